"""Harm: each figure of victims and each single named victim, as claims.

What a sentence counts is :mod:`answerable.claims.violence.counting`. A number that counts no victims makes no claim.
"""

import dataclasses
from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.violence.counting import Count, counts, undivided
from answerable.claims.violence.harm_words import harm_index
from answerable.claims.violence.naming import Named, described, name_of, proper_site
from answerable.claims.violence.rolls import called, listed_with, names_in
from answerable.claims.violence.victims import COUNTING, left_edge
from answerable.claims.wording import grammar
from answerable.claims.wording.figures import Figure
from answerable.claims.wording.wordforms import singular
from answerable.language.article import Sentence
from answerable.model.slots import HarmSlots


class HarmExtractor:
    """Finds harm: a kind, how many (min and max), whom and where."""

    languages = ENGLISH
    name = "harm"
    version = 2
    needs = frozenset({"cast"})
    adds = frozenset({"harm"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every figure of victims and every single victim, each once."""
        seen: set[tuple[str, str | None]] = set()
        for sentence in scene.article.sentences:
            last: Named | None = None
            for count in _with_listed(scene, sentence, undivided(list(counts(sentence)))):
                draft = _draft(scene, sentence, count, seen, last)
                if draft is not None:
                    yield draft
                    last = _group(sentence, count.victims) or last


def _with_listed(scene: Scene, sentence: Sentence, found: list[Count]) -> Iterator[Count]:
    """The counts, each named victim followed by those named in one list with it; then those called victims by name."""
    known = {count.victims for count in found}
    named = names_in(scene, sentence) if any(count.victims.tag_ == "NNP" for count in found) else ()
    for told in found:
        count = told
        begin = left_edge(count.victims)
        if count.victims in named and any(one.like_num for one in count.victims.doc[count.first : begin]):
            # The number before a name is another's age: "Anna Joll, 42; Pavel Orn".
            figure = Figure(min=1, max=1)
            count = dataclasses.replace(count, figure=figure, first=begin, last=count.victims.i)
        yield count
        if count.figure.min == count.figure.max == 1 and count.victims.tag_.startswith("NNP"):
            for name in listed_with(scene, sentence, count.victims):
                if name not in known:
                    known.add(name)
                    yield Count(kind=count.kind, victims=name, figure=count.figure, first=left_edge(name), last=name.i)
    for count in called(scene, sentence):
        if count.victims not in known:
            known.add(count.victims)
            yield dataclasses.replace(count, first=left_edge(count.victims))


def _draft(
    scene: Scene, sentence: Sentence, count: Count, seen: set[tuple[str, str | None]], last: Named | None
) -> Draft | None:
    victims = count.victims
    whom = _whom(scene, sentence, count, last)
    if victims.tag_ in {"PRP", "WP"} and whom is None:
        return None
    if count.figure.max == 1 and count.figure.min == 1 and whom is not None and whom.proper:
        if (count.kind, whom.text) in seen:
            return None
        seen.add((count.kind, whom.text))
    words = victims.doc[count.first : count.last + 1]
    place = _place(scene, sentence, count)
    anchors = []
    if whom is not None:
        anchors.append(whom.anchor("whom"))
    if place is not None:
        anchors.append(place.anchor("place"))
    figure = count.figure
    return Draft(
        start=sentence.offset + words.start_char,
        end=sentence.offset + words.end_char,
        slots=HarmSlots(
            kind=count.kind,
            min=figure.min,
            max=figure.max,
            approximate=figure.approximate,
            whom=None if whom is None else whom.text,
            place=None if place is None else place.text,
        ),
        anchors=tuple(sorted(anchors)),
    )


def _whom(scene: Scene, sentence: Sentence, count: Count, last: Named | None) -> Named | None:
    """Who the victims are: a name, a noun, the noun that a bare number leaves out ("and wounded three")."""
    victims = count.victims
    if count.figure.max == 0:
        return None
    if count.figure.max == 1 and victims.tag_ != "CD":
        return name_of(scene, sentence, victims, "person")
    group = _group(sentence, victims)
    return group or (last if victims.tag_ == "CD" or victims.like_num or victims.lower_ in COUNTING else None)


def _group(sentence: Sentence, victims: Token) -> Named | None:
    """The noun that names a group of victims: the head itself, or what a number or "scores" is "of"."""
    index = harm_index()
    if victims.tag_ == "CD" or victims.like_num or victims.lower_ in COUNTING:
        for word, noun in grammar.prepositions(victims):
            if word == "of" and noun.tag_ in {"NNS", "NN", "NNPS"}:
                return described(sentence, noun)
        return None
    words = index.adjectives.keys() | index.bodies | index.lives
    if victims.lower_ in words or singular(victims.lower_) in words or index.tolls.find(victims):
        return None
    if index.nouns.find(victims) is not None or victims.tag_ in {"PRP", "WP"}:
        return None
    return described(sentence, victims)


def _place(scene: Scene, sentence: Sentence, count: Count) -> Named | None:
    """The place that hangs on the victims or on the word of harm."""
    doc = count.victims.doc
    for token in (count.victims, *(doc[i] for i in range(count.first, count.last + 1))):
        for word, noun in grammar.prepositions(token):
            if word in {"in", "at", "near", "outside", "around"}:
                named = proper_site(scene, sentence, noun)
                if named is not None:
                    return named
    return None

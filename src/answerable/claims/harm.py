"""Harm: each figure of victims and each single named victim, as claims.

What a sentence counts is :mod:`answerable.claims.counting`. A number that counts no victims makes no claim.
"""

from collections.abc import Iterable

from answerable.claims import grammar
from answerable.claims.counting import Count, counts, undivided
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.harm_words import harm_index
from answerable.claims.naming import Named, described, name_of, place_named
from answerable.claims.victims import COUNTING
from answerable.claims.wordforms import singular
from answerable.language.article import Sentence
from answerable.model.slots import HarmSlots


class HarmExtractor:
    """Finds harm: a kind, how many (min and max), whom and where."""

    name = "harm"
    version = 1
    adds = frozenset({"harm"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every figure of victims and every single victim, each once."""
        seen: set[tuple[str, str | None]] = set()
        for sentence in scene.article.sentences:
            for count in undivided(list(counts(sentence))):
                draft = _draft(scene, sentence, count, seen)
                if draft is not None:
                    yield draft


def _draft(scene: Scene, sentence: Sentence, count: Count, seen: set[tuple[str, str | None]]) -> Draft | None:
    victims = count.victims
    whom: Named | None = (
        name_of(scene, sentence, victims, "person") if count.figure.max == 1 else described(sentence, victims)
    )
    if victims.tag_ in {"PRP", "WP"} and whom is None:
        return None
    if count.figure.max == 0:
        whom = None
    counted = (
        victims.tag_ == "CD"
        or victims.like_num
        or victims.lower_ in harm_index().adjectives
        or victims.lower_ in COUNTING
        or harm_index().tolls.find(victims) is not None
        or singular(victims.lower_) in harm_index().bodies | harm_index().lives
    )
    if counted or (whom is not None and harm_index().nouns.find(victims) is not None and not whom.proper):
        whom = None
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


def _place(scene: Scene, sentence: Sentence, count: Count) -> Named | None:
    """The place that hangs on the victims or on the word of harm."""
    doc = count.victims.doc
    for token in (count.victims, *(doc[i] for i in range(count.first, count.last + 1))):
        for word, noun in grammar.prepositions(token):
            if word in {"in", "at", "near", "outside", "around"}:
                named = place_named(scene, sentence, noun)
                if named is not None:
                    return named
    return None

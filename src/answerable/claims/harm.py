"""Harm: each figure of victims and each single named victim, as claims.

Numbers are read by :mod:`answerable.claims.figures`, who does it to whom by :mod:`answerable.claims.violence`'s grammar.
A number that counts no victims makes no claim.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict
from spacy.tokens import Token

from answerable.claims import grammar
from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.figures import Figure, read_figure
from answerable.claims.naming import Named, described, name_of, place_named
from answerable.claims.phrasebook import Phrasebook
from answerable.claims.targets import person_kind, thing_kind
from answerable.claims.violence import VerbEntry, event_noun, find_verb, incident_words, verb_index
from answerable.claims.weapons import weapon_kind
from answerable.claims.wordforms import singular
from answerable.language.article import Sentence
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.slots import HarmSlots


_COUNTING = frozenset(
    {"dozens", "scores", "hundreds", "thousands", "others", "several", "many", "number", "total", "dozen", "couple"}
)


class HarmKind(BaseModel):
    """A kind of harm with its words; `casualty` is the field of Every Casualty's minimum that it fills."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    printed: str
    casualty: str | None = None
    verbs: tuple[str, ...]
    verbs_of_subject: tuple[str, ...]
    adjectives: tuple[str, ...]
    nouns: tuple[str, ...]
    tolls: tuple[str, ...]
    bodies: tuple[str, ...]
    lives: tuple[str, ...]


class HarmWords(Lexicon):
    """Schema of data/harms.toml."""

    kinds: tuple[HarmKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Victims as read off a sentence: the head noun that counts them, how many, and the tokens [first, last] that say so."""

    kind: str
    victims: Token
    figure: Figure
    first: int
    last: int
    place: Token | None = None


@cache
def harm_words() -> HarmWords:
    """The controlled list of kinds of harm."""
    return load_lexicon("answerable.claims", "data/harms.toml", HarmWords)


@dataclass(frozen=True, slots=True)
class _Index:
    verbs: Mapping[str, list[VerbEntry]]
    subject_verbs: Mapping[str, list[VerbEntry]]
    adjectives: Mapping[str, str]
    nouns: Phrasebook
    tolls: Phrasebook
    bodies: frozenset[str]
    lives: frozenset[str]


@cache
def _index() -> _Index:
    kinds = harm_words().kinds
    irregular = incident_words().irregular
    return _Index(
        verb_index({verb: kind.name for kind in reversed(kinds) for verb in kind.verbs}, irregular),
        verb_index({verb: kind.name for kind in reversed(kinds) for verb in kind.verbs_of_subject}, irregular),
        {word: kind.name for kind in reversed(kinds) for word in kind.adjectives},
        Phrasebook({word: kind.name for kind in reversed(kinds) for word in kind.nouns}),
        Phrasebook({word: kind.name for kind in reversed(kinds) for word in kind.tolls}),
        frozenset(word for kind in kinds for word in kind.bodies),
        frozenset(word for kind in kinds for word in kind.lives),
    )


class HarmExtractor:
    """Finds harm: a kind, how many (min and max), whom and where."""

    name = "harm"
    version = 1
    adds = frozenset({"harm"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """Every figure of victims and every single victim, each once."""
        seen: set[tuple[str, str | None]] = set()
        for sentence in scene.article.sentences:
            for count in _undivided(list(counts(sentence))):
                draft = _draft(scene, sentence, count, seen)
                if draft is not None:
                    yield draft


def counts(sentence: Sentence) -> Iterator[Count]:
    """The victims that a sentence counts or names, in the order of its words."""
    index = _index()
    for token in sentence.span:
        word = token.lower_
        if word in index.verbs and (found := find_verb(index.verbs, token)) and token.dep_ not in {"amod", "compound"}:
            yield from _of_verb(token, found)
        elif word in index.subject_verbs and (found := find_verb(index.subject_verbs, token)):
            yield from _of_subject(token, found)
        if word in index.adjectives:
            yield from _of_adjective(token, index.adjectives[word])
        if token.pos_ in {"NOUN", "PROPN", "ADJ"} or token.tag_ in {"NN", "NNS", "VBG"}:
            yield from _of_noun(token)


def _of_verb(verb: Token, found: tuple[str, str, int]) -> Iterator[Count]:
    base, kind, last = found
    passive = grammar.is_passive(verb)
    if not passive and kind == "missing":
        return
    victims = grammar.subjects(verb) if passive else grammar.objects(verb)
    for victim in victims:
        if verb.i < victim.i <= last:
            continue
        figure = figure_of(victim, verb=True)
        if not _may_suffer(victim, base):
            continue
        if figure is not None:
            yield _count(kind, victim, figure, min(verb.i, last), max(verb.i, last))
        for name in _names_beside(victim):
            yield Count(kind=kind, victims=name, figure=Figure(min=1, max=1), first=_left(name), last=name.i)


def _names_beside(victim: Token) -> Iterator[Token]:
    """The persons named in apposition to a counted noun ("two farmers, X and Y")."""
    if victim.tag_.startswith("NNP"):
        return
    for child in victim.children:
        if child.dep_ == "appos":
            for name in grammar.members(child):
                if name.ent_type_ == "PERSON" and name.tag_.startswith("NNP"):
                    yield name


def _of_subject(verb: Token, found: tuple[str, str, int]) -> Iterator[Count]:
    base, kind, last = found
    for victim in grammar.subjects(verb):
        figure = figure_of(victim, verb=True)
        if figure is not None and _may_suffer(victim, base):
            yield _count(kind, victim, figure, verb.i, last)


def _of_adjective(token: Token, kind: str) -> Iterator[Count]:
    """ "12 dead", "left 12 people dead", "the dead include": a number before the word, or its noun before it."""
    doc, start = token.doc, token.sent.start
    if grammar.is_verb(token) and any(
        child.dep_ in {"auxpass", "nsubjpass", "dobj", "aux"} for child in token.children
    ):
        return
    figure = _ending_at(token)
    if figure is not None and token.i + 1 < token.sent.end and doc[token.i + 1].tag_ in {"NN", "NNS"}:
        if person_kind(doc[token.i + 1]):
            return
    if figure is not None:
        yield Count(kind=kind, victims=token, figure=figure, first=token.i - (figure.last - figure.first), last=token.i)
        return
    nouns = _noun_of_adjective(token)
    before = doc[token.i - 1] if token.i > start else None
    if not nouns and before is not None and (token.head == before or before.head == token) and before.dep_ != "dobj":
        nouns = (before,)
    for noun in nouns:
        figure = figure_of(noun, verb=True)
        if figure is not None and _may_suffer(noun, "kill"):
            yield _count(kind, noun, figure, token.i, token.i)
        return


def _noun_of_adjective(token: Token) -> tuple[Token, ...]:
    head = token.head
    if token.dep_ in {"oprd", "acomp", "xcomp", "ccomp", "conj"}:
        if token.dep_ == "conj":
            return _noun_of_adjective(head) if head.dep_ in {"oprd", "acomp", "xcomp", "ccomp"} else ()
        own = [child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}]
        if own:
            return grammar.members(own[0])
        if token.dep_ == "acomp" and head.lower_ in {
            "was",
            "were",
            "is",
            "are",
            "be",
            "been",
            "remain",
            "remained",
            "remains",
            "lay",
            "lie",
        }:
            return grammar.subjects(head)
        if grammar.is_verb(head) and (found := grammar.objects(head)):
            return found
        if grammar.is_verb(head) and grammar.is_passive(head):
            return grammar.subjects(head)
    return ()


def _of_noun(token: Token) -> Iterator[Count]:
    index = _index()
    toll = index.tolls.find(token)
    if toll is not None:
        yield from _of_toll(token, *toll)
        return
    base = singular(token.lower_)
    if base in index.bodies or base in index.lives:
        yield from _of_bodies(token, life=base in index.lives)
        return
    if token.tag_ == "VBG" and not any(child.dep_ in {"det", "amod", "poss"} for child in token.children):
        return
    found = index.nouns.find(token)
    if found is None or token.dep_ in {"compound", "nmod"}:
        return
    kind, first = found
    own = read_figure([word.text for word in token.doc[_left(token) : first]])
    if any(child.lower_ == "no" for child in token.children):
        own = Figure(min=0, max=0)
    suffered = [
        noun
        for word, noun in grammar.prepositions(token)
        if word in {"of", "to", "among"} and not grammar.is_verb(noun)
    ]
    suffered += [
        one
        for child in token.children
        if child.dep_ == "poss" and child.tag_ != "PRP$"
        for one in grammar.members(child)
    ]
    if own is not None and not own.vague or (own is not None and token.tag_ == "NNS"):
        counted = next((noun for noun in suffered if person_kind(noun)), token)
        yield Count(
            kind=kind, victims=counted, figure=own, first=_left(token) + own.first, last=max(token.i, counted.i)
        )
        return
    if kind == "casualties" or kind == "displaced":
        return
    for noun in suffered:
        figure = figure_of(noun, verb=True)
        if figure is not None and _may_suffer(noun, "of"):
            yield _count(kind, noun, figure, first, token.i)


def _of_toll(token: Token, kind: str, first: int) -> Iterator[Count]:
    """ "The death toll rose to 45", "a death toll of 45"."""
    end = token.sent.end
    stop = min(end, token.i + 12)
    for place in range(token.i + 1, stop):
        word = token.doc[place]
        if word.tag_ == "CD" or word.like_num:
            begin = max(token.i + 1, place - 4)
            figure = read_figure([one.text for one in token.doc[begin:stop]])
            if figure is None or word.ent_type_ in {"DATE", "TIME", "PERCENT"}:
                continue
            preposition = token.doc[place - 1].lower_
            if preposition in {"from"}:
                continue
            yield Count(kind=kind, victims=token, figure=figure, first=first, last=begin + figure.last - 1)
            return


def _of_bodies(token: Token, *, life: bool) -> Iterator[Count]:
    """ "The bodies of five men", "five bodies", "claimed the lives of 12 people"."""
    if life and not (
        token.head.lower_
        in {"claimed", "claim", "claiming", "took", "taken", "cost", "costing", "lost", "claims", "taking"}
    ):
        return
    for word, noun in grammar.prepositions(token):
        if word == "of":
            figure = figure_of(noun, verb=True)
            if figure is not None and _may_suffer(noun, "kill"):
                yield _count("killed", noun, figure, token.head.i if life else token.i, token.i)
                return
    own = _read(token, _left(token))
    if own is not None:
        yield Count(kind="killed", victims=token, figure=own, first=_left(token) + own.first, last=token.i)


def _left(token: Token) -> int:
    return int(grammar.phrase(token).start)


def _ending_at(token: Token) -> Figure | None:
    """The figure whose words end right before the token."""
    begin = max(token.sent.start, token.i - 7)
    for first in range(begin, token.i):
        words = [one.text for one in token.doc[first : token.i]]
        figure = read_figure(words)
        if figure is not None and figure.last == len(words) and not figure.vague:
            return figure if token.doc[token.i - 1].ent_type_ not in {"DATE", "TIME"} else None
        if figure is None:
            return None
    return None


def figure_of(noun: Token, *, verb: bool) -> Figure | None:
    """How many a noun phrase says; one for a single named or indefinite person; None for plurals without a number."""
    del verb
    if noun.lower_ in {"nobody", "none"} or any(child.lower_ == "no" for child in noun.children):
        return Figure(min=0, max=0)
    if noun.tag_ in {"PRP", "WP"}:
        return Figure(min=1, max=1) if noun.lower_ in {"he", "she", "him", "her"} else None
    first = _left(noun)
    if (
        noun.tag_ == "CD"
        or noun.like_num
        or noun.lower_ in {"dozens", "scores", "hundreds", "thousands", "others", "several", "many"}
    ):
        end = noun.i + 1
        span = grammar.phrase(noun)
        begin = max(first - 4, noun.sent.start)
        return read_figure([word.text for word in noun.doc[begin : max(end, span.end)]], max(first - begin, 0))
    if noun.lower_ in {"number", "total", "group", "series", "couple", "handful", "pair", "half", "majority"}:
        for word, below in grammar.prepositions(noun):
            if word == "of":
                counted = figure_of(below, verb=True)
                if counted is not None:
                    return counted
        own = read_figure([word.text for word in noun.doc[first : noun.i + 1]])
        if own is not None:
            return own
        return (
            Figure(min=2, max=None, approximate=True, vague=True)
            if noun.lower_ in {"number", "group", "handful"}
            else None
        )
    figure = _read(noun, first)
    if figure is not None:
        if _dated(figure) or _age(noun, first, figure):
            figure = None
        else:
            return figure
    if noun.tag_ in {"NN", "NNP"} and singular(noun.lower_) not in {"people"}:
        return Figure(min=1, max=1)
    return None


def _read(noun: Token, first: int) -> Figure | None:
    """The figure before a noun, with a bound that stands outside its phrase; positions count from `first`."""
    begin = max(noun.sent.start, first - 4)
    figure = read_figure([word.text for word in noun.doc[begin : noun.i]], first - begin)
    if figure is None:
        return None
    return dataclasses.replace(figure, first=figure.first - (first - begin), last=figure.last - (first - begin))


def _dated(figure: Figure) -> bool:
    """Whether the number reads as a year."""
    return figure.min == figure.max and figure.min is not None and 1900 <= figure.min < 2100  # noqa: PLR2004 - years


def _age(noun: Token, first: int, figure: Figure) -> bool:
    """Whether the number is an age: "a 4-year-old boy", "two-month-old"."""
    after = noun.doc[first + figure.last : noun.i]
    return any(
        word.lower_ in {"year", "month", "old", "years", "months", "week", "day"} or word.lower_.endswith("-old")
        for word in after
    )


def _may_suffer(noun: Token, base: str) -> bool:
    """Whether a noun can be a victim: a person or persons, not a thing, a place, a weapon or an event."""
    if person_kind(noun) is not None:
        return True
    if noun.tag_ == "CD" or noun.like_num or noun.tag_ in {"PRP", "WP"} or noun.ent_type_ == "PERSON":
        return True
    if noun.lower_ in {"nobody", "none", "one"}:
        return True
    if noun.lower_ in {
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "others",
        "several",
        "many",
        "number",
        "group",
        "total",
    }:
        return True
    if thing_kind(noun) or weapon_kind(noun) or event_noun(noun) or noun.ent_type_ in {"GPE", "LOC", "DATE", "FAC"}:
        return False
    if noun.tag_.startswith("NNP"):
        return True
    # An unknown noun after a word that only persons can suffer.
    return noun.lower_.endswith(
        ("ist", "ists", "er", "ers", "or", "ors", "ian", "ians", "ee", "ees", "ant", "ants", "man", "men")
    )


def _count(kind: str, victims: Token, figure: Figure, first: int, last: int) -> Count:
    span = grammar.phrase(victims)
    begin, finish = min(first, span.start + min(figure.first, 0)), max(last, span.end - 1, *(_modifier_end(victims),))
    if finish - begin > 22:  # noqa: PLR2004 - a quote is at most some twenty words: the noun without its "of" phrase
        finish = max(last, victims.i)
    if finish - begin > 22:  # noqa: PLR2004 - as above: the number with its noun alone
        begin, finish = span.start, victims.i
    return Count(kind=kind, victims=victims, figure=figure, first=begin, last=finish)


def _modifier_end(noun: Token) -> int:
    """The end of a short participle after the noun ("300 people seeking refuge")."""
    for child in noun.children:
        if child.dep_ == "acl" and child.i > noun.i:
            objects = [below.i for below in child.children if below.dep_ == "dobj"]
            return max([child.i, *objects])
    return int(noun.i)


def _undivided(found: list[Count]) -> list[Count]:
    """ "Killed and injured" of one and the same victims make one harm of both."""
    out: list[Count] = []
    hurt = {count.victims for count in found if count.kind != "sheltering"}
    for count in found:
        if count.kind == "sheltering" and count.victims in hurt:
            continue
        at = next(
            (
                i
                for i, before in enumerate(out)
                if before.victims == count.victims and {before.kind, count.kind} <= {"killed", "injured"}
            ),
            None,
        )
        if at is None or out[at].kind == count.kind:
            if at is None:
                out.append(count)
            continue
        before = out[at]
        out[at] = Count(
            kind="killed and injured",
            victims=count.victims,
            figure=count.figure,
            first=min(before.first, count.first),
            last=max(before.last, count.last),
        )
    return out


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
        or victims.lower_ in _index().adjectives
        or victims.lower_ in _COUNTING
        or _index().tolls.find(victims) is not None
        or singular(victims.lower_) in _index().bodies | _index().lives
    )
    if counted or (whom is not None and _index().nouns.find(victims) is not None and not whom.proper):
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

"""Positionings: a unit or a person at a place over some time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.cast.subjects import talked_of
from answerable.claims.cast.units import unit_table
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.claims.wording.clause import subject_of
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor
from answerable.model.slots import PositioningSlots

_BEEN = frozenset({"been", "was", "were", "is", "are", "has", "have", "had", "and"})
_CLOSE = 4
"""Words within which :func:`_from` finds the place of a unit, aside or not."""
_REACH = 10
"""Words within which a place must follow the unit."""


@dataclass(frozen=True, slots=True)
class Place:
    """The words [first, last) name a place; `name` is None where they are taken as printed."""

    first: int
    last: int
    name: str | None


class PositioningWords(Lexicon):
    """The words that tell where a unit or a person is (data/positionings.toml)."""

    cues: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    fillers: dict[str, frozenset[str]]
    breaks: dict[str, frozenset[str]]
    sent: dict[str, frozenset[str]]
    sites: dict[str, frozenset[str]]
    times: dict[str, frozenset[str]]


@cache
def _words() -> PositioningWords:
    return load_lexicon("answerable.claims", "data/positionings.toml", PositioningWords)


@cache
def _cues() -> dict[str, str]:
    return {word: kind for kind, words in _words().cues.items() for word in words}


@cache
def _sent() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(phrase.split()) for phrases in _words().sent.values() for phrase in phrases)


class PositioningExtractor:
    """Finds where units are based or operate, and where persons were sent."""

    languages = ENGLISH
    name = "positioning"
    version = 2
    needs = frozenset({"cast"})
    adds = frozenset({"positioning"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The positionings that an article tells."""
        last: Item | None = None
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                yield from {draft.slots: draft for draft in reversed(list(_of_stretch(stretch, last)))}.values()
                last = talked_of(stretch, last)


def _of_stretch(stretch: Stretch, last: Item | None) -> Iterator[Draft]:
    for number, item in enumerate(stretch.items):
        after = stretch.items[number + 1] if number + 1 < len(stretch.items) else None
        if item.kind == "unit":
            yield from _from(stretch, item, item.last, item.first)
            yield from _based(stretch, item)
        elif (
            item.kind == "person"
            and after is not None
            and after.kind == "place"
            and stretch.gap(item.last, after.first) in _sent()
        ):
            place = Place(after.first, after.last, after.mention.name)
            yield _draft(stretch, item, place, item.last, "area of operations")
    if last is not None and stretch.gap(stretch.first, stretch.first + 1) == ("it",):
        yield from _from(stretch, last, stretch.first + 1, stretch.first)
    else:
        yield from _seated(stretch, last)
    yield from _moved(stretch, last)


def _seated(stretch: Stretch, last: Item | None) -> Iterator[Draft]:
    """Where a unit "has its headquarters": whose it is, is the unit that the stretch begins with."""
    lowers = stretch.paragraph.lowers
    for number in range(stretch.first + 1, stretch.last - 2):
        if lowers[number] not in ("has", "had", "have", "with") or lowers[number + 1] != "its":
            continue
        seat = next(
            (n for n in range(number + 2, min(number + 5, stretch.last)) if _cues().get(lowers[n]) == "site"), None
        )
        who = next((item for item in stretch.items if item.kind == "unit" and item.last <= number), last)
        if seat is None or who is None or seat + 1 >= stretch.last or stretch.gap(who.last, number) == ():
            continue
        if lowers[seat + 1] in _words().prepositions["cued"]:
            place = _place(stretch, seat + 2, named=False)
            if place is not None:
                yield _draft(stretch, who, place, number, "site")


def _moved(stretch: Stretch, last: Item | None) -> Iterator[Draft]:
    """Where a unit "had been deployed", "was stationed" or "has operated", when an aside parts the verb from it."""
    lowers, paragraph = stretch.paragraph.lowers, stretch.paragraph
    for number in range(stretch.first + 1, stretch.last - 1):
        kind = _cues().get(lowers[number])
        if kind is None or lowers[number - 1] not in _BEEN or lowers[number + 1] not in _words().prepositions["cued"]:
            continue
        subject = subject_of(paragraph.token_at(paragraph.starts[number]))
        if subject is None:
            continue
        who = _unit_of(stretch, subject, last)
        place = None if who is None or 0 <= number - who.last < _CLOSE else _place(stretch, number + 2, named=False)
        if who is not None and place is not None:
            yield _draft(stretch, who, place, number - 1 - (lowers[number - 1] == "been"), kind)


def _unit_of(stretch: Stretch, subject: Token, last: Item | None) -> Item | None:
    """The unit that a subject names or belongs to ("its fighters", "the unit")."""
    start = stretch.paragraph.offset + subject.idx
    named = next((one for one in stretch.items if one.kind == "unit" and _covers(one, start)), None)
    if named is not None or last is None:
        return named
    its = any(child.lower_ == "its" for child in subject.children)
    the = subject.lower_ in unit_table().nouns and any(child.lower_ == "the" for child in subject.children)
    return last if its or the or subject.lower_ == "it" else None


def _covers(item: Item, place: int) -> bool:
    return item.mention.start <= place < item.mention.end


def _from(stretch: Stretch, who: Item, at: int, first: int) -> Iterator[Draft]:
    """Where `who` is said to be by the words from `at` on: a cue and a preposition, or a preposition alone."""
    lowers, words = stretch.paragraph.lowers, _words()
    kind: str | None = None
    others = {item.first for item in stretch.items if item.kind in {"unit", "person"}}
    for number in range(at, min(at + _REACH, stretch.last - 1)):
        lower = lowers[number]
        bare = number == at and lower in words.prepositions["bare"]
        if lower in _BEEN and number > at and _of_another(stretch, who, number):
            return
        if bare or (kind is not None and lower in words.prepositions["cued"]):
            place = _place(stretch, number + 1, named=kind is None)
            if place is not None:
                yield _draft(stretch, who, place, first, kind or "site")
                return
        if lower in words.breaks["words"] or number in others:
            return
        kind = _cues().get(lower, kind)


def _of_another(stretch: Stretch, who: Item, number: int) -> bool:
    """Whether the verb at word `number` has a subject that is not `who`: "The unit, part of the 9th Division, is"."""
    paragraph = stretch.paragraph
    verb = paragraph.token_at(paragraph.starts[number])
    subject = subject_of(verb if verb.dep_ not in {"aux", "auxpass"} else verb.head)
    if subject is None or subject.pos_ not in {"NOUN", "PROPN"} or who.first > number:
        return False
    start = paragraph.offset + subject.idx
    begins = paragraph.offset + subject.left_edge.idx
    return (
        not _covers(who, start)
        and start < who.mention.start
        and begins < who.mention.start
        and stretch.gap(who.last, who.last + 1) == (",",)
    )


def _based(stretch: Stretch, unit: Item) -> Iterator[Draft]:
    """What "the Orsk-based 9th Brigade" tells."""
    if unit.first - 2 <= stretch.first or stretch.gap(unit.first - 2, unit.first) != ("-", "based"):
        return
    last = unit.first - 2
    first = last - 1
    while (
        first > stretch.first
        and stretch.paragraph.texts[first - 1][0].isupper()
        and stretch.paragraph.lowers[first - 1] != "the"
    ):
        first -= 1
    if stretch.paragraph.texts[first][0].isupper():
        yield _draft(stretch, unit, Place(first, last, None), first, "site")


def _place(stretch: Stretch, at: int, *, named: bool) -> Place | None:
    """The place that begins at word `at` or after a filler; with `named`, only one that the cast knows as a place."""
    lowers, texts = stretch.paragraph.lowers, stretch.paragraph.texts
    known = {item.first: item for item in stretch.items}
    while at < stretch.last and lowers[at] in _words().fillers["words"] and at not in known:
        at += 1
    item = known.get(at)
    if lowers[at - 1] == "(" and texts[at].isupper():
        return None
    if item is not None and item.kind == "place":
        return Place(item.first, item.last, item.mention.name)
    if item is not None and item.kind == "unit" and _words().sites["words"] & set(lowers[item.first : item.last]):
        return Place(item.first, item.last, item.mention.name)
    # What follows "stationed in" is a place even where the cast took the unknown name for a person's or a body's.
    if named or (item is not None and item.kind == "unit" and unit_table().nouns & set(lowers[item.first : item.last])):
        return None
    end = at
    while end < stretch.last and (texts[end][0].isupper() or (texts[end] in {"-", "on"} and end > at)):
        end += 1
    while end > at and not texts[end - 1][0].isupper():
        end -= 1
    return Place(at, end, None) if end > at and lowers[at] not in _words().times["words"] else None


def _draft(stretch: Stretch, who: Item, place: Place, first: int, kind: str) -> Draft:
    paragraph = stretch.paragraph
    slot = "unit" if who.kind == "unit" else "person"
    start, end = paragraph.starts[place.first], paragraph.ends[place.last - 1]
    printed = " ".join(paragraph.doc.text[start - paragraph.offset : end - paragraph.offset].split())
    name = who.mention.name
    return Draft(
        start=paragraph.starts[first],
        end=max(end, paragraph.ends[who.last - 1]) if place.first < who.first and slot == "unit" else end,
        slots=PositioningSlots(
            place=place.name or printed,
            kind=kind,
            unit=name if slot == "unit" else None,
            person=name if slot == "person" else None,
        ),
        anchors=(Anchor("place", start, end), Anchor(slot, who.mention.start, who.mention.end)),
    )

"""Positionings: a unit or a person at a place over some time."""

from collections.abc import Iterable, Iterator
from functools import cache

from answerable.claims.draft import Draft
from answerable.claims.extractor import Scene
from answerable.claims.stretches import Item, Stretch, stretches_of
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor
from answerable.model.slots import PositioningSlots


class PositioningWords(Lexicon):
    """The words between a unit, or a person, and a place (data/positionings.toml)."""

    between: dict[str, frozenset[str]]
    sent: dict[str, frozenset[str]]


@cache
def _words() -> PositioningWords:
    return load_lexicon("answerable.claims", "data/positionings.toml", PositioningWords)


@cache
def _between() -> dict[tuple[str, ...], str]:
    return {_split(phrase): kind for kind, phrases in _words().between.items() for phrase in phrases}


@cache
def _sent() -> frozenset[tuple[str, ...]]:
    return frozenset(_split(phrase) for phrases in _words().sent.values() for phrase in phrases)


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace(",", " , ").replace("'s", " 's").replace("’s", " ’s").split())


class PositioningExtractor:
    """Finds where units are based or operate, and where persons were sent."""

    name = "positioning"
    version = 1
    adds = frozenset({"positioning"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The positionings that an article tells."""
        last: Item | None = None
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                yield from _of_stretch(stretch, last)
                last = next((item for item in stretch.items if item.kind == "unit"), last)


def _of_stretch(stretch: Stretch, last: Item | None) -> Iterator[Draft]:
    for number, item in enumerate(stretch.items):
        after = stretch.items[number + 1] if number + 1 < len(stretch.items) else None
        if item.kind == "unit":
            yield from _from(stretch, item, item.last, item.first, after)
        elif (
            item.kind == "person"
            and after is not None
            and after.kind == "place"
            and _bare(stretch.gap(item.last, after.first)) in _sent()
        ):
            yield _draft(stretch, item, (after.first, after.last, after.mention.name), item.last, "area of operations")
    if last is not None and stretch.gap(stretch.first, stretch.first + 1) == ("it",):
        place = next((item for item in stretch.items if item.first > stretch.first), None)
        yield from _from(stretch, last, stretch.first + 1, stretch.first, place)


def _from(stretch: Stretch, who: Item, at: int, first: int, after: Item | None) -> Iterator[Draft]:
    """Where `who` is said to be by the words from `at` on; a strong phrase makes a place of any capitals after it."""
    lowers = stretch.paragraph.lowers
    for length in range(_longest(), 0, -1):
        kind = _between().get(_bare(lowers[at : at + length]))
        if kind is None or at + length >= stretch.last:
            continue
        begin = at + length
        if after is not None and after.kind == "place" and after.first == begin:
            yield _draft(stretch, who, (after.first, after.last, after.mention.name), first, kind)
            return
        end = _capitals(stretch, begin)
        if length > 1 and end > begin and (after is None or after.first >= end or after.kind != "unit"):
            yield _draft(stretch, who, (begin, end, None), first, kind)
            return


def _capitals(stretch: Stretch, at: int) -> int:
    texts = stretch.paragraph.texts
    end = at
    while end < stretch.last and (texts[end][0].isupper() or (texts[end] in {"-", "on", "of", "the"} and end > at)):
        end += 1
    while end > at and not texts[end - 1][0].isupper():
        end -= 1
    return end


@cache
def _longest() -> int:
    return max(map(len, _between())) + 1


def _bare(gap: tuple[str, ...]) -> tuple[str, ...]:
    """The gap without a day or a "currently" that changes nothing."""
    return tuple(word for word in gap if word not in {"currently", "now", "also", "still"})


def _draft(stretch: Stretch, who: Item, place: tuple[int, int, str | None], first: int, kind: str) -> Draft:
    """The draft; `place` is its words [first, last) and its name, or None for the words as printed."""
    paragraph = stretch.paragraph
    slot = "unit" if who.kind == "unit" else "person"
    start, end = paragraph.starts[place[0]], paragraph.ends[place[1] - 1]
    printed = " ".join(paragraph.doc.text[start - paragraph.offset : end - paragraph.offset].split())
    name = who.mention.name
    return Draft(
        start=paragraph.starts[first],
        end=end,
        slots=PositioningSlots(
            place=place[2] or printed,
            kind=kind,
            unit=name if slot == "unit" else None,
            person=name if slot == "person" else None,
        ),
        anchors=(Anchor("place", start, end), Anchor(slot, who.mention.start, who.mention.end)),
    )

"""Stretches: what lies between two full stops, with the mentions in it as items in a row.

The parser's sentences break after "Maj. Gen." and run together in lists; these are found by the words themselves and
know that a stop inside a rank or an initial ends nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from answerable.claims.cast.cast import Cast
from answerable.claims.wording.words import Paragraph
from answerable.model.mention import Mention

_ENDS = frozenset(".!?…")
_CLOSERS = frozenset("\"'”’)]»")
_ABBREVIATED = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "no",
        "hon",
        "prof",
        "rev",
        "gov",
        "sen",
        "rep",
        "rtd",
        "jr",
        "sr",
        "vs",
        "etc",
        "e",
        "g",
        "i",
    }
)
_RANKED = {"person": 0, "rank": 1, "title": 1, "role": 1, "unit": 2, "group": 3, "place": 4}


@dataclass(frozen=True, slots=True)
class Item:
    """A mention as words [first, last) of a paragraph."""

    first: int
    last: int
    mention: Mention

    @property
    def kind(self) -> str:
        """The mention's kind."""
        return self.mention.kind


@dataclass(frozen=True, slots=True)
class Stretch:
    """The words [first, last) of a paragraph, up to a full stop, and the items among them."""

    paragraph: Paragraph
    first: int
    last: int
    items: tuple[Item, ...]

    def gap(self, start: int, end: int) -> tuple[str, ...]:
        """The words [start, end), lower case."""
        return self.paragraph.lowers[start:end]


def stretches_of(cast: Cast, paragraph: Paragraph) -> tuple[Stretch, ...]:
    """The stretches of a paragraph, in order; found once for a cast, for many extractors ask."""
    known: tuple[Stretch, ...] | None = cast.memory.get(paragraph.offset)
    if known is None:
        known = cast.memory[paragraph.offset] = tuple(_stretches(cast, paragraph))
    return known


def _stretches(cast: Cast, paragraph: Paragraph) -> Iterator[Stretch]:
    items = _items(cast, paragraph)
    inside = {number for item in items for number in range(item.first, item.last)}
    first, at = 0, 0
    for number in range(len(paragraph)):
        if not _ends(paragraph, number, inside):
            continue
        begin = at
        while at < len(items) and items[at].first <= number:
            at += 1
        yield Stretch(paragraph, first, number + 1, tuple(items[begin:at]))
        first = number + 1
    if first < len(paragraph):
        yield Stretch(paragraph, first, len(paragraph), tuple(items[at:]))


def _items(cast: Cast, paragraph: Paragraph) -> list[Item]:
    if not len(paragraph):
        return []
    found: list[Item] = []
    mentions = cast.within(paragraph.starts[0], paragraph.ends[-1])
    for mention in sorted(mentions, key=lambda m: (m.start, _RANKED.get(m.kind, 5), -m.end)):
        first, last = paragraph.word_at(mention.start), paragraph.word_at(mention.end - 1) + 1
        if found and first < found[-1].last:
            continue
        found.append(Item(first, last, mention))
    return found


def _ends(paragraph: Paragraph, number: int, inside: set[int]) -> bool:
    text = paragraph.texts[number]
    if text not in _ENDS or number in inside:
        return False
    before = paragraph.lowers[number - 1] if number else ""
    if text == "." and (before in _ABBREVIATED or (len(before) == 1 and before.isalpha())) and paragraph.joined(number):
        return False
    after = number + 1
    while after < len(paragraph) and paragraph.texts[after] in _CLOSERS and paragraph.joined(after):
        after += 1
    return after >= len(paragraph) or not (paragraph.texts[after][0].islower() or paragraph.texts[after] in ",;")

"""Relations: a unit under another, or within it."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from answerable.claims.cast.stretches import Item, Stretch, stretches_of
from answerable.claims.cast.subjects import talked_of
from answerable.claims.cast.units import unit_table
from answerable.claims.draft import Draft
from answerable.claims.extractor import ENGLISH, Scene
from answerable.lexicon import Lexicon, load_lexicon
from answerable.model.claim import Anchor
from answerable.model.mention import Mention
from answerable.model.slots import RelationSlots

_JOINT = " of the "


class RelationWords(Lexicon):
    """The words between a unit and the one above it, by the kind of relation (data/relations.toml)."""

    beside: dict[str, frozenset[str]]
    stated: dict[str, tuple[str, ...]]


@cache
def _beside() -> dict[tuple[str, ...], str]:
    words = load_lexicon("answerable.claims", "data/relations.toml", RelationWords)
    return {_split(phrase): kind for kind, phrases in words.beside.items() for phrase in phrases}


@cache
def _stated() -> tuple[tuple[tuple[str, ...], str], ...]:
    words = load_lexicon("answerable.claims", "data/relations.toml", RelationWords)
    found = [(_split(phrase), kind) for kind, phrases in words.stated.items() for phrase in phrases]
    return tuple(sorted(found, key=lambda one: (-len(one[0]), one)))


def _split(phrase: str) -> tuple[str, ...]:
    return tuple(phrase.replace(",", " , ").split())


class RelationExtractor:
    """Finds which unit is under or within which other."""

    languages = ENGLISH
    name = "relation"
    version = 1
    needs = frozenset({"cast"})
    adds = frozenset({"relation"})

    def extract(self, scene: Scene) -> Iterable[Draft]:
        """The relations that an article tells: side by side, in a name ("9 Brigade of the Army"), or stated."""
        seen: set[tuple[str, str]] = set()
        last: Item | None = None
        for paragraph in scene.cast.paragraphs:
            for stretch in stretches_of(scene.cast, paragraph):
                units = [item for item in stretch.items if item.kind == "unit"]
                for draft in (*_joined(stretch, units), *_next_to(stretch, units), *_said(stretch, units, last)):
                    if isinstance(draft.slots, RelationSlots):
                        key = draft.slots.unit, draft.slots.related_unit
                        if key not in seen and key[0] != key[1]:
                            seen.add(key)
                            yield draft
                last = talked_of(stretch, last)


def _joined(stretch: Stretch, units: list[Item]) -> Iterator[Draft]:
    """Relations inside one name: "9 Brigade of the Northern Army" is under the Northern Army."""
    paragraph = stretch.paragraph
    for item in units:
        start, end = item.mention.start, item.mention.end
        printed = paragraph.doc.text[start - paragraph.offset : end - paragraph.offset]
        at = printed.find(_JOINT)
        if at < 0:
            continue
        lower, upper = printed[:at], printed[at + len(_JOINT) :]
        if _is_unit(lower) and _is_unit(upper):
            yield Draft(
                start=start,
                end=end,
                slots=RelationSlots(
                    unit=" ".join(lower.split()), related_unit=" ".join(upper.split()), kind="child-of"
                ),
                anchors=(Anchor("related_unit", end - len(upper), end), Anchor("unit", start, start + at)),
            )


def _is_unit(name: str) -> bool:
    words = name.lower().split()
    return bool(words) and any(word in unit_table().nouns for word in (words[0], words[-1]))


def _next_to(stretch: Stretch, units: list[Item]) -> Iterator[Draft]:
    for lower, upper in pairwise(units):
        gap = stretch.gap(lower.last, upper.first)
        if gap in _beside():
            yield _draft(stretch, lower, upper, (lower.first, upper.last), _beside()[gap])
        elif gap and gap[0] in {"'s", "’s"} and len(gap) == 1:
            yield _draft(stretch, upper, lower, (lower.first, upper.last), "child-of")


def _said(stretch: Stretch, units: list[Item], last: Item | None) -> Iterator[Draft]:
    lowers = stretch.paragraph.lowers
    for number, named in enumerate(units):
        for phrase, kind in _stated():
            upper = _owned(stretch, units, number)
            first = named.first - len(phrase)
            if first < stretch.first or lowers[first : named.first] != phrase:
                continue
            lower = max((one for one in units if one.last <= first), key=lambda one: one.last, default=last)
            if lower is not None and not any(
                one.kind == "person" and lower.last <= one.first < first for one in stretch.items
            ):
                begin = lower.first if lower.last <= first and lower in units else first
                yield _draft(stretch, lower, upper, (begin, upper.last), kind)
            break


def _owned(stretch: Stretch, units: list[Item], number: int) -> Item:
    """The unit at `number`, or the one that it owns: "part of the Navy's Coastal Command"."""
    after = units[number + 1] if number + 1 < len(units) else None
    if after is not None and stretch.gap(units[number].last, after.first) in {("'s",), ("’s",)}:
        return after
    return units[number]


def _draft(stretch: Stretch, lower: Item, upper: Item, quote: tuple[int, int], kind: str) -> Draft:
    def anchor(slot: str, mention: Mention) -> Anchor:
        return Anchor(slot, mention.start, mention.end)

    return Draft(
        start=stretch.paragraph.starts[quote[0]],
        end=stretch.paragraph.ends[quote[1] - 1],
        slots=RelationSlots(unit=lower.mention.name, related_unit=upper.mention.name, kind=kind),
        anchors=(anchor("related_unit", upper.mention), anchor("unit", lower.mention)),
    )

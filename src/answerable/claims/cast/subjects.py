"""Subjects: which unit a stretch is about, so that "It", "its spokesman" and "the unit" after it mean that one."""

from answerable.claims.cast.stretches import Item, Stretch

_SAYING = frozenset(
    {"said", "says", "confirmed", "reported", "told", "announced", "stated", "noted", "found", "claimed", "added"}
)
_REACH = 2


def talked_of(stretch: Stretch, before: Item | None) -> Item | None:
    """The unit that a stretch is about: its first, but not one that only says so of another; else the one `before`."""
    units = [item for item in stretch.items if item.kind == "unit"]
    if before is not None and units and stretch.gap(stretch.first, stretch.first + 1)[0] in {"it", "its"}:
        return before
    about = [item for item in units if not _SAYING.intersection(stretch.gap(item.last, item.last + _REACH))]
    if about:
        return about[0]
    return units[0] if units else before


def owner_of(stretch: Stretch, at: int, before: Item | None) -> Item | None:
    """Whose "its" at word `at` is: the last unit before it, or after "signed by its spokesman" the one that follows.

    Only where a stretch begins with it can the unit be that of the stretch `before`.
    """
    units = [item for item in stretch.items if item.kind == "unit"]
    named = [item for item in units if item.last <= at]
    if named:
        return named[-1]
    return before if at == stretch.first else next(iter(units), None)

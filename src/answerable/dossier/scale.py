"""The figures of a ledger drawn beside each other: each kind of harm on a scale of its own, from nought to its highest.

A figure is a point, hollow if approximate; a range is a bar; a figure that is open ends in an arrow. A figure that
stands alone in its kind is not drawn: there is nothing to hold it against.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.record.incident import Figure

_FULL = 8_600  # hundredths of a per cent: the highest figure leaves room for an arrow


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a figure lies, in per cent of its scale, with two decimals, as text; `begin` is `end` for a single one."""

    begin: str
    end: str
    open_below: bool
    open_above: bool
    approximate: bool


def scales(figures: Sequence[Figure]) -> tuple[Scale | None, ...]:
    """The scale of each figure, in their order; None for one that is alone in its kind, or no figure at all."""
    tops: dict[str, int] = {}
    counts: dict[str, int] = {}
    for item in figures:
        tops[item.kind] = max(tops.get(item.kind, 1), item.min or 0, item.max or 0)
        counts[item.kind] = counts.get(item.kind, 0) + 1
    return tuple(_scale(item, tops[item.kind]) if counts[item.kind] > 1 else None for item in figures)


def _scale(item: Figure, top: int) -> Scale | None:
    known = [value for value in (item.min, item.max) if value is not None]
    if not known:
        return None
    return Scale(
        begin=_text(min(known) * _FULL // top),
        end=_text(max(known) * _FULL // top),
        open_below=item.min is None,
        open_above=item.max is None,
        approximate=item.approximate,
    )


def _text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"

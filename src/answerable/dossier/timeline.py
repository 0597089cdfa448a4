"""The geometry of a timeline: where bars begin and end on an axis, in hundredths of a per cent, and how sure that is.

What the claims leave no other reading for is solid; what they allow is hatched; an end that no source gives fades out
with an arrow. Nothing is told by colour alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from answerable.dossier.dossier import Bar
from answerable.dossier.phrases import phrases


class Certainty(StrEnum):
    """How a stretch of a bar is drawn."""

    SOLID = "solid"
    POSSIBLE = "possible"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar from `x` over `width`, both in per cent of the axis, with two decimals, as text."""

    x: str
    width: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Row:
    """A bar on the axis. `open_left` and `open_right` are where a fading end begins; `point` marks a single day."""

    bar: Bar
    pieces: tuple[Piece, ...]
    open_left: str | None
    open_right: str | None
    point: str | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark on the axis with its label, empty where there is no room for one."""

    x: str
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows on one axis, and the rows for which no source gives a time."""

    ticks: tuple[Tick, ...]
    rows: tuple[Row, ...]
    undated: tuple[Bar, ...]


_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
_MOST_TICKS = 7
_FEW_YEARS = 3


def timeline(bars: Sequence[Bar]) -> Timeline | None:
    """Lay the bars out; None where no bar has a time."""
    days = sorted(at for bar in bars for at in (*bar.when.begins, *bar.when.ends) if at is not None)
    if not days:
        return None
    first, last = _frame(days[0], days[-1])
    rows = tuple(_row(bar, first, last) for bar in bars if _dated(bar))
    return Timeline(_ticks(first, last), rows, tuple(bar for bar in bars if not _dated(bar)))


def _dated(bar: Bar) -> bool:
    return any(at is not None for at in (*bar.when.begins, *bar.when.ends))


def _frame(first: date, last: date) -> tuple[date, date]:
    """Whole years with some air at both ends, for the open ends to fade into."""
    span = (last - first).days
    air = max(span // 12, 60)
    return date.fromordinal(max(first.toordinal() - air, 1)), date.fromordinal(
        min(last.toordinal() + air, date.max.toordinal())
    )


def _per_cent(at: date, first: date, last: date) -> int:
    """The place of a day on the axis in hundredths of a per cent."""
    return (at - first).days * 10_000 // max((last - first).days, 1)


def _text(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def _row(bar: Bar, first: date, last: date) -> Row:
    (early, begun), (ending, late) = bar.when.begins, bar.when.ends

    def at(day: date) -> int:
        return _per_cent(day, first, last)

    sure = begun is not None and ending is not None and begun <= ending
    certainty = Certainty.SOLID if bar.firm else Certainty.POSSIBLE
    pieces: list[tuple[int, int, Certainty]] = []
    if sure and begun is not None and ending is not None:
        if early is not None and early < begun:
            pieces.append((at(early), at(begun), Certainty.POSSIBLE))
        pieces.append((at(begun), at(ending), certainty))
        if late is not None and ending < late:
            pieces.append((at(ending), at(late), Certainty.POSSIBLE))
        left, right = begun, ending
    else:
        known = [day for day in (early, begun, ending, late) if day is not None]
        left, right = min(known), max(known)
        pieces.append((at(left), at(right), Certainty.POSSIBLE))
    point = at(begun) if sure and begun == ending and begun is not None else None
    return Row(
        bar=bar,
        pieces=tuple(
            Piece(_text(x), _text(max(end - x, 40)), how) for x, end, how in pieces if point is None or end > x
        ),
        open_left=_text(at(left)) if early is None else None,
        open_right=_text(at(right)) if late is None else None,
        point=None if point is None else _text(point),
    )


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    years = last.year - first.year
    if years < _FEW_YEARS:
        marks = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 4, 7, 10)]
        marks = [mark for mark in marks if first <= mark <= last]
        return tuple(Tick(_text(_per_cent(mark, first, last)), _quarter(mark)) for mark in marks)
    step = next((step for step in _STEPS if years / step <= _MOST_TICKS), _STEPS[-1])
    marks = [date(year, 1, 1) for year in range(first.year, last.year + 1) if year % step == 0]
    return tuple(Tick(_text(_per_cent(mark, first, last)), str(mark.year)) for mark in marks if first <= mark <= last)


def _quarter(mark: date) -> str:
    return str(mark.year) if mark.month == 1 else phrases().months[mark.month - 1][:3]

"""Ranges: a time as the claims of the research handbook have it, of days that are sure and of days that may be.

"How Dates Work" (help.securityforcemonitor.org): in a precise range all holds on every day; in an imprecise one on one
day at least; with a start (or an end) the first (last) day is where it began (ended), else it is attested there only.
So what is sure lies between the latest begin and the earliest end, what may be between the earliest begin and the
latest end.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.dates.interval import month_days, year_days
from answerable.exchange.sfm.days import SINCE_EVER
from answerable.model.time import When

DAYS = ("first_precise", "last_precise", "first_imprecise", "last_imprecise")
FLAGS = ("starting", "ending")
_DECEMBER = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranges:
    """The cells of a time, None where empty; `ever` says that the imprecise range has no first day."""

    first_precise: date | None = None
    last_precise: date | None = None
    first_imprecise: date | None = None
    last_imprecise: date | None = None
    starting: bool = False
    ending: bool = False
    ever: bool = False


def when_of_ranges(ranges: Ranges) -> When | None:
    """The time that the ranges say; None without a day, and where a range ends before it begins."""
    sure = (ranges.first_precise or ranges.last_precise, ranges.last_precise or ranges.first_precise)
    maybe = (ranges.first_imprecise, ranges.last_imprecise)
    if any(first is not None and last is not None and last < first for first, last in (sure, maybe)):
        return None
    if sure[0] is not None and sure[1] is not None:
        early = maybe[0] if maybe[0] is not None and maybe[0] < sure[0] else sure[0]
        late = maybe[1] if maybe[1] is not None and maybe[1] > sure[1] else sure[1]
        return _when((early if ranges.starting else None, sure[0]), (sure[1], late if ranges.ending else None))
    if maybe == (None, None):
        return None
    return _when((maybe[0] if ranges.starting else None, maybe[1]), (maybe[0], maybe[1] if ranges.ending else None))


def _when(begins: tuple[date | None, date | None], ends: tuple[date | None, date | None]) -> When:
    begun, ending = begins[1], ends[0]
    if begun is not None and ending is not None and begun <= ending:
        first = edtf_of(begins[0] or begun, begun)
        last = edtf_of(ending, ends[1] or ending)
        only = first if begins[0] is None or ends[1] is not None else f"{first}/.."
        return When(edtf=only if first == last else f"{first}/{last}", begins=begins, ends=ends)
    if ending is None or begun is None:
        day = ending or begun
        return When(
            edtf=None if day is None else f"../{day}" if ending is None else f"{day}/..", begins=begins, ends=ends
        )
    return When(edtf=edtf_of(ending, begun), begins=begins, ends=ends)


def edtf_of(first: date, last: date) -> str:
    """The days from `first` to `last` in EDTF: as a year or month where they are one, else as an interval."""
    if (first, last) == year_days(first.year):
        return f"{first.year:04}"
    if (first, last) == month_days(first.year, first.month):
        return f"{first.year:04}-{first.month:02}"
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def ranges_of(when: When) -> Ranges:
    """The ranges that say a time, or, where none do, as much of it as they can."""
    (earliest, begun), (ending, latest) = when.begins, when.ends
    starting, closing = earliest is not None and begun is not None, ending is not None and latest is not None
    if begun is None or ending is None or begun > ending:
        first = ending if ending is not None else earliest
        last = begun if begun is not None else latest
        return Ranges(first_imprecise=first, last_imprecise=last, starting=starting, ending=closing, ever=first is None)
    before = earliest if earliest is not None and earliest < begun else None
    after = latest if latest is not None and latest > ending else None
    # One range of days that may be, on the side where there are such days, next to those that are sure.
    first = before if before is not None else None if after is None else ending + timedelta(days=1)
    last = after if after is not None else None if before is None else begun - timedelta(days=1)
    return Ranges(
        first_precise=begun,
        last_precise=ending,
        first_imprecise=first,
        last_imprecise=last,
        starting=starting,
        ending=closing,
    )


def range_cells(when: When | None) -> dict[str, str]:
    """The cells of a time."""
    if when is None:
        return {"starting": "N", "ending": "N"}
    ranges = ranges_of(when)
    cells = {key: day.isoformat() for key in DAYS if (day := getattr(ranges, key)) is not None}
    if ranges.ever:
        cells["first_imprecise"] = SINCE_EVER
    return {**cells, **{flag: "Y" if getattr(ranges, flag) else "N" for flag in FLAGS}}


def ranges_in(words: Mapping[str, str], days: Mapping[str, date | None]) -> Ranges:
    """The ranges of a row: its `days` by key, as far as they could be read, and its flags."""
    starting, ending = (words.get(flag, "").casefold() in {"y", "yes", "true"} for flag in FLAGS)
    return Ranges(
        first_precise=days.get("first_precise"),
        last_precise=days.get("last_precise"),
        first_imprecise=days.get("first_imprecise"),
        last_imprecise=days.get("last_imprecise"),
        starting=starting,
        ending=ending,
        ever=words.get("first_imprecise") == SINCE_EVER,
    )

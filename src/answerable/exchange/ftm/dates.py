"""Dates as FollowTheMoney has them: a year, a month or a day as a prefix of ISO 8601. No ranges, no "about".

A bound of ours is a prefix only where it runs from the first to the last day of one; any other is not held.
"""

import calendar
import re
from datetime import date

from answerable.model.time import Bound, When

_PREFIX = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_DECEMBER = 12


def prefix(bound: Bound) -> str | None:
    """The year, month or day that a bound is; None where it is open, or some other stretch."""
    first, last = bound
    if first is None or last is None:
        return None
    if first == last:
        return first.isoformat()
    if first.year != last.year or first.day != 1:
        return None
    if (first.month, last.month, last.day) == (1, _DECEMBER, 31):
        return f"{first.year:04}"
    whole = first.month == last.month and last.day == calendar.monthrange(last.year, last.month)[1]
    return first.isoformat()[:7] if whole else None


def printed_prefix(value: str) -> str | None:
    """`value` (EDTF) if it is a prefix as it stands and a day that exists; None for "1962~", "196X" or "1962/1963"."""
    if not _PREFIX.fullmatch(value):
        return None
    year, month, day = (int(part) for part in (*value.split("-"), "1", "1")[:3])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return value


def interval(when: When | None) -> tuple[dict[str, tuple[str, ...]], bool]:
    """The properties of an Interval that hold `when`, and whether they hold all of it.

    `startDate` and `endDate` are its bounds. `date` is a stretch within which all of it lies; where neither bound can
    be held, the days on which it is attested first and last.
    """
    if when is None:
        return {}, True
    start, end = prefix(when.begins), prefix(when.ends)
    if start is not None and start == end:
        return {"date": (start,)}, True
    out: dict[str, tuple[str, ...]] = {
        name: (value,) for name, value in (("startDate", start), ("endDate", end)) if value is not None
    }
    begun, ending = when.begins[1], when.ends[0]
    if not out and begun is not None and ending is not None and begun <= ending:
        out["date"] = tuple(sorted({begun.isoformat(), ending.isoformat()}))
    # That it ended no earlier than it began, and began no later than it ended, is no more than order.
    first, last = when.begins[0], when.ends[1]
    unbegun = first is None and (begun is None or (last is not None and begun >= last))
    unended = last is None and (ending is None or (first is not None and ending <= first))
    whole = (start is not None or unbegun) and (end is not None or unended)
    # That something had begun by a day, and had not ended before it, is what one `date` says.
    return out, whole or (begun == ending and "date" in out and when.begins[0] is None and when.ends[1] is None)

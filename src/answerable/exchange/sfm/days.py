"""Days: the dates of a row, from the cell as printed and the cells of month, day and year beside it.

Where the two differ, one of them is a slip, and nobody can tell which: what both agree on is taken (the month, the
year), or nothing. The tables of 2019 print dates as 9/30/2014, "September 2014" or 2014; month before day, always.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from answerable.dates.interval import Days, month_days, year_days
from answerable.model.time import When

_FULL: Final = re.compile(r"(\d{1,2})\s*/\s*(\d{1,2})\s*/\s*(\d+)")
_ISO: Final = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_NAMED: Final = re.compile(r"([A-Za-z]{3,9})\.?,?\s+(\d+)")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SINCE_EVER: Final = "since_beginning_of_time"
"""What the handbook writes for a first day that nobody knows."""
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
_SHORTEST_NAME: Final = 3

_Parts = tuple[int, int | None, int | None]
"""Year, month, day."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A date as far as a row gives it, in EDTF, and the days it may be."""

    edtf: str
    days: tuple[date, date]


class DateError(ValueError):
    """A date that cannot be taken as printed; the message says why in a few words."""


def cited(words: Mapping[str, str], key: str) -> tuple[Cited | None, str | None]:
    """The date in the cell `key` of a row, and what is wrong with it, if anything: either may be None, or both."""
    printed = words.get(key)
    beside = {part: words[name] for part in ("year", "month", "day") if (name := f"{key}_{part}") in words}
    if printed is None:
        return None, "the date stands only in the columns beside it, which are not taken alone" if beside else None
    own: _Parts | None = None
    trouble = ""
    try:
        own = _printed(printed)
    except DateError as error:
        trouble = str(error)
    other = _beside(beside)
    if own is None:
        return (None if other is None else _made(other)), f"{trouble}{_taken(other)}"
    if not beside or other == own:
        return _made(own), None
    if other is None:
        return _made(own), f"the columns beside {printed!r} are no date: {' '.join(beside.values())!r}"
    common = _common(own, other)
    said = f"{printed!r} is printed, and the columns beside it say {_made(other).edtf}"
    return (None if common is None else _made(common)), f"{said}{_taken(common)}"


def _taken(parts: _Parts | None) -> str:
    return "; no date is taken" if parts is None else f"; taken as {_made(parts).edtf}"


def _printed(text: str) -> _Parts:
    text = text.strip()
    if match := _FULL.fullmatch(text):
        return _checked(int(match[3]), int(match[1]), int(match[2]), text)
    if match := _ISO.fullmatch(text):
        year, month, day = (None if part is None else int(part) for part in match.groups())
        return _checked(year, month, day, text)
    named = _NAMED.fullmatch(text)
    if named and (number := _month(named[1])) is not None:
        return _checked(int(named[2]), number, None, text)
    raise DateError(f"{text!r} is no date")


def _month(word: str) -> int | None:
    """The number of a month by its name or the beginning of it."""
    short = word[:_SHORTEST_NAME].lower()
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _beside(cells: Mapping[str, str]) -> _Parts | None:
    try:
        year, month, day = (int(cells[part]) if part in cells else None for part in ("year", "month", "day"))
        return _checked(year, month, day, " ".join(cells.values()))
    except ValueError:
        return None


def _checked(year: int | None, month: int | None, day: int | None, text: str) -> _Parts:
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR or (day is not None and month is None):
        raise DateError(f"{text!r} has no year that can be right")
    try:
        date(year, month or 1, day or 1)
    except ValueError as error:
        raise DateError(f"{text!r} is no day of the calendar") from error
    return year, month, day


def _common(one: _Parts, other: _Parts) -> _Parts | None:
    if one[0] != other[0]:
        return None
    month = one[1] if one[1] == other[1] else None
    return one[0], month, one[2] if month is not None and one[2] == other[2] else None


def _made(parts: _Parts) -> Cited:
    year, month, day = parts
    if month is None:
        edtf, days = f"{year:04}", year_days(year)
    elif day is None:
        edtf, days = f"{year:04}-{month:02}", month_days(year, month)
    else:
        edtf, days = f"{year:04}-{month:02}-{day:02}", (date(year, month, day),) * 2
    return Cited(edtf, _closed(days))


def _closed(days: Days) -> tuple[date, date]:
    first, last = days
    if first is None or last is None:
        raise DateError("an open date is no date of a row")
    return first, last


def when_of(first: Cited | None, last: Cited | None, *, starts: bool, ends: bool) -> When | None:
    """The time of a row: attested at its first and its last citation; `starts` and `ends`: begun then, ended then.

    None without a date, and where the last citation lies before the first.
    """
    one, other = first or last, last or first
    if one is None or other is None or other.days[1] < one.days[0]:
        return None
    # It had begun by the last citation as by the first, and had not ended before the first.
    begins = (one.days[0] if starts and first is not None else None, min(one.days[1], other.days[1]))
    ended = ends and last is not None
    return When(
        edtf=_span(first, last, starts=starts, ends=ended),
        begins=begins,
        ends=(max(one.days[0], other.days[0]), other.days[1] if ended else None),
    )


def _span(first: Cited | None, last: Cited | None, *, starts: bool, ends: bool) -> str | None:
    if first is not None and last is not None and first.edtf != last.edtf:
        return f"{first.edtf}/{last.edtf}"
    only = first or last
    if only is None:
        return None
    if starts and first is not None and last is None:
        return f"{only.edtf}/.."
    if ends and first is None:
        return f"../{only.edtf}"
    return only.edtf

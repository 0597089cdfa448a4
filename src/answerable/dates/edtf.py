"""EDTF (ISO 8601-2), read and written: the form in which a date is given to Answerable and shown by it.

What is read: level 0 and 1 whole but for years outside 1 to 9999 (2014, 2014-03, 2014-03-24, a time of day after the
date, 2015/2016, ../2014, 2014/.., 199X, 2014-XX, 2014~, 2014?, 2014%, 2014-21 for a season) and, of level 2, any
digit of a date left unspecified (XXXX-03-24), seasons by hemisphere (2014-25), quarters and halves of a year (2014-33
to 2014-41). The rules are those of the Library of Congress, "Extended Date/Time Format (EDTF) Specification" (2019).
For the words of a date in prose use :mod:`answerable.dates.expression` instead.

A qualified date (~, ?, %) may lie one year, month or day beside what is written, by the unit it is written in. A season
without hemisphere (21 to 24) is as wide as both hemispheres' together.
"""

import re
from datetime import date, timedelta

from answerable.dates.interval import OPEN, Days, add_months, in_calendar, month_days, shift, span, within
from answerable.errors import InputError
from answerable.model.time import When

_DATE = re.compile(
    r"(?P<year>[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2}))?)?"
    r"(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?(?P<mark>[~?%])?"
)
_MARKS = ("~", "?", "%")
# ISO 8601-2, table of sub-year groupings: (month it begins, months it lasts; the year before where negative).
_GROUPS = {
    21: (3, 10), 22: (-12, 16), 23: (3, 10), 24: (-12, 16),
    25: (3, 4), 26: (6, 4), 27: (9, 4), 28: (12, 4),
    29: (9, 4), 30: (12, 4), 31: (3, 4), 32: (6, 4),
    33: (1, 3), 34: (4, 3), 35: (7, 3), 36: (10, 3),
    37: (1, 4), 38: (5, 4), 39: (9, 4),
    40: (1, 6), 41: (7, 6),
}  # fmt: skip


def parse_edtf(text: str) -> When:
    """The date or interval that `text` writes in EDTF. Raises InputError, made for who typed it, where it writes none.

    A single date is something within it (`begins` and `ends` alike); an interval lasted from its first to its last.
    """
    stripped = text.strip()
    if "/" not in stripped:
        return within(stripped, date_days(stripped, text))
    first, _, last = stripped.partition("/")
    if first in {"", ".."} and last in {"", ".."}:
        raise _refusal(text, "an interval needs a date on one side at least")
    begins = OPEN if first in {"", ".."} else date_days(first, text)
    ends = OPEN if last in {"", ".."} else date_days(last, text)
    if begins[0] is not None and ends[1] is not None and ends[1] < begins[0]:
        raise _refusal(text, "it ends before it begins")
    # Each bound that is open on one side still knows the other: what began in 2014 did not end before.
    return span(stripped, (begins[0], begins[1] or ends[1]), (ends[0] or begins[0], ends[1]))


def uncertain(edtf: str) -> When:
    """Something that may have happened in the days that `edtf` writes, marked with "?" for that it is not said."""
    ends = [end if end in {"", ".."} or end[-1:] in _MARKS else f"{end}?" for end in edtf.split("/")]
    when = parse_edtf("/".join(ends))
    return within(when.edtf, (when.begins[0], when.ends[1]))


def is_edtf(text: str) -> bool:
    """Whether `text` writes a date in EDTF as read here."""
    try:
        parse_edtf(text)
    except InputError:
        return False
    return True


def date_days(text: str, shown: str | None = None) -> Days:
    """The days that a single EDTF date may mean; open where its year is not specified. Raises InputError (`shown`)."""
    shown = text if shown is None else shown
    found = _DATE.fullmatch(text)
    if found is None:
        raise _refusal(shown, "write 2022, 2022-03, 2022-03-24, 2015/2016, 2014/.., 199X or 2022-03~")
    year, month, day, mark = found["year"], found["month"], found["day"], found["mark"]
    if year == "XXXX":
        _check_without_year(month, day, shown)
        return OPEN
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not in_calendar(last):
        raise _refusal(shown, "years run from 0001 to 9999")
    days = _specified(max(first, 1), last, month, day, shown)
    return _widen(days, mark, month, day)


def edtf_of(first: date, last: date) -> str:
    """The shortest EDTF for the days from `first` to `last`: a year, a month, a day, or an interval of such."""
    if first == last:
        return first.isoformat()
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return _year(first) if first.year == last.year else f"{_year(first)}/{_year(last)}"
    if first.day == 1 and last == month_days(last.year, last.month)[1]:
        months = first.isoformat()[:7], last.isoformat()[:7]
        return months[0] if months[0] == months[1] else "/".join(months)
    return f"{first.isoformat()}/{last.isoformat()}"


def _year(day: date) -> str:
    return f"{day.year:04d}"


def _specified(first: int, last: int, month: str | None, day: str | None, shown: str) -> Days:
    if month is None or "X" in month:
        months = [1, 12] if month is None else _matching(month, range(1, 13), shown)
        if day is not None:
            _matching(day, range(1, 32), shown)
        return date(first, months[0], 1), month_days(last, months[-1])[1]
    number = int(month)
    if day is None and number in _GROUPS:
        return _grouped(first, last, number)
    if not 1 <= number <= 12:  # noqa: PLR2004 - months of the year
        raise _refusal(shown, f"there is no month {month}")
    # Of a decade's Februaries some have a 29th: a day is a date if any of the years has it.
    longest = max(month_days(year, number)[1] or date.min for year in range(first, min(last, first + 8) + 1))
    if day is None:
        return date(first, number, 1), month_days(last, number)[1]
    days = _matching(day, range(1, max(longest.day, 29 if number == 2 and last > first else 0) + 1), shown)  # noqa: PLR2004 - February
    return _clipped(first, number, days[0]), _clipped(last, number, days[-1])


def _clipped(year: int, month: int, day: int) -> date:
    last = month_days(year, month)[1]
    return min(date(year, month, min(day, 28)) + timedelta(days=max(day - 28, 0)), last or date.max)


def _matching(pattern: str, numbers: range, shown: str) -> list[int]:
    shape = re.compile(pattern.replace("X", "[0-9]"))
    found = [number for number in numbers if shape.fullmatch(f"{number:02d}")]
    if not found:
        raise _refusal(shown, f"there is no such day or month as {pattern}")
    return found


def _check_without_year(month: str | None, day: str | None, shown: str) -> None:
    if month is None:
        raise _refusal(shown, "a date needs a year, or a month and a day")
    # A leap year, so that 29 February passes.
    _specified(2000, 2000, month, day, shown)


def _grouped(first: int, last: int, number: int) -> Days:
    month, length = _GROUPS[number]
    begin_year = first - 1 if month < 0 else first
    end_year, end_month = add_months(last - 1 if month < 0 else last, abs(month), length - 1)
    begin = date(begin_year, abs(month), 1) if in_calendar(begin_year) else None
    return begin, month_days(end_year, end_month)[1] if in_calendar(end_year) else None


def _widen(days: Days, mark: str | None, month: str | None, day: str | None) -> Days:
    first, last = days
    if mark is None:
        return days
    if day is not None:
        return shift(first, -1), shift(last, 1)
    if first is None or last is None:
        return days
    step = 12 if month is None else 1
    begin, end = add_months(first.year, first.month, -step), add_months(last.year, last.month, step)
    return (
        month_days(*begin)[0] if in_calendar(begin[0]) else None,
        month_days(*end)[1] if in_calendar(end[0]) else None,
    )


def _refusal(text: str, why: str) -> InputError:
    return InputError(f"“{text}” is no EDTF date: {why}")

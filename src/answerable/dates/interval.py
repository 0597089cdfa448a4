"""Calendar intervals: what the days of a month, year or week are, and which `When` follows from them.

`Days` is a run of days, both ends included; an end that is None is open. The functions that make a `When` differ in
what the words say of begin and end:

- :func:`within`: it happened at some time in those days ("in March 2022");
- :func:`span`: it lasted from somewhere in the first days to somewhere in the last ("from 2014 to 2016");
- :func:`as_of`: it held at some time in those days, began no later and ended no earlier ("Commander X said on 5 May").
"""

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta

from answerable.model.time import When

Days = tuple[date | None, date | None]

OPEN: Days = (None, None)


def year_days(year: int, last: int | None = None) -> Days:
    """1 January of `year` to 31 December of `last` (of the same year, if None). Years are 1 to 9999."""
    return date(year, 1, 1), date(year if last is None else last, 12, 31)


def month_days(year: int, month: int) -> Days:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def add_months(year: int, month: int, count: int) -> tuple[int, int]:
    """(year, month) that lies `count` months later (earlier, where negative)."""
    number = year * 12 + month - 1 + count
    return number // 12, number % 12 + 1


def shift(day: date | None, count: int) -> date | None:
    """`day` moved by `count` days; open stays open, and what leaves the calendar becomes open."""
    if day is None:
        return None
    try:
        return day + timedelta(days=count)
    except OverflowError:
        return None


def in_calendar(year: int) -> bool:
    """Whether the calendar of `datetime` holds the year."""
    return MINYEAR <= year <= MAXYEAR


def within(edtf: str | None, days: Days) -> When:
    """Something that happened, began and ended, at some time in `days`."""
    return When(edtf=edtf, begins=days, ends=days)


def span(edtf: str | None, first: Days, last: Days) -> When:
    """Something that lasted from a day in `first` to a day in `last`."""
    return When(edtf=edtf, begins=first, ends=last)


def as_of(edtf: str | None, days: Days) -> When:
    """Something that held at some time in `days`: begun no later than their last, ended no earlier than the first."""
    return When(edtf=edtf, begins=(None, days[1]), ends=(days[0], None))

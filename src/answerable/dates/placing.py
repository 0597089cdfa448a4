"""Placing: what days of the calendar a fragment of a date expression means, counted from what the text gives.

Nothing is placed more precisely than its words: a day without a year, in a text without a date of publication, stays
a day of an unknown year (XXXX-03-24); "five weeks ago" is a week, "two years ago" is about a year.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from answerable.dates.edtf import date_days, edtf_of
from answerable.dates.fragment import Fragment
from answerable.dates.interval import OPEN, Days, add_months, in_calendar, month_days, year_days
from answerable.dates.words import Bounds, vague, words
from answerable.errors import InputError

# Sizes of units as words.toml counts them, in days.
_MONTH, _YEAR = 30, 365
_DAY_HOURS = 24
# The month in which each season begins in the north; which year's is "last summer" hangs on it.
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """What relative words are counted from.

    `published` are the days of which one is that of publication (open: not known); `future` whether the words look
    ahead ("will meet on Tuesday"); `year` a past year that the text is telling of; `previous` the date last named.
    """

    published: Days = OPEN
    future: bool = False
    year: int | None = None
    previous: Days = OPEN


@dataclass(frozen=True, slots=True)
class Placed:
    """Days in the calendar, and how EDTF writes what the words give of them."""

    edtf: str
    days: Days


def place(fragment: Fragment, anchor: Anchor) -> Placed | None:
    """The days that the fragment means; None where nothing in the text says which."""
    try:
        placed = _place(fragment, anchor)
    except (OverflowError, ValueError, InputError):
        # What is counted beyond the years 1 to 9999 has no date.
        return None
    if placed is None or not fragment.approximate or "/" in placed.edtf or placed.edtf.endswith("~"):
        return placed
    return _written(f"{placed.edtf}~")


def _place(fragment: Fragment, anchor: Anchor) -> Placed | None:
    if fragment.shape in _ABSOLUTE:
        return _absolute(fragment, anchor)
    if fragment.shape in {"same", "later"}:
        return _anaphoric(fragment, anchor)
    return _from_publication(fragment, anchor, _RELATIVE[fragment.shape])


_YEARS = {"last": -1, "this": 0, "next": 1}
_TOLD_YEARS = {"that": 0, "the same": 0, "the following": 1, "the next": 1}
_ABSOLUTE = frozenset({"day", "month", "season", "year", "years", "decade", "unclear"})


def _absolute(fragment: Fragment, anchor: Anchor) -> Placed | None:
    if fragment.shape == "unclear":
        return _unclear(fragment)
    if fragment.name in _YEARS:
        step = _YEARS[fragment.name]
        return _from_publication(fragment, anchor, lambda one, _, day: _dated(one, day.year + step))
    year = _told_year(fragment, anchor)
    if year is not None:
        return _dated(fragment, year)
    if anchor.published == OPEN or fragment.name in _TOLD_YEARS:
        return None if fragment.name in _TOLD_YEARS else _yearless(fragment)
    return _from_publication(fragment, anchor, _nearest)


def _told_year(fragment: Fragment, anchor: Anchor) -> int | None:
    """The year that the words or what was told before them give."""
    if fragment.year is not None:
        return fragment.year
    if fragment.name in _TOLD_YEARS:
        told = anchor.previous[0]
        return None if told is None else told.year + _TOLD_YEARS[fragment.name]
    return anchor.year if fragment.way is None else None


def _dated(fragment: Fragment, year: int) -> Placed | None:
    match fragment.shape:
        case "day":
            return _day(fragment, year)
        case "month":
            return _month(fragment, year)
        case "season":
            return _written(f"{year:04d}-{fragment.season}")
        case "years":
            return _between(year_days(year, fragment.last_year))
        case "decade":
            return _decade(fragment, year)
    return _year(fragment, year)


def _day(fragment: Fragment, year: int) -> Placed | None:
    try:
        first = date(year, fragment.month or 1, fragment.day or 1)
        last = first if fragment.last_day is None else first.replace(day=fragment.last_day)
    except ValueError:
        # There is no such day; the year stands all the same.
        return None if fragment.year is None else _written(f"{year:04d}")
    # "30 to 2 March" runs over the end of a month that is not named.
    return _between((first, last)) if first <= last else None


def _month(fragment: Fragment, year: int) -> Placed | None:
    month = fragment.month or 1
    part = _part(fragment, "month")
    if part is None:
        return _written(f"{year:04d}-{month:02d}")
    end = month_days(year, month)[1] or date.max
    return _between((date(year, month, part[0]), end.replace(day=min(part[1], end.day))))


def _year(fragment: Fragment, year: int) -> Placed | None:
    part = _part(fragment, "year")
    if part is None:
        return _written(f"{year:04d}")
    return _between((date(year, part[0], 1), month_days(year, part[1])[1]))


def _decade(fragment: Fragment, year: int) -> Placed | None:
    part = _part(fragment, "decade")
    if part is None:
        return _written(f"{year // 10:03d}X")
    return _between(year_days(year + part[0], year + part[1]))


def _part(fragment: Fragment, of: str) -> Bounds | None:
    part = vague().parts.get(fragment.part or "")
    bounds: Bounds | None = None if part is None else getattr(part, of)
    return bounds


def _unclear(fragment: Fragment) -> Placed | None:
    year, one, other = fragment.year or 1, fragment.day or 1, fragment.month or 1
    days = sorted((date(year, other, one), date(year, one, other)))
    return Placed(f"{year:04d}", (days[0], days[1]))


def _yearless(fragment: Fragment) -> Placed | None:
    if fragment.way is not None or fragment.part is not None or fragment.month is None:
        return None
    if fragment.shape == "month":
        return _written(f"XXXX-{fragment.month:02d}")
    first = f"XXXX-{fragment.month:02d}-{fragment.day:02d}"
    try:
        return Placed(
            first if fragment.last_day is None else f"{first}/XXXX-{fragment.month:02d}-{fragment.last_day:02d}",
            date_days(first),
        )
    except InputError:
        return None


def _nearest(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    """What has no year lies nearest before publication, or after it where the words look ahead."""
    ahead = fragment.way == "next" or (fragment.way is None and anchor.future)
    if fragment.season is not None:
        return _nearest_season(fragment, day, ahead=ahead)
    years = range(day.year, day.year + 9) if ahead else range(day.year, day.year - 9, -1)
    for year in years:
        placed = _dated(fragment, year)
        if placed is None:
            continue
        first, last = placed.days
        if fragment.way in {"last", "next"} and first is not None and last is not None and first <= day <= last:
            continue
        if (last is not None and last >= day) if ahead else (first is not None and first <= day):
            return placed
    return None


def _nearest_season(fragment: Fragment, day: date, *, ahead: bool) -> Placed | None:
    begin = _BEGINS[fragment.season or 21]
    year = day.year if begin <= day.month else day.year - 1
    current = (day.year * 12 + day.month) - (year * 12 + begin) < 3  # noqa: PLR2004 - months of a season
    if ahead:
        return _written(f"{year + 1:04d}-{fragment.season}")
    if current and fragment.way == "last":
        year -= 1
    placed = _written(f"{year:04d}-{fragment.season}")
    return Placed(placed.edtf, (placed.days[0], day))


def _weekday(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    wanted = fragment.weekday or 0
    if fragment.way in {"next", "this coming"} or (fragment.way is None and anchor.future):
        ahead = (wanted - day.weekday()) % 7
        if fragment.way is None or ahead:
            return _one(day + timedelta(days=ahead))
        return _one(day + timedelta(days=7))
    if fragment.way == "this" and anchor.future:
        return _one(day + timedelta(days=(wanted - day.weekday()) % 7))
    back = (day.weekday() - wanted) % 7
    # A report of a Tuesday that says "last Tuesday" means the week before; "on Tuesday" is its own day.
    return _one(day - timedelta(days=back or (7 if fragment.way in {"last", "this past"} else 0)))


def _named(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    del anchor
    name = fragment.name or ""
    if name in {"last night", "overnight"}:
        before = day - timedelta(days=1)
        return Placed(before.isoformat(), (before, day))
    named = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2}
    offset = (named | words().named_slavic).get(name, 0)
    return _one(day + timedelta(days=offset))


def _unit(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    del anchor
    step = {"last": -1, "next": 1}.get(fragment.way or "", 0)
    if fragment.unit in {"week", "weekend"}:
        return _week(fragment, day, step)
    if fragment.unit == "month":
        year, month = add_months(day.year, day.month, step)
        placed = _month(dataclasses.replace(fragment, month=month), year)
    elif fragment.unit == "decade":
        return None
    else:
        placed = _year(fragment, day.year + step)
    if placed is None or step:
        return placed
    # What has been this month lies before publication, "later this month" after.
    first, last = placed.days
    return Placed(
        placed.edtf,
        (day, last) if fragment.part == "later" else (first, day) if fragment.part == "earlier" else placed.days,
    )


def _week(fragment: Fragment, day: date, step: int) -> Placed | None:
    monday = day + timedelta(days=7 * step - day.weekday())
    sunday = day + timedelta(days=7 * step - (day.weekday() + 1) % 7)
    if fragment.unit == "weekend":
        # A report of a Sunday may call its own weekend "this" and the one before "last".
        saturday = monday + timedelta(days=5)
        if step == 0 and day < saturday:
            saturday -= timedelta(days=7)
        return _between((saturday, saturday + timedelta(days=1)))
    # Weeks begin on Monday or on Sunday, by country: both are allowed for.
    first, last = min(monday, sunday), max(monday, sunday) + timedelta(days=6)
    if step == 0:
        first, last = (day, last) if fragment.part == "later" else (first, day)
    elif step < 0:
        last = min(last, day - timedelta(days=1))
    return _between((first, last))


def _ago(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    del anchor
    size = words().units[fragment.unit or "day"]
    if fragment.name == "today":
        return _to_the_day(day, size, fragment.count)
    if size == 0:
        back = timedelta(hours=fragment.count)
        return _between((day - back, day))
    return _offset(day, size, -fragment.count, loose=fragment.approximate)


def _to_the_day(day: date, size: int, count: int) -> Placed | None:
    # "Two years ago today" is a day.
    if size < _MONTH:
        return _one(day - timedelta(days=size * count))
    year, month = add_months(day.year, day.month, -count * (12 * (size // _YEAR) or 1))
    last = month_days(year, month)[1] if in_calendar(year) else None
    return None if last is None else _one(last.replace(day=min(day.day, last.day)))


def _offset(day: date, size: int, count: int, *, loose: bool) -> Placed | None:
    """The time `count` units of `size` days from `day`, as wide as the unit is."""
    if size == 1:
        there = day + timedelta(days=count)
        return _written(f"{there.isoformat()}~") if loose else _one(there)
    if size < _MONTH:
        there, half = day + timedelta(days=count * size), size // 2 + (size if loose else 0)
        return _between((there - timedelta(days=half), there + timedelta(days=half)))
    if size < _YEAR:
        year, month = add_months(day.year, day.month, count)
        return _written(f"{year:04d}-{month:02d}~") if in_calendar(year) else None
    years = count * (size // _YEAR)
    if size > _YEAR:
        return _between(year_days(day.year + years - 5, day.year + years + 5))
    return _written(f"{day.year + years:04d}~") if in_calendar(day.year + years - 2) else None


def _past(fragment: Fragment, anchor: Anchor, day: date) -> Placed | None:
    del anchor
    size, ahead = words().units[fragment.unit or "day"], fragment.way in {"next", "coming"}
    sign = 1 if ahead else -1
    if size == 0:
        there = (
            day + sign * timedelta(hours=fragment.count)
            if fragment.count >= _DAY_HOURS
            else day + sign * timedelta(days=1)
        )
    elif size < _MONTH:
        there = day + sign * timedelta(days=size * fragment.count)
    else:
        months = (12 * (size // _YEAR) if size >= _YEAR else 1) * fragment.count * sign
        year, month = add_months(day.year, day.month, months)
        if not in_calendar(year):
            return None
        first = date(year, 1, 1) if size >= _YEAR else date(year, month, 1)
        if ahead:
            return None
        edtf = f"{first.isoformat()[: 4 if size >= _YEAR else 7]}/{day.isoformat()[: 4 if size >= _YEAR else 7]}"
        return Placed(edtf, (first, day))
    return _between((min(there, day), max(there, day)))


def _anaphoric(fragment: Fragment, anchor: Anchor) -> Placed | None:
    first, last = anchor.previous
    if first is None or last is None:
        return None
    unit = (fragment.name if fragment.shape == "same" else fragment.unit) or "day"
    count = 0 if fragment.shape == "same" else fragment.count
    size = words().units.get(unit, 1)
    if size >= _YEAR:
        return _written(f"{first.year + count * (size // _YEAR):04d}") if first.year == last.year else None
    if size >= _MONTH:
        year, month = add_months(first.year, first.month, count)
        return _written(f"{year:04d}-{month:02d}") if first.replace(day=1) == last.replace(day=1) else None
    if first != last or size == 0:
        return None
    return _offset(first, size, count, loose=fragment.approximate)


_Counting = Callable[[Fragment, Anchor, date], Placed | None]

_RELATIVE: dict[str, _Counting] = {
    "weekday": _weekday,
    "named": _named,
    "unit": _unit,
    "ago": _ago,
    "past": _past,
}


def _from_publication(fragment: Fragment, anchor: Anchor, counting: _Counting) -> Placed | None:
    """Count from the day of publication; where that is a month or a year, from its first and its last day."""
    first, last = anchor.published
    if first is None or last is None:
        return None
    early, late = counting(fragment, anchor, first), counting(fragment, anchor, last)
    if early is None or late is None or early == late:
        return early if early == late else None
    return _between((early.days[0], late.days[1]))


def _one(day: date) -> Placed:
    return Placed(day.isoformat(), (day, day))


def _between(days: Days) -> Placed | None:
    first, last = days
    return None if first is None or last is None else Placed(edtf_of(first, last), days)


def _written(edtf: str) -> Placed:
    return Placed(edtf, date_days(edtf))

"""When a page says it was published, as EDTF and never more precise than the page."""

import re
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"(\d{4})(?:-?(\d{2})(?:-?(\d{2})(?!\d))?)?(?=$|[T\s,+Z])")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?P<month>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*)\.?"
_WORDED: Final = (
    re.compile(rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? {_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b", re.IGNORECASE),
    re.compile(rf"\b{_MONTH},? (?P<year>\d{{4}})\b", re.IGNORECASE),
)
_NUMERIC: Final = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
_LONGEST: Final = 200
_FIRST_YEAR: Final = 1800
_LAST_YEAR: Final = 2199
_MONTHS_IN_YEAR: Final = 12


def published(words: str | None) -> str | None:
    """The EDTF date in `words` ("2022-03-24T10:00Z", "24 March 2022", "March 2022"); None where there is none.

    The day is the one printed, in whatever time zone. "03/04/2022" is the year only: nobody can tell day from month.
    """
    words = (words or "")[:_LONGEST].strip()
    iso = _ISO.match(words)
    if iso:
        return _edtf(*(int(group) if group else None for group in iso.groups()))
    for pattern in _WORDED:
        found = pattern.search(words)
        if found:
            month = _MONTHS.index(found["month"][:3].lower()) + 1
            day = int(found["day"]) if "day" in found.groupdict() else None
            return _edtf(int(found["year"]), month, day)
    numeric = _NUMERIC.search(words)
    if numeric:
        return _numeric(*map(int, numeric.groups()))
    return None


def is_day(words: str) -> bool:
    """Whether `words` is a day, a month or a year as EDTF writes it, and nothing else."""
    return published(words) == words


def _numeric(first: int, second: int, year: int) -> str | None:
    if first == second or second > _MONTHS_IN_YEAR:
        return _edtf(year, first, second)
    return _edtf(year, second, first) if first > _MONTHS_IN_YEAR else _edtf(year, None, None)


def _edtf(year: int | None, month: int | None, day: int | None) -> str | None:
    if year is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    if month is None:
        return f"{year:04}"
    try:
        date(year, month, day or 1)
    except ValueError:
        return None
    return f"{year:04}-{month:02}" if day is None else f"{year:04}-{month:02}-{day:02}"

"""Arguments that need more than a type: days."""

from datetime import date

from answerable.errors import InputError


def day(text: str) -> date:
    """`text` (2014-12-01) as a day; raises InputError for anything less precise."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError(f"{text!r} is no day. Write it as year-month-day: 2014-12-01.") from error

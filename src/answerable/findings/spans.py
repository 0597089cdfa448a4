"""Spans of days in which something surely, or possibly, held; where two of them meet; and how they are printed."""

from dataclasses import dataclass
from datetime import date

from answerable.model.time import Answer, When


@dataclass(frozen=True, slots=True)
class Meeting:
    """The days on which two things held at once: surely (YES) or as far as the words allow (POSSIBLE)."""

    answer: Answer
    first: date
    last: date

    def __str__(self) -> str:
        """The day, or the first and last day."""
        if self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat()} to {self.last.isoformat()}"


def surely(when: When | None) -> tuple[date, date] | None:
    """The days on which it surely held, from the latest begin to the earliest end; None where there is none."""
    if when is None or when.begins[1] is None or when.ends[0] is None or when.begins[1] > when.ends[0]:
        return None
    return when.begins[1], when.ends[0]


def meeting(one: When | None, other: When | None) -> Meeting | None:
    """When two things surely held at once; None where that is not sure of any day."""
    first, second = surely(one), surely(other)
    if first is None or second is None or max(first[0], second[0]) > min(first[1], second[1]):
        return None
    return Meeting(Answer.YES, max(first[0], second[0]), min(first[1], second[1]))


def printed(when: When | None) -> str:
    """A time in short: its EDTF, or the days within which it surely held; "undated" where nothing is known."""
    if when is not None and when.edtf:
        return when.edtf
    held = surely(when)
    if held is None:
        return "undated"
    return held[0].isoformat() if held[0] == held[1] else f"{held[0].isoformat()}/{held[1].isoformat()}"


def attested(when: When | None) -> date | None:
    """A day on which it surely held, the first of them."""
    held = surely(when)
    return None if held is None else held[0]

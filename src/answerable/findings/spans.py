"""Spans of days in which something surely, or possibly, held; where two of them meet; and how they are printed."""

from dataclasses import dataclass
from datetime import date

from answerable.findings.finding import finding_phrases
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
    """A time in short, in words about the days within which it is given; "undated" where nothing is known."""
    if when is not None and when.edtf:
        return _spelt(*when.edtf.split("/", 1))
    held = surely(when)
    return _spelt() if held is None else _spelt(held[0].isoformat(), held[1].isoformat())


def _spelt(first: str = "", last: str | None = None) -> str:
    """The two sides of an EDTF interval, or a single date, in words."""
    open_ended = {"", ".."}
    begins, ends = first not in open_ended, last is not None and last not in open_ended
    kind = "undated"
    if begins:
        kind = "day" if last in {None, first} else "between" if ends else "from"
    elif ends:
        kind = "until"
    return finding_phrases().times[kind].format(first=first, last=last)


def attested(when: When | None) -> date | None:
    """A day on which it surely held, the first of them."""
    held = surely(when)
    return None if held is None else held[0]

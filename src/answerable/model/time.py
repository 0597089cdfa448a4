"""A date is an interval with uncertain ends; a question about a day has three answers.

Null stands for open. `begins` and `ends` are each (earliest, latest). Security Force Monitor's precise range is
(latest begin, earliest end), its imprecise range (earliest begin, latest end).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Bound = tuple[date | None, date | None]


class Answer(StrEnum):
    """Whether something held on a day: yes, possible (the words allow it), no."""

    YES = "yes"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The time that the words give (`edtf`, ISO 8601-2) and what follows from it for begin and end."""

    edtf: str | None
    begins: Bound
    ends: Bound

    def holds_on(self, day: date) -> Answer:
        """Whether what is claimed held on `day`: yes between the latest begin and the earliest end, no outside both."""
        first, begun = self.begins
        ending, last = self.ends
        if (first is not None and day < first) or (last is not None and day > last):
            return Answer.NO
        if begun is not None and begun <= day and ending is not None and day <= ending:
            return Answer.YES
        return Answer.POSSIBLE

"""A comparison: whether two names may be one thing, how surely, and in words why."""

from dataclasses import dataclass
from enum import IntEnum


class Likeness(IntEnum):
    """How alike two names are. Only SAME and COMPATIBLE let the record join; the others are for a person to judge."""

    DIFFERENT = 0
    PARTIAL = 1
    SIMILAR = 2
    COMPATIBLE = 3
    SAME = 4


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing two names.

    SAME: the same name in another spelling. COMPATIBLE: one says less than the other (an initial, no patronymic) and
    nothing contradicts. SIMILAR: equal but for what may be a slip of the pen. `score` is in hundredths, 0 to 100.
    """

    likeness: Likeness
    score: int
    reasons: tuple[str, ...]

"""What came of adding or reading again: an item for each document, with its outcome and a reason where it failed."""

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a document. READ and UNPACKED are good; KNOWN was there before; the others carry a reason."""

    READ = "read"
    UNPACKED = "unpacked"
    KNOWN = "known"
    UNREAD = "unread"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One document: `capture` is its digest, None where nothing could be captured."""

    name: str
    outcome: Outcome
    capture: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """All items of one run in the order they came, and how many claims the case gained."""

    items: tuple[Item, ...]
    claims: int

    @property
    def troubled(self) -> tuple[Item, ...]:
        """The items that need a look: captured but unread, or refused."""
        return tuple(item for item in self.items if item.outcome in (Outcome.UNREAD, Outcome.REFUSED))

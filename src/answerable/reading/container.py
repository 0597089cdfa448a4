"""A container being unpacked: its members, and a line for each that was left out, within limits on all together."""

from dataclasses import dataclass, field

from answerable.model.text import Member, Unpacked
from answerable.reading.document import Document, UnreadableError
from answerable.reading.limits import Limits, megabytes
from answerable.reading.names import Names


@dataclass(slots=True)
class Container:
    """Collects the members of `document`; UnreadableError at once if it stands too deep in others."""

    document: Document
    members: list[Member] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    names: Names = field(default_factory=Names)
    _taken: int = 0

    def __post_init__(self) -> None:
        if self._most <= 0:
            raise UnreadableError("The containers around this one hold more than the limit allows: left closed.")
        if self.document.nesting >= self.limits.nesting:
            raise UnreadableError(f"Containers stand in each other more than {self.limits.nesting} deep: left closed.")

    @property
    def limits(self) -> Limits:
        """The document's limits."""
        return self.document.limits

    @property
    def _most(self) -> int:
        given = self.document.room
        return self.limits.expanded_bytes if given is None else min(given, self.limits.expanded_bytes)

    @property
    def room(self) -> int:
        """How many more bytes can be taken."""
        return min(self._most - self._taken, self.limits.document_bytes)

    @property
    def full(self) -> bool:
        """Whether no further member can be taken."""
        return len(self.members) >= self.limits.members or self._taken >= self._most

    def take(self, member: Member) -> bool:
        """Take `member` under a harmless name of its own, if there is room; else leave a line."""
        if self.full or len(member.data) > self.room:
            self.refuse(member.name, f"left out, {self.why_full(len(member.data))}.")
            return False
        self._taken += len(member.data)
        self.members.append(member)
        return True

    def why_full(self, size: int) -> str:
        """Which limit a further member of `size` bytes would pass."""
        if len(self.members) >= self.limits.members:
            return f"there are more than {self.limits.members:,} members"
        if size > self.limits.document_bytes:
            return f"it is larger than {megabytes(self.limits.document_bytes)}"
        return f"the members together are larger than {megabytes(self._most)}"

    def refuse(self, name: str, why: str) -> None:
        """Note that the member `name` was left out; the lines are bounded in number like the members."""
        if len(self.refused) < self.limits.members:
            self.refused.append(f"{name}: {why}")

    def unpacked(self) -> Unpacked:
        """The container as it is now."""
        return Unpacked(
            capture=self.document.capture,
            reader=self.document.reader,
            members=tuple(self.members),
            refused=tuple(self.refused),
        )

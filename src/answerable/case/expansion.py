"""Expansion: how much has come out of each file that was given, containers within containers counted together.

Limits on each container alone would let a small file of many containers, each in the other, fill a disk.
"""

from collections.abc import Iterable, Mapping, Sequence

from answerable.model.canonical import sha256
from answerable.model.capture import Entry
from answerable.model.text import Member


class Expansion:
    """The sizes of all that was unpacked so far, by the outermost file; `sizes` are those of the captures.

    What counts is what is kept, in the order of arrival: the same in one process and in several, and after a kill.
    """

    def __init__(self, entries: Sequence[Entry], sizes: Mapping[str, int], most: int) -> None:
        self._most = most
        self._containers: dict[str, str | None] = {}
        self._out: dict[str, dict[str, int]] = {}
        for entry in entries:
            self._containers.setdefault(entry.capture, entry.container)
        for entry in entries:
            if entry.container is not None:
                self._of(entry.container)[entry.capture] = sizes.get(entry.capture, 0)

    def take(self, container: str, members: Iterable[Member]) -> bool:
        """Count what came out of `container`; False, and nothing counted, where that is more than may come out."""
        out = self._of(container)
        more = {sha256(member.data): len(member.data) for member in members}
        if self._containers.get(container) is not None and sum((out | more).values()) > self._most:
            return False
        out.update(more)
        for digest in more:
            self._containers.setdefault(digest, container)
        return True

    def _of(self, container: str) -> dict[str, int]:
        outermost, passed = container, {container}
        while (around := self._containers.get(outermost)) is not None and around not in passed:
            outermost = around
            passed.add(around)
        return self._out.setdefault(outermost, {})

"""Checks of the texts: each is made again from the sealed bytes, by the reader that made it, and compared."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from answerable.archive.readings import StoredReading, stored
from answerable.model.text import Unread
from answerable.reading import Apart, Job
from answerable.verify.report import Check, failed, not_checked, passed


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A reading as the case or bundle has it, and what its reader was given: the bytes, a name, a media type."""

    reading: StoredReading
    name: str
    media_type: str | None
    data: bytes | Path
    nesting: int = 0
    other_names: tuple[str, ...] = ()


def check_texts(kept: Iterable[Kept]) -> Iterator[Check]:
    """Read every capture again in a process apart, under limits, and compare with what is kept."""
    same, turn = 0, kept
    with Apart() as apart:
        # The same bytes may have come under several names, and a reading does not say under which it was made.
        while turn:
            again: list[Kept] = []
            for one, check in _read_again(apart, turn):
                if check is None:
                    same += 1
                elif one.other_names:
                    again.append(replace(one, name=one.other_names[0], other_names=one.other_names[1:]))
                else:
                    yield check
            turn = again
    if same:
        yield passed("texts", f"{same} made again from the bytes, each the same to the character")


def _read_again(apart: Apart, kept: Iterable[Kept]) -> Iterator[tuple[Kept, Check | None]]:
    waiting: deque[Kept] = deque()

    def jobs() -> Iterator[Job]:
        for one in kept:
            waiting.append(one)
            capture = one.reading.capture
            yield Job(capture=capture, name=one.name, data=one.data, media_type=one.media_type, nesting=one.nesting)

    for reading in apart.read_all(jobs()):
        one = waiting.popleft()
        yield one, _compare(one, stored(reading))


def _compare(kept: Kept, again: StoredReading) -> Check | None:
    """None where the two are the same."""
    subject = f"text of capture {kept.reading.capture}"
    if replace(again, reader=kept.reading.reader) == kept.reading:
        return None
    if again.reader != kept.reading.reader:
        reason = f": {again.reason}" if isinstance(again, Unread) else ""
        return not_checked(
            subject, f"it was made by the reader {kept.reading.reader}, and here {again.reader} reads it{reason}"
        )
    if isinstance(kept.reading, Unread) and isinstance(again, Unread):
        return not_checked(subject, "it could not be read then, nor now, but the reasons differ")
    return failed(subject, f"it is not what the reader {again.reader}, run here, makes of these bytes")

"""A document: the bytes of one capture as a reader is handed them; and a job: the same before it is opened."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import BinaryIO

from answerable.model.text import Reading
from answerable.reading.limits import Limits, megabytes


class UnreadableError(Exception):
    """Raised by a reader that can make nothing of a document; its message becomes the reason of the Unread."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A document to be read.

    `media_type` is what a header or the user says it is; it counts only where the bytes leave the question open.
    `nesting` counts the containers that it was unpacked from, one in the other; `room` is how many bytes they all may
    still be unpacked to, None: as many as the limits allow one container.
    """

    capture: str
    name: str
    data: bytes | Path
    media_type: str | None = None
    nesting: int = 0
    room: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """What a reader gets. `reader` is the full name that the text will carry: "html/1 (trafilatura 2.3.1)"."""

    capture: str
    name: str
    source: bytes | Path
    reader: str
    limits: Limits
    nesting: int = 0
    room: int | None = None

    @property
    def size(self) -> int:
        """Size in bytes, found without reading."""
        return self.source.stat().st_size if isinstance(self.source, Path) else len(self.source)

    @property
    def data(self) -> bytes:
        """All bytes; UnreadableError where they are more than `Limits.document_bytes`."""
        if self.size > self.limits.document_bytes:
            raise UnreadableError(
                f"The file is too large to be read: {megabytes(self.size)}, "
                f"and the limit is {megabytes(self.limits.document_bytes)}."
            )
        return self.source.read_bytes() if isinstance(self.source, Path) else self.source

    def open(self) -> BinaryIO:
        """The bytes as a seekable stream, for containers that are too large to be held."""
        return self.source.open("rb") if isinstance(self.source, Path) else io.BytesIO(self.source)


@dataclass(frozen=True, slots=True)
class Reader:
    """One format's reader: raise `version` whenever the same bytes would give another text.

    `libraries` are the packages on whose versions the text depends; the reader's full name carries them, so that a text
    which comes out otherwise after an upgrade is not taken for one that was tampered with.
    """

    name: str
    version: int
    read: Callable[[Document], Reading]
    libraries: tuple[str, ...] = ()

    def __str__(self) -> str:
        return _full_name(self.name, self.version, self.libraries)


@cache
def _full_name(name: str, version: int, libraries: tuple[str, ...]) -> str:
    """As programs name themselves to web servers: "html/1 (trafilatura 2.3.1)"."""
    if not libraries:
        return f"{name}/{version}"
    versions = ", ".join(f"{library} {metadata.version(library)}" for library in sorted(libraries))
    return f"{name}/{version} ({versions})"

"""Unzipping with care, for every format that is a ZIP: in memory, within limits, never under the archive's names."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from answerable.reading.container import Container
from answerable.reading.document import Document, UnreadableError
from answerable.reading.names import harmless

_SMALL: Final = 1024 * 1024
"""Members up to this size are no bombs, however well they were packed."""

UNZIP_ERRORS: Final = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError)
"""What the standard library's zipfile raises on damaged, encrypted or foreign members."""


@contextmanager
def open_zip(document: Document) -> Iterator[zipfile.ZipFile]:
    """The archive, opened; UnreadableError where it is damaged."""
    with document.open() as stream:
        try:
            archive = zipfile.ZipFile(stream)
        except UNZIP_ERRORS as error:
            raise UnreadableError("The file is damaged: it cannot be unpacked.") from error
        with archive:
            yield archive


def extract(container: Container, archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes | None:
    """The bytes of a member; None, and a line in `container.refused`, if it is a bomb, a link, locked or damaged."""
    why = _suspicion(container, entry)
    if why is None:
        try:
            with archive.open(entry) as stream:
                return stream.read(container.room + 1)
        except UNZIP_ERRORS:
            why = "left out, it is damaged or packed in a way that cannot be opened."
    container.refuse(harmless(entry.filename), why)
    return None


def _suspicion(container: Container, entry: zipfile.ZipInfo) -> str | None:
    if entry.flag_bits & 1:
        return "left out, it is encrypted."
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "left out, it is a link to another file."
    if container.full or entry.file_size > container.room:
        return f"left out, {container.why_full(entry.file_size)}."
    ratio = container.limits.expansion_ratio
    if entry.file_size > max(_SMALL, ratio * entry.compress_size):
        return f"left out, it would grow more than {ratio} times when unpacked, as a ZIP bomb does."
    return None

"""Read one document, in this process. For many documents, or documents of unknown origin: :class:`Apart`."""

from pathlib import Path

from answerable.model.text import Reading, Text, Unread
from answerable.reading.document import Document, UnreadableError
from answerable.reading.limits import Limits
from answerable.reading.registry import reader_for
from answerable.reading.sniff import HEAD, UNKNOWN, sniff

_NAMES = {
    "application/rtf": "an RTF file",
    "application/x-ole-storage": "an old Office file (.doc, .xls, .msg)",
    "application/vnd.openxmlformats-officedocument": "an Office file other than a text (.xlsx, .pptx)",
    "application/vnd.oasis.opendocument": "an OpenDocument file",
    "application/gzip": "a gzip file that holds no web archive",
    UNKNOWN: "binary data of an unknown kind",
}
TABLE = "table"
"""The name of the reader of tables."""

_UNDECIDED = frozenset({"text/plain", UNKNOWN})


def read(
    data: bytes | Path,
    *,
    capture: str,
    name: str,
    media_type: str | None = None,
    limits: Limits | None = None,
    nesting: int = 0,
    room: int | None = None,
) -> Reading:
    """Make a text of a document, or open it if it is a container, or say why neither can be done.

    The same bytes, name and `media_type` give the same reading. No limit on time or memory is enforced here:
    what may hang or crash is read by :class:`Apart`.

    Args:
        data: the bytes, or the file that holds them.
        capture: the digest of the capture; the reading carries it.
        name: the file's name; it helps to tell the kind of document.
        media_type: what a header or the user says it is; counts only where the bytes leave it open.
        limits: bounds on sizes; None: the defaults.
        nesting: how many containers this was unpacked from, one in the other.
        room: to how many bytes the members of a container may still grow; None: as many as `limits` allow.
    """
    limits = limits or Limits()
    try:
        head = _head(data)
    except OSError as error:
        return Unread(capture=capture, reader="none", reason=f"The file cannot be opened: {error.strerror}.")
    if not head:
        return Unread(capture=capture, reader="none", reason="The file is empty.")
    found = sniff(head, name)
    if found in _UNDECIDED and media_type is not None and reader_for(media_type) is not None:
        found = media_type
    reader = reader_for(found)
    if reader is None:
        return Unread(capture=capture, reader="none", reason=_no_reader(found))
    document = Document(
        capture=capture, name=name, source=data, reader=str(reader), limits=limits, nesting=nesting, room=room
    )
    try:
        reading = reader.read(document)
    except UnreadableError as error:
        return Unread(capture=capture, reader=str(reader), reason=str(error))
    most = limits.table_characters if reader.name == TABLE else limits.characters
    if isinstance(reading, Text) and len(reading.content) > most:
        reason = f"The text is too long: {len(reading.content):,} characters, and the limit is {most:,}."
        return Unread(capture=capture, reader=str(reader), reason=reason)
    return reading


def _head(data: bytes | Path) -> bytes:
    if isinstance(data, bytes):
        return data[:HEAD]
    with data.open("rb") as stream:
        return stream.read(HEAD)


def _no_reader(media_type: str) -> str:
    kind = media_type.partition("/")[0]
    if kind == "image":
        return f"This is an image ({media_type}): it needs OCR, which Answerable does not do."
    if kind in {"audio", "video"}:
        return f"This is a recording ({media_type}): it needs a transcript."
    return f"There is no reader for {_NAMES.get(media_type, media_type)}."

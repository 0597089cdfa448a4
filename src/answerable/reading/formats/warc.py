"""Web archives (WARC, packed or not) by warcio: the pages and files within, each with its address and date."""

from collections import Counter
from collections.abc import Callable
from typing import IO, Final
from urllib.parse import unquote, urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from answerable.model.text import Member, Reading
from answerable.reading.container import Container
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.registry import FORMATS

_ENDINGS: Final = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "application/pdf": ".pdf",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
_KINDS: Final = frozenset(("response", "resource"))
_OK: Final = "200"
_DAMAGED: Final = (ArchiveLoadFailed, EOFError, OSError, ValueError, UnicodeError, AttributeError, IndexError)
"""What warcio raises on records that are cut off or no records (it checks little by itself)."""

Wanted = Callable[[str, str], bool]
"""Whether a record of this address and media type is a document of the archive."""


def _read(document: Document) -> Reading:
    container = Container(document)
    with document.open() as stream:
        take_records(container, stream, document.name, lambda _, __: True)
    if not container.members and not container.refused:
        raise UnreadableError("The web archive holds no record that can be read.")
    return container.unpacked()


def take_records(container: Container, stream: IO[bytes], name: str, wanted: Wanted) -> None:
    """Take the documents of a WARC into `container`. Damage ends it with a line."""
    passed: Counter[str] = Counter()
    count = 0
    try:
        for record in ArchiveIterator(stream, check_digests=False):
            count += 1
            if record.rec_type in _KINDS:
                _take(container, record, wanted, passed)
    except _DAMAGED:
        container.refuse(name, f"the web archive is damaged after record {count}; what comes after is not read.")
    if passed:
        kinds = ", ".join(f"{kind} {number}" for kind, number in sorted(passed.items()))
        container.refuse(name, f"{passed.total()} records that hold no document were passed over ({kinds}).")


def _take(container: Container, record: ArcWarcRecord, wanted: Wanted, passed: Counter[str]) -> None:
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    status = record.http_headers.get_statuscode() if record.http_headers else _OK
    headers = record.http_headers or record.rec_headers
    media_type = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    if status != _OK:
        passed[f"status {status}"] += 1
        return
    if (media_type not in FORMATS and media_type not in _ENDINGS) or not wanted(address, media_type):
        passed[media_type[:60] or "no type"] += 1
        return
    data = record.content_stream().read(container.room + 1)
    missing = getattr(record.raw_stream, "limit", 0) if len(data) <= container.room else 0
    taken = container.take(
        Member(
            name=container.names.take(_name(address, media_type)),
            data=data,
            url=address if address.startswith(("http://", "https://")) else None,
            collected=record.rec_headers.get_header("WARC-Date"),
        )
    )
    if taken and missing:
        container.refuse(container.members[-1].name, f"cut off, {missing:,} bytes before its end; taken up to there.")


def _name(address: str, media_type: str) -> str:
    """A file's name for a page: the last part of its address, with the ending of its kind."""
    try:
        path = unquote(urlsplit(address).path)
    except ValueError:
        path = ""
    last = path.rstrip("/").rpartition("/")[2] or "index"
    ending = _ENDINGS.get(media_type, "")
    return last if last.lower().endswith((ending, ".htm")) else last + ending


READER = Reader("warc", 2, _read)

"""What kind of document this is: from its first bytes, and from its name only where the bytes leave it open."""

import re
import zlib
from pathlib import PurePosixPath
from typing import Final

HEAD: Final = 65536
"""How many of the first bytes are looked at."""

UNKNOWN: Final = "application/octet-stream"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MAGIC: Final = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"WARC/", "application/warc"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"ID3", "audio/mpeg"),
    (b"OggS", "audio/ogg"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
)
_BY_NAME: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/plain",
    ".htm": "text/html",
    ".html": "text/html",
    ".xhtml": "text/html",
    ".eml": "message/rfc822",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".tab": "text/tab-separated-values",
    ".json": "application/json",
    ".jsonl": "application/json",
    ".xml": "application/xml",
    ".js": "text/javascript",
    ".css": "text/css",
}
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div)[\s>/]", re.IGNORECASE)
_HEADER: Final = re.compile(rb"[A-Za-z][A-Za-z0-9-]*:[ \t]?")
_MAIL_HEADERS: Final = {
    b"from",
    b"to",
    b"subject",
    b"date",
    b"message-id",
    b"received",
    b"mime-version",
    b"return-path",
}
_ENOUGH_MAIL_HEADERS: Final = 3
_CONTROLS: Final = bytes(byte for byte in range(32) if byte not in b"\t\n\x0b\x0c\r\x1a\x1b")


def sniff(data_head: bytes, name: str) -> str:
    """The media type of a document that begins with `data_head`; "application/octet-stream" where nothing fits.

    Bytes first: a PDF named `.txt` is a PDF. The name decides only between kinds of text and kinds of ZIP.
    """
    head = data_head[:HEAD]
    suffix = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    found = _by_magic(head)
    if found == "application/zip":
        return _kind_of_zip(head, suffix)
    return found or _kind_of_text(head, suffix)


def _by_magic(head: bytes) -> str | None:
    for magic, media_type in _MAGIC:
        if head.startswith(magic):
            return media_type
    if head.startswith(b"\x1f\x8b"):
        return "application/warc" if _inflated(head).startswith(b"WARC/") else "application/gzip"
    if head.startswith(b"RIFF"):
        return "image/webp" if head[8:12] == b"WEBP" else "video/x-msvideo"
    if head[4:8] == b"ftyp":
        return "video/mp4"
    return "application/pdf" if b"%PDF-" in head[:1024] else None


def _kind_of_zip(head: bytes, suffix: str) -> str:
    if suffix == ".docx" or b"word/" in head:
        return DOCX
    if b"[Content_Types].xml" in head:
        return "application/vnd.openxmlformats-officedocument"
    if head[30:38] == b"mimetype":
        return "application/vnd.oasis.opendocument" if b"opendocument" in head[:200] else "application/epub+zip"
    if suffix == ".wacz" or (b"datapackage.json" in head and b"archive/" in head):
        return "application/wacz"
    return "application/zip"


def _inflated(head: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(head, 64)
    except zlib.error:
        return b""


def _kind_of_text(head: bytes, suffix: str) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.decode("utf-16", errors="replace").encode()
    elif _is_binary(head):
        return UNKNOWN
    if suffix == ".eml" or (suffix not in _BY_NAME and _begins_like_mail(head)):
        return "message/rfc822"
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:2048]
    if start.startswith(b"<") and _HTML.search(start):
        return "text/html"
    if start.startswith(b"<?xml"):
        return "application/xml"
    return _BY_NAME.get(suffix, "text/plain")


def _is_binary(head: bytes) -> bool:
    sample = head[:4096]
    return (len(sample) - len(sample.translate(None, delete=_CONTROLS))) * 100 > len(sample)


def _begins_like_mail(head: bytes) -> bool:
    seen = set()
    for line in head.splitlines()[:40]:
        if not line:
            break
        if line[:1] in b" \t":
            continue
        if not _HEADER.match(line):
            return False
        seen.add(line.partition(b":")[0].lower())
    return len(seen & _MAIL_HEADERS) >= _ENOUGH_MAIL_HEADERS

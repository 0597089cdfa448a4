"""Web archive collections (WACZ 1.1.1 and 1.2.0): a ZIP of WARCs with a list of their pages.

Only the pages that the list names, and documents that are no pages (PDF, Word), are taken: the rest of the records are
frames and parts of pages. Without a list, all are taken as from a bare WARC.
"""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, Final
from urllib.parse import urldefrag

from answerable.model.text import Reading
from answerable.reading.composition import fact
from answerable.reading.container import Container
from answerable.reading.document import Document, Reader, UnreadableError
from answerable.reading.formats.warc import take_records
from answerable.reading.unzipping import UNZIP_ERRORS, extract, open_zip

_SHA256: Final = "sha256:"
_CHUNK: Final = 1024 * 1024
_LONGEST_LINE: Final = 1_000_000
_PAGES: Final = frozenset(("text/html", "application/xhtml+xml"))


@dataclass(slots=True)
class _Collection:
    """What the package says: titles of its pages by address, digests of its files by path."""

    titles: dict[str, str | None] = field(default_factory=dict)
    digests: dict[str, str] = field(default_factory=dict)


def _read(document: Document) -> Reading:
    container = Container(document)
    with open_zip(document) as archive:
        entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
        collection = _collection(container, archive, entries)
        warcs = sorted(name for name in entries if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")))
        if not warcs:
            raise UnreadableError("The WACZ holds no web archive (no WARC in its folder archive/).")
        for name in warcs:
            _take_warc(container, archive, entries[name], collection)
    container.members = [
        replace(member, title=collection.titles.get(urldefrag(member.url or "").url)) for member in container.members
    ]
    return container.unpacked()


def _take_warc(container: Container, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, collection: _Collection) -> None:
    """Take the documents of one WARC, which is streamed: it may be larger than any document."""
    name = entry.filename
    if entry.flag_bits & 1 or entry.file_size > container.limits.container_bytes:
        container.refuse(name, "left out, it is encrypted or too large.")
        return
    try:
        with archive.open(entry) as stream:
            digest = hashlib.sha256()
            while chunk := stream.read(_CHUNK):
                digest.update(chunk)
        _check(container, collection, name, digest.hexdigest())
        with archive.open(entry) as stream:
            take_records(container, stream, name, lambda url, kind: _wanted(collection, url, kind))
    except UNZIP_ERRORS:
        container.refuse(name, "left out, it is damaged or packed in a way that cannot be opened.")


def _wanted(collection: _Collection, url: str, media_type: str) -> bool:
    return not collection.titles or urldefrag(url).url in collection.titles or media_type not in _PAGES


def _collection(container: Container, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo]) -> _Collection:
    collection = _Collection()
    package = entries.get("datapackage.json")
    data = extract(container, archive, package) if package is not None else None
    if data is not None:
        _check_package(container, archive, entries, data)
    for resource in _resources(data or b""):
        path, digest = resource.get("path"), resource.get("hash")
        if isinstance(path, str) and isinstance(digest, str):
            collection.digests[path] = digest
    for name in sorted(entries):
        if name.startswith("pages/") and name.endswith(".jsonl"):
            lines = extract(container, archive, entries[name])
            if lines is not None:
                _check(container, collection, name, hashlib.sha256(lines).hexdigest())
                collection.titles.update(_titles(lines))
    return collection


def _check_package(
    container: Container, archive: zipfile.ZipFile, entries: dict[str, zipfile.ZipInfo], package: bytes
) -> None:
    """Hold the list of digests against the digest of that list, where the collection has one."""
    entry = entries.get("datapackage-digest.json")
    data = extract(container, archive, entry) if entry is not None else None
    stated = _object(data or b"").get("hash")
    if isinstance(stated, str) and stated.startswith(_SHA256):
        listed = _Collection(digests={"datapackage.json": stated})
        _check(container, listed, "datapackage.json", hashlib.sha256(package).hexdigest())


def _object(data: bytes) -> dict[str, Any]:
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def _resources(data: bytes) -> Iterator[dict[str, Any]]:
    resources = _object(data).get("resources")
    if isinstance(resources, list):
        yield from (resource for resource in resources if isinstance(resource, dict))


def _titles(data: bytes) -> Iterator[tuple[str, str | None]]:
    """Address and title of each page of a list; its first line only describes the list."""
    for line in data.splitlines():
        if len(line) > _LONGEST_LINE:
            continue
        page = _object(line)
        if isinstance(page.get("url"), str):
            title = page.get("title")
            address = urldefrag(page["url"]).url
            yield address, fact(title) if isinstance(title, str) and title != page["url"] else None


def _check(container: Container, collection: _Collection, name: str, digest: str) -> None:
    """Leave a line if a file is not the one that the package's list of digests describes; it is read all the same."""
    stated = collection.digests.get(name, "")
    if stated.startswith(_SHA256) and stated != _SHA256 + digest:
        container.refuse(name, "its bytes are not those that the collection's own list describes; read all the same.")


READER = Reader("wacz", 1, _read)

"""The captures of a case that go into a web archive collection, and those that stay out."""

from dataclasses import dataclass

from warcio.archiveiterator import ArchiveIterator

from answerable.archive.store import Store
from answerable.archive.warc import warc_path
from answerable.exchange.wacz import LeftOut, Page
from answerable.model.capture import Capture
from answerable.model.text import Text
from answerable.record.protection import name_pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """What goes in and what does not."""

    pages: tuple[Page, ...]
    left_out: tuple[LeftOut, ...]


def collection_of(store: Store, protected: tuple[str, ...]) -> Collection:
    """Every document with an address on the web, but for those that have a protected name in text, bytes or address.

    Raises:
        CaseError: a capture is missing or damaged; nothing that is not sound leaves the case.
    """
    pages: list[Page] = []
    left_out: list[LeftOut] = []
    for capture in sorted(store.captures(), key=lambda capture: capture.digest):
        found = _page(store, capture, protected)
        if isinstance(found, Page):
            pages.append(found)
        else:
            left_out.append(LeftOut(digest=capture.digest, why=found))
    return Collection(pages=tuple(pages), left_out=tuple(left_out))


def _page(store: Store, capture: Capture, protected: tuple[str, ...]) -> Page | str:
    """The capture as a page, or why it is none."""
    data = store.capture_bytes(capture.digest)  # raises where the file is missing or is not what it was
    path = warc_path(store.folder, capture.digest)
    with path.open("rb") as file:
        headers = next(iter(ArchiveIterator(file))).rec_headers
    url = headers.get_header("WARC-Target-URI") or ""
    if not url.lower().startswith(("http://", "https://")):
        return "it was not captured with an address on the web"
    reading = store.reading_of(capture.digest)
    if not isinstance(reading, Text):
        return "no text could be made of it; documents inside it are captures of their own"
    title = reading.title
    if protected:
        pattern = name_pattern(protected)
        raw = data.decode(reading.encoding or "utf-8", errors="replace")
        if any(pattern.search(words) for words in (reading.content, raw, url, title or "")):
            return "a name that the case withholds stands in it"
    return Page(
        url=url,
        at=headers.get_header("WARC-Date"),
        media_type=headers.get_header("Content-Type") or capture.media_type,
        digest=capture.digest,
        title=title,
        warc=path,
    )

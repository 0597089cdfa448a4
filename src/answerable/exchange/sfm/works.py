"""Rows of sources: what the identifiers that other rows cite stand for."""

from collections.abc import Iterator

from answerable.exchange.sfm.taker import Taker
from answerable.model.work import Work
from answerable.reading.addresses import web_address
from answerable.reading.published import published
from answerable.reading.sheets.layout import Layout

UNDATED = frozenset({"undated", "unknown", "n/a"})


def take_work(taker: Taker) -> None:
    """Take a row of sources, which gives no claim: only what of it cannot be taken is noted."""
    words = taker.row.words
    taker.used.update(words)
    if "id" not in words:
        taker.fault("the row has no identifier, so that nothing can cite it", "id")
    for key in ("published", "accessed"):
        printed = words.get(key)
        if printed is not None and printed.casefold() not in UNDATED and published(printed) is None:
            taker.fault(f"{printed[:80]!r} is no date", key)


def works_of(layout: Layout, capture: str) -> Iterator[Work]:
    """The works of a table of sources, row by row; an identifier may come more than once."""
    for row in layout.rows:
        words = row.words
        if "id" not in words:
            continue
        yield Work(
            id=words["id"],
            capture=capture,
            line=row.line,
            title=words.get("title"),
            publisher=words.get("publication"),
            url=web_address(words.get("url", "")),
            published=published(words.get("published")),
            archive_url=web_address(words.get("archive_url", "")),
            accessed=published(words.get("accessed")),
            noted=tuple(sorted(words.items())),
        )

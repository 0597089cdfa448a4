"""The source of a text: what the entry says of the document first, what the page says of itself second."""

from collections.abc import Sequence

from answerable.model.capture import Entry, Source
from answerable.model.text import Text


def source_of(text: Text, entries: Sequence[Entry]) -> Source:
    """The source of `text`, whose capture arrived by `entries` (in order, at least one)."""

    def known(name: str) -> str | None:
        # What is said later corrects what was said before.
        for entry in reversed(entries):
            if value := getattr(entry.provenance, name):
                return str(value)
        value = getattr(text, name)
        return None if value is None else str(value)

    return Source(
        name=entries[0].name,
        capture=text.capture,
        title=known("title"),
        publisher=known("publisher"),
        url=known("url"),
        published=known("published"),
    )

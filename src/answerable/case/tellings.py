"""The tellings of a case: each text that was read, with its source, folded for the grouping into origins."""

from collections.abc import Iterator

from answerable.archive.store import Store
from answerable.case.source import source_of
from answerable.model.capture import Entry
from answerable.model.text import Text
from answerable.record.origins.origin import Origin, origins_of
from answerable.record.origins.telling import Telling, telling_of


def origins_in(store: Store) -> tuple[Origin, ...]:
    """The sources of a case, grouped where they are one."""
    return origins_of(tuple(_tellings(store)))


def texts_in(store: Store, captures: frozenset[str]) -> dict[str, str]:
    """The content of the newest text of each of these captures."""
    return {
        capture: text.content for capture, text in store.readings() if capture in captures and isinstance(text, Text)
    }


def _tellings(store: Store) -> Iterator[Telling]:
    entries: dict[str, list[Entry]] = {}
    for entry in store.entries():
        entries.setdefault(entry.capture, []).append(entry)
    for capture, text in store.readings():
        if isinstance(text, Text):
            yield telling_of(text, source_of(text, entries[capture]))

"""Captures and entries as rows: which bytes are in the case, and each time that somebody put them there."""

import dataclasses
import json
from typing import Any

from sqlalchemy import Connection, select

from answerable.archive import schema
from answerable.model.canonical import canonical, sha256
from answerable.model.capture import Capture, Entry, Provenance

LogItem = tuple[str, dict[str, Any]]


def entry_id(capture: str, name: str, provenance: Provenance, container: str | None) -> str:
    """The id of an entry: 32 hexadecimal digits of SHA-256 over what arrived, under which name and from where."""
    named = {
        "capture": capture,
        "name": name,
        "provenance": dataclasses.asdict(provenance),
        "container": container,
    }
    return sha256(canonical(named)).removeprefix("sha256:")[:32]


def clean(words: str) -> str:
    """`words` as every database can keep them: valid Unicode without NUL.

    A file name that is not UTF-8 comes from the system with lone surrogates in it; PostgreSQL takes no NUL.
    """
    whole = words.encode("utf-8", "surrogateescape").decode("utf-8", "replace") if _broken(words) else words
    return whole.replace("\0", "\N{REPLACEMENT CHARACTER}")


def clean_provenance(provenance: Provenance) -> Provenance:
    """`provenance` as valid Unicode."""
    values = dataclasses.asdict(provenance)
    return Provenance(**{key: None if value is None else clean(value) for key, value in values.items()})


def insert_capture(connection: Connection, capture: Capture, warc: str) -> LogItem:
    """Keep a capture's row; `warc` is the address of its WARC file."""
    row = {"digest": capture.digest, "size": capture.size, "media_type": capture.media_type, "warc": warc}
    added = schema.add_row(connection, schema.capture, row)
    fields = {key: value for key, value in row.items() if key != "digest"}
    return "capture", {"row": added, "capture": capture.digest, **fields}


def insert_entry(connection: Connection, entry: Entry) -> LogItem:
    """Keep an entry's row."""
    provenance = dataclasses.asdict(entry.provenance)
    row = {
        "capture": entry.capture,
        "name": entry.name,
        "added": entry.added,
        "container": entry.container,
    }
    added = schema.add_row(
        connection, schema.entry, {**row, "id": entry.id, "provenance": canonical(provenance).decode()}
    )
    return "entry", {"row": added, "entry": entry.id, **row, "provenance": provenance}


def select_capture(connection: Connection, digest: str) -> Capture | None:
    """The capture with this address."""
    row = connection.execute(select(schema.capture).where(schema.capture.c.digest == digest)).first()
    return None if row is None else Capture(digest=row.digest, size=row.size, media_type=row.media_type)


def select_captures(connection: Connection) -> list[Capture]:
    """All captures in the order of their first entry."""
    rows = connection.execute(select(schema.capture).order_by(schema.capture.c.position))
    return [Capture(digest=row.digest, size=row.size, media_type=row.media_type) for row in rows]


def select_entry(connection: Connection, ident: str) -> Entry | None:
    """The entry with this id."""
    row = connection.execute(select(schema.entry).where(schema.entry.c.id == ident)).first()
    return None if row is None else _entry(row)


def select_entries(connection: Connection) -> list[Entry]:
    """All entries in order."""
    return [_entry(row) for row in connection.execute(select(schema.entry).order_by(schema.entry.c.position))]


def _entry(row: Any) -> Entry:
    return Entry(
        id=row.id,
        capture=row.capture,
        name=row.name,
        added=row.added,
        container=row.container,
        provenance=Provenance(**json.loads(row.provenance)),
    )


def _broken(words: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in words)

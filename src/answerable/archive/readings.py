"""What a reader made of a capture, as rows: kept whole, in order, the newest counts.

A container's members are captures of their own, so here they are names and addresses; see :class:`UnpackedRecord`.
"""

import dataclasses
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from answerable.archive import schema
from answerable.model.canonical import canonical, sha256
from answerable.model.text import Part, PartKind, Reading, Text, Unpacked, Unread


@dataclass(frozen=True, slots=True)
class MemberRecord:
    """A document that was found in a container, by its name in there and its address in the case."""

    name: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class UnpackedRecord:
    """A container as the case remembers it: `Unpacked` with the members' addresses in place of their bytes."""

    capture: str
    reader: str
    members: tuple[MemberRecord, ...]
    refused: tuple[str, ...] = ()


StoredReading = Text | Unread | UnpackedRecord

KINDS: dict[type[StoredReading], str] = {Text: "text", Unread: "unread", UnpackedRecord: "unpacked"}


def stored(reading: Reading | UnpackedRecord) -> StoredReading:
    """The reading in the form that the case keeps."""
    if not isinstance(reading, Unpacked):
        return reading
    members = tuple(MemberRecord(member.name, sha256(member.data)) for member in reading.members)
    return UnpackedRecord(capture=reading.capture, reader=reading.reader, members=members, refused=reading.refused)


def reading_json(reading: StoredReading) -> dict[str, Any]:
    """The reading as a JSON object, with its kind."""
    data: dict[str, Any] = {"kind": KINDS[type(reading)]}
    for field in dataclasses.fields(reading):
        data[field.name] = getattr(reading, field.name)
    if isinstance(reading, Text):
        data["parts"] = [[str(part.kind), part.start, part.end, part.page] for part in reading.parts]
    elif isinstance(reading, UnpackedRecord):
        data["members"] = [[member.name, member.digest] for member in reading.members]
        data["refused"] = list(reading.refused)
    return data


def reading_from_json(data: dict[str, Any]) -> StoredReading:
    """The reading that :func:`reading_json` wrote."""
    given = dict(data)
    kind = given.pop("kind")
    if kind == "text":
        parts = given.pop("parts")
        return Text(parts=tuple(Part(PartKind(what), start, end, page) for what, start, end, page in parts), **given)
    if kind == "unread":
        return Unread(**given)
    if kind == "unpacked":
        members, refused = given.pop("members"), given.pop("refused")
        return UnpackedRecord(
            members=tuple(MemberRecord(name, digest) for name, digest in members), refused=tuple(refused), **given
        )
    raise ValueError(f"a reading of an unknown kind: {kind!r}")


def insert_reading(connection: Connection, reading: Reading) -> tuple[str, dict[str, Any]] | None:
    """Keep a reading and return its log entry; None, and nothing kept, if it is the newest one already."""
    kept = stored(reading)
    body = canonical(reading_json(kept))
    digest = sha256(body)
    newest = newest_row(connection, kept.capture)
    if newest is not None and newest.digest == digest:
        return None
    row = {"capture": kept.capture, "kind": KINDS[type(kept)], "reader": kept.reader, "digest": digest}
    added = schema.add_row(connection, schema.reading, {**row, "body": body.decode()})
    fields = {"row": added, "capture": kept.capture, "reader": kept.reader, "reading": digest}
    return KINDS[type(kept)], fields


def newest_row(connection: Connection, capture: str) -> Any | None:
    """The row of the newest reading of a capture."""
    table = schema.reading
    query = select(table).where(table.c.capture == capture).order_by(table.c.position.desc()).limit(1)
    return connection.execute(query).first()


def select_reading(connection: Connection, capture: str) -> StoredReading | None:
    """The newest reading of a capture."""
    row = newest_row(connection, capture)
    return None if row is None else reading_from_json(json.loads(row.body))


def select_body(connection: Connection, digest: str) -> bytes | None:
    """The reading with this address as it was written and logged."""
    table = schema.reading
    body = connection.execute(select(table.c.body).where(table.c.digest == digest).limit(1)).scalar()
    return None if body is None else str(body).encode()


def select_text(connection: Connection, digest: str) -> Text | None:
    """The text with this address (of any reading, not the newest only)."""
    body = select_body(connection, digest)
    reading = None if body is None else reading_from_json(json.loads(body))
    return reading if isinstance(reading, Text) else None


def select_readings(connection: Connection) -> Iterator[tuple[str, StoredReading]]:
    """Every capture that has been read, in the order of arrival, with its newest reading; one in memory at a time."""
    captures = connection.execute(select(schema.capture.c.digest).order_by(schema.capture.c.position)).scalars().all()
    for capture in captures:
        reading = select_reading(connection, capture)
        if reading is not None:
            yield capture, reading

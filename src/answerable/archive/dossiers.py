"""What left the case, as rows: dossiers (with a hash for each sentence in the log), exports, hashes to be stamped."""

import json
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from answerable.archive import schema
from answerable.archive.captures import LogItem
from answerable.archive.checkpoint import Checkpoint, parse_checkpoint
from answerable.archive.log import now
from answerable.model.canonical import canonical, sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierRecord:
    """A dossier as it was made at `at`; `document` is its JSON form, `html` the page if one was made."""

    id: str
    name: str
    subject: str
    at: str
    document: dict[str, Any]
    html: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimestampRecord:
    """A token that was kept at `at`, and the checkpoint that it is of."""

    checkpoint: Checkpoint
    kind: str
    token: bytes
    at: str


def dossier_id(name: str, subject: str, document: dict[str, Any], html: str | None) -> str:
    """The id of a dossier: 32 hexadecimal digits of SHA-256 over what it is."""
    page = None if html is None else sha256(html.encode())
    named = {"name": name, "subject": subject, "document": sha256(canonical(document)), "html": page}
    return sha256(canonical(named)).removeprefix("sha256:")[:32]


def sentence_hashes(document: dict[str, Any]) -> list[list[str]]:
    """For each sentence of the document its id and its hash (over canonical JSON of the whole sentence)."""
    return [[sentence["id"], sha256(canonical(sentence))] for sentence in document["sentences"]]


def insert_dossier(
    connection: Connection, name: str, subject: str, document: dict[str, Any], html: str | None
) -> tuple[str, LogItem | None]:
    """Keep a dossier; its id, and its log entry, which is None if the very same one is kept already."""
    ident = dossier_id(name, subject, document, html)
    if connection.execute(select(schema.dossier.c.id).where(schema.dossier.c.id == ident)).first() is not None:
        return ident, None
    body = canonical(document)
    row = {"name": name, "subject": subject, "at": now()}
    added = schema.add_row(connection, schema.dossier, {**row, "id": ident, "document": body.decode(), "html": html})
    return ident, (
        "dossier",
        {
            "row": added,
            "dossier": ident,
            "name": name,
            "subject": subject,
            "made": row["at"],
            "document": sha256(body),
            "html": None if html is None else sha256(html.encode()),
            "sentences": sentence_hashes(document),
        },
    )


def select_dossiers(connection: Connection) -> list[DossierRecord]:
    """All dossiers in the order in which they were made."""
    return [
        DossierRecord(
            id=row.id,
            name=row.name,
            subject=row.subject,
            at=row.at,
            document=json.loads(row.document),
            html=row.html,
        )
        for row in connection.execute(select(schema.dossier).order_by(schema.dossier.c.position))
    ]


def insert_timestamp(connection: Connection, size: int, kind: str, token: bytes) -> LogItem:
    """Keep what somebody else's clock said of the checkpoint of `size` entries."""
    row = {"size": size, "kind": kind, "digest": sha256(token), "at": now()}
    added = schema.add_row(connection, schema.timestamp, {**row, "token": token})
    return "timestamp", {"row": added, "size": size, "form": kind, "token": row["digest"], "made": row["at"]}


def select_timestamps(connection: Connection) -> list[TimestampRecord]:
    """The timestamps that were kept, in order, each with the note of its checkpoint."""
    table, notes = schema.timestamp, schema.checkpoint
    query = select(table, notes.c.note).join(notes, notes.c.size == table.c.size).order_by(table.c.position)
    return [
        TimestampRecord(checkpoint=parse_checkpoint(row.note), kind=row.kind, token=row.token, at=row.at)
        for row in connection.execute(query)
    ]


def insert_export(connection: Connection, kind: str, digest: str, reason: str | None) -> LogItem:
    """Keep that something was taken out of the case: what kind, its address, and why where a reason is needed."""
    row = {"digest": digest, "reason": reason}
    at = now()
    added = schema.add_row(connection, schema.export, {**row, "kind": kind, "at": at})
    return "export", {"row": added, "export": kind, "made": at, **row}

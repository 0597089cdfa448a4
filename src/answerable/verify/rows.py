"""Checks of the case's rows against the log: each row as it was logged, none gone, none that the log does not know."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from answerable.archive.log import LogEntry
from answerable.model.canonical import canonical, sha256
from answerable.verify.report import Check, failed, passed
from answerable.verify.snapshot import Row, Snapshot, hash_of, text_of


@dataclass(frozen=True, slots=True)
class Logged:
    """How a kind of log entry tells of a row: the table, which column holds which field, and how to name the row."""

    table: str
    columns: dict[str, str]
    name: Callable[[dict[str, Any]], str]
    hashed: dict[str, str]
    parsed: tuple[str, ...] = ()


def _reading(kind: str) -> Logged:
    return Logged(
        "reading",
        {"capture": "capture", "kind": "kind", "reader": "reader", "digest": "reading"},
        lambda fields: f"{kind} of capture {fields.get('capture')}",
        {"body": "reading"},
    )


KINDS: dict[str, Logged] = {
    "capture": Logged(
        "capture",
        {"digest": "capture", "size": "size", "media_type": "media_type", "warc": "warc"},
        lambda fields: f"capture {fields.get('capture')}",
        {},
    ),
    "entry": Logged(
        "entry",
        {"id": "entry", "capture": "capture", "name": "name", "added": "added", "container": "container"},
        lambda fields: f"entry {fields.get('entry')} ({fields.get('name')})",
        {},
        ("provenance",),
    ),
    "text": _reading("text"),
    "unread": _reading("unread mark"),
    "unpacked": _reading("opening"),
    "claims": Logged(
        "extraction",
        {"capture": "capture", "text": "text", "extractors": "extractors"},
        lambda fields: f"extraction {fields.get('row')} (claims of capture {fields.get('capture')})",
        {"mentions": "mentions", "refused": "refused", "coverage": "coverage"},
    ),
    "decision": Logged(
        "decision",
        {"id": "decision", "claim": "claim", "verdict": "verdict", "why": "why", "who": "who", "at": "decided"},
        lambda fields: f"decision {fields.get('decision')} (on claim {fields.get('claim')})",
        {},
    ),
    "identity": Logged(
        "identity",
        {"id": "identity", "verdict": "verdict", "undoes": "undoes", "why": "why", "who": "who", "at": "decided"},
        lambda fields: f"decision {fields.get('identity')} (on an identity)",
        {},
        ("sides",),
    ),
    "dossier": Logged(
        "dossier",
        {"id": "dossier", "name": "name", "subject": "subject", "at": "made"},
        lambda fields: f"dossier {fields.get('dossier')} ({fields.get('name')})",
        {"document": "document", "html": "html"},
    ),
    "export": Logged(
        "export",
        {"kind": "export", "digest": "digest", "reason": "reason", "at": "made"},
        lambda fields: f"export {fields.get('digest')}",
        {},
    ),
    "timestamp": Logged(
        "timestamp",
        {"size": "size", "kind": "form", "digest": "token", "at": "made"},
        lambda fields: f"timestamp of the checkpoint of {fields.get('size')} entries",
        {"token": "token"},
    ),
}


def check_rows(snapshot: Snapshot, entries: list[LogEntry]) -> Iterator[Check]:
    """Every row of every table but `claim` (see :func:`check_claim_rows`) against its log entry."""
    tables = sorted({logged.table for logged in KINDS.values()})
    rows = {table: {row["position"]: row for row in snapshot.rows(table)} for table in tables}
    known: dict[str, set[int]] = {table: set() for table in tables}
    bad = 0
    for entry in entries:
        logged = KINDS.get(entry.kind)
        if logged is None:
            if entry.kind != "case":
                yield failed(
                    f"log entry {entry.index}", f"it is of a kind that this version does not know: {entry.kind}"
                )
            continue
        fields = {"kind": entry.kind, **entry.fields}
        name, position = logged.name(fields), fields.get("row")
        row = rows[logged.table].get(position) if isinstance(position, int) else None
        if isinstance(position, int):
            known[logged.table].add(position)
        if row is None:
            bad += 1
            yield failed(name, f"its row was removed: log entry {entry.index} tells of it")
            continue
        changed = list(_differences(logged, row, fields))
        bad += bool(changed)
        if changed:
            yield failed(name, f"its row was changed since log entry {entry.index}: {', '.join(changed)}")
    for table in tables:
        for position in sorted(rows[table].keys() - known[table], key=repr):
            bad += 1
            yield failed(
                f"row {position} of table {table}", "no log entry tells of it: it was put in, or the log was cut"
            )
    if not bad:
        yield passed("rows", f"{sum(map(len, rows.values()))} rows are as the log has them, none gone, none more")


def check_claim_rows(snapshot: Snapshot, entries: list[LogEntry]) -> Iterator[Check]:
    """Every claim's row against the list of ids and hashes in the log entry of its extraction."""
    rows = {(row["extraction"], row["position"]): row for row in snapshot.rows("claim")}
    total, bad = len(rows), 0
    for entry in entries:
        if entry.kind != "claims":
            continue
        for place, (ident, digest) in enumerate(entry.fields["claims"]):
            row = rows.pop((entry.fields["row"], place), None)
            if row is None:
                bad += 1
                yield failed(f"claim {ident}", f"its row was removed: log entry {entry.index} tells of it")
            elif hash_of(row["body"]) != digest or row["id"] != ident or row["type"] != _type(row):
                bad += 1
                yield failed(f"claim {ident}", f"its row was changed since log entry {entry.index}")
    for row in rows.values():
        bad += 1
        yield failed(f"claim {text_of(row['id'])}", "no log entry tells of it: it was put in, or the log was cut")
    if not bad:
        yield passed("claims", f"{total} rows are as the log has them, none gone, none more")


def _differences(logged: Logged, row: Row, fields: dict[str, Any]) -> Iterator[str]:
    for column, field in logged.columns.items():
        if row[column] != fields.get(field):
            yield f"{column} is {_short(row[column])}, logged was {_short(fields.get(field))}"
    for column, field in logged.hashed.items():
        value = row[column]
        if (None if value is None else _hash(value)) != fields.get(field):
            yield f"{column} is not what was logged"
    for column in logged.parsed:
        if text_of(row[column]) != canonical(fields.get(column)).decode():
            yield f"{column} is {_short(row[column])}, logged was {_short(fields.get(column))}"


def _hash(value: Any) -> str:
    return sha256(value) if isinstance(value, bytes) else hash_of(value)


def _type(row: Row) -> Any:
    try:
        return json.loads(text_of(row["body"]))["type"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _short(value: Any, longest: int = 60) -> str:
    shown = repr(value)
    return shown if len(shown) <= longest else f"{shown[:longest]}…"

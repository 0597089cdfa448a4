"""The custody log: an entry for everything that ever happened in a case, in a Merkle tree, under signed checkpoints.

An entry is canonical JSON with `index`, `kind`, `at` and what happened; these bytes are the leaf. Each transaction
ends with a checkpoint, so that damage can be named down to the transaction it is in.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from answerable.archive import schema
from answerable.archive.checkpoint import Checkpoint, parse_checkpoint, sign_checkpoint
from answerable.archive.merkle import Frontier, leaf_hash
from answerable.archive.signing import Signer
from answerable.errors import CaseError
from answerable.model.canonical import canonical


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """One thing that happened: its place in the log, its kind, when (ISO 8601, UTC), and the rest as JSON values.

    `body` is the leaf: the very bytes (as text) that the Merkle tree is built over.
    """

    index: int
    kind: str
    at: str
    fields: dict[str, Any]
    body: str

    @property
    def leaf(self) -> bytes:
        """The leaf hash."""
        return leaf_hash(self.body.encode())


def make_entry(index: int, kind: str, at: str, fields: dict[str, Any]) -> LogEntry:
    """The log entry with this content."""
    body = canonical({"index": index, "kind": kind, "at": at, **fields}).decode()
    return LogEntry(index=index, kind=kind, at=at, fields=fields, body=body)


def parse_entry(body: str) -> LogEntry:
    """Read a log entry from its leaf; ValueError where it is none."""
    data = json.loads(body)
    if not isinstance(data, dict):
        raise ValueError("a log entry is a JSON object")  # noqa: TRY004 - to the caller it is a bad value, not a bad type
    index, kind, at = (data.pop(key, None) for key in ("index", "kind", "at"))
    if not isinstance(index, int) or not isinstance(kind, str) or not isinstance(at, str):
        raise ValueError("a log entry has an index, a kind and a time")  # noqa: TRY004 - as above
    return LogEntry(index=index, kind=kind, at=at, fields=data, body=body)


def now() -> str:
    """The time, as every record of the archive has it: ISO 8601, UTC, whole seconds."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class CustodyLog:
    """The log as a writer sees it: it appends, and ends each transaction with a signed checkpoint.

    `seen` is the newest checkpoint that this writer has seen; others may have added since, but not changed or cut.
    """

    def __init__(self, signer: Signer, seen: Checkpoint) -> None:
        self._signer = signer
        self._seen = self._pending = seen

    def append(self, connection: Connection, entries: Sequence[tuple[str, dict[str, Any]]]) -> Checkpoint:
        """Add entries (kind and fields) and their checkpoint, within the caller's transaction.

        The log counts them as added only after :meth:`committed`. CaseError if it no longer begins with what was seen.
        """
        newest, frontier = newest_checkpoint(connection)
        if newest.note != self._seen.note:
            root, key = root_of(connection, self._seen.size), self._signer.public(self._seen.origin)
            if root != self._seen.root.hex() or not newest.signed_by(key):
                raise CaseError("somebody changed the log of this case while it was open; run answerable verify on it")
        self._pending = _add(connection, self._signer, self._seen.origin, frontier, entries)
        return self._pending

    def committed(self) -> None:
        """The transaction of the last :meth:`append` is on disk."""
        self._seen = self._pending


def begin_log(connection: Connection, signer: Signer, origin: str, fields: dict[str, Any]) -> Checkpoint:
    """Write the first entry of a log, of kind `case`, and its checkpoint."""
    return _add(connection, signer, origin, Frontier(), [("case", fields)])


def _add(
    connection: Connection,
    signer: Signer,
    origin: str,
    frontier: Frontier,
    entries: Sequence[tuple[str, dict[str, Any]]],
) -> Checkpoint:
    at = now()
    made = [make_entry(frontier.size + n, kind, at, fields) for n, (kind, fields) in enumerate(entries)]
    for entry in made:
        frontier = frontier.append(entry.leaf)
    connection.execute(insert(schema.log), [{"position": entry.index, "body": entry.body} for entry in made])
    checkpoint = sign_checkpoint(signer, origin, frontier)
    peaks = ",".join(peak.hex() for peak in frontier.peaks)
    connection.execute(insert(schema.checkpoint), {"size": frontier.size, "note": checkpoint.note, "frontier": peaks})
    return checkpoint


def newest_checkpoint(connection: Connection) -> tuple[Checkpoint, Frontier]:
    """The last checkpoint, with what is needed to append; CaseError where the two do not fit together."""
    row = connection.execute(select(schema.checkpoint).order_by(schema.checkpoint.c.size.desc()).limit(1)).first()
    if row is None:
        raise CaseError("the case has no checkpoint; run answerable verify on it")
    try:
        checkpoint = parse_checkpoint(row.note)
        frontier = Frontier(row.size, tuple(bytes.fromhex(peak) for peak in row.frontier.split(",")))
    except ValueError as error:
        raise CaseError(f"the last checkpoint is damaged ({error}); run answerable verify on the case") from error
    if frontier.root() != checkpoint.root or checkpoint.size != row.size:
        raise CaseError("the last checkpoint is damaged; run answerable verify on the case")
    return checkpoint, frontier


def root_of(connection: Connection, size: int) -> str | None:
    """The root (hexadecimal) under which the log's first `size` entries were signed; None if they never were."""
    query = select(schema.checkpoint.c.note).where(schema.checkpoint.c.size == size)
    note = connection.execute(query).scalar()
    return None if note is None else parse_checkpoint(str(note)).root.hex()


def read_log(connection: Connection) -> Iterator[LogEntry]:
    """Every entry in order."""
    for row in connection.execute(select(schema.log).order_by(schema.log.c.position)):
        yield parse_entry(row.body)

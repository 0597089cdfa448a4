"""The tables of a case. Rows are only ever added; each but a checkpoint has its entry in the custody log.

`position` counts rows in the order in which they came. JSON columns hold canonical JSON, written once.
The migrations that bring a case file to this form are in `migrations/`.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    func,
    insert,
    select,
)

metadata = MetaData()


def add_row(connection: Connection, table: Table, values: dict[str, Any]) -> int:
    """Add one row to a table that counts its rows; its position.

    Counted here and not by the database: only one writer at a time comes here, and a sequence would leave a gap
    wherever one was killed.
    """
    position = 1 + (connection.execute(select(func.max(table.c.position))).scalar() or 0)
    connection.execute(insert(table), {**values, "position": position})
    return position


def _position() -> "Column[int]":
    return Column("position", Integer, primary_key=True, autoincrement=False)


log = Table(
    "log",
    metadata,
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("body", Text, nullable=False),
)

checkpoint = Table(
    "checkpoint",
    metadata,
    Column("size", Integer, primary_key=True, autoincrement=False),
    Column("note", Text, nullable=False),
    Column("frontier", Text, nullable=False),
)

capture = Table(
    "capture",
    metadata,
    _position(),
    Column("digest", Text, nullable=False, unique=True),
    Column("size", Integer().with_variant(BigInteger, "postgresql"), nullable=False),  # bytes: may be many
    Column("media_type", Text, nullable=False),
    Column("warc", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    _position(),
    Column("id", Text, nullable=False, unique=True),
    Column("capture", ForeignKey("capture.digest"), nullable=False),
    Column("name", Text, nullable=False),
    Column("added", Text, nullable=False),
    Column("container", Text),
    Column("provenance", Text, nullable=False),
)

reading = Table(
    "reading",
    metadata,
    _position(),
    Column("capture", ForeignKey("capture.digest"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("reading_capture", "capture"),
    Index("reading_digest", "digest"),
)

extraction = Table(
    "extraction",
    metadata,
    _position(),
    Column("capture", ForeignKey("capture.digest"), nullable=False),
    Column("text", Text, nullable=False),
    Column("extractors", Text, nullable=False),
    Column("mentions", Text, nullable=False),
    Column("refused", Text, nullable=False),
    # Null in extractions that were made before there were coverage maps (form 0001).
    Column("coverage", Text),
    Index("extraction_capture", "capture"),
)

claim = Table(
    "claim",
    metadata,
    Column("extraction", ForeignKey("extraction.position"), primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index("claim_id", "id"),
)

decision = Table(
    "decision",
    metadata,
    _position(),
    Column("id", Text, nullable=False, unique=True),
    Column("claim", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    Index("decision_claim", "claim"),
)

identity = Table(
    "identity",
    metadata,
    _position(),
    Column("id", Text, nullable=False, unique=True),
    Column("verdict", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("undoes", Text),
    Column("why", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("at", Text, nullable=False),
    info={"since": "0003"},
)

dossier = Table(
    "dossier",
    metadata,
    _position(),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("html", Text),
)

export = Table(
    "export",
    metadata,
    _position(),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("reason", Text),
    Column("at", Text, nullable=False),
)

timestamp = Table(
    "timestamp",
    metadata,
    _position(),
    Column("size", ForeignKey("checkpoint.size"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("token", LargeBinary, nullable=False),
    Column("at", Text, nullable=False),
)

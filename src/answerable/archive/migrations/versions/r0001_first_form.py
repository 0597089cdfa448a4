"""The first form of a case file."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def _position() -> "sa.Column[int]":
    return sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Make the tables. Nothing is ever taken away from a case, so there is no way back."""
    op.create_table(
        "log",
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("frontier", sa.Text(), nullable=False),
    )
    op.create_table(
        "capture",
        _position(),
        sa.Column("digest", sa.Text(), nullable=False, unique=True),
        sa.Column("size", sa.Integer().with_variant(sa.BigInteger(), "postgresql"), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("warc", sa.Text(), nullable=False),
    )
    op.create_table(
        "entry",
        _position(),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("capture", sa.Text(), sa.ForeignKey("capture.digest"), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("container", sa.Text()),
        sa.Column("provenance", sa.Text(), nullable=False),
    )
    op.create_table(
        "reading",
        _position(),
        sa.Column("capture", sa.Text(), sa.ForeignKey("capture.digest"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("reading_capture", "reading", ["capture"])
    op.create_index("reading_digest", "reading", ["digest"])
    op.create_table(
        "extraction",
        _position(),
        sa.Column("capture", sa.Text(), sa.ForeignKey("capture.digest"), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("extractors", sa.Text(), nullable=False),
        sa.Column("mentions", sa.Text(), nullable=False),
        sa.Column("refused", sa.Text(), nullable=False),
    )
    op.create_index("extraction_capture", "extraction", ["capture"])
    op.create_table(
        "claim",
        sa.Column("extraction", sa.Integer(), sa.ForeignKey("extraction.position"), primary_key=True),
        sa.Column("position", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
    )
    op.create_index("claim_id", "claim", ["id"])
    op.create_table(
        "decision",
        _position(),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("claim", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_index("decision_claim", "decision", ["claim"])
    op.create_table(
        "dossier",
        _position(),
        sa.Column("id", sa.Text(), nullable=False, unique=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("html", sa.Text()),
    )
    op.create_table(
        "export",
        _position(),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text()),
        sa.Column("at", sa.Text(), nullable=False),
    )
    op.create_table(
        "timestamp",
        _position(),
        sa.Column("size", sa.Integer(), sa.ForeignKey("checkpoint.size"), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("token", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
    )

"""Coverage maps beside the claims of each extraction."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; extractions that are there keep it empty, as nothing is known of what they read."""
    op.add_column("extraction", sa.Column("coverage", sa.Text()))

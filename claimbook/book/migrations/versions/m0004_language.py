"""The language that a report states of itself; reports from before state none."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """One more column of the reports."""
    op.add_column("reports", sa.Column("language", sa.Text))

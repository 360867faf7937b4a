"""Full-text search: FTS5 tables that follow by triggers, or columns of tsvector."""

from typing import Final

from alembic import op

revision = "0002"
down_revision = "0001"

INDEXED: Final = {"reports": ("title", "text"), "claims": ("names", "evidence")}
"""Table -> the columns whose words can be searched."""

MOST_CHARS: Final = 200_000
"""PostgreSQL refuses a tsvector over 1 MB; of a longer column the words up to here are found, as the docs say."""


def upgrade() -> None:
    """Make the indices, and fill them from what the book holds."""
    make = _make_tsvector if op.get_bind().dialect.name == "postgresql" else _make_fts5
    for table, columns in INDEXED.items():
        make(table, columns)


def _make_fts5(table: str, columns: tuple[str, ...]) -> None:
    listed = ", ".join(columns)
    added = ", ".join(f"new.{column}" for column in columns)
    op.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({listed}, content='{table}', content_rowid='key', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    follow = f"INSERT INTO {table}_fts (rowid, {listed}) VALUES (new.key, {added})"  # noqa: S608 - names of ours
    op.execute(f"CREATE TRIGGER {table}_to_fts AFTER INSERT ON {table} BEGIN {follow}; END")
    op.execute(f"INSERT INTO {table}_fts ({table}_fts) VALUES ('rebuild')")  # noqa: S608


def _make_tsvector(table: str, columns: tuple[str, ...]) -> None:
    words = " || ' ' || ".join(f"left(coalesce({column}, ''), {MOST_CHARS})" for column in columns)
    op.execute(
        f"ALTER TABLE {table} ADD COLUMN words tsvector GENERATED ALWAYS AS (to_tsvector('simple', {words})) STORED"
    )
    op.execute(f"CREATE INDEX {table}_words ON {table} USING gin (words)")

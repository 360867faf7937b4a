"""The views, kept: what follows from reports, claims and judgements, so that nobody has to make it again to read it."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables, empty: they are filled when views are next asked for."""
    _make_state()
    _make_tellings()
    _make_incidents()
    _make_relations()
    _make_actors()


def _key(name: str = "key") -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, primary_key=True, autoincrement=False)


def _text(name: str, *, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.Text, nullable=nullable)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=nullable)


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"{table}_{column}", table, [column])


def _make_state() -> None:
    op.create_table(
        "views",
        _key("id"),
        _text("form"),
        _number("revision"),
        sa.Column("whole", sa.Boolean, nullable=False),
        _number("serial"),
        _text("judged"),
    )
    op.create_table(
        "shown",
        _key("report"),
        _number("touched"),
        _text("country", nullable=True),
        _text("actors"),
        _text("relations"),
        _text("handles"),
    )
    _index("shown", "touched")


def _make_tellings() -> None:
    op.create_table(
        "tellings",
        _key(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _number("report"),
        _number("incident", nullable=True),
        _text("features"),
    )
    _index("tellings", "report", "incident")
    op.create_table(
        "blocks",
        sa.Column("block", sa.BigInteger, primary_key=True, autoincrement=False),
        _key("telling"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "links", _key("one"), _key("two"), sa.Column("score", sa.Double, nullable=False), sqlite_with_rowid=False
    )


def _make_incidents() -> None:
    op.create_table(
        "incidents",
        _key(),
        _text("id"),
        _number("row_of", nullable=True),
        _text("kinds"),
        sa.Column("start", sa.Date),
        sa.Column("end", sa.Date),
        _text("country", nullable=True),
        _text("place", nullable=True),
        _text("place_country", nullable=True),
        sa.Column("killed", sa.Double),
        _number("sources"),
        _number("changed"),
        _text("json"),
    )
    _index("incidents", "id", "row_of", "start", "changed")
    op.create_table("parties", sa.Column("party", sa.Text, primary_key=True), _key("incident"), sqlite_with_rowid=False)
    _index("parties", "incident")


def _make_relations() -> None:
    op.create_table(
        "relations",
        _key(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        _text("type"),
        _text("subtype"),
        _text("subject"),
        _text("object"),
        sa.Column("start", sa.Date),
        sa.Column("end", sa.Date),
        _number("sources"),
        sa.Column("stale", sa.Boolean, nullable=False),
        _number("changed"),
        _text("json"),
    )
    _index("relations", "subject", "object", "changed", "stale")
    op.create_table("edges", _key("relation"), _key("report"), _text("claims"), sqlite_with_rowid=False)


def _make_actors() -> None:
    op.create_table(
        "actors",
        _key(),
        sa.Column("party", sa.Text, nullable=False, unique=True),
        _text("whole", nullable=True),
        sa.Column("shown", sa.Boolean, nullable=False),
        _text("name", nullable=True),
        _text("ref", nullable=True),
        _text("kind", nullable=True),
        _text("country", nullable=True),
        _text("called"),
        _text("aliases"),
        _text("tally"),
        _text("sides"),
        _number("changed"),
    )
    _index("actors", "ref", "changed")
    op.create_table("voices", _key("actor"), _key("report"), _text("said"), sqlite_with_rowid=False)
    op.create_table(
        "handles",
        sa.Column("handle", sa.Text, primary_key=True),
        sa.Column("party", sa.Text, primary_key=True),
        _text("whole", nullable=True),
        _number("times"),
        sqlite_with_rowid=False,
    )

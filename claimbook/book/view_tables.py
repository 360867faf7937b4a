"""The tables of the views: all of them follow from reports, claims and judgements, and can be made again from these.

They hold no foreign keys: what is derived is deleted and written by the thousand, always by one writer, which knows.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
)  # fmt: skip

from claimbook.book.tables import METADATA


def _key(name: str = "key") -> Column[int]:
    return Column(name, Integer, primary_key=True, autoincrement=False)


VIEWS: Final = Table(
    "views",
    METADATA,
    _key("id"),
    Column("form", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("serial", Integer, nullable=False),
    Column("judged", Text, nullable=False),
)
"""At most one row: what the views were made by, and up to which revision of the book they are complete."""

SHOWN: Final = Table(
    "shown",
    METADATA,
    _key("report"),
    Column("touched", Integer, nullable=False),
    Column("country", Text),
    Column("actors", Text, nullable=False),
    Column("relations", Text, nullable=False),
    Column("handles", Text, nullable=False),
    Index("shown_touched", "touched"),
)
"""A row for each report that the views know, as it was at a revision, with what has to go when it goes."""

TELLINGS: Final = Table(
    "tellings",
    METADATA,
    _key(),
    Column("id", Text, nullable=False),
    Column("report", Integer, nullable=False),
    Column("incident", Integer),
    Column("features", Text, nullable=False),
    UniqueConstraint("id"),
    Index("tellings_report", "report"),
    Index("tellings_incident", "incident"),
)

BLOCKS: Final = Table(
    "blocks",
    METADATA,
    Column("block", BigInteger, primary_key=True, autoincrement=False),
    _key("telling"),
    sqlite_with_rowid=False,
)
"""Where tellings are at home: two that share a block are compared (claimbook.merge.blocking)."""

LINKS: Final = Table(
    "links",
    METADATA,
    _key("one"),
    _key("two"),
    Column("score", Double, nullable=False),
    sqlite_with_rowid=False,
)
"""Pairs of tellings that pull together, both ways."""

INCIDENTS: Final = Table(
    "incidents",
    METADATA,
    _key(),
    Column("id", Text, nullable=False),
    Column("row_of", Integer),
    Column("kinds", Text, nullable=False),
    Column("start", Date),
    Column("end", Date),
    Column("country", Text),
    Column("place", Text),
    Column("place_country", Text),
    Column("killed", Double),
    Column("sources", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("json", Text, nullable=False),
    Index("incidents_id", "id"),
    Index("incidents_row_of", "row_of"),
    Index("incidents_start", "start"),
    Index("incidents_changed", "changed"),
)

PARTIES: Final = Table(
    "parties",
    METADATA,
    Column("party", Text, primary_key=True),
    _key("incident"),
    Index("parties_incident", "incident"),
    sqlite_with_rowid=False,
)
"""Who takes part in an incident."""

RELATIONS: Final = Table(
    "relations",
    METADATA,
    _key(),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("subtype", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("object", Text, nullable=False),
    Column("start", Date),
    Column("end", Date),
    Column("sources", Integer, nullable=False),
    Column("stale", Boolean, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("json", Text, nullable=False),
    UniqueConstraint("id"),
    Index("relations_subject", "subject"),
    Index("relations_object", "object"),
    Index("relations_changed", "changed"),
    Index("relations_stale", "stale"),
)

EDGES: Final = Table(
    "edges",
    METADATA,
    _key("relation"),
    _key("report"),
    Column("claims", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""Which claims of a report speak of a relation."""

ACTORS: Final = Table(
    "actors",
    METADATA,
    _key(),
    Column("party", Text, nullable=False),
    Column("whole", Text),
    Column("shown", Boolean, nullable=False),
    Column("name", Text),
    Column("ref", Text),
    Column("kind", Text),
    Column("country", Text),
    Column("called", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("tally", Text, nullable=False),
    Column("sides", Text, nullable=False),
    Column("changed", Integer, nullable=False),
    UniqueConstraint("party"),
    Index("actors_ref", "ref"),
    Index("actors_changed", "changed"),
)

VOICES: Final = Table(
    "voices",
    METADATA,
    _key("actor"),
    _key("report"),
    Column("said", Text, nullable=False),
    sqlite_with_rowid=False,
)
"""What one report says of one party."""

HANDLES: Final = Table(
    "handles",
    METADATA,
    Column("handle", Text, primary_key=True),
    Column("party", Text, primary_key=True),
    Column("whole", Text),
    Column("times", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""What a party is called by, folded, before judgements: where words of a judgement of actors are looked up."""

ALL: Final = (
    SHOWN, TELLINGS, BLOCKS, LINKS, INCIDENTS, PARTIES, RELATIONS, EDGES, ACTORS, VOICES, HANDLES,
)  # fmt: skip
"""All but VIEWS, for making them anew."""

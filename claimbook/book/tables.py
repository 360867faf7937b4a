"""The tables of a book, as docs/data-model.md explains them. What makes and changes them are the migrations.

All are flat: a book in SQLite opens unchanged in Datasette. Times are UTC.
"""

from datetime import UTC, date, datetime
from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Named,
    String,
    Table,
    Text,
    TypedColumns,
    TypeDecorator,
    UniqueConstraint,
)  # fmt: skip


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: stored without an offset, so that both databases compare and show it alike."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Any aware moment goes in."""
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """A moment in UTC comes out."""
        return value.replace(tzinfo=UTC) if value else None


METADATA: Final = MetaData()


class _Revision(TypedColumns):
    id = Column(Integer, primary_key=True, autoincrement=False)
    number: Named[int]


class _Runs(TypedColumns):
    key = Column(Integer, primary_key=True)
    engine: Named[str] = Column(Text)
    options: Named[str] = Column(Text)
    begun: Named[datetime] = Column(Moment)
    ended: Named[datetime | None] = Column(Moment)


class _Reports(TypedColumns):
    key = Column(Integer, primary_key=True)
    id: Named[str] = Column(Text)
    doc: Named[str] = Column(Text)
    address: Named[str] = Column(Text)
    version: Named[int]
    newest: Named[bool]
    learned: Named[datetime] = Column(Moment)
    published: Named[date | None] = Column(Date)
    title: Named[str | None] = Column(Text)
    source: Named[str | None] = Column(Text)
    url: Named[str | None] = Column(Text)
    sha256: Named[str] = Column(String(64))
    copies: Named[str] = Column(Text)
    sketch: Named[bytes] = Column(LargeBinary)
    given: Named[str | None] = Column(Text)
    language: Named[str | None] = Column(Text)
    touched: Named[int]
    text: Named[str] = Column(Text)


class _Bands(TypedColumns):
    band = Column(BigInteger, primary_key=True, autoincrement=False)
    report = Column(Integer, ForeignKey("reports.key"), primary_key=True, autoincrement=False)


class _Readings(TypedColumns):
    key = Column(Integer, primary_key=True)
    run: Named[int] = Column(ForeignKey("runs.key"))
    report: Named[int] = Column(ForeignKey("reports.key"))
    revision: Named[int]
    made: Named[datetime] = Column(Moment)
    claims: Named[int]
    issues: Named[str] = Column(Text)


class _Claims(TypedColumns):
    key = Column(Integer, primary_key=True)
    reading: Named[int] = Column(ForeignKey("readings.key"))
    id: Named[str] = Column(Text)
    place: Named[int]
    type: Named[str] = Column(Text)
    subtype: Named[str] = Column(Text)
    polarity: Named[str] = Column(Text)
    modality: Named[str] = Column(Text)
    confidence: Named[float | None]
    incident: Named[str | None] = Column(Text)
    holder: Named[str | None] = Column(Text)
    when_start: Named[date | None] = Column(Date)
    when_end: Named[date | None] = Column(Date)
    when_precision: Named[int | None]
    start: Named[int | None]
    end: Named[int | None]
    evidence: Named[str] = Column(Text)
    names: Named[str] = Column(Text)
    json: Named[str] = Column(Text)


class _Mentions(TypedColumns):
    key = Column(Integer, primary_key=True)
    claim: Named[int] = Column(ForeignKey("claims.key"))
    role: Named[str] = Column(Text)
    text: Named[str] = Column(Text)
    start: Named[int]
    end: Named[int]
    name: Named[str | None] = Column(Text)
    ref: Named[str | None] = Column(Text)
    kind: Named[str | None] = Column(Text)
    lat: Named[float | None]
    lon: Named[float | None]
    country: Named[str | None] = Column(Text)


class _Judgements(TypedColumns):
    key = Column(Integer, primary_key=True)
    id: Named[str] = Column(Text)
    verb: Named[str] = Column(Text)
    sort: Named[str] = Column(Text)
    anchors: Named[str] = Column(Text)
    field: Named[str | None] = Column(Text)
    value: Named[str | None] = Column(Text)
    author: Named[str] = Column(Text)
    reason: Named[str | None] = Column(Text)
    made: Named[datetime] = Column(Moment)
    undone: Named[datetime | None] = Column(Moment)
    revision: Named[int]


REVISION: Final = Table("revision", METADATA, _Revision)
"""One row: its number grows with every change of the book."""

RUNS: Final = Table("runs", METADATA, _Runs, UniqueConstraint("engine", "options"))

REPORTS: Final = Table(
    "reports",
    METADATA,
    _Reports,
    UniqueConstraint("id"),
    UniqueConstraint("address", "version"),
    Index("reports_sha256", "sha256"),
    Index("reports_copies", "copies"),
    Index("reports_published", "published"),
    Index("reports_touched", "touched"),
)

BANDS: Final = Table("bands", METADATA, _Bands, sqlite_with_rowid=False)
"""Bands of the sketches: two reports that share one may be copies (claimbook.book.copies)."""

READINGS: Final = Table(
    "readings",
    METADATA,
    _Readings,
    UniqueConstraint("report", "run"),
    Index("readings_revision", "revision"),
)

CLAIMS: Final = Table(
    "claims",
    METADATA,
    _Claims,
    UniqueConstraint("reading", "id"),
    Index("claims_id", "id"),
    Index("claims_type", "type", "subtype"),
    Index("claims_when", "when_start"),
)

MENTIONS: Final = Table(
    "mentions",
    METADATA,
    _Mentions,
    Index("mentions_claim", "claim"),
    Index("mentions_ref", "ref"),
    Index("mentions_country", "country"),
)

JUDGEMENTS: Final = Table("judgements", METADATA, _Judgements, UniqueConstraint("id"))

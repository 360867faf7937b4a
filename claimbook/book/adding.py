"""One document with its claims goes into the book whole, or not at all.

The statements stand ready: putting them together anew for each document took a third of the time.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final, Literal

from sqlalchemy import Connection, Row, bindparam, func, insert, select, update

from claimbook.book.copies import Leaf, Sketch, copies_of, first_of, sketch_of
from claimbook.book.inserting import insert_many
from claimbook.book.rows import address_of, claim_row, document_row, issues_text, mention_rows, sha256_of
from claimbook.book.tables import BANDS, CLAIMS, MENTIONS, READINGS, REPORTS, REVISION, RUNS
from claimbook.model.contract import identified
from claimbook.model.values import Claim, Document, Extraction, Issue

Outcome = Literal["new", "version", "reread", "known"]
"""new: a report that the book did not have; version: another text of one that it has; reread: by another run; known:
this run has read it before, nothing was written."""


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a document. report: its id in the book. issues: what could not be stored as given."""

    report: str
    outcome: Outcome
    claims: int = 0
    issues: tuple[Issue, ...] = ()


_COUNT: Final = update(REVISION).values(number=REVISION.c.number + 1).returning(REVISION.c.number)
_SAME_TEXT: Final = (
    select(REPORTS.c.key, REPORTS.c.id, REPORTS.c.version, REPORTS.c.published)
    .where(REPORTS.c.address == bindparam("address"), REPORTS.c.sha256 == bindparam("sha256"))
    .order_by(REPORTS.c.version.desc())
)
_READING: Final = select(READINGS.c.key).where(
    READINGS.c.report == bindparam("report"), READINGS.c.run == bindparam("run")
)
_LAST_VERSION: Final = select(func.max(REPORTS.c.version)).where(REPORTS.c.address == bindparam("address"))
_TAKEN: Final = select(REPORTS.c.key).where(REPORTS.c.id == bindparam("id"))
_SHARING: Final = select(REPORTS.c.key, REPORTS.c.id, REPORTS.c.published, REPORTS.c.sketch, REPORTS.c.copies).where(
    REPORTS.c.key.in_(select(BANDS.c.report).where(BANDS.c.band.in_(bindparam("bands", expanding=True))))
)
_NEW_REPORT: Final = insert(REPORTS).returning(REPORTS.c.key, REPORTS.c.id, REPORTS.c.version, REPORTS.c.published)
_NEW_READING: Final = insert(READINGS).returning(READINGS.c.key)
_CLAIM_KEYS: Final = select(CLAIMS.c.key).where(CLAIMS.c.reading == bindparam("reading")).order_by(CLAIMS.c.place)
_TOUCH: Final = update(REPORTS).where(REPORTS.c.key == bindparam("report")).values(touched=bindparam("revision"))
_RUN_ENDED: Final = update(RUNS).where(RUNS.c.key == bindparam("run")).values(ended=bindparam("now"))

Known = Row[int, str, int, date | None]
"""(key, id, version, published) of a report."""


def next_revision(connection: Connection) -> int:
    """Count one change. It locks the counter, so that writers come one after the other in PostgreSQL too."""
    return int(connection.execute(_COUNT).scalar_one())


def add_extraction(connection: Connection, found: Extraction, run: int, now: datetime) -> Added:
    """Write one document with what a run found in it. The caller's transaction makes it whole."""
    revision = next_revision(connection)
    known = find_report(connection, found.document)
    if known and has_reading(connection, known.key, run):
        connection.rollback()
        return Added(known.id, "known")
    report = known or _add_report(connection, found.document, now, revision)
    if known:
        connection.execute(_TOUCH, {"report": known.key, "revision": revision})
    claims, issues = _distinct(found)
    reading = {"run": run, "report": report.key, "revision": revision, "made": now, "claims": len(claims)}
    made = connection.execute(_NEW_READING, reading | {"issues": issues_text((*found.issues, *issues))})
    _add_claims(connection, claims, made.scalar_one())
    connection.execute(_RUN_ENDED, {"run": run, "now": now})
    outcome: Outcome = "reread" if known else "version" if report.version > 1 else "new"
    return Added(report.id, outcome, len(claims), issues)


def find_report(connection: Connection, document: Document) -> Known | None:
    """The same text under the same address, if the book has it, in its newest version.

    A document that now tells its day of publication, or another one, is another version: dates hang on it.
    """
    sha256 = sha256_of(document.text)
    same = connection.execute(_SAME_TEXT, {"address": address_of(document, sha256), "sha256": sha256})
    return next((one for one in same.all() if document.published in (None, one.published)), None)


def has_reading(connection: Connection, report: int, run: int) -> bool:
    """Has this run read this report?"""
    return connection.execute(_READING, {"report": report, "run": run}).first() is not None


def _add_report(connection: Connection, document: Document, now: datetime, revision: int) -> Known:
    row = document_row(document, sha256_of(document.text))
    version = _supersede(connection, row["address"], revision)
    id_ = _free_id(connection, document.id, version)
    sketch = sketch_of(document.text)
    bands = sorted(set(sketch.bands()))
    copies = copies_of(document, sketch, _candidates(connection, bands))
    row |= {"id": id_, "version": version, "newest": True, "learned": now, "touched": revision}
    report = connection.execute(_NEW_REPORT, row | {"sketch": sketch.to_bytes(), "copies": id_}).one()
    connection.execute(insert(BANDS), [{"band": band, "report": report.key} for band in bands])
    if copies:
        _join(connection, {id_, *(one.group for one in copies)}, revision)
    return report


def _supersede(connection: Connection, address: str, revision: int) -> int:
    """The number of the next version under an address; those before it are no longer the newest."""
    last = connection.execute(_LAST_VERSION, {"address": address}).scalar()
    if last is None:
        return 1
    older = update(REPORTS).where(REPORTS.c.address == address, REPORTS.c.newest)
    connection.execute(older.values(newest=False, touched=revision))
    return int(last) + 1


def _free_id(connection: Connection, wanted: str, version: int) -> str:
    """The wanted id, or where other text has it, "id@2", "id@3" ...: a document may have given itself such an id."""
    tried = wanted
    while connection.execute(_TAKEN, {"id": tried}).first():
        version = max(version, 2)
        tried = f"{wanted}@{version}"
        version += 1
    return tried


def _candidates(connection: Connection, bands: Sequence[int]) -> Iterable[Leaf]:
    for row in connection.execute(_SHARING, {"bands": bands}):
        yield Leaf(row.key, row.id, row.published, Sketch.from_bytes(row.sketch), row.copies)


def _join(connection: Connection, groups: set[str], revision: int) -> None:
    """Make one group out of several, named after its first member."""
    inside = REPORTS.c.copies.in_(sorted(groups))
    members = connection.execute(select(REPORTS.c.published, REPORTS.c.id).where(inside)).all()
    name = first_of((row.published, row.id) for row in members)
    moved = update(REPORTS).where(inside, REPORTS.c.copies != name)
    connection.execute(moved.values(copies=name, touched=revision))


def _distinct(found: Extraction) -> tuple[list[Claim], tuple[Issue, ...]]:
    """The claims, each with an id, each once: an engine that says the very same twice has said it once."""
    claims: dict[str, Claim] = {}
    doubled = 0
    for one in found.claims:
        claim = one if one.id else identified(replace(one, doc=found.document.id))
        doubled += claim.id in claims
        claims.setdefault(claim.id, claim)
    told = f"{doubled} claims said the very same, words and all, as another one; each stands once."
    return list(claims.values()), (Issue(found.document.id, told),) if doubled else ()


def _add_claims(connection: Connection, claims: Sequence[Claim], reading: int) -> None:
    if not claims:
        return
    insert_many(connection, CLAIMS, {}, [claim_row(claim, reading, place) for place, claim in enumerate(claims)])
    keys = connection.execute(_CLAIM_KEYS, {"reading": reading}).scalars()
    mentions = [row for claim, key in zip(claims, keys, strict=True) for row in mention_rows(claim, key)]
    insert_many(connection, MENTIONS, {}, mentions)

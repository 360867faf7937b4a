"""One document with its claims goes into the book whole, or not at all."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from sqlalchemy import Connection, Row, and_, func, insert, select, update

from claimbook.book.copies import Leaf, Sketch, copies_of, first_of, sketch_of
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


def next_revision(connection: Connection) -> int:
    """Count one change. It locks the counter, so that writers come one after the other in PostgreSQL too."""
    counted = update(REVISION).values(number=REVISION.c.number + 1).returning(REVISION.c.number)
    return int(connection.execute(counted).scalar_one())


def add_extraction(connection: Connection, found: Extraction, run: int, now: datetime) -> Added:
    """Write one document with what a run found in it. The caller's transaction makes it whole."""
    known = find_report(connection, found.document)
    if known and has_reading(connection, known.key, run):
        return Added(known.id, "known")
    revision = next_revision(connection)
    if known:
        report = known
        connection.execute(update(REPORTS).where(REPORTS.c.key == report.key).values(touched=revision))
    else:
        report = _add_report(connection, found.document, now, revision)
    claims, issues = _distinct(found)
    reading = {"run": run, "report": report.key, "revision": revision, "made": now, "claims": len(claims)}
    made = insert(READINGS).values(**reading, issues=issues_text((*found.issues, *issues))).returning(READINGS.c.key)
    _add_claims(connection, claims, connection.execute(made).scalar_one())
    connection.execute(update(RUNS).where(RUNS.c.key == run).values(ended=now))
    outcome: Outcome = "reread" if known else "version" if report.version > 1 else "new"
    return Added(report.id, outcome, len(claims), issues)


def find_report(connection: Connection, document: Document) -> Row[int, str, int] | None:
    """The same text under the same address, if the book has it: (key, id, version).

    A document that now tells its day of publication, or another one, is another version: dates hang on it.
    """
    sha256 = sha256_of(document.text)
    same = [REPORTS.c.address == address_of(document, sha256), REPORTS.c.sha256 == sha256]
    if document.published is not None:
        same.append(REPORTS.c.published == document.published)
    found = select(REPORTS.c.key, REPORTS.c.id, REPORTS.c.version).where(*same).order_by(REPORTS.c.version.desc())
    return connection.execute(found.limit(1)).first()


def has_reading(connection: Connection, report: int, run: int) -> bool:
    """Has this run read this report?"""
    found = select(READINGS.c.key).where(READINGS.c.report == report, READINGS.c.run == run)
    return connection.execute(found).first() is not None


def _add_report(connection: Connection, document: Document, now: datetime, revision: int) -> Row[int, str, int]:
    row = document_row(document, sha256_of(document.text))
    version = _supersede(connection, row["address"], revision)
    id_ = _free_id(connection, document.id, version)
    sketch = sketch_of(document.text)
    bands = sorted(set(sketch.bands()))
    copies = copies_of(document, sketch, _candidates(connection, bands))
    row |= {"id": id_, "version": version, "newest": True, "learned": now, "touched": revision}
    row |= {"sketch": sketch.to_bytes(), "copies": id_}
    report = connection.execute(
        insert(REPORTS).values(**row).returning(REPORTS.c.key, REPORTS.c.id, REPORTS.c.version)
    ).one()
    connection.execute(insert(BANDS), [{"band": band, "report": report.key} for band in bands])
    if copies:
        _join(connection, {id_, *(one.group for one in copies)}, revision)
    return report


def _supersede(connection: Connection, address: str, revision: int) -> int:
    """The number of the next version under an address; those before it are no longer the newest."""
    last = connection.execute(select(func.max(REPORTS.c.version)).where(REPORTS.c.address == address)).scalar()
    if last is None:
        return 1
    older = and_(REPORTS.c.address == address, REPORTS.c.newest)
    connection.execute(update(REPORTS).where(older).values(newest=False, touched=revision))
    return int(last) + 1


def _free_id(connection: Connection, wanted: str, version: int) -> str:
    """The wanted id, or where other text has it, "id@2", "id@3" ...: a document may have given itself such an id."""
    tried = wanted
    while connection.execute(select(REPORTS.c.key).where(REPORTS.c.id == tried)).first():
        version = max(version, 2)
        tried = f"{wanted}@{version}"
        version += 1
    return tried


def _candidates(connection: Connection, bands: Sequence[int]) -> Iterable[Leaf]:
    shared = select(BANDS.c.report).where(BANDS.c.band.in_(bands))
    columns = REPORTS.c.key, REPORTS.c.id, REPORTS.c.published, REPORTS.c.sketch, REPORTS.c.copies
    for row in connection.execute(select(*columns).where(REPORTS.c.key.in_(shared))):
        yield Leaf(row.key, row.id, row.published, Sketch.from_bytes(row.sketch), row.copies)


def _join(connection: Connection, groups: set[str], revision: int) -> None:
    """Make one group out of several, named after its first member."""
    inside = REPORTS.c.copies.in_(sorted(groups))
    members = connection.execute(select(REPORTS.c.published, REPORTS.c.id).where(inside)).all()
    name = first_of((row.published, row.id) for row in members)
    moved = and_(inside, REPORTS.c.copies != name)
    connection.execute(update(REPORTS).where(moved).values(copies=name, touched=revision))


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
    rows = [claim_row(claim, reading, place) for place, claim in enumerate(claims)]
    connection.execute(insert(CLAIMS), rows)
    placed = select(CLAIMS.c.key).where(CLAIMS.c.reading == reading).order_by(CLAIMS.c.place)
    keys = connection.execute(placed).scalars()
    mentions = [row for claim, key in zip(claims, keys, strict=True) for row in mention_rows(claim, key)]
    if mentions:
        connection.execute(insert(MENTIONS), mentions)

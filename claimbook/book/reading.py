"""What the book holds, as values: reports, and claims with their reports."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from sys import intern
from typing import Any, Final, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from claimbook.book.rows import HEADED, REPORT, TEXTLESS, Pool, claim_of, report_of
from claimbook.book.tables import CLAIMS, READINGS, REPORTS, REVISION, RUNS
from claimbook.model.record import Entry, Report

_One = TypeVar("_One")

CHUNK: Final = 400
"""So many reports are fetched at once: SQLite takes 32,766 values in one question, and this keeps memory low."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which reports and claims are meant. asof: what the book knew at the end of that day (UTC); None: now.

    engine: only readings by engines of that name ("local") or name and version ("local/1.0"); None: of each report
    the newest reading. reports: only those, by id; None: all. every_version: superseded texts too. texts: with those of
    the reports; without them a document's text is "".
    """

    asof: date | None = None
    engine: str | None = None
    reports: frozenset[str] | None = None
    every_version: bool = False
    texts: bool = True


def end_of(day: date) -> datetime:
    """The first moment after a day, in UTC; of the last day that there is, its last moment."""
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day + timedelta(days=1), time(), UTC)


def read_reports(connection: Connection, scope: Scope) -> list[Report]:
    """The reports of a scope by their ids, texts and all."""
    keys = sorted(_chosen_reports(connection, scope).items())
    parts = _parts([key for _, key in keys])
    found = (one for part in parts for one in _reports(connection, part, REPORT if scope.texts else TEXTLESS).values())
    return [_as_of(one, scope) for one in sorted(found, key=lambda one: one.id)]


def read_entries(connection: Connection, scope: Scope) -> Iterator[Entry]:
    """Every claim of the chosen readings, by report id and then in the order of the text. Holds few reports at once."""
    chosen = _chosen_reports(connection, scope)
    readings = _chosen_readings(connection, scope)
    order = [key for _, key in sorted(chosen.items()) if key in readings]
    for part in _parts(order):
        reports = _reports(connection, part, REPORT if scope.texts else TEXTLESS)
        claims = _claims(connection, [readings[key][0] for key in part])
        for key in part:
            reading, run = readings[key]
            report = _as_of(reports[key], scope)
            pool = Pool()
            yield from (Entry(pool.claim_of(written), report, intern(str(run))) for written in claims.get(reading, ()))


def find_claims(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    """Every claim with one of these ids, in all its readings, the newest reading first."""
    joined = CLAIMS.join(READINGS, CLAIMS.c.reading == READINGS.c.key)
    columns = CLAIMS.c.json, READINGS.c.report, READINGS.c.run
    found = connection.execute(
        select(*columns).select_from(joined).where(CLAIMS.c.id.in_(ids)).order_by(READINGS.c.revision.desc())
    ).all()
    reports = _reports(connection, sorted({row.report for row in found}))
    return [Entry(claim_of(row.json), reports[row.report], str(row.run)) for row in found]


def read_claims(connection: Connection, ids: Sequence[str], languages: bool = False) -> Iterator[Entry]:
    """The claims with these ids, where they are of the newest reading of the newest text, without that text.

    languages: with what reports state of theirs, which takes a little longer.
    """
    newer = READINGS.alias()
    last = select(func.max(newer.c.revision)).where(newer.c.report == READINGS.c.report).scalar_subquery()
    joined = CLAIMS.join(READINGS, CLAIMS.c.reading == READINGS.c.key).join(REPORTS, READINGS.c.report == REPORTS.c.key)
    columns = CLAIMS.c.json, READINGS.c.report, READINGS.c.run
    wanted = select(*columns).select_from(joined).where(REPORTS.c.newest, READINGS.c.revision == last)
    for part in _parts(ids):
        found = connection.execute(wanted.where(CLAIMS.c.id.in_(part))).all()
        reports = _reports(connection, sorted({row.report for row in found}), HEADED if languages else TEXTLESS)
        yield from (Entry(claim_of(row.json), reports[row.report], intern(str(row.run))) for row in found)


def reports_with(connection: Connection, claims: Sequence[str]) -> list[str]:
    """Ids of the reports with these claims, sorted."""
    joined = CLAIMS.join(READINGS, CLAIMS.c.reading == READINGS.c.key).join(REPORTS, READINGS.c.report == REPORTS.c.key)
    found: set[str] = set()
    for part in _parts(claims):
        wanted = select(REPORTS.c.id).select_from(joined).where(CLAIMS.c.id.in_(part))
        found.update(connection.execute(wanted).scalars())
    return sorted(found)


def touched_since(connection: Connection, revision: int) -> frozenset[str]:
    """Ids of the reports that are new, were read anew, were superseded, or changed their group after that revision."""
    return frozenset(connection.execute(select(REPORTS.c.id).where(REPORTS.c.touched > revision)).scalars())


def current_revision(connection: Connection) -> int:
    """How often the book was changed."""
    return int(connection.execute(select(REVISION.c.number)).scalar_one())


def lineage_of(connection: Connection, sha256s: Iterable[str]) -> dict[str, frozenset[str]]:
    """SHA-256 of a text -> ids of all versions of the reports with that text."""
    found: dict[str, set[str]] = defaultdict(set)
    other = REPORTS.alias()
    columns = REPORTS.c.sha256, other.c.id
    for part in _parts(sorted(set(sha256s))):
        joined = REPORTS.join(other, REPORTS.c.address == other.c.address)
        for row in connection.execute(select(*columns).select_from(joined).where(REPORTS.c.sha256.in_(part))):
            found[row[0]].add(row[1])
    return {sha256: frozenset(ids) for sha256, ids in found.items()}


def _chosen_reports(connection: Connection, scope: Scope) -> dict[str, int]:
    """Id -> key of the reports of a scope."""
    chosen: dict[str, int] = {}
    columns = REPORTS.c.id, REPORTS.c.key
    conditions = _version_conditions(scope)
    if scope.reports is None:
        return {row.id: row.key for row in connection.execute(select(*columns).where(*conditions))}
    for part in _parts(sorted(scope.reports)):
        found = connection.execute(select(*columns).where(*conditions, REPORTS.c.id.in_(part)))
        chosen |= {row.id: row.key for row in found}
    return chosen


def _version_conditions(scope: Scope) -> list[ColumnElement[bool]]:
    known = [] if scope.asof is None else [REPORTS.c.learned < end_of(scope.asof)]
    if scope.every_version:
        return known
    if scope.asof is None:
        return [REPORTS.c.newest]
    other = REPORTS.alias()
    same = and_(other.c.address == REPORTS.c.address, other.c.learned < end_of(scope.asof))
    last = select(func.max(other.c.version)).where(same).scalar_subquery()
    return [*known, REPORTS.c.version == last]


def _chosen_readings(connection: Connection, scope: Scope) -> dict[int, tuple[int, int]]:
    """Key of a report -> (reading, run): of each report the newest reading in the scope."""
    conditions: list[ColumnElement[bool]] = []
    if scope.asof is not None:
        conditions.append(READINGS.c.made < end_of(scope.asof))
    if scope.engine is not None:
        name = scope.engine
        conditions.append((RUNS.c.engine == name) | RUNS.c.engine.startswith(f"{name}/", autoescape=True))
    joined = READINGS.join(RUNS, READINGS.c.run == RUNS.c.key)
    columns = READINGS.c.report, READINGS.c.key, READINGS.c.run
    if scope.reports is not None and len(scope.reports) <= CHUNK:
        joined = joined.join(REPORTS, READINGS.c.report == REPORTS.c.key)
        conditions.append(REPORTS.c.id.in_(sorted(scope.reports)))
    found = connection.execute(select(*columns).select_from(joined).where(*conditions).order_by(READINGS.c.revision))
    return {row[0]: (row[1], row[2]) for row in found}


def _reports(connection: Connection, keys: Sequence[int], columns: Select[Any] = REPORT) -> dict[int, Report]:
    found = connection.execute(columns.where(REPORTS.c.key.in_(keys)))
    return {row.key: report_of(row) for row in found}


def _claims(connection: Connection, readings: Sequence[int]) -> dict[int, list[str]]:
    """Reading -> the JSON of its claims, in the order of the text."""
    claims: dict[int, list[str]] = defaultdict(list)
    columns = CLAIMS.c.reading, CLAIMS.c.json
    wanted = select(*columns).where(CLAIMS.c.reading.in_(readings)).order_by(CLAIMS.c.reading, CLAIMS.c.place)
    for row in connection.execute(wanted):
        claims[row.reading].append(row.json)
    return claims


def _as_of(report: Report, scope: Scope) -> Report:
    """As of a day, the version chosen was the newest one then."""
    return report if scope.asof is None or scope.every_version else replace(report, newest=True)


def _parts(values: Sequence[_One]) -> Iterator[Sequence[_One]]:
    for at in range(0, len(values), CHUNK):
        yield values[at : at + CHUNK]

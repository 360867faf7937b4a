"""Rows of a dataset go into the book many at a time: one transaction a batch, and no search for copies.

A dataset's rows are told in one hand: two that read alike are two events, never one story printed twice. So no sketch
is kept of them, and each is a group of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, insert, select, update

from claimbook.book.adding import next_revision
from claimbook.book.rows import address_of, claim_row, document_row, issues_text, mention_rows, sha256_of
from claimbook.book.tables import CLAIMS, MENTIONS, READINGS, REPORTS, RUNS
from claimbook.model.values import Extraction

_ASKED: int = 500
"""Names in one question: SQLite takes a bounded number of parameters."""


def add_rows(
    connection: Connection, found: Sequence[Extraction], run: int, now: datetime
) -> tuple[Counter[str], list[Extraction]]:
    """Write documents that the book does not know, whose claims have ids. The caller's transaction makes them whole.

    Gives back counts ("new", "claims"), and the documents whose address or id is known already: they take the way of a
    single one, which tells versions and readings apart.
    """
    sums = [sha256_of(one.document.text) for one in found]
    taken = _taken(connection, [name for one, sha256 in zip(found, sums, strict=True) for name in _names(one, sha256)])
    fresh: dict[str, tuple[Extraction, str]] = {}
    late: list[Extraction] = []
    for one, sha256 in zip(found, sums, strict=True):
        if taken.isdisjoint(_names(one, sha256)) and one.document.id not in fresh:
            fresh[one.document.id] = (one, sha256)
        else:
            late.append(one)
    counts = _add_fresh(connection, list(fresh.values()), run, now) if fresh else Counter[str]()
    return counts, late


def _names(one: Extraction, sha256: str) -> set[str]:
    return {one.document.id, address_of(one.document, sha256)}


def _taken(connection: Connection, names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for at in range(0, len(names), _ASKED):
        asked = names[at : at + _ASKED]
        for column in (REPORTS.c.id, REPORTS.c.address):
            found |= set(connection.execute(select(column).where(column.in_(asked))).scalars())
    return found


def _add_fresh(
    connection: Connection, given: Sequence[tuple[Extraction, str]], run: int, now: datetime
) -> Counter[str]:
    """The revision is this batch's own, and finds again what was written with it: rows go in many at a time, and
    neither database gives the keys of so many back in order."""
    revision = next_revision(connection)
    connection.execute(insert(REPORTS), [_report(one, sha256, now, revision) for one, sha256 in given])
    reports = _pairs(connection, select(REPORTS.c.id, REPORTS.c.key).where(REPORTS.c.touched == revision))
    shared = {"run": run, "revision": revision, "made": now}
    connection.execute(
        insert(READINGS),
        [
            {**shared, "report": reports[one.document.id], "claims": len(one.claims), "issues": issues_text(one.issues)}
            for one, _ in given
        ],
    )
    ours = READINGS.c.revision == revision
    readings = _pairs(connection, select(READINGS.c.report, READINGS.c.key).where(ours))
    claims = [
        (claim, claim_row(claim, readings[reports[one.document.id]], place))
        for one, _ in given
        for place, claim in enumerate(one.claims)
    ]
    if claims:
        connection.execute(insert(CLAIMS), [row for _, row in claims])
        columns = select(CLAIMS.c.reading, CLAIMS.c.place, CLAIMS.c.key)
        told = columns.join(READINGS, CLAIMS.c.reading == READINGS.c.key).where(ours)
        keys = {(row.reading, row.place): row.key for row in connection.execute(told)}
        mentions = [
            mention for claim, row in claims for mention in mention_rows(claim, keys[row["reading"], row["place"]])
        ]
        if mentions:
            connection.execute(insert(MENTIONS), mentions)
    connection.execute(update(RUNS).where(RUNS.c.key == run).values(ended=now))
    return Counter(new=len(given), claims=len(claims))


def _report(one: Extraction, sha256: str, now: datetime, revision: int) -> Mapping[str, Any]:
    id_ = one.document.id
    own = {"id": id_, "version": 1, "newest": True, "learned": now, "touched": revision, "sketch": b"", "copies": id_}
    return document_row(one.document, sha256) | own


def _pairs(connection: Connection, question: Executable) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(question)}

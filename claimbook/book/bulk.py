"""Rows of a dataset go into the book many at a time: one transaction a batch, and no search for copies.

A dataset's rows are told in one hand: two that read alike are two events, never one story printed twice. So no sketch
is kept of them, and each is a group of its own.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Executable, select, update

from claimbook.book.adding import next_revision
from claimbook.book.inserting import insert_many
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
    ours = {"version": 1, "newest": True, "learned": now, "touched": revision, "sketch": b""}
    insert_many(connection, REPORTS, ours, [_report(one, sha256) for one, sha256 in given])
    reports = _pairs(connection, select(REPORTS.c.id, REPORTS.c.key).where(REPORTS.c.touched == revision))
    insert_many(
        connection,
        READINGS,
        {"run": run, "revision": revision, "made": now},
        [
            {"report": reports[one.document.id], "claims": len(one.claims), "issues": issues_text(one.issues)}
            for one, _ in given
        ],
    )
    written = READINGS.c.revision == revision
    readings = _pairs(connection, select(READINGS.c.report, READINGS.c.key).where(written))
    claims = [
        (claim, claim_row(claim, readings[reports[one.document.id]], place))
        for one, _ in given
        for place, claim in enumerate(one.claims)
    ]
    insert_many(connection, CLAIMS, {}, [row for _, row in claims])
    if claims:
        columns = select(CLAIMS.c.reading, CLAIMS.c.place, CLAIMS.c.key)
        told = connection.execute(columns.join(READINGS, CLAIMS.c.reading == READINGS.c.key).where(written))
        keys = {(reading, place): key for reading, place, key in told}
        mentions = [
            mention for claim, row in claims for mention in mention_rows(claim, keys[row["reading"], row["place"]])
        ]
        insert_many(connection, MENTIONS, {}, mentions)
    connection.execute(update(RUNS).where(RUNS.c.key == run).values(ended=now))
    return Counter(new=len(given), claims=len(claims))


def _report(one: Extraction, sha256: str) -> Mapping[str, Any]:
    return document_row(one.document, sha256) | {"id": one.document.id, "copies": one.document.id}


def _pairs(connection: Connection, question: Executable) -> dict[Any, int]:
    return {row[0]: row[1] for row in connection.execute(question)}

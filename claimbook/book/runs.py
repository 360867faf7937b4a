"""Runs: one for each engine, version and set of options that has read into the book."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from claimbook.book.adding import next_revision
from claimbook.book.tables import RUNS
from claimbook.errors import InputError
from claimbook.model.record import Run


def open_run(connection: Connection, engine: str, options: str, now: datetime) -> Run:
    """The run of that engine with these options, begun now where there is none."""
    same = RUNS.c.engine == engine, RUNS.c.options == options
    wanted = select(RUNS).where(*same)
    if found := connection.execute(wanted).first():
        return _run(found)
    next_revision(connection)  # from here on no other writer: it may have made the run just now
    if found := connection.execute(wanted).first():
        return _run(found)
    connection.execute(insert(RUNS).values(engine=engine, options=options, begun=now))
    return _run(connection.execute(wanted).one())


def list_runs(connection: Connection) -> list[Run]:
    """All, the oldest first."""
    return [_run(row) for row in connection.execute(select(RUNS).order_by(RUNS.c.key))]


def find_run(connection: Connection, id_: str) -> int:
    """The key of a run. Raises InputError where there is none of that id."""
    known = [one.id for one in list_runs(connection)]
    if id_ not in known:
        raise InputError(f"run {id_}", "the book has no such run.", f"Known: {', '.join(known) or 'none'}.")
    return int(id_)


def _run(row: Row[Any]) -> Run:
    return Run(str(row.key), row.engine, row.options, row.begun, row.ended)

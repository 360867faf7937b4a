"""A path or address -> a database that is ready for many readers and, one after the other, writers."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, select
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from claimbook.book.present import check_usable
from claimbook.book.tables import REVISION
from claimbook.book.upgrade import upgrade
from claimbook.errors import InputError, ResourceError

WAIT_S: Final = 120.0
"""So long a writer waits for another one: each holds the book for one document, some milliseconds."""

_WRITES: Final = "claimbook_writes"


def open_database(where: str | Path) -> Engine:
    """The database of a book, made or brought up to date where it has to be.

    where: a file of SQLite, or the address of a database: postgresql://user@host/name. Raises InputError where it
    can't be opened or holds no book, ResourceError where the driver is missing.
    """
    url = address_of(where)
    name = url.render_as_string(hide_password=True) if url.drivername != "sqlite" else str(url.database)
    if url.get_backend_name() == "sqlite":
        check_usable(str(url.database))
    try:
        database = create_engine(url, **_options(url))
        if url.get_backend_name() == "sqlite":
            event.listen(database, "connect", _prepare)
            event.listen(database, "begin", _begin)
        _upgrade(database, name)
    except (ImportError, NoSuchModuleError) as error:
        remedy = "pip install 'claimbook[postgres]'."
        raise ResourceError(name, f"no driver for it ({error}).", remedy=remedy) from error
    except DBAPIError as error:
        raise InputError(name, f"no book can be opened there ({_first_line(error)}).") from error
    return database


def _upgrade(database: Engine, name: str) -> None:
    try:
        upgrade(writer(database), name)
    except BaseException:
        database.dispose()
        raise


def address_of(where: str | Path) -> URL:
    """The address of a database. Raises InputError for an address of none that can hold a book."""
    if "://" not in str(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except ArgumentError as error:
        raise InputError("book", "this is no address of a database.", "Wanted postgresql://user@host/name.") from error
    if url.get_backend_name() not in ("postgresql", "sqlite"):
        raise InputError(url.drivername, "no database for a book.", "Wanted a file, or postgresql://user@host/name.")
    return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url


def writer(database: Engine) -> Engine:
    """The same database, whose transactions take the right to write at their beginning."""
    return database.execution_options(**{_WRITES: True})


@contextmanager
def one_moment(database: Engine) -> Iterator[Connection]:
    """A connection all of whose questions are answered from one moment of the database."""
    with database.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execution_options(isolation_level="REPEATABLE READ")
        yield connection


@contextmanager
def alone(database: Engine) -> Iterator[Connection]:
    """A transaction that all other writers wait for."""
    with writer(database).begin() as connection:
        connection.execute(select(REVISION.c.number).with_for_update())
        yield connection


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": WAIT_S, "check_same_thread": False}}
    return {"pool_pre_ping": True}


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """Before a connection's first use. Python's driver must not begin transactions of its own."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = NORMAL", "foreign_keys = ON", "cache_size = -65536"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin(connection: Connection) -> None:
    """A transaction that reads and then writes would fail where another one wrote in between: writers say so first."""
    writes = connection.get_execution_options().get(_WRITES, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _first_line(error: DBAPIError) -> str:
    lines = str(error.orig).strip().splitlines()
    return lines[0] if lines else type(error.orig).__name__

"""Both databases, the real ones: every test that takes `where` runs over SQLite and over PostgreSQL.

PostgreSQL: the server that CLAIMBOOK_TEST_POSTGRES names (postgresql://user@host/database, with the right to make
databases), else one that is started from the programs of an installation; where there is neither, that half is skipped.
"""

import os
import pwd
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url

from claimbook.book import open_book
from claimbook.book.database import address_of
from claimbook.book.view_tables import METADATA

SKIPPED = (
    "PostgreSQL half skipped: set CLAIMBOOK_TEST_POSTGRES to the address of a server, or install one (Debian: "
    "apt-get install postgresql) and the driver (pip install 'claimbook[postgres]')"
)
NUMBER = count()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory):
    """The address of a running server, or a skip."""
    pytest.importorskip("psycopg", reason=SKIPPED)
    if given := os.environ.get("CLAIMBOOK_TEST_POSTGRES"):
        yield given
        return
    programs = _programs()
    if programs is None:
        pytest.skip(SKIPPED)
    home = Path(tempfile.mkdtemp(prefix="claimbook-postgres-"))
    try:
        yield from _server(programs, home)
    finally:
        shutil.rmtree(home)


@pytest.fixture(params=["sqlite", "postgresql"])
def nowhere(request, tmp_path):
    """Where a book can be made, and none is."""
    if request.param == "sqlite":
        yield str(tmp_path / "claimbook.db")
    else:
        yield from _fresh_database(request.getfixturevalue("postgres"))


@pytest.fixture(params=["sqlite", "postgresql"])
def where(request, tmp_path):
    """Where an empty book is."""
    if request.param == "sqlite":
        return shutil.copy(request.getfixturevalue("empty_file"), tmp_path / "claimbook.db")
    address = request.getfixturevalue("empty_database")
    database = create_engine(address_of(address))
    with database.begin() as connection:
        for table in reversed(METADATA.sorted_tables):  # faster than TRUNCATE, which makes new files
            connection.exec_driver_sql(f"DELETE FROM {table.name}")
        connection.exec_driver_sql("SELECT setval('runs_key_seq', 1, false)")
        connection.exec_driver_sql("INSERT INTO revision (id, number) VALUES (1, 0)")
    database.dispose()
    return address


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("book") / "empty.db"
    open_book(file).close()
    return file


@pytest.fixture(scope="session")
def empty_database(postgres):
    for address in _fresh_database(postgres):
        open_book(address).close()
        yield address


def _fresh_database(postgres):
    server = make_url(postgres).set(drivername="postgresql+psycopg")
    name = f"claimbook_{os.getpid()}_{next(NUMBER)}"
    database = create_engine(server, isolation_level="AUTOCOMMIT")
    with database.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield server.set(database=name, drivername="postgresql").render_as_string(hide_password=False)
    with database.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")
    database.dispose()


class Clock:
    """A clock that moves when it is told to."""

    def __init__(self):
        self.moment = datetime(2024, 3, 1, 12, tzinfo=UTC)

    def __call__(self):
        return self.moment

    def tomorrow(self):
        self.moment += timedelta(days=1)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def book(where, clock):
    with open_book(where, clock) as opened:
        yield opened


def _programs():
    found = shutil.which("initdb")
    versions = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    chosen = Path(found) if found else versions[-1] if versions else None
    return chosen.parent if chosen else None


def _server(programs, home):
    """A server for these tests alone, on a socket in its own folder: no port that another one could have."""
    user = {} if os.getuid() else {"user": _other_user()}
    if user:
        shutil.chown(home, user["user"])
    files = home / "files"
    _run(
        [programs / "initdb", "-D", files, "-U", "claimbook", "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C"],
        user,
    )
    options = f"-k {home} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    control = [programs / "pg_ctl", "-D", files, "-l", home / "log", "-w"]
    _run([*control, "-o", options, "start"], user)
    try:
        yield f"postgresql://claimbook@/postgres?host={home}"
    finally:
        _run([*control, "-m", "immediate", "stop"], user)


def _other_user():
    """PostgreSQL refuses to run as root."""
    known = {one.pw_name for one in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _run(command, user):
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **user)
    assert done.returncode == 0, done.stderr

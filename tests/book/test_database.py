"""Opening a book: made, brought up to date, or refused with the reason."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from claimbook.book import open_book
from claimbook.book.database import address_of, open_database, writer
from claimbook.book.present import check_present
from claimbook.book.tables import METADATA
from claimbook.book.upgrade import MIGRATIONS, NEWEST, upgrade
from claimbook.errors import InputError, ResourceError
from tests.book.makers import ask, found


def test_the_migrations_make_the_tables_that_the_code_knows(nowhere):
    database = open_database(nowhere)
    with database.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _no_search, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
    database.dispose()


def test_the_form_of_today_is_that_of_the_last_migration():
    assert ScriptDirectory(MIGRATIONS).get_heads() == [NEWEST]


def _no_search(name, kind, _parents):
    """Full-text search is the database's own: no table or column that SQLAlchemy knows."""
    return not (kind == "table" and "_fts" in name) and not (kind in ("index", "column") and name.endswith("words"))


def test_a_book_of_an_older_form_is_brought_up_to_date_with_all_it_holds(nowhere, clock):
    database = create_engine(address_of(nowhere))
    upgrade(writer(database), "old", "0001")
    with database.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO reports (key, id, doc, address, version, newest, learned, sha256, copies, sketch, "
                "touched, text) VALUES (1, 'old', 'old', 'old', 1, true, '2020-01-01', 'x', 'old', :sketch, 1, "
                "'An old convoy.')"
            ),
            {"sketch": b"\0" * 504},
        )
    database.dispose()
    with open_book(nowhere, clock) as book:
        assert [one.report for one in book.search("convoy", "report")] == ["old"]


def test_a_book_that_a_newer_claimbook_has_made_is_refused(where):
    database = create_engine(address_of(where))
    with database.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(InputError, match="newer Claimbook"):
            open_book(where)
    finally:
        with database.begin() as connection:
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{NEWEST}'")
        database.dispose()


def test_a_database_with_other_tables_is_left_alone(tmp_path):
    with sqlite3.connect(tmp_path / "mine.db") as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(InputError, match="other tables"):
        open_book(tmp_path / "mine.db")
    assert ask(tmp_path / "mine.db", "SELECT count(*) FROM sqlite_master") == 1


@pytest.mark.parametrize("tables", [["recipes"], ["recipes", "alembic_version"], ["alembic_version"]])
def test_a_refused_database_keeps_every_byte_whoever_migrates_it(tmp_path, tables):
    file = tmp_path / "mine.db"
    with sqlite3.connect(file) as connection:
        for one in tables:
            connection.execute(f"CREATE TABLE {one} (version_num TEXT)")
            connection.execute(f"INSERT INTO {one} VALUES ('a1b2')")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(InputError, match="other tables"):
        open_book(file)
    assert file.read_bytes() == before
    with pytest.raises(InputError, match="no book"):
        check_present(file)
    assert file.read_bytes() == before


def test_a_refused_newer_book_keeps_every_byte(tmp_path):
    file = tmp_path / "newer.db"
    open_book(file).close()
    with sqlite3.connect(file) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    before = file.read_bytes()
    with pytest.raises(InputError, match="newer Claimbook"):
        open_book(file)
    assert file.read_bytes() == before


def test_a_file_that_is_no_database_is_left_alone(tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("Dear Ann, " * 100)
    with pytest.raises(InputError, match="no book can be opened there"):
        open_book(file)
    assert file.read_text() == "Dear Ann, " * 100


@pytest.mark.parametrize(
    ("where", "words"),
    [
        ("oracle://somewhere/x", "no database for a book"),
        ("://", "no address"),
        ("/nowhere/at/all.db", "no book can be"),
    ],
)
def test_an_address_that_holds_no_book_is_refused(where, words):
    with pytest.raises(InputError, match=words):
        open_book(where)


def test_a_password_does_not_stand_in_an_error():
    pytest.importorskip("psycopg")
    with pytest.raises(InputError) as caught:
        open_book("postgresql://ann:secret@127.0.0.1:9/claims?connect_timeout=1")
    assert "secret" not in str(caught.value)


def test_a_missing_driver_is_named_with_its_remedy(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    with pytest.raises(ResourceError, match="pip install"):
        open_book("postgresql://ann@127.0.0.1:9/claims")


def test_other_programs_read_the_file_as_it_is(tmp_path):
    """Plain tables, columns of texts, days and numbers, keys between them, and search by FTS5."""
    with open_book(tmp_path / "claimbook.db") as book:
        book.add(found(), book.run("test/1"))
    connection = sqlite3.connect(tmp_path / "claimbook.db")
    row = connection.execute(
        "SELECT reports.id, type, subtype, mentions.text, when_start FROM mentions JOIN claims ON claims.key = claim "
        "JOIN readings ON readings.key = reading JOIN reports ON reports.key = report WHERE role = 'perpetrator'"
    ).fetchone()
    assert row == ("orrin-1", "incident", "attack", "Saltmarsh Front", "2024-03-05")
    assert connection.execute("SELECT count(*) FROM claims_fts WHERE claims_fts MATCH 'saltmarsh'").fetchone() == (1,)
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()

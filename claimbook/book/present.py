"""What lies at a path before anything is done to it: a book, a database of something else, or nothing."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path
from typing import Final

from claimbook.book.upgrade import VERSIONS, is_book, refuse_newer, refuse_other
from claimbook.errors import InputError

_REMEDY: Final = "Make one with claimbook add INPUT..., or name it with --book."


def check_usable(file: str) -> None:
    """Raises InputError for a file that holds a newer book or another program's tables, and leaves it as it is: already
    the first connection of a book would change how such a file is written."""
    if not Path(file).is_file():
        return
    try:
        tables, form = _look(file)
    except sqlite3.DatabaseError:  # a file that is no database: opening it says so, and writes nothing
        return
    refuse_other(tables, form, file)
    refuse_newer(form, file)


def check_present(where: str | Path) -> None:
    """Raises InputError where there is no such file, or one that is no book: to look into a file is not to make a book
    of it. Addresses of databases are not looked at."""
    book = str(where)
    if "://" in book:
        return
    path = Path(book)
    if not path.exists():
        raise InputError(book, "no such book.", remedy=_REMEDY)
    if not path.is_file():
        raise InputError(book, "no book: not a file.", remedy=_REMEDY)
    try:
        tables, _ = _look(book)
    except sqlite3.DatabaseError as error:
        raise InputError(book, f"no book ({error}).", remedy=_REMEDY) from error
    if not is_book(tables):
        found = "a database of something else." if tables else "nothing is in it."
        raise InputError(book, f"no book: {found}", remedy=_REMEDY)


def _look(file: str) -> tuple[Collection[str], str | None]:
    """(tables, form of the book), read without the right to write."""
    with closing(sqlite3.connect(f"{Path(file).absolute().as_uri()}?mode=ro", uri=True)) as database:
        tables = {str(name) for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        row = database.execute(f"SELECT * FROM {VERSIONS}").fetchone() if VERSIONS in tables else None  # noqa: S608 - our own constant
    return tables, str(row[0]) if row else None

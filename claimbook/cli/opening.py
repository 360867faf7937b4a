"""Opening a book to look into it: a name that was misspelt makes no new one."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.book import Book


_FORM: Final = "alembic_version"
"""The table that says which form a book has."""
_REMEDY: Final = "Make one with claimbook add INPUT..., or name it with --book."


def existing(book: str) -> "Book":
    """The book. Raises InputError where there is no such file, or one that is no book, which is left as it is."""
    from claimbook.book import open_book

    if "://" not in book:
        _check_file(book)
    return open_book(book)


def _check_file(book: str) -> None:
    """To look into a file is not to make a book of it: an empty one would become one."""
    path = Path(book)
    if not path.exists():
        raise InputError(book, "no such book.", remedy=_REMEDY)
    if not path.is_file():
        raise InputError(book, "no book: not a file.", remedy=_REMEDY)
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    except sqlite3.DatabaseError as error:
        raise InputError(book, f"no book ({error}).", remedy=_REMEDY) from error
    if (_FORM,) not in tables:
        raise InputError(book, "no book: " + ("a database of something else." if tables else "nothing is in it."),
                         remedy=_REMEDY)  # fmt: skip

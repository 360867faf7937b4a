"""Opening a book to look into it: a name that was misspelt makes no new one."""

from pathlib import Path
from typing import TYPE_CHECKING

from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.book import Book


def existing(book: str) -> "Book":
    """The book. Raises InputError where there is no such file."""
    from claimbook.book import open_book

    if "://" not in book and not Path(book).exists():
        raise InputError(book, "no such book.", remedy="Make one with claimbook add INPUT..., or name it with --book.")
    return open_book(book)

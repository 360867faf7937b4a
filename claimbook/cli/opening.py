"""Opening a book to look into it: a name that was misspelt makes no new one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimbook.book import Book


def existing(book: str) -> "Book":
    """The book. Raises InputError where there is no such file, or one that is no book, which is left as it is."""
    from claimbook.book import open_book
    from claimbook.book.present import check_present

    check_present(book)
    return open_book(book)

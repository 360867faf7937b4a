"""The record on disk: reports, claims, runs, judgements, search.

>>> from claimbook.book import open_book
>>> with open_book("claimbook.db") as book:    # doctest: +SKIP
...     run = book.run("local/1.0")
...     book.add(extraction, run)
...     book.entries()
"""

from claimbook.book.adding import Added, Outcome
from claimbook.book.book import Book, Changes, Clock, Edit, open_book, utc_now
from claimbook.book.differences import Change, Difference
from claimbook.book.reading import Scope
from claimbook.book.searching import LIT, Hit

__all__ = [
    "LIT",
    "Added",
    "Book",
    "Change",
    "Changes",
    "Clock",
    "Difference",
    "Edit",
    "Hit",
    "Outcome",
    "Scope",
    "open_book",
    "utc_now",
]

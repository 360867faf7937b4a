"""The databases of the book's own tests."""

from tests.book.conftest import (  # noqa: F401  fixtures
    empty_database,
    empty_file,
    nowhere,
    postgres,
    where,
)

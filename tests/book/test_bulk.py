"""Rows of a dataset go in many at a time, and are then as if each had been added alone."""

import pytest

from claimbook.book import open_book
from claimbook.errors import InputError
from tests.book.makers import claim, document, found

TEXTS = [
    f"The Saltmarsh Front ambushed a convoy near Orrin on Tuesday, killing 14 soldiers, row {one}." for one in "abc"
]


def rows():
    documents = [document(text, f"row-{at}") for at, text in enumerate(TEXTS)]
    line = "incident/attack | id=I1 | perpetrator=Saltmarsh Front | target=convoy"
    return [found(one, claim(line, one)) for one in documents]


def test_many_at_a_time_are_as_one_at_a_time_but_no_copies(book, tmp_path, clock):
    assert book.add_rows(rows(), book.run("import/test")) == {"new": 3, "claims": 3}
    with open_book(tmp_path / "other.db", clock) as other:
        for one in rows():
            other.add(one, other.run("import/test"))
        assert [one.claim for one in book.entries()] == [one.claim for one in other.entries()]
        assert {one.group for one in other.reports()} == {"row-0"}, "read as stories they would be one story"
    assert [one.group for one in book.reports()] == ["row-0", "row-1", "row-2"]


def test_rows_that_are_known_are_not_stored_again(book):
    run = book.run("import/test")
    book.add_rows(rows()[:2], run)
    assert book.add_rows(rows(), run) == {"new": 1, "known": 2, "claims": 1}
    assert len(book.reports()) == 3


def test_a_row_with_another_text_is_a_new_version(book):
    run = book.run("import/test")
    book.add_rows(rows()[:1], run)
    changed = document(TEXTS[0].replace("14", "15"), "row-0")
    book.add_rows([found(changed, claim("incident/attack | id=I1 | target=convoy", changed))], run)
    assert [(one.version, one.newest) for one in book.reports(every_version=True)] == [(1, False), (2, True)]


def test_a_row_that_cannot_be_stored_is_refused_and_none_of_its_batch_goes_in(book):
    bad = document("A lone \ud800 surrogate.", "row-9")
    broken = found(bad, claim("incident/attack | id=I1 | target=surrogate", bad))
    with pytest.raises(InputError):
        book.add_rows([*rows(), broken], book.run("import/test"))
    assert book.reports() == []

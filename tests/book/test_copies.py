"""Copies of one text are one source, whatever came first."""

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.book.copies import LEAST, Sketch, sketch_of
from claimbook.model.values import Extraction
from tests.book.makers import AMBUSH, LONG, RAID, document

DAY = date(2024, 3, 6)


def groups(book, *documents):
    run = book.run("test/1")
    for of in documents:
        book.add(Extraction(of, ()), run)
    return {one.id: one.group for one in book.reports()}


def test_a_wire_story_and_its_reprints_are_one_group_named_after_the_first_published(book):
    reprint = LONG.upper().replace(",", " -")
    longer = LONG + " More follows."
    found = groups(
        book,
        document(reprint, "reprint", DAY + timedelta(days=1)),
        document(RAID, "other", DAY),
        document(LONG, "wire", DAY),
        document(longer, "longer", DAY + timedelta(days=400)),
    )
    assert found == {"reprint": "wire", "wire": "wire", "longer": "wire", "other": "other"}


def test_groups_do_not_depend_on_the_order_of_arrival(tmp_path):
    from claimbook.book import open_book

    parts = LONG.split(". ")
    chain = [". ".join(parts[:2]), LONG, ". ".join([*parts, "Schools in Orrin stay closed until the end of the week"])]
    documents = [document(text, f"d{number}", DAY) for number, text in enumerate([*chain, AMBUSH])]
    found = []
    for number, order in enumerate(permutations(documents)):
        with open_book(tmp_path / f"{number}.db") as book:
            found.append(groups(book, *order))
        if number == 5:
            break
    assert all(one == found[0] for one in found)


@pytest.mark.parametrize(("days", "same"), [(0, True), (3, True), (4, False), (60, False)])
def test_a_headline_is_a_copy_only_within_days(book, days, same):
    found = groups(
        book, document("Car bomb in Orrin", "a", DAY), document("Car bomb in Orrin", "b", DAY + timedelta(days=days))
    )
    assert (found["a"] == found["b"]) is same


def test_a_report_with_other_news_is_no_copy(book):
    found = groups(book, document(AMBUSH, "a", DAY), document(AMBUSH.replace("Orrin", "Tessaly"), "b", DAY))
    assert found == {"a": "a", "b": "b"}


def test_a_group_that_grows_touches_the_reports_whose_group_changes(book):
    run = book.run("test/1")
    book.add(Extraction(document(LONG, "later", DAY + timedelta(days=1)), ()), run)
    before = book.revision
    book.add(Extraction(document(LONG, "first", DAY), ()), run)
    assert book.changes(before).reports == {"later", "first"}


words = st.lists(
    st.sampled_from(
        ["the", "army", "fired", "on", "a", "convoy", "near", "two", "villages", "of", "Orrin", "at", "dawn"]
    ),
    min_size=1,
)


@settings(max_examples=50, deadline=None)
@given(words)
def test_a_sketch_survives_its_way_through_the_book(given):
    sketch = sketch_of(" ".join(given))
    assert Sketch.from_bytes(sketch.to_bytes()) == sketch


@settings(max_examples=50, deadline=None)
@given(words)
def test_punctuation_and_case_change_no_sketch(given):
    assert sketch_of(" ".join(given)) == sketch_of(", ".join(given).upper())


def test_a_sketch_of_today_is_that_of_yesterday():
    """Books keep them: another version of the library must make the same ones, else copies are no longer found."""
    sketch = sketch_of(AMBUSH)
    assert sketch.runs == 12
    assert sketch.values[:3] == (3321598841, 3241860131, 3285842269)
    assert sketch.bands()[:2] == [3834803414706043686, -5621677862607291821]


def test_copies_share_a_band_and_others_seldom_do():
    one, copy, other = (set(sketch_of(text).bands()) for text in (LONG, LONG + " More follows.", RAID))
    assert one & copy
    assert not one & other
    assert 0 < LEAST < 1

from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.exchange.rows import cells_of, make_row, period
from claimbook.model.values import Period

COLUMNS = ("id", "source_article", "best", "date_start", "date_end")
VALUES = st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=5, max_size=5)


@settings(max_examples=30, deadline=None)
@given(VALUES)
def test_the_text_gives_back_every_cell(values):
    row = make_row(2, COLUMNS, values)
    assert cells_of(row.text) == {column: value for column, value in zip(COLUMNS, values, strict=True) if value}


@settings(max_examples=30, deadline=None)
@given(VALUES)
def test_every_span_is_a_slice_of_the_text(values):
    row = make_row(2, COLUMNS, values)
    for column in row.starts:
        span = row.span(column)
        assert row.text[span.start : span.end] == span.text
        assert span.text.replace("\n\t", "\n") == row.cells[column].replace("\n\t", "\n")


def test_blank_cells_have_no_line():
    assert make_row(2, ("a", "b", "c"), ("1", "", "3")).text == "a: 1\nc: 3"


def test_a_period_is_worded_by_the_columns_that_stand_together():
    row = make_row(2, ("date_start", "date_end"), ("2019-01-01", "2019-01-31"))
    assert period(row, ("date_start", "date_end"), Period("", 0, 0)).text == "2019-01-01\ndate_end: 2019-01-31"


def test_a_period_whose_columns_stand_apart_is_worded_by_the_first():
    row = make_row(2, ("date_start", "best", "date_end"), ("2019-01-01", "4", "2019-01-31"))
    assert period(row, ("date_start", "date_end"), Period("", 0, 0)).text == "2019-01-01"

"""Which words declare a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.read.dates import parse_day


@given(st.dates(min_value=date(1600, 1, 1)))
def test_iso_days_are_read_as_written(day: date) -> None:
    assert parse_day(day.isoformat()) == day
    assert parse_day(f" {day.isoformat()}T23:59:59+14:00") == day


@pytest.mark.parametrize(
    "words",
    ["2021/01/11", "20210111", "2021-01-11 10:00", "11 January 2021", "11 Jan. 2021", "11-Jan-2021", "January 11, 2021",
     "Jan 11 2021", "Monday, January 11, 2021", "Mon, 11 Jan 2021 10:00:00 GMT", "11 January 2021, 10:00"],
)  # fmt: skip
def test_forms_that_mean_one_day_are_read(words: str) -> None:
    assert parse_day(words) == date(2021, 1, 11)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2021", "2021-01", "11/01/2021", "01-02-21", "2021-13-01", "2021-02-30", "31 February 2021",
     "0001-01-01", "2021-01/11", "1610323200", "11 Foo 2021", "\u0662\u0660\u0662\u0661", "9" * 10_000],
)  # fmt: skip
def test_other_words_are_no_day(words: str) -> None:
    assert parse_day(words) is None


@given(st.text())
def test_no_words_break_it(words: str) -> None:
    parse_day(words)

"""What counts as the right days in the measure of times."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.times import Answer, days_of

TUESDAY = date(2024, 3, 5)
WEEK = (date(2024, 3, 4), date(2024, 3, 10))


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-03-05", TUESDAY, TUESDAY),
        ("2024-03-05TMO", TUESDAY, TUESDAY),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-W10", *WEEK),
        ("2024-W10-WE", date(2024, 3, 9), date(2024, 3, 10)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("1998-WI", date(1998, 12, 1), date(1999, 2, 28)),
        ("199", date(1990, 1, 1), date(1999, 12, 31)),
        ("19", date(1901, 1, 1), date(2000, 12, 31)),
    ],
)
def test_a_value_spans_its_days(value, first, last):
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["PRESENT_REF", "FUTURE_REF", "199X-WXX", "P3D", "T09:00", "", "2024-03-XX"])
def test_what_says_less_than_days_spans_none(value):
    assert days_of(value) is None


@settings(deadline=None)
@given(st.dates(date(1000, 1, 1), date(2999, 12, 31)))
def test_every_day_lies_in_its_week_month_quarter_half_and_year(day):
    year, week, _ = day.isocalendar()
    month = day.month
    values = (f"{year:04}-W{week:02}", f"{day.year}-{month:02}", f"{day.year}-Q{(month + 2) // 3}",
              f"{day.year}-H{(month + 5) // 6}", f"{day.year}")  # fmt: skip
    for value in values:
        first, last = days_of(value)
        assert first <= day <= last, value


def answer(wanted, given, part=False):
    return Answer("d", "words", TUESDAY, wanted, given, part)


def test_the_same_days_are_right_and_a_day_beside_them_is_wrong():
    beside = (WEEK[0] + timedelta(days=1), WEEK[1])
    assert answer(WEEK, WEEK).right
    assert not answer(WEEK, beside).right


def test_nothing_is_right_only_where_nothing_is_wanted():
    assert answer(None, None).right
    assert not answer(None, WEEK).right
    assert not answer(WEEK, None).right


def test_a_running_unit_may_end_with_the_report():
    assert answer(WEEK, (WEEK[0], TUESDAY)).right
    assert not answer(WEEK, (TUESDAY, TUESDAY)).right
    assert not answer(WEEK, (WEEK[0], TUESDAY - timedelta(days=1))).right


def test_of_a_part_any_days_inside_are_right():
    assert answer(WEEK, (WEEK[0], WEEK[0]), part=True).right
    assert not answer(WEEK, (WEEK[0] - timedelta(days=1), WEEK[0]), part=True).right

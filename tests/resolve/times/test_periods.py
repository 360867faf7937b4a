from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.resolve.times import resolve_period

WEDNESDAY = date(2021, 6, 16)


def days(words: str, published: date | None = WEDNESDAY, anchor: date | None = None) -> str | None:
    """The interval as it stands in a gold file: '2021-06-15..2021-06-15', an open end left empty."""
    found = resolve_period(words, published, anchor)
    if not found.known:
        return None
    return "..".join(day.isoformat() if day else "" for day in (found.start_date, found.end_date))


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on 3 May 1974", "1974-05-03..1974-05-03"),
        ("Jan. 3, 1990", "1990-01-03..1990-01-03"),
        ("On Friday, 21 July 1972", "1972-07-21..1972-07-21"),
        ("2015-12-21", "2015-12-21..2015-12-21"),
        ("in Feb. 2012", "2012-02-01..2012-02-29"),
        ("IN 2018", "2018-01-01..2018-12-31"),
        ("the early 1990s", "1990-01-01..1993-12-31"),
        ("in the late sixties", "1966-01-01..1969-12-31"),
        ("in the nineties", "1990-01-01..1999-12-31"),
        ("19th century", "1801-01-01..1900-12-31"),
        ("mid-2014", "2014-05-01..2014-08-31"),
        ("in the first half of 2018", "2018-01-01..2018-06-30"),
        ("early November 2005", "2005-11-01..2005-11-10"),
        ("in the winter of 2014", "2014-12-01..2015-02-28"),
        ("on Christmas Eve 1974", "1974-12-24..1974-12-24"),
        ("at Easter 2016", "2016-03-27..2016-03-27"),
        ("in the rainy season of 1982", "1982-01-01..1982-12-31"),
    ],
)
def test_full_dates_need_no_publication_date(words, meant):
    assert days(words) == days(words, None) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("on Tuesday", "2021-06-15..2021-06-15"),
        ("Wednesday's", "2021-06-16..2021-06-16"),
        ("last Wednesday", "2021-06-09..2021-06-09"),
        ("last Friday", "2021-06-11..2021-06-11"),
        ("this Friday", "2021-06-18..2021-06-18"),
        ("Thursday last week", "2021-06-10..2021-06-10"),
        ("at dawn on Monday", "2021-06-14..2021-06-14"),
        ("at about 2pm on Sunday", "2021-06-13..2021-06-13"),
        ("yesterday", "2021-06-15..2021-06-15"),
        ("LAST NIGHT", "2021-06-15..2021-06-15"),
        ("earlier today", "2021-06-16..2021-06-16"),
        ("overnight", "2021-06-15..2021-06-16"),
        ("tomorrow", "2021-06-17..2021-06-17"),
        ("over the weekend", "2021-06-12..2021-06-13"),
        ("this week", "2021-06-14..2021-06-16"),
        ("last week", "2021-06-07..2021-06-13"),
        ("last month", "2021-05-01..2021-05-31"),
        ("earlier this month", "2021-06-01..2021-06-16"),
        ("last year", "2020-01-01..2020-12-31"),
        ("next year", "2022-01-01..2022-12-31"),
        ("so far this year", "2021-01-01..2021-06-16"),
        ("three days ago", "2021-06-13..2021-06-13"),
        ("three weeks ago", "2021-05-26..2021-05-26"),
        ("two months ago", "2021-04-01..2021-04-30"),
        ("twenty-four years ago", "1997-01-01..1997-12-31"),
        ("over the past two weeks", "2021-06-02..2021-06-16"),
        ("in the last 24 hours", "2021-06-15..2021-06-16"),
        ("the previous day", "2021-06-15..2021-06-15"),
        ("last summer", "2020-06-01..2020-08-31"),
        ("in spring", "2021-03-01..2021-05-31"),
        ("August last year", "2020-08-01..2020-08-31"),
    ],
)
def test_relative_words_are_read_against_the_publication_date(words, meant):
    assert days(words) == meant
    assert days(words, None) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("in March", "2021-03-01..2021-03-31"),
        ("in November", "2020-11-01..2020-11-30"),
        ("on 12 January", "2021-01-12..2021-01-12"),
        ("on 12 September", "2020-09-12..2020-09-12"),
        ("the 11th", "2021-06-11..2021-06-11"),
        ("on the 20th", "2021-05-20..2021-05-20"),
        ("last April", "2021-04-01..2021-04-30"),
        ("last June", "2020-06-01..2020-06-30"),
    ],
)
def test_a_date_without_its_year_is_the_last_one(words, meant):
    assert days(words) == meant


def test_a_day_less_than_a_month_ahead_is_the_coming_one():
    assert days("July 4") == "2021-07-04..2021-07-04"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("since 2014", "2014-01-01.."),
        ("since March", "2021-03-01.."),
        ("since at least 2015", "2015-01-01.."),
        ("starting 1 March", "2022-03-01.."),
        ("after 1971", "1972-01-01.."),
        ("until 1986", "..1986-12-31"),
        ("until last year", "..2020-12-31"),
        ("by summer", "..2021-08-31"),
        ("by Christmas", "..2021-12-25"),
        ("before 5 May 2019", "..2019-05-04"),
        ("before 1 September", "2021-06-16..2021-08-31"),
        ("since the pass was closed on 17 April", "2021-04-17.."),
    ],
)
def test_bounds_leave_an_end_open(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("between 2016 and 2018", "2016-01-01..2018-12-31"),
        ("From 1972 to 1976", "1972-01-01..1976-12-31"),
        ("2004 – 2006", "2004-01-01..2006-12-31"),
        ("12 and 24 February 2019", "2019-02-12..2019-02-24"),
        ("May 8–10", "2021-05-08..2021-05-10"),
        ("between March and May 2016", "2016-03-01..2016-05-31"),
        ("25 May to 1 June", "2021-05-25..2021-06-01"),
        ("on the night of 1 to 2 June", "2021-06-01..2021-06-02"),
        ("on the night of 2 June", "2021-06-02..2021-06-03"),
        ("from Saturday night until Monday", "2021-06-12..2021-06-14"),
    ],
)
def test_ranges_lend_each_other_month_and_year(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("Two days later", "2019-03-11..2019-03-11"),
        ("three years later", "2022-01-01..2022-12-31"),
        ("a year earlier", "2018-01-01..2018-12-31"),
        ("the next day", "2019-03-10..2019-03-10"),
        ("that month", "2019-03-01..2019-03-31"),
        ("the following February", "2020-02-01..2020-02-29"),
        ("the following spring", "2020-03-01..2020-05-31"),
    ],
)
def test_words_that_need_an_earlier_day_are_placed_only_with_it(words, meant):
    assert days(words, anchor=date(2019, 3, 9)) == meant
    assert days(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "",
        "recently",
        "in the past",
        "at 08:40",
        "after the feast",
        "31 February 2020",
        "BETWEEN 0600 AND 1400",
        "x" * 500,
    ],
)
def test_what_the_words_do_not_say_is_not_guessed(words):
    assert days(words) is None


def test_days_outside_the_calendar_are_not_placed():
    assert days("999 years ago", date(500, 1, 1)) is None
    assert days("tomorrow", date.max) is None


WORDS = (
    "on", "the", "last", "this", "since", "until", "between", "and", "to", "early", "mid", "night", "week", "year",
    "years", "ago", "two", "24", "May", "June", "1990", "-", "Tuesday",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=7), st.none() | st.dates())
def test_any_words_give_an_ordered_interval_or_none(words, published):
    found = resolve_period(" ".join(words), published)
    assert found.reason
    assert found.known is (found.start_date is not None or found.end_date is not None)
    if found.known:
        start, end = found.start_date, found.end_date
        assert start is not None or end is not None
        assert start is None or end is None or start <= end


@settings(max_examples=100)
@given(st.text(max_size=220), st.none() | st.dates(), st.none() | st.dates())
def test_no_text_breaks_it(words, published, anchor):
    resolve_period(words, published, anchor)


@settings(max_examples=100)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_a_written_day_is_that_day(day):
    for words in (f"{day.day} {day:%B} {day.year}", f"on {day:%B} {day.day}, {day.year}", day.isoformat()):
        found = resolve_period(words, None)
        assert (found.start_date, found.end_date, found.precision) == (day, day, 1)

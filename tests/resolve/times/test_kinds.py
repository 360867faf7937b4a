"""Every kind of phrase that reports write times in, against a report of Wednesday 16 June 2021."""

from datetime import date

import pytest

from claimbook.resolve.times import resolve_period

WEDNESDAY = date(2021, 6, 16)


def days(words: str, published: date | None = WEDNESDAY) -> str | None:
    found = resolve_period(words, published)
    ends = (found.start_date, found.end_date)
    return "..".join(day.isoformat() if day else "" for day in ends) if found.known else None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("12 JAN 90", "1990-01-12..1990-01-12"),
        ("17-Mar-2014", "2014-03-17..2014-03-17"),
        ("2014/03/17", "2014-03-17..2014-03-17"),
        ("17.03.2014", "2014-03-17..2014-03-17"),
        ("17/3/2014", "2014-03-17..2014-03-17"),
        ("3/17/2014", "2014-03-17..2014-03-17"),
        ("2014-03", "2014-03-01..2014-03-31"),
        ("nineteen ninety-seven", "1997-01-01..1997-12-31"),
        ("two thousand and one", "2001-01-01..2001-12-31"),
        ("the early '80s", "1980-01-01..1983-12-31"),
        ("2019/20", "2019-01-01..2020-12-31"),
        ("27 December last", "2020-12-27..2020-12-27"),
        ("16 May last year", "2020-05-16..2020-05-16"),
    ],
)
def test_dates(words, meant):
    assert days(words) == meant


def test_either_order_of_day_and_month_is_left_open_unless_one_is_recent():
    assert days("03/04/2019") is None
    assert days("06/05/2021", date(2021, 5, 8)) == "2021-05-06..2021-05-06"


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("early this month", "2021-06-01..2021-06-10"),
        ("in mid-2018", "2018-05-01..2018-08-31"),
        ("the first half of last year", "2020-01-01..2020-06-30"),
        ("late last year", "2020-09-01..2020-12-31"),
        ("the end of 2019", "2019-12-01..2019-12-31"),
        ("the beginning of May", "2021-05-01..2021-05-10"),
        ("the second half of March 2020", "2020-03-16..2020-03-31"),
        ("the third quarter of 2016", "2016-07-01..2016-09-30"),
        ("the second week of May 2015", "2015-05-08..2015-05-14"),
        ("the last week of March", "2021-03-25..2021-03-31"),
        ("the first ten days of January 2020", "2020-01-01..2020-01-10"),
        ("the last Friday of May 2014", "2014-05-30..2014-05-30"),
        ("late summer 2014", "2014-08-01..2014-08-31"),
    ],
)
def test_parts_of_a_unit(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("the week before last", "2021-05-31..2021-06-06"),
        ("the week of 12 May", "2021-05-10..2021-05-16"),
        ("two days before Christmas 2019", "2019-12-23..2019-12-23"),
        ("a few days ago", "2021-06-10..2021-06-14"),
        ("ten or fifteen years ago", "2006-01-01..2011-12-31"),
        ("over the last week", "2021-06-09..2021-06-16"),
        ("within the next ten days", "2021-06-16..2021-06-26"),
        ("two weeks from now", "2021-06-30..2021-06-30"),
        ("later this year", "2021-06-16..2021-12-31"),
        ("fifty years ago this week", "1971-06-14..1971-06-20"),
        ("in May two years ago", "2019-05-01..2019-05-31"),
        ("overnight on Monday", "2021-06-14..2021-06-15"),
        ("overnight from Monday to Tuesday", "2021-06-14..2021-06-15"),
        ("in the early hours of Monday", "2021-06-14..2021-06-14"),
        ("0230 today", "2021-06-16..2021-06-16"),
        ("2016 onwards", "2016-01-01.."),
        ("since the night of 12 May", "2021-05-12.."),
        ("this coming Sunday", "2021-06-20..2021-06-20"),
        ("last Thanksgiving", "2020-11-26..2020-11-26"),
    ],
)
def test_relative_words(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("17 Hamal 1390", "2011-04-06..2011-04-06"),
        ("8 Sawr 1371", "1992-04-28..1992-04-28"),
        ("in Saratan", "2020-06-21..2020-07-21"),
        ("1 Farvardin 1399", "2020-03-20..2020-03-20"),
        ("Ramadan 2015", "2015-06-18..2015-07-17"),
        ("during the holy month of Ramadan", "2021-04-13..2021-05-12"),
        ("10 Muharram 1436", "2014-11-02..2014-11-04"),
    ],
)
def test_months_of_the_islamic_and_the_afghan_calendar(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    "words",
    ["on the third anniversary of the 2008 attacks", "aged 12", "a 37-year-old", "for three years", "24 hours", "then"],
)
def test_anniversaries_ages_and_bare_lengths_are_no_times(words):
    assert days(words) is None


@pytest.mark.parametrize("words", ["march", "at the march", "it may", "5 may", "the night after they sat"])
def test_a_common_word_is_no_month_and_no_weekday_without_its_capital(words):
    assert days(words) is None


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("AT THE MARCH", None),
        ("DURING THE LAST MARCH", None),
        ("THEY MAY", None),
        ("16 MARCH", "2021-03-16..2021-03-16"),
        ("THE 16TH OF MARCH", "2021-03-16..2021-03-16"),
        ("MAY 2019", "2019-05-01..2019-05-31"),
        ("BETWEEN MARCH AND MAY 2016", "2016-03-01..2016-05-31"),
        ("LAST MARCH", "2021-03-01..2021-03-31"),
        ("SINCE MAY", "2021-05-01.."),
    ],
)
def test_in_capitals_it_is_one_only_beside_a_number_or_behind_in_or_last(words, meant):
    assert days(words) == meant


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("since the strikes began in June", "2021-06-01.."),
        ("since the raid on Monday", "2021-06-14.."),
        ("ever since the truce broke down last month", "2021-05-01.."),
        ("since the talks in the north", None),
    ],
)
def test_since_with_an_event_is_open_from_the_time_that_the_words_end_in(words, meant):
    assert days(words) == meant

"""How exact a time is, as UCDP's date_prec says, and why it was placed there."""

from datetime import date

import pytest

from claimbook.resolve.times import resolve_period

WEDNESDAY = date(2021, 6, 16)


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("on 3 May 1974", 1),
        ("yesterday", 1),
        ("overnight", 2),
        ("the night of 3-4 May", 2),
        ("a few days ago", 2),
        ("12 Rabi al-Awwal 1436", 2),
        ("last week", 3),
        ("the first week of June 2019", 3),
        ("early May", 4),
        ("in February 2012", 4),
        ("over the past three weeks", 4),
        ("during Ramadan", 4),
        ("in the summer of 2016", 5),
        ("in 2018", 5),
        ("between 2016 and 2018", 5),
        ("since March", 5),
    ],
)
def test_precision_is_how_many_days_the_event_may_lie_in(words, precision):
    assert resolve_period(words, WEDNESDAY).precision == precision


def test_what_is_not_placed_has_no_precision():
    assert resolve_period("some time ago", WEDNESDAY).precision is None


@pytest.mark.parametrize(
    ("words", "published", "reason"),
    [
        ("on 3 May 1974", None, "a day of the calendar; without a year the last one, or a coming one within a month"),
        ("yesterday", WEDNESDAY, "the day before the report, counted from 2021-06-16"),
        ("yesterday", None, "counts from the day of the report, which is not known"),
        ("two days later", WEDNESDAY, "counts from a day spoken of before, and there is none"),
        ("the tenth anniversary of the 2001 attacks", WEDNESDAY, "an anniversary or an age, no time of an event"),
        ("recently", WEDNESDAY, "the words alone do not say which days"),
        ("x" * 500, WEDNESDAY, "longer than 200 characters: not read"),
    ],
)
def test_every_answer_has_a_reason(words, published, reason):
    assert resolve_period(words, published).reason == reason

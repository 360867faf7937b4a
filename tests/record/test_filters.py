"""Which incidents and relations a filter by days chooses, where one end of their time is open."""

from datetime import date

import pytest

from claimbook.model.views import Incident, Interval, Party, Relation, Value, Views
from claimbook.record.filters import Filter, choose

NONE = Value(None, "no claim")
FRONT = Party("name:saltmarsh front", "Saltmarsh Front")


def incident(when):
    kind = Value("attack", "said")
    return Incident("i", kind, ("attack",), Value(when, "said"), NONE, (), (), {}, ("c",), ("r",), 1)


def relation(when):
    return Relation("r", "presence", "control", FRONT, None, None, Value(when, "said"), None, (), (), False, 1)


def chosen(since, until, *, incidents=(), relations=()):
    ready = choose(Filter(since and date(since, 1, 1), until and date(until, 12, 31)), Views((), (), ()))
    return len(ready.incidents(incidents)) + len(ready.relations(relations))


SINCE_2014 = Interval(date(2014, 6, 1), None)
BY_2020 = Interval(None, date(2020, 6, 1))


@pytest.mark.parametrize(
    ("when", "since", "until", "listed"),
    [
        (SINCE_2014, 2014, 2014, True),
        (SINCE_2014, 2024, None, False),
        (SINCE_2014, None, 2013, False),
        (BY_2020, 2020, 2020, True),
        (BY_2020, None, 2010, False),
        (BY_2020, 2021, None, False),
        (Interval(date(2014, 6, 1), date(2020, 6, 1)), 2016, 2016, True),
        (Interval(None, None), 2014, None, False),
        (Interval(None, None), None, None, True),
    ],
)
def test_an_incident_with_an_open_end_was_on_the_day_that_is_known(when, since, until, listed):
    assert chosen(since, until, incidents=[incident(when)]) == listed


@pytest.mark.parametrize(
    ("when", "since", "until", "listed"),
    [
        (SINCE_2014, 2024, None, True),
        (SINCE_2014, None, 2013, False),
        (BY_2020, None, 2010, True),
        (BY_2020, 2021, None, False),
        (Interval(None, None), 2014, None, False),
    ],
)
def test_a_relation_with_an_open_end_holds_on(when, since, until, listed):
    assert chosen(since, until, relations=[relation(when)]) == listed

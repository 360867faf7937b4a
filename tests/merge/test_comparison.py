"""Two tellings side by side: which outcomes each comparison has."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.merge.comparison import FORBIDDEN, compare, outcomes
from claimbook.merge.tellings import Spot, tellings_of
from claimbook.merge.weights import comparison_weights
from tests.merge.reports import bombing

BORNO = Spot("ref:borno", frozenset({"borno"}), frozenset(), 11.5, 13.0, 4)
MAIDUGURI = Spot("ref:maiduguri", frozenset({"maiduguri"}), frozenset({"borno"}), 11.85, 13.16, 1)
KONDUGA = Spot("ref:konduga", frozenset({"konduga"}), frozenset({"borno"}), 11.65, 13.42, 1)
YOLA = Spot("ref:yola", frozenset({"yola"}), frozenset({"adamawa"}), 9.2, 12.48, 1)
ADAMAWA = Spot("ref:adamawa", frozenset({"adamawa"}), frozenset(), 9.33, 12.4, 4)


def telling(name, published="2021-03-05", *, spots=None, **how):
    (one,) = tellings_of(bombing(name, published, **how))
    return one if spots is None else replace(one, spots=spots)


def outcome(name, one, two):
    return next((found.split(": ", 1)[1] for found in outcomes(one, two) if found.startswith(f"{name}: ")), None)


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        ((MAIDUGURI,), (MAIDUGURI,), "same place"),
        ((BORNO,), (BORNO,), "same area"),
        ((MAIDUGURI,), (BORNO,), "one within the other"),
        ((MAIDUGURI,), (KONDUGA,), "within 100 km"),
        ((BORNO,), (ADAMAWA,), "other areas"),
        ((MAIDUGURI,), (YOLA,), "over 100 km apart"),
        ((MAIDUGURI,), (YOLA, KONDUGA), "within 100 km"),
        ((MAIDUGURI,), (), None),
    ],
)
def test_places_from_near_to_far(ours, theirs, expected):
    a, b = telling("a", spots=ours), telling("b", spots=theirs)
    assert outcome("place", a, b) == outcome("place", b, a) == expected


@pytest.mark.parametrize(
    ("ours", "theirs", "published", "expected"),
    [
        (12, 12, "2021-03-06", "same, 5 or more"),
        (2, 2, "2021-03-06", "same, under 5"),
        (12, 14, "2021-03-05", "near"),
        (12, 14, "2021-03-06", "near, later more"),
        (14, 12, "2021-03-06", "near, later fewer"),
        (12, 20, "2021-03-06", "up to double, later more"),
        (12, 90, "2021-03-06", "far, later more"),
    ],
)
def test_tolls_are_compared_with_the_order_of_the_reports(ours, theirs, published, expected):
    a, b = telling("a", killed=ours), telling("b", published, killed=theirs)
    assert outcome("killed", a, b) == outcome("killed", b, a) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("05", "reports 0 days"), ("07", "reports 2 days"), ("12", "reports 4-7 days")]
)
def test_days_between_reports(day, expected):
    assert outcome("date", telling("a"), telling("b", f"2021-03-{day}")) == expected


def test_texts_without_words_are_not_compared_by_words():
    a, b = telling("a"), replace(telling("b"), words=frozenset(), heft=0, figures=frozenset())
    assert outcome("words", a, b) is outcome("rarest shared word", a, b) is None


def test_every_outcome_has_a_weight_or_forbids():
    known = comparison_weights()
    pairs = [
        (telling("a", spots=(one,), killed=x), telling("b", day, spots=(two,), killed=y, town=town))
        for one in (BORNO, MAIDUGURI, YOLA)
        for two in (BORNO, KONDUGA, ADAMAWA)
        for x, y in ((2, 2), (9, 9), (9, 30), (30, 9), (9, 10))
        for day in ("2021-03-05", "2021-03-06", "2021-03-11")
        for town in ("Quetta", "Konduga")
    ]
    found = {name for one, two in pairs for name in outcomes(one, two)}
    assert found <= known.keys() | FORBIDDEN


def test_score_and_explanation_are_one():
    likeness = compare(telling("a"), telling("b", "2021-03-06"), comparison_weights())
    assert likeness.score == pytest.approx(comparison_weights()["bias"] + sum(weight for _, weight in likeness.reasons))
    assert "date: reports 1 day" in str(likeness)


def daily(name, published, **how):
    """A telling of a page that one outlet brings out every day."""
    how = {"spots": (MAIDUGURI,), "outlet": "Daily Gull", "others": frozenset(), "killed": None, **how}
    tolls = {"killed": (float(how["killed"]),) * 2} if how["killed"] is not None else {}
    fields = {key: how[key] for key in how if key not in ("spots", "killed")}
    return replace(telling(name, published, spots=how["spots"]), counts=tolls, when=None, **fields)


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"),
    [
        ({}, {}, False),
        ({"spots": (BORNO,)}, {"spots": (BORNO,)}, True),
        (
            {"spots": (BORNO,), "others": frozenset({"ucdp:1"})},
            {"spots": (BORNO,), "others": frozenset({"ucdp:1"})},
            False,
        ),
        ({"killed": 12}, {"killed": 12}, False),
        ({"killed": 12}, {"killed": 14}, True),
        ({"killed": 12}, {"killed": 90}, True),
        ({"sides": frozenset({"ucdp:1"})}, {"sides": frozenset({"ucdp:2"})}, True),
        ({"subtypes": frozenset({"bombing"})}, {"subtypes": frozenset({"agreement"})}, True),
        ({"outlet": "Evening Gull"}, {"killed": 90}, False),
    ],
)
def test_two_days_of_one_outlet_tell_of_one_event_only_where_something_pins_it(ours, theirs, apart):
    a, b = daily("a", "2021-03-05", **ours), daily("b", "2021-03-06", **theirs)
    for one, two in ((a, b), (b, a)):
        assert (outcome("one outlet's days", one, two) == "nothing pins it") == apart
        assert compare(one, two, comparison_weights()).forbidden == apart


def test_two_nights_that_share_a_day_are_a_day_apart():
    a, b = telling("a"), telling("b", "2021-03-06")
    a = replace(a, when=(date(2021, 3, 4), date(2021, 3, 5)))
    b = replace(b, when=(date(2021, 3, 5), date(2021, 3, 6)))
    assert outcome("date", a, b) == outcome("date", b, a) == "1 day apart"
    assert outcome("date", a, replace(b, when=a.when)) == "same day"


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        (({"state:ORR"}, set()), ({"state:ORR/army"}, set()), "a side shared"),
        (({"state:ORR/navy"}, set()), ({"state:ORR/army"}, set()), "other sides"),
        (({"ucdp:1"}, {"state:ORR"}), ({"state:ORR/army"}, {"ucdp:1"}), "sides swapped"),
        (({"ucdp:1"}, {"ucdp:3"}), ({"ucdp:2"}, {"ucdp:3"}), "other sides"),
    ],
)
def test_sides_are_swapped_only_where_one_acts_here_and_is_hit_there(ours, theirs, expected):
    a, b = (
        replace(telling(name), sides=frozenset(sides), others=frozenset(others))
        for name, (sides, others) in (("a", ours), ("b", theirs))
    )
    assert outcome("sides", a, b) == outcome("sides", b, a) == expected


def test_a_state_and_its_army_contradict_nothing():
    a, b = daily("a", "2021-03-05", sides={"state:ORR"}), daily("b", "2021-03-06", sides={"state:ORR/army"})
    assert outcome("one outlet's days", a, b) is None

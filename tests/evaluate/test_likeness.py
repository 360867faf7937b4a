from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.evaluate.likeness import pair, same_amount, same_mention, same_period
from claimbook.model.values import Amount, Mention, Period


def mention(text: str, name: str | None = None) -> Mention:
    return Mention(text, 0, len(text), name)


@pytest.mark.parametrize(
    ("gold", "pred"),
    [
        (mention("Reed Brigade"), mention("the REED brigade")),
        (mention("it", "Reed Brigade"), mention("Reed Brigade")),
        (mention("Reed Brigade"), mention("its men", "Reed Brigade")),
        (mention("Reed Brigade"), mention("Reed Brigade fighters")),
        (mention("General Odo Verrin"), mention("Verrin")),
    ],
)
def test_mentions_that_name_the_same(gold, pred):
    assert same_mention(gold, pred)


@pytest.mark.parametrize(
    ("gold", "pred"),
    [
        (mention("Reed Brigade"), mention("Hill Guard")),
        (mention("General Verrin"), mention("General Soto")),
        (mention("the"), mention("the")),
        (mention("Reed Brigade of the Lower Ostrel Marshes"), mention("Reed")),
    ],
)
def test_mentions_that_do_not(gold, pred):
    assert not same_mention(gold, pred)


def test_an_amount_is_its_interval_not_its_words():
    assert same_amount(Amount("ten", 0, 3, 10, 10), Amount("10", 5, 7, 10, 10))
    assert not same_amount(Amount("ten", 0, 3, 10, 10), Amount("ten", 0, 3, 10, None))
    assert not same_amount(Amount("ten", 0, 3, 10, 10), None)


def test_a_period_is_its_days_and_without_days_its_words():
    day = date(2021, 6, 15)
    assert same_period(Period("on Tuesday", 0, 10, day, day), Period("15 June", 0, 7, day, day))
    assert not same_period(Period("on Tuesday", 0, 10, day, day), Period("on Tuesday", 0, 10))
    assert same_period(Period("during the rains", 0, 16), Period("the rains", 0, 9, day, day))
    assert not same_period(Period("during the rains", 0, 16), None)


def test_pairs_take_the_greatest_likeness_first_and_the_earlier_of_equals():
    likeness = {("a", "x"): 1, ("a", "y"): 3, ("b", "y"): 3, ("b", "x"): 0}
    assert pair("ab", "xy", lambda one, two: likeness[one, two]) == [(0, 1)]
    assert pair("aa", "aa", lambda one, two: 1) == [(0, 0), (1, 1)]


@settings(max_examples=50)
@given(st.lists(st.integers(0, 3), max_size=6), st.lists(st.integers(0, 3), max_size=6))
def test_pairs_are_one_to_one(left, right):
    pairs = pair(left, right, lambda one, two: int(one == two))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(left[i] == right[j] for i, j in pairs)
    assert len(pairs) == sum(min(left.count(one), right.count(one)) for one in set(left))

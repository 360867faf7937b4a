import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.evaluate.gold import read_gold
from claimbook.extract.numbers import amount
from claimbook.model.values import Span

GOLD = Path(os.environ.get("CLAIMBOOK_SHARED", Path(__file__).parents[4] / "shared")) / "gold" / "dev"


def meaning(text: str) -> tuple[float | None, float | None] | None:
    found = amount(Span(text, 0, len(text)))
    return (found.low, found.high) if found else None


def test_an_amount_keeps_its_span():
    found = amount(Span("at least 12", 40, 51))
    assert found is not None
    assert (found.text, found.start, found.end) == ("at least 12", 40, 51)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("14", 14, 14),
        ("1,200", 1200, 1200),
        ("2.5 million", 2_500_000, 2_500_000),
        ("twenty-five", 25, 25),
        ("TWENTY TWO", 22, 22),
        ("a hundred and ten", 110, 110),
        ("fifteen hundred", 1500, 1500),
        ("two thousand three hundred and six", 2306, 2306),
        ("three people", 3, 3),
        ("all seven raiders", 7, 7),
        ("another 20", 20, 20),
        ("a dozen", 12, 12),
        ("both", 2, 2),
        ("63 herders from Ostrel", 63, 63),
    ],
)
def test_plain_numbers(text, low, high):
    assert meaning(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("35 to 40", 35, 40),
        ("220-260", 220, 260),
        ("220–260", 220, 260),
        ("four or five", 4, 5),
        ("between 50 and 70", 50, 70),
        ("between six and eight thousand", 6000, 8000),
        ("three to four hundred", 300, 400),
        ("700 or 3,000", 700, 3000),
        ("an estimated six to 30", 6, 30),
        ("eights and tens", 8, 10),
    ],
)
def test_ranges(text, low, high):
    assert meaning(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("at least 12", 12, None),
        ("no fewer than nine", 9, None),
        ("never under fifteen", 15, None),
        ("50 or more", 50, None),
        ("more than a thousand", 1001, None),
        ("exceeded 100", 101, None),
        ("up to 40", None, 40),
        ("as many as seventy", None, 70),
        ("nearly 300", None, 300),
        ("10 or fewer", None, 10),
        ("no more than thirty", None, 30),
        ("seldom exceed a dozen", None, 12),
        ("fewer than 600", None, 599),
        ("not even twenty", None, 19),
        ("fifteen or twenty people at most", 15, 20),
        ("about 130", 130, 130),
        ("some 250", 250, 250),
        ("give or take, 120", 120, 120),
        ("most of the 164", 83, 164),
    ],
)
def test_bounds(text, low, high):
    assert meaning(text) == (low, high)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("several", 3, None),
        ("a few", 3, None),
        ("few", 3, 10),
        ("a handful", 3, 10),
        ("dozens", 24, None),
        ("scores", 40, None),
        ("hundreds", 200, None),
        ("tens of thousands", 20_000, None),
        ("few dozen", 24, None),
        ("several hundred", 300, None),
        ("a couple of thousand", 2000, 2000),
        ("low hundreds", 100, 400),
        ("others", 2, None),
    ],
)
def test_vague_counts(text, low, high):
    assert meaning(text) == (low, high)


@pytest.mark.parametrize(
    "text", ["a 25-year-old man", "25-year-old man", "a child of six", "Odo Verrin, 34", "he", "a fisherman"]
)
def test_one_person_is_one_and_an_age_is_no_count(text):
    assert meaning(text) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "no casualties",
        "NO ONE",
        "nobody",
        "without casualties",
        "unharmed",
        "not one",
        "zero",
        "caused no casualties",
        "led to no further injuries",
        "passed without any deaths",
    ],
)
def test_nothing_is_zero(text):
    assert meaning(text) == (0, 0)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("a miller and 35 recruits", 36, 36),
        ("At least 16 rangers and 28 raiders", 44, None),
        ("two guards, a cook and dozens of porters", 27, None),
        ("Odo Verrin and his son Tam", 2, 2),
        ("and two others", 3, 3),
        ("along with his two sons", 3, 3),
        ("fifteen soldiers and policemen", 15, 15),
        ("eight women, a 10-year-old girl and four men", 13, 13),
        ("nine cells of five", 45, 45),
    ],
)
def test_the_parts_of_a_list_are_added_up(text, low, high):
    assert meaning(text) == (low, high)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "—",
        "size of a wedding party",
        "twice that",
        "ten times as many",
        "lower",
        "a crowd",
        "perhaps",
        "across",
        "100%",
        "some 40 per cent of the raiders",
        "ten percent",
        "9" * 40,
    ],
)
def test_what_the_words_do_not_say_is_not_guessed(text):
    assert meaning(text) is None


@settings(max_examples=200)
@given(st.integers(0, 999_999))
def test_digits_mean_themselves(value):
    assert meaning(f"{value:,}") == meaning(str(value)) == (value, value)


WORDS = (
    "no", "at", "least", "most", "of", "a", "dozen", "and", ",", "-", "to", "twenty", "few", "many", "as", "with",
    "one", "7", "1,200", "or", "s",
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.sampled_from(WORDS)))
def test_any_words_give_an_ordered_amount_or_none(words):
    found = meaning(" ".join(words))
    if found:
        low, high = found
        assert low is not None or high is not None
        assert low is None or high is None or 0 <= low <= high


@settings(max_examples=100)
@given(st.text(max_size=400))
def test_no_text_breaks_it(text):
    meaning(text)


@pytest.mark.skipif(not GOLD.is_dir(), reason="needs the shared gold")
def test_gold_counts_are_reproduced():
    gold = [one for key, one in read_gold(GOLD).items() if key != "seed"]
    given_amounts = [one for each in gold for claim in each.claims for one in claim.numbers.values()]
    right = sum(amount(Span(one.text, one.start, one.end)) == one for one in given_amounts)
    assert right / len(given_amounts) >= 0.97  # measured 0.984; the rest says how many only through its neighbours

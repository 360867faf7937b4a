"""What counts as the right name in the measure of reference, and how the table adds up."""

import pytest

from benchmarks.reference import NOBODY, Answer, named_fillers, sort_of, table
from claimbook.evaluate.gold import parse_gold

GOLD = """# id: g
s1\tThe Saltmarsh Front attacked a convoy near Orrin, its spokesman said.
- incident/attack | id=I1 | perpetrator=Saltmarsh Front | place=Orrin>Orrin town | holder=spokesman>Odo Karr
s2\tIt holds Orrin.
- presence/control | subject=It>Saltmarsh Front | place=Orrin
"""


def answer(wanted, given, sort="description"):
    return Answer("d", "words", sort, wanted, given)


@pytest.mark.parametrize(
    ("wanted", "given", "right"),
    [
        ("Saltmarsh Front", "Saltmarsh Front", True),
        ("Saltmarsh Front", "the Saltmarsh Front", True),
        ("Saltmarsh Front", "Reed Brigade", False),
        ("Saltmarsh Front", None, False),
    ],
)
def test_a_name_is_right_as_the_evaluation_compares_names(wanted, given, right):
    assert answer(wanted, given).right == right


def test_only_fillers_that_can_be_somebody_and_have_a_name_are_asked_about():
    (gold,) = [parse_gold(GOLD)]
    assert sorted(named_fillers(gold).values()) == ["Odo Karr", "Saltmarsh Front"]


@pytest.mark.parametrize(
    ("words", "sort"),
    [("it", "pronoun"), ("TTP", "acronym"), ("Saltmarsh Front", "name or short form"), ("the group", "description")],
)
def test_sorts_of_reference(words, sort):
    assert sort_of(words) == sort


def test_right_wrong_and_open_add_up_and_nobody_is_left_out_of_the_sum():
    answers = [answer("A B", "A B"), answer("A B", "C D"), answer("A B", None), answer("x", "y", NOBODY)]
    rows = {cells[1].strip(): [one.strip() for one in cells[2:-1]] for cells in (
        line.split("|") for line in table(answers).splitlines()[2:]
    )}  # fmt: skip
    assert rows["all"] == rows["description"] == ["3", "33.3", "33.3", "33.3"]
    assert rows[NOBODY] == ["1", "0.0", "100.0", "0.0"]

"""The shares that the measure of linking prints."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.actors import ARMED, Tally

COUNT = st.integers(0, 500)


@given(COUNT, COUNT, COUNT)
def test_outcomes_add_up(right, wrong, left_open):
    assert Tally(right, wrong, left_open).total == right + wrong + left_open


def test_shares_in_words():
    assert Tally(6, 1, 3, 8).shares() == (
        "60.0% right, 10.0% wrong, 30.0% left open, of 10; right actor among the candidates: 80.0%"
    )


def test_armed_bodies_are_taken_out_of_the_count_of_organisations():
    assert ARMED.search("Saltmarsh Liberation Front")
    assert not ARMED.search("Orrin Dairy Company")

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.errors import FormatError
from claimbook.exchange.ledger import EMPTY, advance, ledger_from_lines, ledger_to_lines
from tests.exchange.builders import record

(INCIDENT, _) = record()[0].incidents


def incident(name, *claims):
    return replace(INCIDENT, id=name, claims=claims)


def test_the_same_incident_keeps_its_number():
    first = advance(EMPTY, [incident("a", "c1")])
    assert advance(first, [incident("a", "c1", "c2"), incident("b", "c3")]).numbers()["a"] == first.numbers()["a"]


def test_an_incident_under_another_name_takes_over_by_the_claims_it_shares():
    first = advance(EMPTY, [incident("a", "c1", "c2", "c3")])
    second = advance(first, [incident("x", "c1", "c2"), incident("y", "c3")])
    assert second.numbers()["x"] == first.numbers()["a"]
    assert second.withdrawn() == ()


def test_a_number_that_nobody_takes_over_is_withdrawn_and_names_its_heir():
    first = advance(EMPTY, [incident("a", "c1"), incident("b", "c2")])
    (gone,) = advance(first, [incident("a", "c1", "c2")]).withdrawn()
    assert (gone.number, gone.heir) == (first.numbers()["b"], "a")


def test_a_number_withdrawn_once_is_never_given_again():
    first = advance(EMPTY, [incident("a", "c1")])
    second = advance(first, [])
    third = advance(second, [incident("b", "c9")])
    assert third.numbers()["b"] != first.numbers()["a"]
    assert [one.number for one in third.withdrawn()] == [first.numbers()["a"]]


def test_what_comes_back_has_its_old_number():
    first = advance(EMPTY, [incident("a", "c1")])
    assert advance(advance(first, []), [incident("a", "c1")]).numbers() == first.numbers()


def test_a_datasets_own_number_stays():
    assert advance(EMPTY, [incident("ucdp-ged:7", "c1")], {"ucdp-ged:7": 7}.get).numbers() == {"ucdp-ged:7": 7}


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1), unique=True, max_size=30))
def test_no_two_incidents_have_one_number(names):
    numbers = advance(EMPTY, [incident(name, name) for name in names]).numbers()
    assert len(set(numbers.values())) == len(names)
    assert all(0 < one < 2**31 for one in numbers.values())


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), unique=True, max_size=10))
def test_a_ledger_is_read_as_it_was_written(names):
    ledger = advance(advance(EMPTY, [incident(name, name) for name in names]), [])
    assert ledger_from_lines(ledger_to_lines(ledger)) == ledger


@pytest.mark.parametrize("content", [b"{}", b"x", b"[1]\n", b'{"number": 1}'])
def test_other_files_are_refused(content):
    with pytest.raises(FormatError):
        ledger_from_lines(content)

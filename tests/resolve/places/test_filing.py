import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.places.filing import Filed, file_numbers, file_presence

BITS = 10
counted = st.integers(0, 40).map(lambda one: one << 50 | one % 3 << 24)
"""Sums some of which share their upper bits, and some of which are equal."""


@given(st.lists(counted), counted)
def test_under_a_sum_lies_what_was_filed_there_and_nothing_else(sums, wanted):
    filed = Filed(file_numbers("x", np.array(sums, np.uint64), np.arange(len(sums), dtype=np.uint32), BITS), "x", "I")
    assert sorted(filed.numbers(wanted)) == [number for number, one in enumerate(sums) if one == wanted]


@given(counted, st.integers(1, 9))
def test_bits_from_the_64th_on_do_not_count(wanted, more):
    filed = Filed(file_numbers("x", np.array([wanted], np.uint64), np.array([7], np.uint64), BITS), "x", "Q")
    assert list(filed.numbers(wanted + (more << 64))) == list(filed.numbers(wanted - (more << 64))) == [7]


@given(st.lists(st.integers(0, 2**64 - 1)))
def test_a_bit_is_set_where_there_is_a_sum(sums):
    there = file_presence(np.array(sums, np.uint64), BITS)
    found = {place for place in range(2**BITS) if there[place >> 3] >> (place & 7) & 1}
    assert found == {one >> (64 - BITS) for one in sums}

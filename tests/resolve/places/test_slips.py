import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.places.slips import LONGEST, SHORTEST, fits, slip_sums, slip_table

keys = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=SHORTEST, max_size=LONGEST)


@given(st.lists(keys, min_size=1, max_size=8))
def test_many_names_are_summed_as_each_alone(names):
    sums, numbers = slip_table(names, range(len(names)))
    for number, name in enumerate(names):
        assert sorted(sums[numbers == number].tolist()) == sorted(slip_sums(name))


@given(keys, st.data())
def test_a_name_with_a_letter_left_out_shares_a_sum_with_it(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    assert slip_sums(name[:place] + name[place + 1 :])[0] in slip_sums(name)


@given(keys, st.data(), st.sampled_from("abcxyz"))
def test_names_that_differ_in_one_letter_share_a_sum(name, data, letter):
    place = data.draw(st.integers(0, len(name) - 1))
    assert set(slip_sums(name)) & set(slip_sums(name[:place] + letter + name[place + 1 :]))


def test_a_sum_has_32_bits():
    assert all(0 <= one < 2**32 for one in slip_sums("balochistan"))
    assert slip_table(["balochistan"], [0])[0].dtype == np.uint32


def test_short_and_foreign_names_are_not_looked_for():
    assert not fits("kale")
    assert not fits("мариуполь")
    assert fits("quetta")

from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.places.slips import FORM_BITS, LONGEST, SHORTEST, fits, pair_sums, slip_sums, slip_table

keys = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=SHORTEST, max_size=LONGEST)


COUNTED = 11
"""Bits at the lower end that do not count."""


def counted(sums):
    return [(int(one) & 2**64 - 1) >> COUNTED for one in sums]


@given(st.lists(keys, min_size=1, max_size=8))
def test_many_names_are_summed_as_each_alone_form_by_form(names):
    sums, forms = slip_table(names, range(len(names)))
    for number, name in enumerate(names):
        chosen = (forms >> FORM_BITS) == number
        told = dict(zip((forms[chosen] & (2**FORM_BITS - 1)).tolist(), counted(sums[chosen]), strict=True))
        assert [told[form] for form in range(len(name) + 1)] == counted(slip_sums(name))


@given(keys, st.data())
def test_a_form_is_the_name_without_that_letter(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    without = name[:place] + name[place + 1 :]
    assert counted(slip_sums(name))[place + 1] == counted(slip_sums(without))[0]


@given(keys.filter(lambda name: len(name) > SHORTEST + 1))
def test_pairs_are_the_name_without_any_two_letters(name):
    without = [
        name[:one] + name[one + 1 : other] + name[other + 1 :]
        for one in range(len(name))
        for other in range(one + 1, len(name))
    ]
    assert counted(pair_sums(name)) == [counted(slip_sums(one))[0] for one in without]


@given(keys, st.data(), st.sampled_from("abcxyz"))
def test_names_that_differ_in_one_letter_share_the_form_without_it_alone(name, data, letter):
    place = data.draw(st.integers(0, len(name) - 1))
    other = name[:place] + letter + name[place + 1 :]
    ours, theirs = counted(slip_sums(name)), counted(slip_sums(other))
    assert ours[place + 1] == theirs[place + 1]
    assert name == other or ours[0] != theirs[0]


def test_short_and_foreign_names_are_not_looked_for():
    assert not fits("kale")
    assert not fits("мариуполь")
    assert fits("quetta")

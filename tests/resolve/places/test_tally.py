from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.places.slips import LONGEST, SHORTEST
from claimbook.resolve.places.tally import TALLY_BITS, tally

keys = st.text("aeiouhy kqcsztdbn", min_size=SHORTEST, max_size=LONGEST)


def bits(one, other):
    return (tally(one) ^ tally(other)).bit_count()


@given(keys, st.data(), st.sampled_from("aehkq "))
def test_a_letter_more_changes_one_bit_at_most_and_another_letter_two(name, data, letter):
    place = data.draw(st.integers(0, len(name) - 1))
    assert bits(name, name[:place] + name[place + 1 :]) <= 1
    assert bits(name, name[:place] + letter + name[place + 1 :]) <= 2


@given(keys)
def test_the_order_of_letters_does_not_count_and_all_bits_have_room(name):
    assert tally(name) == tally(name[::-1])
    assert 0 <= tally(name) < 2**TALLY_BITS


def test_other_vowels_show():
    assert bits("kandahar", "kindihir") == 6

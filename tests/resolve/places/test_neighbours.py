import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from claimbook.resolve.places.folding import skeleton
from claimbook.resolve.places.neighbours import Neighbours, neighbour_tables
from claimbook.resolve.places.slips import LONGEST, fits

NAMES = ["kandahar", "candahar", "kandahaar", "quetta", "bannu", "hannu", "dera ismail khan", "mastung", "balochistan"]
NAMES += [f"{one}{two}r{three}n" for one in "kq" for two in ("a", "aa", "e") for three in ("a", "o", "ou", "ee", "i")]


def neighbours(names):
    tables = neighbour_tables(names, [number for number, name in enumerate(names) if fits(name)])
    ends = np.cumsum([0, *map(len, names)]).astype(np.uint32)
    return Neighbours({**tables, "keys": "".join(names).encode(), "key_ends": ends.tobytes()})


NEAR = neighbours(NAMES)


def likeness(key, name):
    return 1 - OSA.distance(key, name) / max(len(key), len(name))


def allowed(key, name, most=0.25):
    return OSA.distance(key, name) <= max(1, int(max(len(key), len(name)) * most))


def slipped(name, data):
    place = data.draw(st.integers(0, len(name) - 1))
    front, letter, back = name[:place], data.draw(st.sampled_from("abkrzn")), name[place:]
    return data.draw(st.sampled_from(
        [front + back[1:], front + letter + back, front + letter + back[1:], front + back[1:2] + back[:1] + back[2:]]
    ))  # fmt: skip


@given(st.sampled_from(NAMES), st.data())
def test_every_name_one_slip_away_is_found_with_its_likeness(name, data):
    key = slipped(name, data)
    found = NEAR.one_slip(key) if fits(key) else {}
    for number, other in enumerate(NAMES):
        if fits(key) and OSA.distance(key, other) <= 1:
            assert found[number] == pytest.approx(likeness(key, other))
    for number, like in found.items():
        assert like == pytest.approx(likeness(key, NAMES[number]))


def test_one_letter_moved_counts_in_long_names_alone():
    assert NEAR.one_slip("balchistoan") == pytest.approx({NAMES.index("balochistan"): 1 - 2 / 11})
    assert NEAR.one_slip("uettqa") == {}


def test_the_first_letter_counts_as_every_other():
    assert NEAR.one_slip("bannu") == pytest.approx({NAMES.index("bannu"): 1.0, NAMES.index("hannu"): 0.8})
    assert NEAR.one_slip("hanny").keys() == {NAMES.index("hannu")}


@given(st.sampled_from(NAMES), st.data(), st.sampled_from("aeioukq"), st.sampled_from([0.25, 0.5]))
def test_names_of_the_same_consonants_are_those_that_a_slow_search_finds(name, data, letter, most):
    place = data.draw(st.integers(0, len(name)))
    key = name[:place] + letter + name[place:]
    slow = {
        number: pytest.approx(likeness(key, other))
        for number, other in enumerate(NAMES)
        if skeleton(other) == skeleton(key) and allowed(key, other, most)
    }
    assert len(key) > LONGEST or NEAR.one_slip(key) | NEAR.same_bones(key, most) == NEAR.one_slip(key) | slow


@pytest.mark.parametrize("key", ["balochoistanu", "balwchistann", "bbalochistna"])
def test_two_slips_are_looked_for_in_long_names(key):
    number = NAMES.index("balochistan")
    assert NEAR.two_slips(key) == pytest.approx({number: likeness(key, "balochistan")})


def test_two_slips_are_too_many_for_short_names():
    assert NEAR.two_slips("qquettta") == {}


@given(st.text("abkrn ", min_size=9, max_size=LONGEST))
def test_what_two_slips_find_is_two_slips_away(key):
    assert all(OSA.distance(key, NAMES[number]) <= 2 for number in NEAR.two_slips(key))

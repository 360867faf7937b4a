from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.extract.local.tokens import Pieces
from claimbook.extract.local.windows import (
    CLS,
    LONGEST,
    SEP,
    WINDOW,
    collate,
    spot_index,
    units,
    window_length,
    windows,
)
from claimbook.model.values import Span

sizes = st.lists(st.integers(0, 700), max_size=40)


def made(sizes):
    """Units of sentences with so many pieces each, all ids distinct."""
    borders = np.cumsum([1000, *sizes])
    pieces = [Pieces(*(np.arange(a, b) for _ in range(4))) for a, b in pairwise(borders)]
    return units([Span("x", number, number + 1) for number in range(len(sizes))], pieces)


def test_a_sentence_without_pieces_is_no_unit():
    assert [len(one.pieces) for one in made([3, 0, 2])] == [3, 2]


def test_a_long_sentence_is_read_in_parts():
    assert [len(one.pieces) for one in made([2 * LONGEST + 5])] == [LONGEST, LONGEST, 5]


@given(sizes)
@settings(max_examples=60, deadline=None)
def test_windows_hold_every_unit_once_and_in_order(sizes):
    given_units = made(sizes)
    found = windows(given_units)
    assert [unit for window in found for unit in window] == given_units
    assert all(window_length(one) <= WINDOW or len(one) == 1 for one in found)


@given(sizes)
@settings(max_examples=60, deadline=None)
def test_batches_hold_every_piece_once(sizes):
    found = [collate(one) for one in windows(made(sizes))]
    ids = [int(one) for batch in found for one in batch.ids[batch.mask] if one not in (CLS, SEP)]
    assert sorted(ids) == list(range(1000, 1000 + sum(sizes)))


@given(sizes.filter(any))
@settings(max_examples=60, deadline=None)
def test_the_index_of_a_unit_leads_to_its_pieces(sizes):
    for batch in map(collate, windows(made(sizes))):
        index, real = spot_index(batch.spots, batch.ids.shape[1])
        for number, unit in enumerate(batch.units):
            assert list(batch.ids.reshape(-1)[index[number][real[number]]]) == list(unit.pieces.ids)


def test_no_units_make_no_windows():
    assert windows([]) == []

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings

from claimbook.extract.local.kinds import kind_of, mentions
from claimbook.extract.local.reading import UnitScores
from claimbook.model.codebook import MENTION_KINDS
from tests.extract.local.networks import units_of, waves
from tests.extract.odd_texts import odd_texts

COLUMNS = 2 * len(MENTION_KINDS) + 1


def scored(text, marks):
    """Scores of a text whose pieces carry (kind, is it the first piece) marks."""
    (unit,) = units_of(text)
    kinds = np.zeros((len(unit.pieces), COLUMNS), dtype=np.float32)
    kinds[:, 0] = 9
    for piece, (kind, first) in marks.items():
        kinds[piece] = 0
        kinds[piece, 2 * MENTION_KINDS.index(kind) + 2 - first] = 9
    return UnitScores(unit, np.zeros(1), kinds, ())


def test_mentions_stand_in_the_order_of_the_text_with_their_kinds():
    found = mentions([scored("red front hit ostrel", {0: ("group", True), 1: ("group", False), 3: ("place", True)})])
    assert (found[0].text, found[0].kind) == ("red front", "group")
    assert (found[-1].start, found[-1].kind) == (14, "place")


def test_a_text_without_units_has_no_mentions():
    assert mentions([]) == []


@given(odd_texts)
@settings(max_examples=60, deadline=None)
def test_mentions_are_exact_slices_and_none_overlaps_another(text):
    found = mentions([UnitScores(one, np.zeros(1), waves(one.pieces.ids, COLUMNS, 6), ()) for one in units_of(text)])
    assert all(text[one.start : one.end] == one.text != "" for one in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("slot", "expected"), [("killed", "number"), ("when", "time"), ("weapon", "weapon"), ("first", "group")]
)
def test_the_kind_of_a_filler(slot, expected):
    chances = np.zeros((2, COLUMNS), dtype=np.float32)
    chances[:, 1 + 2 * MENTION_KINDS.index("group")] = 1
    assert kind_of(chances, [0, 4], 4, 9, slot) == expected


def test_a_filler_without_pieces_has_no_kind():
    assert kind_of(np.zeros((1, COLUMNS), dtype=np.float32), [0], 5, 9, "first") is None

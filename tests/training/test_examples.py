import numpy as np
import pytest

from claimbook.extract.local.slots import CARRIED
from tests.extract.local.networks import pieces_of
from training.examples import BEGIN, INSIDE, OUTSIDE, SLOT_INDEX, group_of, mark, piece_range

TEXT = "red front hit six men"


def mention(text):
    return {"text": text, "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}


def claim(**changes):
    plain = {"roles": {}, "numbers": {}, "holder": None, "when": None, "polarity": "positive", "modality": "actual"}
    return plain | changes


def group(*claims):
    (pieces,) = pieces_of(TEXT)
    return group_of(0, claims, pieces, 0, len(TEXT))


def column(found, slot):
    return found.tags[:, SLOT_INDEX[slot]].tolist()


def test_words_are_found_in_their_pieces():
    (pieces,) = pieces_of(TEXT)
    assert piece_range(pieces, 4, 9) == (1, 2)
    assert piece_range(pieces, 5, 11) == (1, 3)
    assert piece_range(pieces, 3, 4) is None


def test_a_longer_filler_that_is_marked_already_stays():
    tags = np.zeros((4, 1), dtype=np.int64)
    mark(tags, 0, 0, 3)
    mark(tags, 0, 1, 2)
    assert tags[:, 0].tolist() == [BEGIN, INSIDE, INSIDE, OUTSIDE]


def test_the_fillers_of_a_claim_become_tags():
    found = group(
        claim(
            roles={"perpetrator": [mention("red front")], "target": [mention("men")]},
            numbers={"killed": mention("six")},
        )
    )
    assert column(found, "first") == [BEGIN, INSIDE, OUTSIDE, OUTSIDE, OUTSIDE]
    assert column(found, "second") == [OUTSIDE] * 4 + [BEGIN]
    assert column(found, "killed") == [OUTSIDE] * 3 + [BEGIN, OUTSIDE]
    assert set(found.links) == {(0, 3, True), (0, 4, True), (3, 4, True)}


def test_fillers_of_two_claims_are_not_linked():
    found = group(claim(roles={"target": [mention("red front")]}), claim(roles={"target": [mention("men")]}))
    assert found.links == ((0, 4, False),)


def test_a_filler_of_another_sentence_is_carried():
    elsewhere = {"text": "rebels", "start": 100, "end": 106}
    found = group(claim(roles={"perpetrator": [elsewhere]}))
    assert dict(zip(CARRIED, found.carried.tolist(), strict=True)) == {"first": 1, "second": 0, "holder": 0}
    assert not found.tags.any()


def test_polarity_and_modality_are_shares_of_the_claims():
    found = group(claim(polarity="negative"), claim(modality="possible"))
    assert found.negative == 0.5
    assert found.modality.tolist() == pytest.approx([0.5, 0.5, 0, 0])

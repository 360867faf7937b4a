from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.extract.local.spans import _whole_words, cliques, fillers, least_sure, sigmoid, softmax
from claimbook.model.values import Span
from tests.extract.local.networks import pieces_of, waves
from tests.extract.odd_texts import odd_texts


def marked(text, tags, start=0):
    """The fillers of a text whose pieces carry the tags: O, B or I, one letter a piece, the rest O."""
    (pieces,) = pieces_of(text)
    columns = ["OBI".index(one) for one in tags.ljust(len(pieces), "O")]
    chances = np.eye(3, dtype=np.float32)[columns] * 0.8 + np.float32(0.2 / 3)
    return fillers("first", chances, pieces, Span(text, start, start + len(text)))


def words(text, tags):
    return [one.span.text for one in marked(text, tags)]


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("red front rebels", "BIO", ["red front"]),
        ("red front rebels", "BBO", ["red front"]),
        ("red front of rebels", "BBOB", ["red front of rebels"]),
        ("reds, blacks fell", "BOBO", ["reds", "blacks"]),
        ("reds and blacks fell", "BOBO", ["reds", "blacks"]),
        ("reds and blacks fell", "BIBO", ["reds", "blacks"]),
        ("reds, blacks fell", "BIBO", ["reds", "blacks"]),
        ("red front rebels", "OIO", ["front"]),
        ("red front rebels", "OOO", []),
        ("ostrelian", "B", ["ostrelian"]),
        ("red-black front", "BOB", ["red-black"]),
        ("re\u0301d front", "BO", ["re\u0301d"]),
        ("fronts\u0303 fell", "BO", ["fronts\u0303"]),
    ],
)
def test_tags_become_whole_words(text, tags, expected):
    assert words(text, tags) == expected


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("fighters of the front", "BIIO", ["fighters"]),
        ("army, and the front", "BIIIO", ["army"]),
        ("of the front", "BIO", []),
        ("and front", "BI", ["and front"]),
        ("front, of", "BII", ["front"]),
    ],
)
def test_words_that_lead_to_the_next_do_not_end_a_filler(text, tags, expected):
    assert words(text, tags) == expected


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("they met the Red Front of Salt", "OOOOOBI", ["Red Front of Salt"]),
        ("THEY MET RED FRONT OF SALT", "OOOOBI", ["FRONT OF SALT"]),
        ("fighters of the front", "OBII", ["front"]),
        ("the village of Salt", "OOBI", ["Salt"]),
        ("of Salt", "BI", ["Salt"]),
    ],
)
def test_a_filler_that_would_begin_with_of_has_the_name_before_it_or_begins_behind(text, tags, expected):
    assert words(text, tags) == expected


@pytest.mark.parametrize(
    ("text", "tags", "expected"),
    [
        ("[red front fled", "BIIO", ["red front"]),
        ("red ] front fled", "OBIO", ["front"]),
        ('red front" fled', "BIIO", ["red front"]),
        ("red front (rf) fled", "BIIIIO", ["red front (rf)"]),
        ("red front (rf fled", "BIII", ["red front (rf"]),
    ],
)
def test_a_mark_whose_partner_stands_outside_is_no_part_of_a_filler(text, tags, expected):
    assert words(text, tags) == expected


def test_a_filler_knows_its_place_in_the_document_and_how_sure_it_is():
    (one,) = marked("the front", "OB", start=100)
    assert (one.span.start, one.span.end, one.first) == (104, 109, 1)
    assert one.sure == pytest.approx(0.933, abs=0.01)


@given(odd_texts, st.integers(1, 50))
@settings(max_examples=80, deadline=None)
def test_fillers_are_exact_slices_in_order_and_apart(text, shift):
    (pieces,) = pieces_of(text)
    found = fillers("first", softmax(waves(pieces.ids + shift, 3, 5)), pieces, Span(text, 10, 10 + len(text)))
    assert all(one.span.text == text[one.span.start - 10 : one.span.end - 10] != "" for one in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


def test_probabilities_do_not_overflow():
    extreme = np.array([[1e6, -1e6, 0.0]], dtype=np.float32)
    assert softmax(extreme).tolist() == [[1, 0, 0]]
    assert np.isfinite(sigmoid(extreme)).all()


def test_a_slot_is_as_sure_as_its_least_sure_piece():
    assert least_sure(np.array([[0.9, 0.1, 0.0], [0.2, 0.5, 0.3]], dtype=np.float32)) == pytest.approx(0.5)


@given(st.integers(0, 7), st.data())
@settings(max_examples=80, deadline=None)
def test_cliques_are_all_largest_sets_of_pairwise_linked_members(count, data):
    pairs = list(combinations(range(count), 2))
    linked = data.draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    whole = [
        one
        for size in range(count + 1)
        for one in combinations(range(count), size)
        if all(pair in linked for pair in combinations(one, 2))
    ]
    assert cliques(count, sorted(linked)) == sorted(
        one for one in whole if not any(set(one) < set(two) for two in whole)
    )


@pytest.mark.parametrize(
    ("part", "whole"), [("U", "U.S."), ("U.S", "U.S."), (".S.", "U.S."), ("P.", "R.P."), ("camp", "camp")]
)
def test_letters_with_points_are_one_word(part, whole):
    text = "U.S. troops and the R.P. fled a camp"
    at = text.index(part)
    start, end = _whole_words(text, at, at + len(part))
    assert text[start:end] == whole


def test_a_hyphen_at_an_end_takes_its_other_word_along():
    text = "a gas-powered bus and a ten-year-old boy"
    gas, old = text.index("gas"), text.index("-old")
    assert _whole_words(text, gas, gas + 4) == (gas, gas + len("gas-powered"))
    assert _whole_words(text, old, old + 8) == (old - len("year"), old + 8)


@pytest.mark.parametrize(
    ("slot", "text", "expected"),
    [("first", "the front", "front"), ("killed", "a dozen", "a dozen"), ("when", "the night", "the night")],
)
def test_an_article_belongs_to_numbers_and_times_alone(slot, text, expected):
    (pieces,) = pieces_of(text)
    chances = np.eye(3, dtype=np.float32)[[1, 2][: len(pieces)]] * 0.8 + np.float32(0.2 / 3)
    (one,) = fillers(slot, chances, pieces, Span(text, 10, 10 + len(text)))
    assert (one.span.text, one.span.start) == (expected, 10 + text.index(expected))

import pytest
from hypothesis import given, settings

from claimbook.extract.local.tokens import CAPITALISED, LOWER, MIXED, UPPER, case_class
from tests.extract.local.networks import pieces_of
from tests.extract.odd_texts import odd_texts


@pytest.mark.parametrize(
    ("piece", "expected"),
    [
        ("front", LOWER), ("Front", CAPITALISED), ("F", CAPITALISED), ("É", CAPITALISED), ("UN", UPPER), ("mQ", MIXED),
        ("McV", MIXED), ("12", LOWER), ("爆", LOWER), ("", LOWER),
    ],
)  # fmt: skip
def test_the_case_of_a_piece(piece, expected):
    assert case_class(piece) == expected


def test_pieces_know_where_they_stand():
    text = "Ostrel fell."
    (pieces,) = pieces_of(text)
    assert "".join(text[a:b] for a, b in zip(pieces.starts, pieces.ends, strict=True)) == "Ostrelfell."
    assert pieces.cases[0] == CAPITALISED


def test_a_sentence_in_capitals_says_nothing_by_its_case():
    (pieces,) = pieces_of("REBELS ATTACKED THE TOWN OF OSTREL")
    assert set(pieces.cases) == {LOWER}


def test_no_text_is_cut_off_or_padded():
    (long, short) = pieces_of("fire " * 1_000, "fire")
    assert (len(long), len(short)) == (1_000, 1)


@given(odd_texts)
@settings(max_examples=80, deadline=None)
def test_pieces_stand_in_order_within_the_text(text):
    (pieces,) = pieces_of(text)
    assert len(pieces.ids) == len(pieces.cases) == len(pieces.starts) == len(pieces.ends)
    assert all(pieces.starts <= pieces.ends) and all(pieces.ends <= len(text))
    assert list(pieces.starts) == sorted(pieces.starts)

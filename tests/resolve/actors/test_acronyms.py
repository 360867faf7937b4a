import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.actors.acronyms import joined_acronym, stands_for


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("ISF-IM", "isfim"),
        ("JeM", "jem"),
        ("ADF/NALU", "adfnalu"),
        ("M-19", None),
        ("Al-Qaida", None),
        ("LORD ARMY", None),
    ],
)
def test_what_looks_like_an_acronym(text, letters):
    assert joined_acronym(text) == letters


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("hqn", "haqqani network"),
        ("jum", "jamaat ul mujahidin"),
        ("fmln", "frente farabundo marti para la liberacion nacional"),
        ("osf", "orrin saltmarsh front faction"),
    ],
)
def test_letters_stand_for_a_name_whose_words_they_begin(letters, name):
    assert stands_for(letters, name.split())


@pytest.mark.parametrize(
    ("letters", "name"),
    [
        ("hqn", "haqqani"),
        ("osf", "saltmarsh orrin front"),
        ("of", "orrin saltmarsh front"),
        ("osfx", "orrin saltmarsh front"),
    ],
)
def test_letters_do_not_stand_for_other_words_another_order_or_a_part(letters, name):
    assert not stands_for(letters, name.split())


@given(st.text(alphabet="abc", min_size=1, max_size=9), st.lists(st.text(alphabet="abc", min_size=1), max_size=12))
def test_any_letters_and_words_can_be_compared(letters, words):
    stands_for(letters, words)

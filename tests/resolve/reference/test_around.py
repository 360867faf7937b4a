import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.resolve.reference.around import signs


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("He spoke of the Front.", "Front", ("after the", "before a border")),
        ("They said that.", "They", ("after nothing", "before a verb of telling")),
        ("In his view it failed.", "his", ("after in", "before a word of opinion")),
        ("Members who fled told of men who came.", "men", ("after of", "before who")),
        ("The Front's men fled.", "Front", ("after the", "before 's")),
    ],
)
def test_signs_tell_the_place_in_the_sentence(text, words, expected):
    start = text.index(words)
    assert signs(text, start, start + len(words)) == expected


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_text_has_two_signs(text, one, two):
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    assert len(signs(text, start, end)) == 2

import pytest

from claimbook.extract.numbers import whole_count
from claimbook.model.values import Span

TEXT = "They say at least nine men and more than 40 oxen, or some 2,500 sheep, were lost to a storm."
SENTENCE = Span(TEXT, 7, 7 + len(TEXT))


@pytest.mark.parametrize(
    ("marked", "whole"),
    [
        ("nine", "at least nine"),
        ("at", "at least nine"),
        ("least", "at least nine"),
        ("40", "more than 40"),
        ("some", "some 2,500"),
        ("2", "some 2,500"),
        ("500", "some 2,500"),
        ("at least nine men", "at least nine men"),
        ("a storm", "a storm"),
        ("oxen", "oxen"),
    ],
)
def test_a_count_is_taken_with_its_bound(marked, whole):
    start = 7 + TEXT.index(marked)
    found = whole_count(Span(marked, start, start + len(marked)), SENTENCE)
    assert found.text == whole == TEXT[found.start - 7 : found.end - 7]


@pytest.mark.parametrize("share", ["90%", "90 %", "90 percent", "90 per cent"])
def test_a_number_is_taken_with_its_sign_of_per_cent(share):
    text = f"They seized {share} of the valley."
    assert whole_count(Span("90", 12, 14), Span(text, 0, len(text))).text == share

from hypothesis import given, settings
from hypothesis import strategies as some

from claimbook.extract.llm.windows import windows
from claimbook.model.values import Span

LENGTHS = some.lists(some.integers(1, 120), max_size=40)


def laid_out(lengths):
    return {number: Span("x" * length, 0, length) for number, length in enumerate(lengths, 1)}


@settings(max_examples=60)
@given(LENGTHS, some.integers(20, 200), some.integers(0, 4), some.none() | some.sets(some.integers(1, 40)))
def test_every_chosen_sentence_is_asked_about_exactly_once_and_in_order(lengths, longest, overlap, chosen):
    sentences = laid_out(lengths)
    cut = windows(sentences, longest, overlap, chosen)
    asked = [number for window in cut for number in window.fresh]
    assert asked == [number for number in sentences if chosen is None or number in chosen]
    for window in cut:
        size = sum(len(sentences[number].text) for number in window.fresh)
        assert size <= longest or len(window.fresh) == 1
        assert not set(window.context) & set(window.fresh)
        assert set(window.context) <= set(sentences)


def test_the_context_is_what_stands_before():
    first, second = windows(laid_out([100, 100, 100, 100]), 200, 1)
    assert (first.fresh, first.context) == ((1, 2), ())
    assert (second.fresh, second.context) == ((3, 4), (2,))

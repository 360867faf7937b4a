"""What the tagger finds in a sentence, put together."""

from benchmarks.muc4_templates.evidence import Found, join_halves
from claimbook.model.values import Span

TEXT = "three hooded men burnt the old mill"
SENTENCE = Span(TEXT, 100, 100 + len(TEXT))


def test_two_halves_of_a_perpetrator_become_one():
    (one,) = join_halves([Found("PerpInd", "three", 100, 0.4), Found("PerpInd", "hooded men", 106, 0.7)], SENTENCE)
    assert (one.text, one.start) == ("three hooded men", 100)
    assert 0.4 < one.sure < 0.7


def test_neighbours_in_different_roles_and_targets_stay_apart():
    given = [
        Found("PerpInd", "hooded men", 106, 0.7),
        Found("Target", "old", 127, 0.5),
        Found("Target", "mill", 131, 0.9),
    ]
    assert join_halves(given, SENTENCE) == given

import numpy as np

from claimbook.resolve.reference.choosing import Network, Weights, read_weights
from training.ranking import Questions, learn
from training.reference import Question, fit


def exam(count=6000):
    """Of two candidates the near one is right, but where it is a place; of a lone place nobody is."""
    near, far, place = frozenset({"near"}), frozenset({"far"}), frozenset({"near", "place"})
    asked = [
        Question((near, far), frozenset({0})),
        Question((place, far), frozenset({1})),
        Question((place,), frozenset()),
    ]
    return asked * (count // 3)


def test_what_is_right_together_is_learned():
    network = fit(exam())
    odds = network.log_odds([frozenset({"near"}), frozenset({"far"}), frozenset({"near", "place"})])
    assert odds[0] > 0 > odds[2]
    assert odds[0] > odds[1] > odds[2]


def test_the_same_questions_teach_the_same_weights():
    one, two = fit(exam(90)), fit(exam(90))
    assert np.array_equal(one.inner, two.inner)


def test_rare_comparisons_are_left_out():
    asked = [*exam(90), Question((frozenset({"near", "once"}),), frozenset({0}))]
    assert "once" not in fit(asked).names


def test_weights_survive_being_kept():
    given = Weights({"description": fit(exam(90))})
    again = read_weights(given.arrays())
    held = [frozenset({"near"}), frozenset({"far", "never seen"})]
    kept, first = again.networks["description"], given.networks["description"]
    assert isinstance(kept, Network)
    assert np.allclose(kept.log_odds(held), first.log_odds(held), atol=0.01)


def test_learning_raises_the_odds_of_the_right():
    table = np.array([[1, 0, 1], [0, 1, 1]] * 64, dtype=np.uint8)
    right = np.array([1, 0] * 64, dtype=np.float32)
    inner, outer, direct = learn(Questions(table, right, np.arange(0, 129, 2)))
    odds = np.maximum(table @ inner, 0) @ outer + table @ direct
    assert odds[0] > odds[1]

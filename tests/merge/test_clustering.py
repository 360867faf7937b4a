"""Average link with a heap joins the same as looking through all pairs at each step."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.merge.clustering import Bonds, clusters_of
from claimbook.merge.comparison import Likeness

IDS = tuple("abcdefg")
PAIRS = tuple(combinations(IDS, 2))


def likeness(scores):
    def like(one, two):
        score = scores[min(one, two), max(one, two)]
        return Likeness(score or 0.0, score is None, ())

    return like


def step_by_step(scores, above):
    """The two clusters with the highest mean join, as long as it is over the threshold and nothing forbids it."""
    groups = [[one] for one in IDS]
    while True:
        found = []
        for a, b in combinations(range(len(groups)), 2):
            between = [scores[min(one, two), max(one, two)] for one in groups[a] for two in groups[b]]
            if None not in between:
                found.append((-sum(between) / len(between), a, b))
        if not found or -min(found)[0] <= above:
            return sorted(map(sorted, groups))
        _, a, b = min(found)
        groups[a] = sorted(groups[a] + groups[b])
        del groups[b]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.one_of(st.none(), st.integers(-8, 8)), min_size=len(PAIRS), max_size=len(PAIRS)),
    st.integers(-2, 4),
)
def test_the_heap_changes_nothing(values, above):
    scores = {pair: None if one is None else float(one) for pair, one in zip(PAIRS, values, strict=True)}
    assert clusters_of(IDS, likeness(scores), Bonds(), above) == step_by_step(scores, above)


def test_what_is_judged_the_same_joins_against_the_scores():
    scores = dict.fromkeys(PAIRS, -5.0)
    found = clusters_of(IDS, likeness(scores), Bonds(frozenset({("a", "g")})), 0.0)
    assert ["a", "g"] in found
    assert len(found) == len(IDS) - 1

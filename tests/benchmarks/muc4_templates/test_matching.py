from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.muc4_templates.matching import heaviest_matching


def test_nothing_matches_nothing():
    assert heaviest_matching([]) == []
    assert heaviest_matching([[], []]) == []


def test_the_greatest_single_weight_is_given_up_for_a_greater_sum():
    assert heaviest_matching([[5, 4], [4, 0]]) == [(0, 1), (1, 0)]


def test_weight_zero_is_no_pair():
    assert heaviest_matching([[0, 0], [0, 3]]) == [(1, 1)]


@st.composite
def matrices(draw):
    width = draw(st.integers(1, 4))
    return draw(st.lists(st.lists(st.integers(0, 6), min_size=width, max_size=width), min_size=1, max_size=4))


def by_trying_all(weights: list[list[int]]) -> int:
    size = max(len(weights), len(weights[0]))
    square = [[*row, *[0] * (size - len(row))] for row in weights] + [[0] * size] * (size - len(weights))
    return max(sum(square[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))


@settings(max_examples=60)
@given(matrices())
def test_no_matching_is_heavier(weights):
    pairs = heaviest_matching(weights)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert sum(weights[i][j] for i, j in pairs) == by_trying_all(weights)

"""What several numbers told of one thing allow together."""

import pytest

from claimbook.model.views import Range, ends_of


def told(*ends):
    return [Range(low, None, high) for low, high in ends]


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([], (None, None)),
        ([(4, 6)], (4, 6)),
        ([(4, 4), (9, 9)], (4, 9)),
        ([(11, None)], (11, None)),
        ([(11, None), (9, 9)], (9, None)),
        ([(11, None), (14, 14)], (11, 14)),
        ([(None, 7)], (None, 7)),
        ([(None, 7), (8, 8)], (None, 8)),
        ([(None, 7), (5, 6)], (5, 7)),
        ([(None, None), (5, 6)], (5, 6)),
    ],
)
def test_an_open_end_stays_open_until_a_figure_lies_beyond_it(ends, expected):
    assert ends_of(told(*ends)) == expected
    assert ends_of(reversed(told(*ends))) == expected

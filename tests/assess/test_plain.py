import pytest

from claimbook.assess.plain import runs_of


@pytest.mark.parametrize(
    ("numbers", "words"),
    [((), ""), ((3,), "3"), ((1, 2), "1, 2"), ((1, 2, 3, 4, 7, 8), "1-4, 7, 8"), ((1, 3, 5, 6, 7), "1, 3, 5-7")],
)
def test_runs_of_notes_are_told_by_their_ends(numbers, words):
    assert runs_of(numbers) == words

import pytest

from claimbook.cli.incidents import each_once


@pytest.mark.parametrize(
    ("joined", "shown"),
    [
        ("", ""),
        ("army convoy", "army convoy"),
        ("people (withheld); school; people (withheld)", "2 × people (withheld); school"),
    ],
)
def test_a_name_is_shown_once_with_how_often(joined, shown):
    assert each_once(joined) == shown

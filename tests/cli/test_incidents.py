import pytest

from claimbook.cli.incidents import deeds, each_once


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


@pytest.mark.parametrize(
    ("modality", "denied", "shown"),
    [
        ("actual", False, "Reed Front (acted); Tern Host (blamed)"),
        ("future", False, "Reed Front (planned); Tern Host (blamed)"),
        ("hypothetical", False, "Reed Front (hypothetical); Tern Host (blamed)"),
        ("actual", True, "Reed Front (denied); Tern Host (blamed)"),
    ],
)
def test_nobody_has_done_what_is_only_planned_or_denied(modality, denied, shown):
    row = {"modality": modality, "denied": denied, "perpetrators": "Reed Front (acted); Tern Host (blamed)"}
    assert deeds(row) == shown
    assert deeds(row | {"perpetrators": None}) is None

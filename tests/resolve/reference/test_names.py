import pytest

from claimbook.resolve.reference.names import without_title


@pytest.mark.parametrize(
    "titled",
    [
        "Odo Karr",
        "General Odo Karr",
        "Foreign Minister Odo Karr",
        "Secretary of State Odo Karr",
        "Minister of Foreign Affairs Odo Karr",
        "Israeli Deputy Prime Minister Odo Karr",
        "Reedmark Lieutenant Colonel Odo Karr",
        "its founder Odo Karr",
    ],
)
def test_a_person_s_name_goes_without_office_rank_and_side(titled):
    assert without_title(titled) == "Odo Karr"


@pytest.mark.parametrize(
    "whole", ["Minister of Defence", "Colonel Karr Brigade", "General Command of the Reed Front", "Hassan Sheikh Karr"]
)
def test_what_is_no_person_s_title_stays(whole):
    assert without_title(whole) == whole

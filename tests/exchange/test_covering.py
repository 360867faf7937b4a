"""Names of private people, however a text goes on to write them. Everybody is invented."""

import pytest

from claimbook.exchange.covering import BLOCK, Cover, by_first
from tests.exchange.test_withhold import raid, told

COVER = Cover(by_first(["Amira Dabbous"]), {"r": by_first(["Dabbous", "shopkeeper", "Young"])})


@pytest.mark.parametrize(
    "written",
    [
        "Amira Dabbous", "AMIRA DABBOUS", "amira dabbous", "Amira  Dabbous", "Amira\nDabbous", "Amira\u00a0Dabbous",
        "Amira K. Dabbous", "Amira (Dabbous", "Dabbous", "shopkeeper", "Shopkeeper", "Young",
    ],
)  # fmt: skip
def test_a_name_is_covered_however_it_is_written(written):
    text = f"Then {written} was shot."
    assert COVER.hide(text, "r") == f"Then {BLOCK * len(written)} was shot."


@pytest.mark.parametrize("written", ["Amiras Dabbous", "young", "Dabbouslane", "Amira and then a Dabbous"])
def test_other_words_stay(written):
    assert COVER.hide(f"Then {written}.", "other") == f"Then {written}."
    assert "young" in COVER.hide("They were young.", "r")


def test_an_address_that_holds_a_name_is_left_out():
    address = "https://news.example/amira-dabbous-killed"
    assert COVER.hide(address, "other", small=True) != address


def test_within_a_report_the_surname_alone_is_covered():
    text = "The Tern Brigade raided Amira Dabbous. Ms Dabbous was a nurse."
    (shown,) = told(raid(text, "Amira Dabbous"), Amira_Dabbous="person")
    assert "Dabbous" not in shown
    assert "a nurse" in shown


def test_but_not_one_that_somebody_in_office_bears():
    text = "The Tern Brigade raided Amira Dabbous, President Odo Dabbous said. Dabbous wept."
    found = raid(text, "Amira Dabbous", holder="Odo Dabbous")
    (shown,) = told(found, Amira_Dabbous="person", Odo_Dabbous="person")
    assert "Amira" not in shown
    assert "Odo Dabbous said. Dabbous wept" in shown


def test_a_name_of_two_words_read_as_a_number_is_covered_and_people_are_nobody():
    text = "The Tern Brigade raided Amira Dabbous and people."
    (shown,) = told(raid(text, "Amira Dabbous ; people"), Amira_Dabbous="number", people="people")
    assert shown.endswith(f"raided {BLOCK * 13} and people.")

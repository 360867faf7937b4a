"""An office in a text makes a speaker public; a word near a name that is somebody else's does not."""

import pytest

from claimbook.exchange.offices import has_office, speaks_in_office


@pytest.mark.parametrize(
    "text",
    [
        "President Odo Karr said so.",
        "Defence Minister Odo Karr said so.",
        "The governor of South Tessaly Odo Karr said so.",
        "Odo Karr, the regional governor, said so.",
        "Odo Karr, spokesman of the army, said so.",
        "Odo Karr went home. Later Secretary-General Odo Karr spoke.",
    ],
)
def test_who_is_given_an_office_speaks_in_it(text):
    assert speaks_in_office(["Odo Karr"], text)


@pytest.mark.parametrize(
    "text",
    [
        "The witness Odo Karr said so.",
        "The minister's driver Odo Karr said so.",
        "The president's Odo Karr said so.",
        "Odo Karr, brother of the minister, said so.",
        "Odo Karr, who saw the governor, said so.",
        "Odo Karr told the mayor.",
        "Mayor Odo Karrsen said so.",
    ],
)
def test_an_office_of_somebody_else_is_none(text):
    assert not speaks_in_office(["Odo Karr"], text)


def test_an_office_may_stand_in_the_name():
    assert has_office("Regional Governor Odo Karr")
    assert has_office("foreign ministers")
    assert not has_office("eyewitness Odo Karr")
    assert not has_office("Odo Mayor")

"""Names out of the words of a mention."""

import pytest

from claimbook.resolve.actors.phrases import describes, describes_a_people, spellings
from claimbook.resolve.actors.states import states_from_table

STATES = states_from_table([("PAK", ["Pakistan"], ["Pakistani"]), ("TCD", ["Chad"], ["Chadian"])])


@pytest.mark.parametrize("text", ["us", "our troops", "some of us", "US TROOPS", "suspected militants", "the army"])
def test_words_that_describe(text):
    assert describes(text)


@pytest.mark.parametrize(
    "text", ["US", "U.S.", "US troops", "U.S. military", "U.S. FORCES", "(US) forces", "Orrin army"]
)
def test_words_that_name_somebody(text):
    assert not describes(text)


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        ("Pakistani militants", True),
        ("northern Chadian fighters", True),
        ("Kurdish groups", True),
        ("Pakistanis", True),
        ("Pakistani Saltmarsh fighters", False),
        ("Kurdish Liberation Front", False),
    ],
)
def test_words_of_a_nation_or_people_alone_name_nobody(text, nobody):
    assert describes_a_people(text, STATES) is nobody


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("the U.S.", "U.S."),
        ("Chadian militant group Orrin Guards", "Orrin Guards"),
        ("paramilitary Orrin Guards", "Orrin Guards"),
        ("Orrin Guards militants", "Orrin Guards"),
        ("militia of the Orrin valley", "militia of the Orrin valley"),
    ],
)
def test_a_name_is_bared_of_what_stands_around_it(text, last):
    assert spellings(text)[-1] == last

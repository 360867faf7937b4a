"""Whom a reference cannot mean. Groups and people are invented, states are not."""

import pytest

from claimbook.model.values import Document, Extraction
from claimbook.resolve.reference.reading import Reading
from tests.resolve.reference.test_naming import claim, find, named

STRUCK = "The Grey Host attacked a post in Mali. "


def first_open(_place, _anaphor, candidates):
    """Takes the latest one with a name that is not barred."""
    named_ones = (known for known, _ in candidates if known.proper)
    return next(named_ones, None), True


def meant(text, words, holder=None):
    """Whom the words, the target of a second attack, mean to somebody who takes the latest one that is not barred."""
    first = claim(text, "incident/attack", perpetrator="Grey Host", target="post")
    second = claim(text, "incident/attack", holder, target=words)
    host = find(text, "Grey Host", "group")
    names = Reading(Extraction(Document("d", text), (first, second), (host,)), first_open).names()
    (target,) = second.roles["target"]
    return names.get((target.start, target.end))


@pytest.mark.parametrize(
    "words, country, name",
    [
        ("militants", "Mali", "Grey Host"),
        ("militants", "Peru", None),
        ("12 militants", "Peru", None),
        ("the militants", "Peru", "Grey Host"),
    ],
)
def test_loose_words_on_another_country_mean_others(words, country, name):
    assert meant(f"{STRUCK}Troops in {country} killed {words} there.", words.split()[-1]) == name


@pytest.mark.parametrize("words, name", [("Malian militants", "Grey Host"), ("Turkish militants", "Grey Host")])
def test_words_that_name_a_state_fit_a_name_that_names_none(words, name):
    assert meant(f"{STRUCK}Troops in Mali killed the {words} there.", words) == name


def test_words_that_name_a_state_mean_no_force_of_another():
    text = "The Syrian Grey Host attacked a post. Troops killed the Turkish militants."
    first = claim(text, "incident/attack", perpetrator="Syrian Grey Host", target="post")
    second = claim(text, "incident/attack", target="Turkish militants")
    names = Reading(Extraction(Document("d", text), (first, second)), first_open).names()
    assert names.get((text.index("Turkish"), len(text) - 1)) is None


def test_people_are_no_group():
    assert meant(f"{STRUCK}In all 12 people were killed there.", "people") is None


@pytest.mark.parametrize("quoted, name", [("“He was no spy.”", None), ("He was no spy.", "Odo Karr")])
def test_whoever_is_spoken_of_in_a_quotation_is_not_its_speaker(quoted, name):
    text = f"Odo Karr spoke. {quoted}"
    said = claim(text, "incident/attack", "Odo Karr", target="He")
    names = Reading(Extraction(Document("d", text), (said,), (find(text, "Odo Karr", "person"),)), first_open).names()
    assert names.get((text.index("He"), text.index("He") + 2)) == name


def test_a_short_name_is_whom_it_has_meant_most_often():
    text = "Usmar Karo led the Grey Host. Karo fled. Karo was caught. The mayor Sadi Karo spoke. Karo was shot."
    people = tuple(find(text, words, "person") for words in ("Usmar Karo", "Sadi Karo"))
    claims = (
        claim(text, "leadership/leads", subject="Usmar Karo", object="Grey Host"),
        claim(text, "incident/other", perpetrator="Karo#2"),
        claim(text, "incident/arrest", target="Karo#3"),
        claim(text, "incident/attack", target="Karo#5"),
    )
    assert named(text, *claims, mentions=people)[-1] == "Usmar Karo"


def test_the_media_of_a_state_are_nobody_named():
    assert meant(f"{STRUCK}Then they struck the Malian state media.", "Malian state media") is None

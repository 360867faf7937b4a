from dataclasses import replace

import numpy as np
import pytest

from claimbook.extract.local.assembly import assemble
from claimbook.extract.local.heading import heading
from claimbook.extract.local.reading import UnitScores
from claimbook.model.codebook import MENTION_KINDS
from tests.extract.local.answers import answer, labelled
from tests.extract.local.networks import PLAIN, units_of

CONTROL = labelled("presence", "control")
LED = labelled("leadership", "leads")
ATTACK = labelled("incident", "attack")


def opening(text, kind="group"):
    """Scores of a first sentence that states nothing; every piece of it is of one kind, of none where kind is None."""
    (unit,) = units_of(text)
    kinds = np.zeros((len(unit.pieces), 2 * len(MENTION_KINDS) + 1), dtype=np.float32)
    kinds[:, 0] = 5
    if kind:
        kinds[0, 2 * MENTION_KINDS.index(kind) + 1] = 9
        kinds[1:, 2 * MENTION_KINDS.index(kind) + 2] = 9
    return UnitScores(unit, np.zeros(1), kinds, ())


def told(*answers):
    found = []
    for number, one in enumerate(answers, 1):
        unit = replace(one.unit, number=number)
        kinds = np.zeros((len(unit.pieces), 2 * len(MENTION_KINDS) + 1), dtype=np.float32)
        kinds[:, 2 * MENTION_KINDS.index("group") + 1] = 9
        found.append(UnitScores(unit, np.zeros(1), kinds, (replace(one, unit=unit),)))
    return found


def named(text, kind="group"):
    found = heading([opening(text, kind), *told(answer("more is told", ATTACK))])
    return found and found.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RED FRONT.", "RED FRONT"),
        ("THE RED FRONT (RF).", "RED FRONT"),
        ("Army of the Red Hills", "Army of the Red Hills"),
        ("RED FRONT / FRONTE ROSSO.", "RED FRONT"),
        ("RED FRONT ; BLACK FRONT.", "RED FRONT"),
    ],
)
def test_a_report_may_open_with_a_bare_name(text, expected):
    assert named(text) == expected


@pytest.mark.parametrize(
    "text", ["The Red Front fell back.", "(RED FRONT)", "12 43.", "RED (RF) FRONT.", "Red Front (RF) fell back."]
)
def test_a_sentence_that_says_more_or_less_is_no_heading(text):
    assert named(text) is None


@pytest.mark.parametrize("kind", [None, "place", "time"])
def test_words_that_name_nobody_are_no_heading(kind):
    assert named("RED FRONT.", kind) is None


def test_a_name_alone_heads_nothing():
    assert heading([opening("RED FRONT.")]) is None
    assert heading([]) is None


def claims(*answers):
    return assemble("d", "tiny/1", [opening("RED FRONT (RF)."), *told(*answers)], PLAIN)[0]


def test_what_has_no_subject_of_its_own_is_about_the_heading():
    held, led = claims(
        answer("controls ostrel", CONTROL, carried=("first",), place=[1]),
        answer("led by ostrel", LED, carried=("second",), first=[2]),
    )
    assert [one.text for one in held.roles["subject"]] == ["RED FRONT"]
    assert (held.roles["subject"][0].start, held.roles["subject"][0].end) == (0, 9)
    assert [one.text for one in led.roles["object"]] == ["RED FRONT"]


def test_a_name_told_in_between_does_not_take_its_place():
    _, last = claims(
        answer("blacks hit ostrel", ATTACK, first=[0], second=[2]),
        answer("controls ostrel", CONTROL, carried=("first",), place=[1]),
    )
    assert [one.text for one in last.roles["subject"]] == ["RED FRONT"]


def test_a_sentence_with_a_subject_of_its_own_keeps_it():
    (one,) = claims(answer("blacks hold ostrel", CONTROL, carried=("first",), first=[0], place=[2]))
    assert [each.text for each in one.roles["subject"]] == ["blacks"]


def test_a_claim_that_lacks_nothing_but_its_heading_is_as_sure_as_a_whole_one():
    weights = replace(PLAIN, core={"core_missing": -3.0})
    scores = told(answer("controls ostrel", CONTROL, carried=("first",), place=[1]))
    (sure,), (unsure,) = (
        assemble("d", "tiny/1", [one, *scores], weights)[0]
        for one in (opening("RED FRONT."), opening("red things happen."))
    )
    assert sure.confidence > unsure.confidence

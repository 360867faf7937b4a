from dataclasses import replace

import numpy as np

from claimbook.extract.local.assembly import assemble
from claimbook.extract.local.reading import UnitScores
from claimbook.model.codebook import MENTION_KINDS
from tests.extract.local.answers import answer, labelled
from tests.extract.local.networks import PLAIN

ATTACK = labelled("incident", "attack")


def read(*answers, kind="group"):
    """Scores of consecutive sentences, each with one answer; every piece is of one kind."""
    out = []
    for number, one in enumerate(answers):
        unit = replace(one.unit, number=number)
        kinds = np.zeros((len(unit.pieces), 2 * len(MENTION_KINDS) + 1), dtype=np.float32)
        kinds[:, 2 * MENTION_KINDS.index(kind) + 1] = 9
        out.append(UnitScores(unit, np.zeros(1), kinds, (replace(one, unit=unit),)))
    return out


def claims(*answers, decoding=PLAIN, **options):
    return assemble("d", "tiny/1", read(*answers, **options), decoding)[0]


def test_an_answer_becomes_a_claim_with_its_words_and_its_evidence():
    (one,) = claims(answer("reds hit six men", ATTACK, first=[0], second=[3], killed=[2]))
    assert (one.doc, one.engine, one.type, one.subtype) == ("d", "tiny/1", "incident", "attack")
    assert {role: [filler.text for filler in given] for role, given in one.roles.items()} == {
        "perpetrator": ["reds"],
        "target": ["men"],
    }
    assert (one.numbers["killed"].low, one.numbers["killed"].high) == (6, 6)
    assert [span.text for span in one.evidence] == ["reds hit six men"]
    assert one.incident is None


def test_a_number_that_cannot_be_read_is_reported():
    _, (issue,) = assemble("d", "tiny/1", read(answer("reds hit 99999999999999 men", ATTACK, killed=[2])), PLAIN)
    assert '"99999999999999"' in issue.reason


def test_words_without_a_number_are_no_number_and_no_issue():
    (claim,), issues = assemble("d", "tiny/1", read(answer("reds hit — men", ATTACK, killed=[2])), PLAIN)
    assert (claim.numbers, issues) == ({}, [])


def test_an_unlikely_claim_is_left_out():
    assert claims(answer("reds hit", ATTACK, first=[0]), decoding=replace(PLAIN, stated={"bias": -20.0})) == []


def test_a_filler_that_stands_in_an_earlier_sentence_is_carried_over():
    later = answer("they hit ostrel", ATTACK, carried=("first",))
    assert claims(answer("reds hit", ATTACK, first=[0]), later)[1].roles["perpetrator"][0].text == "reds"


def test_only_what_can_act_is_carried_over():
    later = answer("they hit ostrel", ATTACK, carried=("first",))
    assert claims(answer("reds hit", ATTACK, first=[0]), later, kind="place")[1].roles == {}


def test_a_claim_about_no_incident_has_no_incident_id():
    (one,) = claims(answer("reds love blacks", labelled("affiliation", "ally"), first=[0], second=[2]))
    assert one.incident is None


def test_a_document_without_sentences_has_no_claims():
    assert assemble("d", "tiny/1", [], PLAIN) == ([], [])

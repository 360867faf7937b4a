from claimbook.extract.llm.confidence import confidence
from claimbook.extract.llm.grounding import Grounded
from claimbook.extract.llm.votes import vote
from claimbook.model.values import Claim, Mention, Span

EVIDENCE = Span("x" * 40, 0, 40)


def attack(incident, target, sentence=1, subtype="attack"):
    roles = {"target": (Mention("x", target, target + 1),)}
    claim = Claim("", "", "incident", subtype, roles, {}, None, incident, None, "positive", "actual", (EVIDENCE,))
    return Grounded(claim, sentence)


def test_more_than_half_must_have_a_claim():
    voted = vote([[attack("I1", 1), attack("I2", 5)], [attack("I1", 1)], [attack("I1", 1)]])
    assert [(one.claim.roles["target"][0].start, one.share) for one in voted] == [(1, 1.0)]
    assert vote([[attack("I1", 1)], []]) == []


def test_incidents_keep_the_ids_of_the_first_reading():
    first, second = [attack("I1", 1), attack("I2", 5)], [attack("I2", 1), attack("I1", 5), attack("I1", 9)]
    voted = vote([first, second, second])
    assert {one.claim.roles["target"][0].start: one.claim.incident for one in voted} == {1: "I1", 5: "I2", 9: "I2"}


def test_two_claims_of_one_core_count_as_two():
    twice = [attack("I1", 1), attack("I2", 1)]
    assert len(vote([twice, twice])) == 2


def test_agreement_makes_surer_and_a_lost_vote_less_sure():
    claim = attack("I1", 1).claim
    alone = confidence(claim, [], 1.0)
    label = confidence(claim, [attack("I1", 20).claim], 1.0)
    core = confidence(claim, [claim], 1.0)
    assert 0 < confidence(claim, [], 0.6) < alone < label < core < 1
    assert confidence(claim, [attack("I1", 1, subtype="raid").claim], 1.0) == alone

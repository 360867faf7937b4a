"""When a question counts as answered in the measure of the seed's profile."""

from dataclasses import replace

import pytest

from benchmarks.seed_profile import QUESTIONS, answered
from claimbook.assess import INDICATORS
from claimbook.evaluate.gold import parse_gold

GOLD = parse_gold(
    """# id: g
s1\tThe Front has 30 to 40 men in cells of five, Odo Karr said.
- strength/members | subject=Front | strength=30 to 40>30..40 | holder=Odo Karr
- strength/unit_size | subject=Front | strength=five>5..5 | holder=Odo Karr
s2\tThe Front merged with the Brigade, he said.
- affiliation/merge | subject=Front | object=Brigade | holder=he>Odo Karr
"""
)
MARKED = [(number, one) for number, one in zip((1, 1, 2), GOLD.claims, strict=True)]
MEMBERS, CELLS, MERGE = GOLD.claims
STRENGTH, SIZE, MERGED = "how strong is it", "how large is a cell", "who merged with it"


def lines(**given):
    return {name: given.get(name, ()) for name in INDICATORS}


def test_every_question_asks_an_indicator_that_there_is():
    assert len(QUESTIONS) == 14
    assert {one.indicator for one in QUESTIONS} <= set(INDICATORS)


def test_the_marked_claims_answer_and_nothing_else_does():
    found = answered(MARKED, lines(strength=(MEMBERS,), cells=(CELLS,), network=(MERGE,)))
    assert [words for words, yes in found.items() if yes] == [STRENGTH, SIZE, MERGED]
    assert not any(answered(MARKED, lines()).values())


@pytest.mark.parametrize(
    "wrong",
    [
        replace(MERGE, polarity="negative"),
        replace(MERGE, subtype="ally"),
        replace(MERGE, holder=None),
        replace(MERGE, roles={"subject": MERGE.roles["subject"]}),
        replace(MERGE, evidence=MEMBERS.evidence),
    ],
)
def test_polarity_type_holder_roles_and_sentence_must_be_right(wrong):
    assert not answered(MARKED, lines(network=(wrong,)))[MERGED]


def test_a_number_must_be_right_and_stand_in_its_indicator():
    other = replace(MEMBERS, numbers={key: replace(one, high=90) for key, one in MEMBERS.numbers.items()})
    assert not answered(MARKED, lines(strength=(other,)))[STRENGTH]
    assert not answered(MARKED, lines(network=(MEMBERS,)))[STRENGTH]

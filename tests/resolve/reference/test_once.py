from dataclasses import replace

from claimbook.model.values import Amount, Claim, Document, Extraction, Mention, Span
from claimbook.resolve.reference import said_once

TEXT = "The Orrin Front or Orrinis killed the two miners, and the Orrin Front killed drivers."


def mention(words, name=None, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Mention(words, start, start + len(words), name=name, kind="group")


FRONT, ORRINIS = mention("Orrin Front", "Orrin Front"), mention("Orrinis", "Orrin Front")
MINERS, DRIVERS = mention("miners"), mention("drivers")


def claim(*perpetrators, target=MINERS, **more):
    roles = {"perpetrator": perpetrators, "target": (target,)}
    given = Claim("d", "", "incident", "attack", roles, {}, None, None, None, "positive", "actual",
                  (Span(TEXT, 0, len(TEXT)),))  # fmt: skip
    return replace(given, **more)


def once(*claims):
    return said_once(Extraction(Document("d", TEXT), claims)).claims


def test_two_names_of_one_in_a_role_are_one_filler_and_the_full_name_stays():
    (one,) = once(claim(ORRINIS, FRONT))
    assert one.roles["perpetrator"] == (FRONT,)
    assert one.roles["target"] == (MINERS,)


def test_what_is_said_of_both_names_is_said_once_by_the_surer_claim():
    assert once(claim(FRONT, confidence=0.2), claim(ORRINIS, confidence=0.4)) == (claim(ORRINIS, confidence=0.4),)


def test_claims_that_differ_in_anything_else_stay():
    two = mention("two")
    claims = (
        claim(FRONT),
        claim(FRONT, target=DRIVERS),
        claim(FRONT, polarity="negative"),
        claim(FRONT, modality="possible"),
        claim(FRONT, numbers={"killed": Amount(two.text, two.start, two.end, 2, 2)}),
        claim(FRONT, holder=MINERS),
        claim(FRONT, subtype="bombing"),
        claim(FRONT, incident="I2"),
    )
    assert once(*claims) == claims


def test_fillers_without_a_name_are_told_by_where_they_stand():
    given = claim(mention("Orrin Front"), mention("Orrin Front", nth=1))
    assert once(given) == (given,)


def test_what_was_said_once_stays_as_it_is():
    twice = once(claim(ORRINIS, FRONT), claim(FRONT))
    assert once(*twice) == twice

"""Which claims of one report tell of one incident, where the report does not say so."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.weights import within_weights
from claimbook.merge.within import with_incidents
from claimbook.merge.within_clues import clues
from claimbook.merge.within_outcomes import outcomes
from claimbook.model.lines import read_claim_line
from claimbook.model.values import Location, Mention, Period, Span

AMBUSH = "Gunmen of the Saltmarsh Front ambushed an army convoy near Orrin on Tuesday, killing 14 soldiers."
SAME = "The ambush on the convoy near Orrin on Tuesday killed 14 soldiers, the army said."
CLAIMED = "The Saltmarsh Front said it had carried out the ambush near Orrin."
OTHER = "Separately, a bomb in a market of Tessaly injured three traders on Friday."
DENIED = "The Fen Guard rejected any part in it."
ARREST = "Two fishermen were held in Orrin."
PRESENT = "The Saltmarsh Front is active in Orrin."

LINES = {
    AMBUSH: "incident/attack | perpetrator=Saltmarsh Front | target=army convoy | place=Orrin | killed=14>14..14"
    " | when=on Tuesday",
    SAME: "incident/attack | target=convoy | place=Orrin | killed=14>14..14 | when=on Tuesday",
    CLAIMED: "responsibility/claimed | actor=Saltmarsh Front",
    DENIED: "responsibility/denied | actor=Fen Guard",
    ARREST: "incident/arrest | target=fishermen | place=Orrin | arrested=Two>2..2",
    OTHER: "incident/bombing | target=traders | place=Tessaly | injured=three>3..3 | when=on Friday",
    PRESENT: "presence/operates | subject=Saltmarsh Front | place=Orrin",
}


def told(*sentences):
    """A claim a sentence, in the order of a report, without incident ids."""
    out, at = [], 0
    for number, sentence in enumerate(sentences, 1):
        line = LINES[sentence]
        given = f"{line} | id=I9" if line.split("/")[0] in TOLD_TYPES else line
        claim = read_claim_line(given, number, {number: Span(sentence, at, at + len(sentence))})
        out.append(replace(claim, incident=None, id=f"c{number}"))
        at += len(sentence) + 1
    return out


def ids(*sentences):
    return [one.incident for one in with_incidents(told(*sentences), range(len(sentences)))]


def test_the_same_attack_told_again_is_the_same_incident():
    assert ids(AMBUSH, SAME) == ["I1", "I1"]


def test_another_place_day_and_toll_are_another_incident():
    assert ids(AMBUSH, OTHER) == ["I1", "I2"]


def test_who_says_only_who_did_it_speaks_of_what_was_told_last():
    assert ids(OTHER, AMBUSH, DENIED, PRESENT) == ["I1", "I2", "I2", None]
    assert ids(AMBUSH, OTHER, DENIED) == ["I1", "I2", "I2"]


def test_nobody_rejects_part_in_an_arrest():
    as_likely = {"bias": -0.5, "join above": 0.0}
    found = with_incidents(told(AMBUSH, ARREST, DENIED), range(3), as_likely)
    assert [one.incident for one in found] == ["I1", "I2", "I1"]


def test_what_is_told_later_is_not_what_an_account_speaks_of():
    assert ids(DENIED, AMBUSH) == ["I1", "I2"]


def test_an_account_is_left_alone_where_no_incident_is_likely_enough():
    weights = {**within_weights(), "type: claim of responsibility, near": -30.0}
    found = with_incidents(told(AMBUSH, DENIED), [0, 1], weights)
    assert [one.incident for one in found] == ["I1", "I2"]


def test_incidents_are_numbered_in_the_order_of_the_text_and_other_claims_have_none():
    assert ids(PRESENT, OTHER, AMBUSH) == [None, "I1", "I2"]


def test_ids_that_are_there_are_overruled():
    claims = [replace(one, incident="I7") for one in told(AMBUSH, OTHER)]
    assert [one.incident for one in with_incidents(claims, [0, 1])] == ["I1", "I2"]


def test_a_report_without_incidents_stays_as_it_is():
    assert with_incidents(told(PRESENT), [0]) == told(PRESENT)
    assert with_incidents([], []) == []


def test_what_is_compared_can_be_read():
    ambush, claimed = (clues(one, number) for number, one in enumerate(told(AMBUSH, CLAIMED)))
    found = outcomes(ambush, claimed)
    assert "distance: 1" in found
    assert "type: claim of responsibility, near" in found
    assert "accused: the same, near" in found
    assert "the attack: spoken of, near" in found


def test_another_attack_is_told_by_its_word():
    ambush, other = (clues(one, number) for number, one in enumerate(told(AMBUSH, OTHER)))
    found = outcomes(ambush, other)
    assert "another: spoken of, near" in found
    assert "place: other words, near" in found
    assert "when: other words" in found


def test_every_outcome_of_these_has_a_weight():
    pairs = [(one, two) for one in LINES for two in LINES if one != two]
    known = within_weights()
    for one, two in pairs:
        ours, theirs = (clues(each, number) for number, each in enumerate(told(one, two)))
        if {ours.kind, theirs.kind} <= set(TOLD_TYPES):
            assert [name for name in outcomes(ours, theirs) if name not in known] == []


@settings(deadline=None)
@given(st.lists(st.sampled_from(list(LINES)), max_size=8))
def test_whatever_is_told_each_incident_has_its_number_and_none_is_left_out(sentences):
    claims = told(*sentences)
    found = with_incidents(claims, list(range(len(claims))))
    assert [replace(one, incident=None) for one in found] == claims
    given_ids = [one.incident for one in found if one.type in TOLD_TYPES]
    assert None not in given_ids
    assert list(dict.fromkeys(given_ids)) == [f"I{number}" for number in range(1, len(set(given_ids)) + 1)]


def test_very_many_claims_are_compared_in_lots():
    found = with_incidents(told(*[OTHER] * 301), [0] * 301)
    assert [one.incident for one in found] == ["I1"] * 300 + ["I2"]


def test_the_states_that_two_sentences_name_are_compared():
    here, there = "Gunmen killed 12 traders in Mali.", "Attackers fled into Pakistan."
    ours, theirs = (
        clues(read_claim_line("incident/attack | id=I1", 1, {1: Span(text, 0, len(text))}), number)
        for number, text in enumerate((here, there), 1)
    )
    assert "nations: other, near" in outcomes(ours, theirs)
    assert "nations: shared, near" in outcomes(ours, replace(theirs, nations=ours.nations))
    assert not [one for one in outcomes(ours, replace(theirs, nations=frozenset())) if one.startswith("nations")]


def day(number):
    return date(2023, 5, number)


def dated(sentence, number, when, *span):
    """The claim of a sentence, with words of time that mean the days of a span."""
    (claim,) = told(sentence)
    period = Period(when, 0, len(when), *span) if when else None
    return clues(replace(claim, when=period), number)


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (("yesterday", day(8), day(8)), ("last night", day(8), day(8)), "the same"),
        (("on Monday", day(8), day(8)), ("overnight", day(8), day(9)), "days that overlap"),
        (("on Monday", day(8), day(8)), ("on Tuesday", day(9), day(9)), "other days"),
        (("on Monday", day(8), day(8)), ("on Friday", day(12), day(12)), "over 3 days apart"),
        (("at the feast",), ("at the feast",), "the same"),
        (("at the feast",), ("after the feast",), "other words"),
        (("on Monday", day(8), day(8)), ("at the feast",), None),
        (("at around 5 p.m.",), ("in the early hours",), None),
        ((None,), ("at the feast",), None),
    ],
)
def test_days_are_compared_where_they_are_known_and_words_where_they_are_not(one, two, expected):
    found = [name for name in outcomes(dated(AMBUSH, 0, *one), dated(SAME, 1, *two)) if name.startswith("when")]
    assert found == ([f"when: {expected}"] if expected else [])


def test_what_was_on_days_far_apart_is_never_one_incident_however_alike():
    same = [replace(one, when=Period("then", 0, 4, day(number), day(number))) for one, number in
            zip(told(AMBUSH, AMBUSH), (1, 9), strict=True)]  # fmt: skip
    assert [one.incident for one in with_incidents(same, [0, 1], {"bias": 50.0, "join above": 0.0})] == ["I1", "I2"]


def test_the_day_of_a_claim_of_responsibility_may_be_that_on_which_it_was_made():
    found = outcomes(dated(AMBUSH, 0, "on Monday", day(1), day(1)), dated(CLAIMED, 1, "on Friday", day(12), day(12)))
    assert "when: other days" in found


def with_place(claim, words, ref, country):
    place = Mention(words, 0, 0, ref=ref, kind="place", location=Location(country=country))
    return replace(claim, roles={**claim.roles, "place": (place,)})


def test_places_are_compared_by_what_they_are_where_both_are_known():
    one, two = told(AMBUSH, SAME)
    here, there = with_place(one, "Old Orrin", "geo:1", "AAA"), with_place(two, "the port city", "geo:1", "AAA")
    assert "place: the same, near" in outcomes(clues(here, 0), clues(there, 1))
    assert "place: other words, near" in outcomes(clues(here, 0), clues(with_place(two, "Orrin", "geo:2", "AAA"), 1))


def test_a_state_and_its_army_are_no_other_side():
    (two,) = told(SAME)
    state, army, other = (
        replace(two, roles={"perpetrator": (Mention(ref, 0, 0, ref=ref),)})
        for ref in ("state:ORR", "state:ORR/army", "state:TES/army")
    )
    assert "perpetrator: shared words, near" in outcomes(clues(state, 0), clues(army, 1))
    assert "perpetrator: other words, near" in outcomes(clues(state, 0), clues(other, 1))


@pytest.mark.parametrize(("countries", "expected"), [("ABCD", ["I1", "I2", "I3", "I4"]), ("AAAAB", ["I1"] * 5)])
def test_on_a_page_of_many_countries_sentences_of_two_countries_are_never_one_incident(countries, expected):
    claims = [with_place(one, "Orrin", None, country * 3) for one, country in
              zip(told(*[AMBUSH] * len(countries)), countries, strict=True)]  # fmt: skip
    found = with_incidents(claims, range(len(claims)), {"bias": 50.0, "join above": 0.0})
    assert [one.incident for one in found] == expected


RAID = "The army raided a camp of the Front near Orrin, and seven men were killed in the assault."


def of_raid(*lines, text=RAID):
    """Claims of one sentence."""
    span = {1: Span(text, 0, len(text))}
    return [replace(read_claim_line(f"{one} | id=I1", 1, span), incident=None) for one in lines]


def apart_but_for_tolls(claims):
    """Incident ids where no comparison ever joins two."""
    return [one.incident for one in with_incidents(claims, [0] * len(claims), {"bias": -9.0, "join above": 0.0})]


ASSAULT = "incident/attack | target=men | killed=seven>7..7"


@pytest.mark.parametrize(
    ("line", "together"),
    [
        ("incident/raid | perpetrator=army | target=camp | place=Orrin | killed=seven>7..7", True),
        ("incident/raid | perpetrator=army | target=camp | place=Orrin", False),
        ("incident/raid | perpetrator=army | target=camp | killed=seven>7..7 | neg", False),
    ],
)
def test_the_very_same_words_of_a_toll_are_of_one_incident_whatever_its_kind(line, together):
    assert apart_but_for_tolls(of_raid(line, ASSAULT)) == (["I1", "I1"] if together else ["I1", "I2"])


EACH = "One each died in Orrin and Tessaly when the Front and the Fen Guard attacked Odo Karr."


@pytest.mark.parametrize(
    "lines",
    [
        ("place=Orrin | killed=One>1..1", "place=Tessaly | killed=One>1..1"),
        ("perpetrator=Front | killed=One>1..1", "perpetrator=Fen Guard | killed=One>1..1"),
        ("target=Odo Karr | killed=Odo Karr>1..1", "target=Odo Karr | killed=Odo Karr>1..1"),
    ],
)
def test_a_number_that_other_places_or_doers_share_joins_nothing_nor_does_the_name_of_one_who_died(lines):
    claims = of_raid(*(f"incident/attack | {one}" for one in lines), text=EACH)
    assert apart_but_for_tolls(claims) == ["I1", "I2"]


def test_one_toll_joins_nothing_that_days_keep_apart():
    one, two, three = of_raid(ASSAULT, ASSAULT, ASSAULT)
    early, late = (replace(each, when=Period("then", 0, 4, day(at), day(at))) for each, at in ((one, 1), (two, 20)))
    assert apart_but_for_tolls([early, late, three]) == ["I1", "I2", "I3"]

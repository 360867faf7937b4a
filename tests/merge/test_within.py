"""Which claims of one report tell of one incident, where the report does not say so."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.weights import within_weights
from claimbook.merge.within import clues, outcomes, with_incidents
from claimbook.model.lines import read_claim_line
from claimbook.model.values import Span

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

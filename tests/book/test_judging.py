"""Judgements change what views see, never what was read; they survive new readings, and all can be undone."""

import pytest

from claimbook.book import Edit
from claimbook.errors import FormatError, InputError
from claimbook.model.contract import claim_to_json, mention_to_json
from claimbook.model.values import Extraction, Mention
from tests.book.makers import AMBUSH, RAID, ambush, claim, document, found


@pytest.fixture
def filled(book):
    book.add(found(), book.run("test/1"))
    return book


def the_claim(book):
    (entry,) = book.judged_entries()
    return entry


def id_of(book):
    return book.entries()[0].claim.id


@pytest.mark.parametrize(("verb", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_verdict_is_the_state_of_its_claim(filled, clock, verb, state):
    made = filled.judge(verb, (id_of(filled),), "ann", "seen it")
    assert the_claim(filled).state == state
    assert (made.author, made.reason, made.made, made.undone) == ("ann", "seen it", clock.moment, None)
    assert filled.judgements() == [made]
    assert filled.entries()[0].state == "open"


def test_an_edit_sets_a_field_and_leaves_the_claim_that_was_read(filled):
    amount = {"text": "14", "start": AMBUSH.index("14"), "end": AMBUSH.index("14") + 2, "low": 14, "high": 16}
    filled.judge("edit", (id_of(filled),), "ann", edit=Edit("numbers.killed", amount))
    entry = the_claim(filled)
    assert (entry.state, entry.claim.numbers["killed"].high) == ("edited", 16)
    assert filled.entries()[0].claim.numbers["killed"].high == 14


def mention(words, **given):
    at = AMBUSH.index(words)
    return mention_to_json(Mention(words, at, at + len(words), **given))


@pytest.mark.parametrize(
    ("field", "value", "check"),
    [
        ("roles.perpetrator", [mention("police")], lambda claim: claim.roles["perpetrator"][0].text == "police"),
        (
            "place",
            [mention("Orrin", name="Orrin Valley")],
            lambda one: one.roles["place"][0].name == "Orrin Valley",
        ),
        ("roles.target", None, lambda claim: "target" not in claim.roles),
        ("when", None, lambda claim: claim.when is None),
        ("holder", mention("Saltmarsh Front"), lambda claim: claim.holder.text == "Saltmarsh Front"),
        ("polarity", "negative", lambda claim: claim.polarity == "negative"),
        ("label", "incident/bombing", lambda claim: (claim.type, claim.subtype) == ("incident", "bombing")),
    ],
)
def test_any_field_can_be_edited(filled, field, value, check):
    filled.judge("edit", (id_of(filled),), "ann", edit=Edit(field, value))
    assert check(the_claim(filled).claim)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("evidence", []),
        ("id", "mine"),
        ("label", "incident/picnic"),
        ("roles.perpetrator", [{"text": "police", "start": 0, "end": 6}]),
        ("roles.perpetrator", [{"text": "police"}]),
        ("numbers.killed", "many"),
        ("when", {"text": "Tuesday", "start": 0, "end": 7, "start_date": "yesterday"}),
    ],
)
def test_an_edit_that_cannot_be_is_refused_when_it_is_made(filled, field, value):
    with pytest.raises(FormatError):
        filled.judge("edit", (id_of(filled),), "ann", edit=Edit(field, value))
    assert filled.judgements() == []


@pytest.mark.parametrize(
    "call",
    [
        lambda book, id_: book.judge("accept", ("nothing",), "ann"),
        lambda book, id_: book.judge("accept", (id_, id_ + "x"), "ann"),
        lambda book, id_: book.judge("same", (id_, id_), "ann"),
        lambda book, id_: book.judge("accept", (id_,), " "),
        lambda book, id_: book.judge("edit", (id_,), "ann"),
        lambda book, id_: book.judge("accept", (id_,), "ann", edit=Edit("when", None)),
        lambda book, id_: book.judge("accept", (id_,), "ann", sort="actor"),
        lambda book, id_: book.undo("nothing"),
    ],
)
def test_what_is_no_judgement_is_refused(filled, call):
    with pytest.raises(InputError):
        call(filled, id_of(filled))
    assert filled.judgements() == []


def test_undone_everything_is_as_before_and_the_judgement_stays_listed(filled, clock):
    before = filled.judged_entries()
    made = filled.judge("reject", (id_of(filled),), "ann")
    clock.tomorrow()
    filled.undo(made.id)
    assert filled.judged_entries() == before
    (listed,) = filled.judgements()
    assert listed.undone == clock.moment
    clock.tomorrow()
    assert filled.undo(made.id) == listed


def test_the_last_verdict_holds_and_edits_add_up(filled, clock):
    id_ = id_of(filled)
    filled.judge("reject", (id_,), "ann")
    clock.tomorrow()
    filled.judge("edit", (id_,), "bob", edit=Edit("polarity", "negative"))
    clock.tomorrow()
    filled.judge("edit", (id_,), "bob", edit=Edit("modality", "possible"))
    entry = the_claim(filled)
    assert (entry.state, entry.claim.polarity, entry.claim.modality) == ("edited", "negative", "possible")
    clock.tomorrow()
    filled.judge("reject", (id_,), "ann")
    assert the_claim(filled).state == "rejected"


def test_as_of_a_day_those_hold_that_held_then(filled, clock):
    first = clock.moment.date()
    clock.tomorrow()
    made = filled.judge("reject", (id_of(filled),), "ann")
    second = clock.moment.date()
    clock.tomorrow()
    filled.undo(made.id)
    states = [filled.judged_entries(asof=day)[0].state for day in (first, second, clock.moment.date())]
    assert states == ["open", "rejected", "open"]


def test_a_judgement_survives_another_engine_that_reads_the_same_words(filled):
    filled.judge("reject", (id_of(filled),), "ann")
    of = document()
    filled.add(found(of, ambush(of, killed="14>14..15", engine="test/2")), filled.run("test/2"))
    entry = the_claim(filled)
    assert (entry.claim.engine, entry.state) == ("test/2", "rejected")
    assert filled.orphans() == []


def test_a_judgement_survives_a_new_version_in_which_its_sentence_still_stands(filled):
    filled.judge("reject", (id_of(filled),), "ann")
    of = document(AMBUSH + " Schools stay closed.")
    filled.add(found(of), filled.run("test/1"))
    assert the_claim(filled).state == "rejected"


def test_a_judgement_whose_words_are_gone_is_listed_as_orphaned_and_comes_back_with_them(filled):
    made = filled.judge("reject", (id_of(filled),), "ann")
    of = document()
    other = claim("incident/attack | id=I1 | perpetrator=police | target=convoy", of, engine="test/2")
    filled.add(found(of, other), filled.run("test/2"))
    assert filled.orphans() == [made]
    assert the_claim(filled).state == "open"
    filled.add(found(of, ambush(of, engine="test/3")), filled.run("test/3"))
    assert filled.orphans() == []
    assert the_claim(filled).state == "rejected"


def test_a_judgement_does_not_move_to_another_report_with_the_same_sentence(filled):
    copy = document(AMBUSH + " Reprint.", "copy")
    filled.add(found(copy), filled.run("test/1"))
    filled.judge("reject", (filled.entries()[1].claim.id,), "ann")
    assert {one.report.id: one.state for one in filled.judged_entries()} == {"copy": "open", "orrin-1": "rejected"}


def test_of_two_claims_with_the_same_core_the_one_that_was_judged_is_meant(book):
    of = document()
    one, two = ambush(of), ambush(of, killed="14>14..20")
    book.add(found(of, one, two), book.run("test/1"))
    book.judge("reject", (two.id,), "ann")
    assert [entry.state for entry in book.judged_entries()] == ["open", "rejected"]


def test_pairs_rest_on_claims_or_names(filled):
    raid = document(RAID, "raid")
    other = claim("incident/raid | id=I | perpetrator=Troops | target=camp", raid)
    filled.add(found(raid, other), filled.run("test/1"))
    pair = filled.judge("different", (id_of(filled), other.id), "ann")
    assert pair.sort == "incident"
    assert [one.words for one in pair.anchors] == [AMBUSH, RAID]
    actors = filled.judge("same", ("ucdp:234", "Daesh"), "ann", sort="actor")
    assert [one.words for one in actors.anchors] == ["ucdp:234", "Daesh"]
    assert filled.judgements() == [pair, actors]
    filled.add(Extraction(raid, ()), filled.run("test/2"))
    assert filled.orphans() == [pair]


def test_judging_and_undoing_change_the_revision(filled):
    before = filled.revision
    made = filled.judge("accept", (id_of(filled),), "ann")
    assert filled.changes(before).judged
    between = filled.revision
    filled.undo(made.id)
    assert filled.changes(between).judged
    assert not filled.changes(filled.revision).judged
    assert claim_to_json(the_claim(filled).claim)

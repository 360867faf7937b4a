"""A profile of a period: what was told of before it is out, and what has no day is told apart."""

from dataclasses import replace
from datetime import date

from claimbook.assess import ground_of, scope_of
from claimbook.record.undated import dated_part, profile_apart
from tests.assess.record import entries_of, views

TOLD = """# id: {id}
# published: {published}
s1\tThe Ember League {did} six guards in Orlu.
- incident/attack | id=I1 | perpetrator=Ember League | target=guards | place=Orlu | killed=six>6..6{more}
"""
OLD = TOLD.format(id="old", published="2021-12-30", did="killed", more="")
NEW = (
    TOLD.format(id="new", published="2022-05-04", did="killed", more="").replace("six", "nine").replace("6..6", "9..9")
)
DATED = TOLD.format(
    id="dated", published="2022-05-06", did="on 2 May killed", more=" | when=on 2 May>2022-05-02..2022-05-02"
).replace("Orlu", "Pell")
YEAR = {"start": date(2022, 1, 1), "end": date(2022, 12, 31)}


def ground(*texts, **period):
    found = views([entry for text in texts for entry in entries_of(text)])
    return ground_of(found, scope_of(found, "Ember League", **period))


def profile(*texts, **period):
    given = [entry for text in texts for entry in entries_of(text)]
    found = views(given)
    cut = ground_of(found, scope_of(found, "Ember League", **period))
    return profile_apart(cut, {one.report.id: one.report for one in given})


def test_what_was_reported_before_a_period_did_not_happen_in_it():
    assert not ground(OLD, **YEAR).done
    assert len(ground(OLD).done) == 1


def test_what_was_foretold_before_a_period_may_happen_in_it():
    foretold = [replace(one, claim=replace(one.claim, modality="future")) for one in entries_of(OLD)]
    found = views(foretold)
    assert len(ground_of(found, scope_of(found, "Ember League", **YEAR)).done) == 1


def test_an_incident_without_a_day_is_told_apart_and_in_no_sum():
    found = profile(NEW, DATED, **YEAR)
    acts, dead = found.indicator("activity"), found.indicator("lethality")
    assert acts.value.endswith("; 1 more whose day is not known")
    assert (acts.low, acts.high) == (1, 1)
    assert dead.value.endswith("9 more killed in incidents whose day is not known")
    assert (dead.low, dead.high) == (6, 6)
    assert len(dead.lines) == 2, "both are listed"
    assert found.indicator("methods").value == "attack 1"
    assert found.caveat.reports == 2


def test_what_states_do_against_it_on_no_known_day_is_told_apart_too():
    raid = (
        "# id: raid\n# published: 2022-05-04\ns1\tSoldiers raided the Ember League, which killed six guards.\n"
        "- incident/raid | id=I1 | perpetrator=Soldiers | target=Ember League\n"
    )
    found = profile(raid, DATED, **YEAR).indicator("response")
    assert found.value == "1 raid whose day is not known"
    assert (found.low, len(found.lines)) == (None, 1)


def test_where_no_day_is_known_at_all_nothing_is_more():
    found = profile(NEW, **YEAR)
    assert found.indicator("activity").value == "1 incident whose day is not known"
    assert found.indicator("activity").high is None
    assert found.indicator("lethality").value == "9 killed in incidents whose day is not known"


def test_what_was_told_by_the_end_of_a_period_without_a_beginning_lies_in_it():
    found = ground(NEW, end=date(2022, 12, 31))
    assert (len(found.done), found.undated) == (1, frozenset())
    assert ground(NEW, end=date(2022, 5, 3)).undated


def test_without_a_period_nothing_is_told_apart():
    assert dated_part(ground(NEW)) == ground(NEW)

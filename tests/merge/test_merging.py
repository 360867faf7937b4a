"""Reports -> one record: what joins, what stays apart; neither order nor an undone judgement leaves a trace."""

import random
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.merge import Growing, MergeOptions, merge_entries
from tests.merge.reports import DAY, LEARNED, MADE, actor, bombing, incident_with, judged, told

TOWNS = ("Quetta", "Peshawar", "Karachi", "Machh", "Bannu", "Swat")
GROUPS = ("Red Front", "Islamic State", "Pakistani Taliban", "army")


def invented(number, rng):
    """One of many reports: a bombing, a clash with a claim of responsibility, or a relation."""
    day = date(2021, 3, 1) + timedelta(days=rng.randrange(12))
    town, group, dead = rng.choice(TOWNS), rng.choice(GROUPS), rng.randrange(1, 40)
    name = f"d{number:03}"
    if number % 3 == 0:
        return bombing(name, day.isoformat(), town=town, killed=dead)
    if number % 3 == 1:
        text = f"The {group} said it killed {dead} soldiers in {town}."
        claim = f"- incident/clash | id=I1 | perpetrator={group} | target=soldiers | place={town}"
        return told(
            name, day.isoformat(), text, claim, f"- responsibility/claimed | id=I1 | actor={group} | holder={group}"
        )
    other = rng.choice([one for one in GROUPS if one != group])
    flag = " | neg" if rng.random() < 0.3 else ""
    return told(
        name,
        day.isoformat(),
        f"{group} joined {other} .",
        f"- affiliation/join | subject={group} | object={other}{flag}",
    )


def many(count, seed=1):
    rng = random.Random(seed)
    return [invented(number, rng) for number in range(count)]


def flat(reports):
    return [entry for report in reports for entry in report]


def test_two_reports_of_one_bombing_are_one_incident():
    views = merge_entries([*bombing("a"), *bombing("b", "2021-03-06")])
    (incident,) = views.incidents
    assert incident.reports == ("a", "b")
    assert incident.sources == 2
    assert "place: same place" in incident.why[0]


def test_the_same_words_months_apart_are_two_incidents():
    views = merge_entries([*bombing("a"), *bombing("b", "2021-06-06")])
    assert len(views.incidents) == 2


def test_given_days_that_differ_keep_incidents_apart():
    views = merge_entries([*bombing("a", day="2021-03-01"), *bombing("b", day="2021-03-05")])
    assert len(views.incidents) == 2


def test_countries_that_differ_keep_incidents_apart():
    views = merge_entries([*bombing("a"), *bombing("b", country="AFG")])
    assert len(views.incidents) == 2


def test_two_incidents_of_one_report_stay_two():
    views = merge_entries(
        told(
            "a", "2021-03-05", "A bomb killed 3 miners in Quetta, a second bomb killed 3 miners in Quetta.",
            "- incident/bombing | id=I1 | target=miners | place=Quetta",
            "- incident/bombing | id=I2 | target=miners#2 | place=Quetta#2",
        )
    )  # fmt: skip
    assert len(views.incidents) == 2


def test_a_sum_over_many_attacks_joins_none():
    total = told(
        "b", "2021-03-05", "The group has carried out dozens of bombings against Hazara miners in Quetta since 2014.",
        "- incident/bombing | id=I1 | target=Hazara miners | place=Quetta | when=since 2014>2014-01-01..",
    )  # fmt: skip
    views = merge_entries([*bombing("a"), *total])
    assert [one.aggregate for one in sorted(views.incidents, key=lambda one: one.reports)] == [False, True]


def test_a_plan_joins_none():
    plan = told(
        "b", "2021-03-04", "They plan to bomb Hazara miners in Quetta.",
        "- incident/bombing | id=I1 | target=Hazara miners | place=Quetta | future",
    )  # fmt: skip
    views = merge_entries([*bombing("a"), *plan])
    assert {one.modality for one in views.incidents} == {"actual", "future"}


def test_the_publication_day_never_becomes_the_day_of_the_incident():
    (incident,) = merge_entries(bombing("a")).incidents
    assert incident.when.value is None


def test_a_copy_is_no_second_source():
    views = merge_entries([*bombing("a"), *bombing("b", group="a")])
    (incident,) = views.incidents
    assert incident.sources == 1
    assert [one.independent for one in incident.counts["killed"].testimonies] == [True, False]


def test_200_reports_in_any_order_make_the_same_views():
    entries = flat(many(200))
    views = merge_entries(entries)
    random.Random(7).shuffle(entries)
    assert merge_entries(entries) == views
    assert any(len(one.reports) > 1 for one in views.incidents)


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000), st.lists(st.integers(0, 17), min_size=1, max_size=8, unique=True))
def test_a_book_that_grows_and_shrinks_equals_one_from_scratch(seed, steps):
    reports = many(18, seed)
    anchored = judged("same", "incident", reports[0][0], reports[3][0])
    both = judged("same", "actor", actor("Red Front"), actor("Islamic State"), name="j2")
    book = Growing([anchored, both])
    for step in steps:
        book.change(reports[step])
    book.change(reports[steps[0]], gone=[reports[steps[-1]][0].report.id])
    left = [*steps[:-1], steps[0]] if len(steps) == 1 else steps[:-1]
    assert book.views() == merge_entries(flat([reports[one] for one in left]), [anchored, both])


def test_same_joins_what_is_judged_and_undo_brings_it_back():
    near, far = bombing("a"), bombing("b", "2021-09-01", town="Karachi", killed=3)
    before = merge_entries([*near, *far])
    one = judged("same", "incident", near[0], far[0])
    joined = merge_entries([*near, *far], [one])
    assert len(joined.incidents) == 1
    assert "judged to be the same" in joined.incidents[0].why[0]
    assert merge_entries([*near, *far], [judged("same", "incident", near[0], far[0], undone=MADE)]) == before


def test_different_keeps_apart_what_would_join_and_undo_brings_it_back():
    a, b = bombing("a"), bombing("b", "2021-03-06")
    before = merge_entries([*a, *b])
    assert len(merge_entries([*a, *b], [judged("different", "incident", a[0], b[0])]).incidents) == 2
    assert merge_entries([*a, *b], [judged("different", "incident", a[0], b[0], undone=MADE)]) == before


def test_every_judgement_of_many_reports_can_be_undone_without_a_trace():
    entries = flat(many(40))
    before = merge_entries(entries)
    told_ones = [one for one in entries if one.claim.type == "incident"]
    for verb, first, second in (("same", 0, 5), ("different", 1, 2), ("same", 3, 9)):
        ends = (told_ones[first], told_ones[second])
        assert merge_entries(entries, [judged(verb, "incident", *ends, undone=MADE)]) == before
    assert merge_entries(entries, [judged("same", "actor", actor("Red Front"), actor("army"), undone=MADE)]) == before


def test_a_same_that_a_different_forbids_is_told_and_not_obeyed():
    a, b = bombing("a"), bombing("b", "2021-09-01")
    views = merge_entries(
        [*a, *b], [judged("same", "incident", a[0], b[0]), judged("different", "incident", a[0], b[0], name="j2")]
    )
    assert len(views.incidents) == 2
    assert [name for name, _ in views.unmet] == ["j1"]


def test_a_judgement_whose_words_are_gone_is_an_orphan():
    a, b = bombing("a"), bombing("b", "2021-09-01", town="Swat")
    assert merge_entries(a, [judged("same", "incident", a[0], b[0])]).orphans == ("j1",)


def test_an_id_that_was_given_out_finds_the_incident_when_it_has_grown():
    late = bombing("late", "2021-03-06")
    (before,) = merge_entries(late).incidents
    (after,) = merge_entries([*late, *bombing("early")]).incidents
    assert before.id in after.tellings
    assert after.id == after.tellings[0]


def test_rejected_claims_are_left_out():
    from dataclasses import replace

    a = [replace(one, state="rejected") for one in bombing("a")]
    assert merge_entries(a).incidents == ()


def test_as_of_a_day_only_what_was_learned_by_then_counts():
    late = bombing("b", "2021-03-06", learned=LEARNED + timedelta(days=10))
    entries = [*bombing("a"), *late]
    assert merge_entries(entries, (), MergeOptions(asof=LEARNED.date())).incidents[0].reports == ("a",)
    assert merge_entries(entries, (), MergeOptions(published_by=DAY)).incidents[0].reports == ("a",)


def test_an_incident_holds_every_claim_of_its_tellings():
    entries = flat(many(60))
    views = merge_entries(entries)
    wanted = {one.claim.id for one in entries if one.claim.type in ("incident", "responsibility")}
    assert {claim for one in views.incidents for claim in one.claims} == wanted
    assert incident_with(views, entries[0]).tellings


def test_a_claim_of_responsibility_that_was_relabelled_accuses_nobody():
    from dataclasses import replace

    line = "- incident/clash | id=I1 | perpetrator=Red Front | place=Quetta"
    blame = "- responsibility/claimed | id=I1 | actor=Ash Band | holder=Ash Band"
    clash, claimed = told("d", "2021-03-05", "The Ash Band said the Red Front fought in Quetta.", line, blame)
    edited = replace(claimed, claim=replace(claimed.claim, type="incident", subtype="attack"), state="edited")
    (incident,) = merge_entries([clash, edited]).incidents
    assert [(one.party.name, one.stance) for one in incident.perpetrators] == [("Red Front", "acted")]


@pytest.mark.parametrize(("holder", "blamed"), [("Ash Band", []), ("Grey Column", ["Ash Band"])])
def test_nobody_blames_itself(holder, blamed):
    text = "The Ash Band and the Grey Column blamed each other for the attack in Orrin."
    lines = (
        "- incident/attack | id=I1 | place=Orrin",
        f"- responsibility/blamed | id=I1 | actor=Ash Band | holder={holder}",
    )
    (incident,) = merge_entries(told("a", "2021-03-05", text, *lines)).incidents
    assert [one.party.name for one in incident.perpetrators] == blamed


def test_the_incidents_of_somebody_who_is_only_denied_to_have_acted_stay_up_to_date():
    text = "A bomb killed 12 Hazara miners in Quetta, police said."
    lines = ("- incident/bombing | id=I1 | target=Hazara miners | place=Quetta | killed=12>12..12",
             "The Red Front did not do it.", "- incident/bombing | id=I1 | perpetrator=Red Front | neg")  # fmt: skip
    late, early = told("late", "2021-03-06", text, *lines), bombing("early")
    growing = Growing()
    growing.change(late)
    growing.change(early)
    views = growing.views()
    assert views == merge_entries([*late, *early])
    (front,) = [one for one in views.actors if one.party.name == "Red Front"]
    assert front.incidents == (views.incidents[0].id,)

"""Which incidents and relations a filter by days chooses, where one end of their time is open."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.errors import InputError
from claimbook.model.values import Location
from claimbook.model.views import Actor, Incident, Interval, Party, Relation, Testimony, Value, Views
from claimbook.record.filters import Filter, check_kind, choose, chosen_by, iso3_of, refs_meant, strangers

NONE = Value(None, "no claim")
FRONT = Party("name:saltmarsh front", "Saltmarsh Front")


def incident(when):
    kind = Value("attack", "said")
    return Incident("i", kind, ("attack",), Value(when, "said"), NONE, (), (), {}, ("c",), ("r",), 1)


def relation(when):
    return Relation("r", "presence", "control", FRONT, None, None, Value(when, "said"), None, (), (), False, 1)


def chosen(since, until, *, incidents=(), relations=()):
    ready = choose(Filter(since and date(since, 1, 1), until and date(until, 12, 31)), Views((), (), ()))
    return len(ready.incidents(incidents)) + len(ready.relations(relations))


SINCE_2014 = Interval(date(2014, 6, 1), None)
BY_2020 = Interval(None, date(2020, 6, 1))


@pytest.mark.parametrize(
    ("when", "since", "until", "listed"),
    [
        (SINCE_2014, 2014, 2014, True),
        (SINCE_2014, 2024, None, False),
        (SINCE_2014, None, 2013, False),
        (BY_2020, 2020, 2020, True),
        (BY_2020, None, 2010, False),
        (BY_2020, 2021, None, False),
        (Interval(date(2014, 6, 1), date(2020, 6, 1)), 2016, 2016, True),
        (Interval(None, None), 2014, None, False),
        (Interval(None, None), None, None, True),
    ],
)
def test_an_incident_with_an_open_end_was_on_the_day_that_is_known(when, since, until, listed):
    assert chosen(since, until, incidents=[incident(when)]) == listed


@pytest.mark.parametrize(
    ("when", "since", "until", "listed"),
    [
        (SINCE_2014, 2024, None, True),
        (SINCE_2014, None, 2013, False),
        (BY_2020, None, 2010, True),
        (BY_2020, 2021, None, False),
        (Interval(None, None), 2014, None, False),
    ],
)
def test_a_relation_with_an_open_end_holds_on(when, since, until, listed):
    assert chosen(since, until, relations=[relation(when)]) == listed


@pytest.mark.parametrize(
    ("words", "code"),
    [("DRC", "COD"), ("Democratic Republic of the Congo", "COD"), ("UK", "GBR"), ("Syria", "SYR"), ("Atlantis", None)],
)
def test_a_country_has_its_customary_names(words, code):
    assert iso3_of(words) == code


def told_on(day):
    return Testimony("c", "r", None, "attack", 0, 6, "attack", day)


@pytest.mark.parametrize(
    ("since", "until", "listed"),
    [
        (date(2024, 3, 1), date(2024, 3, 31), True),
        (date(2024, 3, 5), date(2024, 3, 5), True),
        (date(2024, 3, 6), None, False),
        (None, date(2024, 3, 4), False),
    ],
)
def test_what_has_no_day_is_found_by_the_day_of_its_report(since, until, listed):
    told = (told_on(date(2024, 3, 5)),)
    ready = choose(Filter(reported_since=since, reported_until=until), Views((), (), ()))
    undated = Interval(None, None)
    assert bool(ready.incidents([replace(incident(undated), kind=Value("attack", "said", told))])) == listed
    assert bool(ready.relations([replace(relation(undated), for_=told)])) == listed
    assert bool(ready.relations([replace(relation(undated), against=told)])) == listed


@pytest.mark.parametrize(("sure", "listed"), [(0.7, True), (0.4, False), (None, True)])
def test_what_is_read_with_little_confidence_is_left_out(sure, listed):
    ready = choose(Filter(confidence=0.5), Views((), (), ()))
    told = (replace(told_on(None), confidence=sure),)
    undated = Interval(None, None)
    assert bool(ready.incidents([replace(incident(undated), kind=Value("attack", "said", told))])) == listed
    assert bool(ready.relations([replace(relation(undated), for_=told)])) == listed


def test_what_only_undated_reports_tell_is_left_out_by_the_day_of_the_report():
    ready = choose(Filter(reported_since=date(1900, 1, 1)), Views((), (), ()))
    untold = replace(incident(Interval(None, None)), kind=Value("attack", "said", (told_on(None),)))
    assert not ready.incidents([untold])


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(InputError, match="ends before it begins"):
        choose(Filter(reported_since=date(2024, 3, 2), reported_until=date(2024, 3, 1)), Views((), (), ()))


@pytest.mark.parametrize(
    ("place", "report", "listed"),
    [("MLI", None, True), (None, "MLI", True), ("NER", "MLI", False), ("MLI", "NER", True), (None, None, False)],
)
def test_an_incident_is_in_the_country_of_its_place_and_only_without_one_in_that_of_its_report(place, report, listed):
    there = Party("name:orrin", "Orrin", location=Location(country=place)) if place else None
    one = replace(incident(Interval(None, None)), place=Value(there, "said"), country=report)
    assert len(choose(Filter(country="Mali"), Views((), (), ())).incidents([one])) == listed


TALIBAN = Party("ucdp:356", "Pakistani Taliban", "ucdp:356", "group")


@pytest.mark.parametrize(
    "words", ["Tehrik-i-Taliban Pakistan", "TTP", "Tehreek e Taliban Pakistan", "Pakistani Taliban"]
)
def test_a_group_is_found_by_a_name_of_the_registry_that_no_report_uses(words):
    actor = Actor(TALIBAN, {"Pakistani Taliban": 1}, ("c",), (), (), "PAK")
    assert choose(Filter(group=words), Views((), (), (actor,))).keys == {"ucdp:356"}


def test_of_a_group_that_only_the_registry_knows_it_is_said():
    with pytest.raises(InputError, match="The registry has it: Tehrik-e-Taliban Pakistan, ucdp:356"):
        chosen_by(Filter(group="TTP"), ())


def test_words_that_are_the_name_of_two_mean_both_and_words_that_are_only_like_one_mean_that_one():
    assert set(refs_meant("ADF")) == {"state:AUS/army", "ucdp:489"}
    assert refs_meant("Talban") == ("ucdp:303",)
    assert refs_meant("Hamza") == ()


def test_only_whom_the_words_are_no_name_of_is_a_stranger():
    actor = Actor(TALIBAN, {"Pakistani Taliban": 1}, ("c",), (), (), "PAK")
    assert not strangers("the TTP", [actor])
    assert not strangers("ucdp:356", [actor])
    assert strangers("Pakistani Talban", [actor]) == (actor,)


def test_a_group_that_nobody_names_is_refused_with_those_of_nearly_that_name():
    actor = Actor(Party("name:tern", "Tern Brigade"), {"Tern Brigade": 1}, ("c",), (), ())
    victim = Actor(Party("name:tarn", "Tarn Brigade", private=True), {"Tarn Brigade": 1}, ("c",), (), ())
    with pytest.raises(InputError, match=r"Did you mean Tern Brigade\?"):
        chosen_by(Filter(group="Turn Brigade"), (), (actor, victim))


def test_a_type_may_be_given_with_its_subtype():
    bombing = replace(incident(Interval(None, None)), kinds=("bombing",))
    assert choose(Filter(kind="incident/bombing"), Views((), (), ())).incidents([bombing])
    assert not choose(Filter(kind="method/attack"), Views((), (), ())).incidents([replace(bombing, kinds=("attack",))])
    with pytest.raises(InputError, match="no such type"):
        choose(Filter(kind="method/bombing"), Views((), (), ()))


def test_a_kind_that_no_incident_can_be_is_refused():
    with pytest.raises(InputError, match="claimbook relations --type strength"):
        check_kind("strength", "incidents")
    with pytest.raises(InputError, match="claimbook incidents --type bombing"):
        check_kind("bombing", "relations")
    check_kind("attack", "incidents")
    check_kind("attack", "relations")  # method/attack
    check_kind(None, "incidents")


def test_a_country_that_is_none_is_refused_with_those_of_nearly_that_name():
    with pytest.raises(InputError, match=r"Did you mean Mali\?"):
        choose(Filter(country="Malii"), Views((), (), ()))

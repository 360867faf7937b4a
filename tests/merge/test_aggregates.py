"""Which claims sum up many incidents, and which tell of plans."""

from dataclasses import replace
from datetime import date

import pytest

from claimbook.merge.aggregates import is_aggregate, is_plan
from claimbook.model.lines import read_claim_line
from claimbook.model.values import Amount, Location, Mention, Period, Span


def said(sentence, start=None, end=None, **fields):
    claim = read_claim_line("incident/attack | id=I1", 1, {1: Span(sentence, 0, len(sentence))})
    when = Period("then", 0, 4, start, end) if start or end else None
    return replace(claim, when=when, **fields)


@pytest.mark.parametrize(
    "sentence",
    [
        "The Front has carried out dozens of attacks on convoys.",
        "Four separate bombings shook Orrin this week.",
        "A string of deadly ambushes followed.",
        "The group has been behind killings in the valley.",
        "Gunmen have often fired on ferries over the past months.",
        "12 raids were reported.",
    ],
)
def test_a_quantity_or_a_habit_is_a_sum(sentence):
    assert is_aggregate(said(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "An attack on a convoy killed 14 soldiers.",
        "19 people were killed in clashes at Orrin.",
        "Two people died in bombings at Orrin.",
        "The attack was the worst since the truce.",
        "Gunmen shot dead a judge on Tuesday.",
        "It was one of dozens of attacks, and the attack on Tuesday was the worst.",
    ],
)
def test_one_attack_is_none_however_many_it_hit(sentence):
    assert not is_aggregate(said(sentence))


@pytest.mark.parametrize(
    ("start", "end", "summed"),
    [
        (date(2024, 3, 5), date(2024, 3, 5), False),
        (date(2024, 3, 1), date(2024, 4, 1), False),
        (date(2024, 3, 1), date(2024, 4, 2), True),
        (date(2014, 1, 1), None, True),
        (None, date(2014, 1, 1), True),
    ],
)
def test_a_time_of_more_than_a_month_or_without_an_end_is_a_sum(start, end, summed):
    assert is_aggregate(said("Gunmen killed villagers.", start, end)) == summed


def test_unless_one_attack_is_spoken_of():
    assert not is_aggregate(said("The attack in 2014 killed villagers.", date(2014, 1, 1), date(2014, 12, 31)))


@pytest.mark.parametrize(
    ("modality", "plan"), [("actual", False), ("possible", False), ("future", True), ("hypothetical", True)]
)
def test_plans_are_what_is_to_come_or_would(modality, plan):
    assert is_plan(said("They attack.", modality=modality)) == plan


@pytest.mark.parametrize(
    ("sentence", "total"),
    [
        ("The attack killed 30, bringing the official death toll in Gaza to over 58,000.", True),
        ("Another 12 died in the strike; 2,601 have died since the start of the war.", True),
        ("Since the ceasefire took effect, 40 people were killed in an attack.", True),
        ("Around 300,000 people were killed in the conflict.", True),
        ("Some 9,000 died in Velmar's civil war.", True),
        ("Four were killed in the fighting at Orvel.", False),
        ("The death toll of the attack on the market rose to 20.", False),
        ("A strike killed four, an hour after the ceasefire.", False),
    ],
)
def test_the_toll_of_a_war_is_a_sum_even_beside_an_attack(sentence, total):
    killed = {"killed": Amount("four", 0, 4, 4.0, 4.0)}
    assert is_aggregate(said(sentence, numbers=killed)) == total


YEAR = (date(1963, 1, 1), date(1963, 12, 31))


@pytest.mark.parametrize(
    ("sentence", "target", "kind", "summed"),
    [
        ("Odo Karr was murdered in 1963.", "Odo Karr", "person", False),
        ("Traders were murdered in 1963.", "Traders", "people", True),
        ("The Front harassed Odo Karr in 1963.", "Odo Karr", "person", True),
    ],
)
def test_a_year_alone_is_no_sum_where_one_person_was_killed(sentence, target, kind, summed):
    claim = said(sentence, *YEAR, roles={"target": (Mention(target, 0, len(target), kind=kind),)})
    assert is_aggregate(claim) == summed


def test_one_dead_in_a_year_is_no_sum():
    assert not is_aggregate(
        said("A trader died in 1963.", *YEAR, numbers={"killed": Amount("A trader", 0, 8, 1.0, 1.0)})
    )


@pytest.mark.parametrize(
    ("days", "precision", "summed"), [((5, 5), 1, False), ((5, 6), 1, False), ((5, 5), 4, True), ((5, 9), 1, True)]
)
def test_the_attacks_of_one_day_in_one_town_are_one_event(days, precision, summed):
    orrin = Mention("Orrin", 0, 5, kind="place", location=Location(1.0, 1.0, where_prec=precision))
    span = (date(2024, 3, days[0]), date(2024, 3, days[1]))
    assert is_aggregate(said("Four bombings shook Orrin.", *span, roles={"place": (orrin,)})) == summed


def test_one_raid_is_told_by_a_word_with_a_hyphen_before_it():
    assert not is_aggregate(said("The depot was hit by several strikes in a pre-dawn raid."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Gunmen who took part in the October 7 attacks were killed.",
        "He was jailed for the 9/11 attacks.",
        "He was jailed for the 2008 Orrin attacks.",
        "He was jailed for the 7 July bombings.",
    ],
)
def test_the_day_or_year_of_an_event_is_no_quantity(sentence):
    assert not is_aggregate(said(sentence))

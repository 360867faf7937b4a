"""Profiles and comparisons out of a book's tables: the same as out of all of its views, whatever happened to it."""

import random
import tempfile
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from claimbook.book import open_book
from claimbook.errors import InputError
from claimbook.model.values import Location
from claimbook.record import Filter, Record
from claimbook.record.assessing import Bounds, compare_groups, profile_group
from tests.book.makers import claim, document, found
from tests.record.changes import KINDS, extraction, happen
from tests.record.test_stored import HAPPENING, Clock

NAMES = ("Red Front", "Red Band", "army", "Islamic State", "front", "the Red Front North", "police", "Nobody", "!!", "")
BOUNDS = (
    Bounds(),
    Bounds("Pakistan"),
    Bounds("Mali"),
    Bounds("Quetta"),
    Bounds(since=date(2021, 3, 5), until=date(2021, 3, 9)),
    Bounds("Mali", until=date(2021, 3, 6)),
)
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Without making a failure smaller: each attempt fills a book."""
LATER = date(2999, 1, 1)
"""Views as of that day are all those of now, and made in memory."""

KIN = (
    ("Red Band is another name of the Red Front.", "affiliation/rename | subject=Red Band | object=Red Front"),
    ("Ash Band is no name of the Red Front.", "affiliation/rename | subject=Ash Band | object=Red Front | neg"),
    ("Dawn is an arm of the Red Band.", "affiliation/branch | subject=Dawn | object=Red Band"),
    ("Dawn shelters in Gao.", "presence/camp | subject=Dawn | place=Gao"),
    ("Red Front North numbers 40 men.", "strength/members | subject=Red Front North | strength=40>40..40"),
    ("The army raided the Red Band in Gao.", "incident/raid | id=R | perpetrator=army | target=Red Band | place=Gao"),
    ("Red Front holds Quetta, and is a threat.", "presence/control | subject=Red Front | place=Quetta"),
)
PLACES = {"Gao": Location(16.3, 0.0, "MLI"), "Quetta": Location(30.2, 67.0, "PAK", "Balochistan")}


def kin():
    """Reports on names, branches and namesakes of one group, in two countries."""
    for number, (text, line) in enumerate(KIN):
        of = document(text, f"kin-{number}", date(2021, 3, 2 + number), source="The Gull", language="en-GB")
        made = claim(line, of)
        roles = {role: tuple(replace(one, location=PLACES.get(one.text)) for one in given)
                 for role, given in made.roles.items()}  # fmt: skip
        yield found(of, replace(made, roles=roles))


def fill(book):
    for one in (*kin(), *(extraction(number) for number in range(9))):
        book.add(one, book.run("test/1"))


def told(find, record, named, bounds):
    """What is found, or the words of the refusal."""
    try:
        return find(record, named, bounds)
    except InputError as error:
        return str(error)


def agree(record, find, named, bounds):
    assert told(find, record, named, bounds) == told(find, record, named, replace(bounds, asof=LATER))


@pytest.fixture
def filled(where):
    with open_book(where, Clock()) as book:
        fill(book)
        yield book


def test_in_both_databases_a_profile_is_that_out_of_all_views(filled):
    happen(filled, "row", 3, 0)
    record, other = Record(filled), Record(filled, "latest")
    for bounds in BOUNDS:
        for name in NAMES if bounds == Bounds() else NAMES[:2]:
            agree(record, profile_group, name, bounds)
        agree(other, profile_group, NAMES[0], bounds)


def test_a_comparison_is_that_out_of_all_views(filled):
    record = Record(filled)
    for names in combinations(NAMES[:4], 2):
        agree(record, compare_groups, names, BOUNDS[1])


@settings(max_examples=4, deadline=None, phases=PHASES, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(HAPPENING, min_size=2, max_size=12), st.sampled_from(BOUNDS))
def test_whatever_happens_a_profile_is_that_out_of_all_views(changes, bounds):
    with tempfile.TemporaryDirectory() as folder, open_book(Path(folder) / "b.db", Clock()) as book:
        fill(book)
        for change in changes:
            happen(book, *change)
        record = Record(book)
        for name in NAMES[:3]:
            agree(record, profile_group, name, bounds)


def test_the_book_has_what_these_tests_are_about(filled):
    """A profile with lines under other names, of a branch, a namesake and a raid: else all would agree on nothing."""
    found = profile_group(Record(filled), "Red Front")
    assert found.profile.scope.keys == {"name:red front", "name:red band"}
    assert {one.rpartition(":")[2] for one in found.profile.scope.family} >= {"dawn", "red front north"}
    assert found.profile.indicator("response").value == "1 raid"
    assert found.profile.indicator("strength").value
    assert found.profile.caveat.languages == {"en": found.profile.caveat.reports - found.profile.caveat.unstated}


def test_only_reports_of_the_group_are_read(filled, monkeypatch):
    record = Record(filled)
    record.refresh()
    monkeypatch.setattr(Record, "views", None)
    monkeypatch.setattr(Record, "entries", None)
    assert profile_group(record, "Dawn").dossier.notes


def test_somebody_whom_nobody_names_is_told_the_most_spoken_of(filled):
    rng = random.Random(2)
    for kind in KINDS:
        happen(filled, kind, rng.randrange(9), rng.randrange(9))
    agree(Record(filled), profile_group, "Nobody at all", Bounds())


def test_words_that_are_only_like_a_name_are_told_whom_they_were_taken_for(filled):
    record = Record(filled)
    for asof in (None, LATER):
        assert [one.party.name for one in record.taken_for("Red Fron", asof, single=True)] == ["Red Front"]
        assert record.taken_for("Red Front", asof, single=True) == ()
        assert {one.party.name for one in record.taken_for("Red", asof)} >= {"Red Front", "Red Band"}


def test_a_name_that_nobody_has_is_refused_with_those_that_are_near(filled):
    record = Record(filled)
    for bounds in (Bounds(), Bounds(asof=LATER)):
        assert "Did you mean Red Front" in told(profile_group, record, "Rod Front", bounds)
    with pytest.raises(InputError, match="Did you mean Red Front"):
        record.incidents(Filter(group="Rod Front"))

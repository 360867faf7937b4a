"""Views as JSON: what comes back is what went in."""

from dataclasses import replace

from claimbook.merge import merge_entries
from claimbook.model.values import Location
from claimbook.record.stored.written import read_incident, read_relation, write_incident, write_relation
from tests.merge.reports import bombing
from tests.merge.test_merging import flat, many


def test_incidents_and_relations_come_back_as_they_were():
    views = merge_entries([*flat(many(40)), *bombing("x", None, day="2021-03-05"), *bombing("y", group="x")])
    assert [read_incident(write_incident(one)) for one in views.incidents] == list(views.incidents)
    assert [read_relation(write_relation(one)) for one in views.relations] == list(views.relations)


def test_a_place_keeps_where_it_lies():
    (incident,) = merge_entries(bombing("a")).incidents
    at = Location(30.2, 67.0, "PAK", "Balochistan", None, 1, 1)
    placed = replace(incident, place=replace(incident.place, value=replace(incident.place.value, location=at)))
    assert read_incident(write_incident(placed)) == placed


def test_what_is_said_often_is_written_once():
    (incident,) = merge_entries(bombing("a")).incidents
    assert write_incident(incident).count('"Hazara miners"') == 2, "the party's name, and the words"

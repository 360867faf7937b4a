import io
from dataclasses import replace

from claimbook.exchange.consolidate import consolidate, consolidate_entries
from claimbook.exchange.importers.ged import read
from claimbook.exchange.joining import part_entries, with_rows
from claimbook.merge import merge_entries
from claimbook.model.record import Entry, Report
from claimbook.model.views import Interval, Range
from tests.exchange.builders import LEARNED, entries, ged_file, ged_row


def rows(*given):
    return list(read(io.BytesIO(ged_file(*given)), "ged.csv"))


def entries_of(*found):
    for one in found:
        report = Report(one.document.id, one.document, "", LEARNED)
        yield from (Entry(claim, report, "run-2") for claim in one.claims)


def test_a_row_is_one_incident_under_its_own_id():
    (found,) = rows(ged_row())
    incident = consolidate(found)
    assert (incident.id, incident.sources, incident.country) == ("ucdp-ged:700001", 1, "PAK")
    assert isinstance(incident.when.value, Interval)
    assert [one.party.name for one in incident.perpetrators] == ["Government of Orrin"]


def test_best_low_and_high_are_the_rows_own():
    (found,) = rows(ged_row())
    assert consolidate(found).counts["killed"].value == Range(12, 14, 16)


def test_a_best_number_outside_its_range_stays_as_ucdp_has_it():
    (found,) = rows(ged_row(best="20"))
    assert consolidate(found).counts["killed"].value == Range(12, 20, 16)


def test_each_value_leads_to_the_words_of_the_row():
    (found,) = rows(ged_row())
    incident, text = consolidate(found), found.document.text
    for value in (incident.place, incident.when, *incident.targets, *incident.counts.values()):
        for said in value.testimonies:
            assert text[said.start : said.end] == said.words
            assert said.holder == "UCDP GED, after police"


def test_two_rows_alike_are_two_incidents():
    found = list(consolidate_entries(entries_of(*rows(ged_row(), ged_row(id="700002")))))
    assert [one.id for one in found] == ["ucdp-ged:700001", "ucdp-ged:700002"]


def test_entries_may_come_in_any_order():
    held = list(entries_of(*rows(ged_row(), ged_row(id="700002"))))
    ordered = sorted(consolidate_entries(held), key=lambda one: one.id)
    assert sorted(consolidate_entries(held[::2] + held[1::2]), key=lambda one: one.id) == ordered


def test_a_rejected_row_is_no_incident():
    held = [replace(one, state="rejected") for one in entries_of(*rows(ged_row()))]
    assert list(consolidate_entries(held)) == []


def test_rows_join_the_record_beside_its_own_incidents():
    held = (*entries(), *entries_of(*rows(ged_row())))
    own, others = part_entries(held)
    views = with_rows(merge_entries(others), own)
    assert sorted(one.id for one in views.incidents)[-1] == "ucdp-ged:700001"
    assert len(views.incidents) == 3
    front = next(one for one in views.actors if one.party.key == "ucdp:9001")
    assert "ucdp-ged:700001" in front.incidents
    assert front.names["Saltmarsh Front"] == 4

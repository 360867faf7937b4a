import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.exchange import ExportOptions, consolidate, export_record
from claimbook.exchange.exporters.ged import write
from claimbook.exchange.importers.ged import read
from claimbook.merge import merge_entries
from claimbook.model.values import Extraction
from tests.exchange.builders import GED_HEAD, ged_file, ged_row, made, record


def through(content):
    """The file in, consolidated, out."""
    held = [one for one in read(io.BytesIO(content), "ged.csv") if isinstance(one, Extraction)]
    documents = {one.document.id: one.document for one in held}
    out = io.BytesIO()
    losses = write(out, map(consolidate, held), documents)
    return out.getvalue(), losses


def table(content):
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_an_imported_row_comes_out_as_it_went_in():
    (row,) = table(through(ged_file(ged_row()))[0])
    assert row == {column: ged_row().get(column, "") for column in GED_HEAD}


def test_out_in_and_out_again_gives_the_same_bytes():
    rows = [ged_row(), ged_row(id="700002", side_a="=cmd()", source_headline="two\nlines", number_of_sources="2.0")]
    first, _ = through(ged_file(*rows))
    assert through(first)[0] == first


@settings(max_examples=15, deadline=None)
@given(
    best=st.integers(0, 500),
    side=st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20),
    notes=st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    longitude=st.floats(-180, 180, allow_nan=False).map(lambda one: round(one, 6)),
)
def test_any_row_survives_going_out_in_and_out(best, side, notes, longitude):
    row = ged_row(best=str(best), side_b=side, where_description=notes, longitude=str(longitude))
    first, _ = through(ged_file(row))
    assert through(first)[0] == first


def test_numbers_and_days_are_written_in_one_way():
    content = ged_file(ged_row(id="700001.0", date_start="03/05/2024 00:00:00", date_end="2024-03-05", best="14.0"))
    (row,) = table(through(content)[0])
    assert (row["id"], row["date_start"], row["date_end"], row["best"]) == (
        "700001", "2024-03-05 00:00:00.000", "2024-03-05 00:00:00.000", "14",
    )  # fmt: skip


def test_what_stands_for_missing_stays():
    content = ged_file(ged_row(number_of_sources="-1", date_end="1753-01-01 00:00:00.000", best="-1"))
    (row,) = table(through(content)[0])
    assert (row["number_of_sources"], row["date_end"], row["best"]) == ("-1", "1753-01-01 00:00:00.000", "-1")


def test_columns_that_ged_has_not_are_told_as_lost():
    _, losses = through(ged_file(ged_row(iso3="PAK"), head=(*GED_HEAD, "iso3")))
    assert [(one.what, one.count) for one in losses] == [("column iso3 of imported rows", 1)]


def test_cells_that_would_start_a_formula_are_defused_and_told():
    content, losses = through(ged_file(ged_row(source_office="@HYPERLINK", side_a="=1+1", longitude="-70.25")))
    (row,) = table(content)
    assert (row["source_office"], row["side_a"], row["longitude"]) == ("'@HYPERLINK", "'=1+1", "-70.25")
    assert [(one.what, one.count) for one in losses] == [("cells that a spreadsheet would run", 2)]


def test_the_records_own_incidents_are_written_after_the_codebook():
    views, entries = record()
    found = export_record("ged", views, entries)
    ambush, shooting = table(found.files["ged.csv"])
    assert (ambush["type_of_violence"], ambush["side_a"], ambush["side_a_new_id"]) == ("1", "Saltmarsh Front", "9001")
    assert (ambush["best"], ambush["date_start"], ambush["date_prec"]) == ("14", "2024-03-05 00:00:00.000", "1")
    assert (ambush["country"], ambush["country_id"], ambush["region"]) == ("Pakistan", "770", "Asia")
    assert (ambush["priogrid_gid"], ambush["source_original"]) == ("178341", "police")
    assert (shooting["type_of_violence"], shooting["side_b"], shooting["side_b_new_id"]) == ("3", "Civilians", "1")
    assert (shooting["deaths_civilians"], shooting["deaths_unknown"]) == ("4", "0")
    assert {one.what for one in found.losses} >= {"relations", "kind of incident", "private people"}


def test_our_own_rows_come_in_again_as_they_went_out():
    views, entries = record()
    first = export_record("ged", views, entries).files["ged.csv"]
    assert through(first)[0] == first


def test_private_people_are_written_only_where_asked_for():
    views, entries = record()
    shown = export_record("ged", views, entries, ExportOptions(include_persons=True)).files["ged.csv"]
    assert b"Mirwan Talat" in shown
    assert b"Mirwan Talat" not in export_record("ged", views, entries).files["ged.csv"]


@pytest.mark.parametrize("place", [{"where_coordinates": ""}, {"latitude": "", "longitude": "", "country_id": ""}])
def test_rows_with_less_of_a_place(place):
    (row,) = table(through(ged_file(ged_row(**place)))[0])
    assert {key: row[key] for key in place} == place


def own(line, text):
    """The export of one incident out of a report: (rows, losses)."""
    given = made(text, [line], "one")
    found = export_record("ged", merge_entries(given), given, ExportOptions())
    return table(found.files["ged.csv"]), {one.what: one.count for one in found.losses}


def test_an_incident_of_which_nobody_is_named_has_no_type_of_violence_and_is_left_out():
    rows, losses = own("incident/attack | id=I1 | target=soldiers | killed=4>4..4", "An attack killed 4 soldiers.")
    assert not rows
    assert losses["incidents of which nobody is said to have done them"] == 1


def test_days_that_nobody_gives_and_ends_that_are_open_are_told_as_lost():
    line = "incident/attack | id=I1 | perpetrator=Tern Brigade | target=soldiers | killed=over 460>461.."
    ((row,), losses) = own(line, "The Tern Brigade killed over 460 soldiers.")
    assert (row["date_start"], row["best"], row["high"]) == ("", "461", "461")
    assert losses["days of incidents"] == 1
    assert losses["open high ends of deaths"] == 1

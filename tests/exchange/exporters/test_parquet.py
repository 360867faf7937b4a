import io

import pytest

from claimbook.errors import FormatError
from claimbook.exchange import ExportOptions, export_record
from claimbook.exchange.flat import COLUMNS
from claimbook.exchange.importers.parquet import read_record
from tests.exchange.builders import record

polars = pytest.importorskip("polars", reason="Parquet needs the extra `tables`")


def out(views, entries, persons=True):
    return export_record("parquet", views, entries, ExportOptions(include_persons=persons))


def table(export, name):
    return polars.read_parquet(io.BytesIO(export.files[f"{name}.parquet"])).to_dicts()


@pytest.mark.parametrize("persons", [True, False])
def test_out_in_and_out_again_gives_the_same_bytes(persons):
    first = out(*record(), persons)
    assert out(*read_record(first.files), persons).files == first.files


def test_nothing_is_lost():
    views, entries = record()
    found = out(views, entries)
    again, held = read_record(found.files)
    assert found.losses == ()
    assert (again.incidents, again.relations, again.actors) == (views.incidents, views.relations, views.actors)
    assert held == entries


def test_every_table_has_its_columns():
    found = out(*record())
    for name, columns in COLUMNS.items():
        assert all(list(row)[: len(columns)] == list(columns) for row in table(found, name))


def test_every_value_of_an_incident_leads_to_a_claim():
    found = out(*record())
    claims = {row["id"] for row in table(found, "claims")}
    said = [row for row in table(found, "testimonies") if row["field"] == "killed"]
    assert {row["value"] for row in said} == {"14..14", "4..4"}
    assert {row["claim"] for row in said} <= claims


def test_private_people_are_in_no_table():
    found = out(*record(), persons=False)
    assert "Talat" not in str([table(found, name) for name in COLUMNS])


def test_other_tables_are_refused():
    with pytest.raises(FormatError):
        read_record({})

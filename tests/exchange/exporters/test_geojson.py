import json

import pytest

from claimbook.errors import FormatError
from claimbook.exchange import ExportOptions, export_record
from claimbook.exchange.importers.geojson import read_views
from tests.exchange.builders import record


def out(views, entries, **options):
    return export_record("geojson", views, entries, ExportOptions(**options)).files["incidents.geojson"]


@pytest.mark.parametrize("persons", [True, False])
def test_out_in_and_out_again_gives_the_same_bytes(persons):
    views, entries = record()
    first = out(views, entries, include_persons=persons)
    assert out(read_views(first), (), include_persons=persons) == first


def test_an_incident_is_a_point_with_what_the_rules_chose():
    ambush, _ = json.loads(out(*record()))["features"]
    assert ambush["geometry"] == {"type": "Point", "coordinates": [70.25, 33.5]}
    given = ambush["properties"]
    assert (given["kind"], given["start"], given["killed_best"]) == ("attack", "2024-03-05", 14)
    assert given["perpetrators"] == [
        {"name": "Saltmarsh Front", "ref": "ucdp:9001", "kind": "group", "stance": "acted"}
    ]


def test_victims_have_no_name():
    _, shooting = json.loads(out(*record()))["features"]
    assert {one["name"] for one in shooting["properties"]["targets"]} == {"people (withheld)"}


@pytest.mark.parametrize("content", [b"", b"[]", b'{"features": [{}]}', b"\xff"])
def test_other_files_are_refused(content):
    with pytest.raises(FormatError):
        read_views(content)

"""The API gives the values of the Python API, tells errors as JSON, and survives whatever is sent to it."""

import shutil
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pydantic import TypeAdapter

from claimbook.model.views import Actor, Incident, Relation
from claimbook.record import open_record
from claimbook.workbench.app import make_app
from claimbook.workbench.security import Guard
from tests.workbench.desks import browsing, options

schemathesis = pytest.importorskip("schemathesis", reason="pip install schemathesis (group dev) to try the API with it")
BEARER = {"authorization": "Bearer salt"}


def as_json(kind, value):
    return TypeAdapter(kind).dump_python(value, mode="json")


def test_incidents_relations_and_actors_are_those_of_the_record(reading, filled):
    with open_record(filled) as record:
        incidents, relations = record.incidents(), record.relations()
        actors = [one for one in record.actors() if not one.party.private]
    asked = {"include_persons": True}
    assert reading.get("/api/incidents", params=asked).json()["incidents"] == as_json(tuple[Incident, ...], incidents)
    assert reading.get("/api/relations", params=asked).json()["relations"] == as_json(tuple[Relation, ...], relations)
    assert reading.get("/api/actors").json()["actors"] == as_json(list[Actor], actors)


def test_one_of_each_has_its_own_address(reading):
    incident = reading.get("/api/incidents").json()["incidents"][0]
    assert reading.get(f"/api/incidents/{incident['id']}").json() == incident
    relation = reading.get("/api/relations").json()["relations"][0]
    assert reading.get(f"/api/relations/{relation['id']}").json() == relation
    actor = reading.get("/api/actors", params={"group": "Ember League"}).json()["actors"][0]
    assert reading.get(f"/api/actors/{quote(actor['party']['key'], safe='')}").json() == actor


def test_filters_are_those_of_the_record(reading):
    assert reading.get("/api/incidents?kind=raid").json()["total"] == 1
    assert reading.get("/api/incidents?since=2022-05-03&until=2022-05-31").json()["total"] == 1
    assert reading.get("/api/incidents?kind=none").status_code == 404


def test_a_list_comes_in_pages(reading):
    whole = reading.get("/api/relations").json()
    parts = [reading.get(f"/api/relations?limit=1&offset={at}").json() for at in range(whole["total"])]
    assert [one for part in parts for one in part["relations"]] == whole["relations"]


def test_why_leads_to_the_sentences(reading):
    attack = reading.get("/api/incidents?kind=attack").json()["incidents"][0]
    why = reading.get(f"/api/why/{attack['id']}?field=killed").json()
    assert {one["testimony"]["words"] for one in why["said"]} == {"6", "eight"}
    assert len(why["passages"]) == 2


def test_a_report_has_its_text_and_claims_in_the_form_of_the_contract(reading):
    report = reading.get("/api/reports/second").json()
    (claim,) = report["claims"]
    for span in claim["claim"]["evidence"]:
        assert report["text"][span["start"] : span["end"]] == span["text"]


def test_profiles_and_comparisons_have_every_indicator(reading):
    key = quote("name:ember league", safe="")
    assert len(reading.get(f"/api/profile/{key}").json()["indicators"]) == 18
    answer = reading.get(f"/api/compare?group={key}&group=Grey+Column").json()
    assert [one["group"] for one in answer["rows"][0]["groups"]] == ["Ember League", "Grey Column"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/api/incidents/none", 404), ("/api/claims/none", 404), ("/api/why/none", 404), ("/api/incidents?limit=0", 422),
     ("/api/search?q=!", 422), ("/api/compare?group=one", 422), ("/api/nothing", 404), ("/api/incidents?since=x", 422)],
)  # fmt: skip
def test_errors_say_in_json_what_is_wrong(reading, path, status):
    answer = reading.get(path)
    assert answer.status_code == status
    assert answer.json()["detail"]


def test_the_map_has_every_incident_that_has_a_place(reading):
    points = reading.get("/api/drawings/points").json()
    assert points["lost"] == [{"place": "Orlu", "incidents": 1}, {"place": "Pell", "incidents": 1}]
    assert (points["lost_places"], points["placeless"]) == (2, 0)
    assert len(points["ids"]) + points["unplaced"] == 2
    assert (
        len({len(points[name]) for name in ("ids", "lon", "lat", "kind", "title", "start", "killed", "sources")}) == 1
    )


def test_the_timeline_counts_by_month_and_kind(reading):
    rows = reading.get("/api/drawings/months").json()["rows"]
    assert {(one["month"], one["kind"], one["incidents"]) for one in rows} == {
        ("2022-05", "attack", 1), ("2022-05", "raid", 1),
    }  # fmt: skip


def test_the_network_has_both_ends_of_every_edge(reading):
    network = reading.get("/api/drawings/network").json()
    keys = {one["key"] for one in network["nodes"]}
    assert network["edges"]
    assert all({one["source"], one["target"]} <= keys for one in network["edges"])


def test_values_that_somebody_has_already_are_not_sent_again(reading):
    first = reading.get("/api/drawings/months")
    again = reading.get("/api/drawings/months", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = reading.get("/api/drawings/months?kind=raid", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize(("local", "packed"), [(True, None), (False, "gzip")])
def test_drawings_and_scripts_are_packed_for_other_machines_and_pages_never(filled, local, packed):
    for browser in browsing(options(filled, local=local)):
        for path in ("/api/drawings/months", "/static/licences.txt"):
            answer = browser.get(path)
            assert answer.headers.get("content-encoding") == packed
            assert answer.content
        assert "content-encoding" not in browser.get("/").headers


def test_a_relation_without_a_first_day_begins_with_its_first_report(reading):
    def seen(words):
        return {one["id"] for one in reading.get(f"/api/drawings/network?{words}").json()["edges"]}

    edges = reading.get("/api/drawings/network").json()["edges"]
    undated = {one["id"] for one in edges if one["start"] is None and one["first_reported"] == "2022-05-09"}
    assert undated
    assert undated <= seen("to=2022-05-09")
    assert not undated & seen("to=2022-05-08")
    assert undated <= seen("from=2030-01-01")


def test_a_group_is_drawn_from_its_own_claims(reading):
    group = reading.get(f"/api/drawings/group/{quote('name:ember league', safe='')}").json()
    assert {(one["low"], one["high"]) for one in group["strength"] if one["unit"] == "members"} == {
        (30, 40),
        (90, None),
    }
    assert "affiliation/rename" in {one["kind"] for one in group["history"]}


def test_nothing_that_is_sent_makes_the_server_fail(filled, tmp_path):
    """schemathesis over the whole schema: whatever fits it, and what does not."""
    where = tmp_path / "claimbook.db"
    shutil.copy(filled, where)
    schema = schemathesis.openapi.from_asgi(
        "/api/openapi.json", make_app(options(where, guard=Guard("testserver", password="salt"))), headers=BEARER
    )
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:
        _ask(operation)
    assert len(operations) > 20


def _ask(operation):
    @settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck),
              derandomize=True, database=None)  # fmt: skip
    @given(operation.as_strategy())
    def ask(case):
        answer = case.call(headers=BEARER)
        assert answer.status_code < 500, (operation.label, answer.text[:300])

    ask()

import json

from claimbook.exchange import export_record
from claimbook.exchange.exporters.followthemoney import problem_of, schemata
from tests.exchange.builders import record


def entities():
    found = export_record("ftm", *record()).files["entities.ftm.jsonl"]
    return [json.loads(line) for line in found.splitlines()]


def test_every_entity_fits_its_schema():
    assert [problem_of(one) for one in entities()] == [None] * 6


def test_groups_events_and_links_point_at_each_other():
    held = {one["id"]: one for one in entities()}
    names = {key: one["properties"]["name"][0] for key, one in held.items() if "name" in one["properties"]}
    (link,) = [one for one in held.values() if one["schema"] == "Membership"]
    ends = [names[link["properties"][end][0]] for end in ("member", "organization")]
    assert ends == ["Tern Brigade", "Saltmarsh Front"]
    events = [one for one in held.values() if one["schema"] == "Event"]
    assert [[names[who] for who in one["properties"]["involved"]] for one in events] == [
        ["Saltmarsh Front", "soldiers"], ["Tern Brigade"],
    ]  # fmt: skip


def test_ids_are_the_same_in_every_export():
    assert [one["id"] for one in entities()] == [one["id"] for one in entities()]


def test_an_entity_that_breaks_its_schema_is_recognised():
    assert problem_of({"schema": "Organization", "properties": {}})
    assert problem_of({"schema": "Organization", "properties": {"name": ["x"], "shoeSize": ["44"]}})
    assert problem_of({"schema": "Spaceship", "properties": {"name": ["x"]}})
    assert "Thing" in schemata()["Event"]["is"]

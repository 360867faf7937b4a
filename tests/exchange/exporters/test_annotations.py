import json

from claimbook.exchange import ExportOptions, export_record
from tests.exchange.builders import AMBUSH, entries, record


def graph(**options):
    views, held = record()
    return json.loads(export_record("jsonld", views, held, ExportOptions(**options)).files["annotations.jsonld"])


def test_every_selector_leads_to_its_words():
    texts = {f"urn:claimbook:report:{one.report.id}": one.report.document.text for one in entries()}
    count = 0
    for node in graph(include_persons=True)["@graph"]:
        targets = node.get("target", [])
        for target in targets if isinstance(targets, list) else [targets]:
            quote, position = target["selector"]
            text = texts[target["source"]]
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
            count += 1
    assert count == 20


def test_each_value_is_derived_from_its_claim_and_each_claim_from_run_report_and_holder():
    nodes = {one["id"]: one for one in graph()["@graph"]}
    claims = [one for one in nodes.values() if one.get("motivation") == "classifying"]
    values = [one for one in nodes.values() if one.get("motivation") == "identifying"]
    assert all(one["wasDerivedFrom"] in nodes for one in values)
    assert all(one["wasGeneratedBy"] in nodes and one["wasQuotedFrom"] in nodes for one in claims)
    (ambush,) = [one for one in claims if one["target"][0]["selector"][0]["exact"] == AMBUSH]
    assert nodes[ambush["wasAttributedTo"]]["cb:name"] == "police"


def test_names_are_escaped_in_addresses():
    from claimbook.exchange.exporters.annotations import iri

    assert iri("report", "a b/../<c>#ü") == "urn:claimbook:report:a%20b%2F..%2F%3Cc%3E%23%C3%BC"


def test_victims_have_no_name():
    assert "Talat" not in json.dumps(graph(), ensure_ascii=False)

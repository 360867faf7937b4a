import io
import xml.etree.ElementTree as ET

import pytest

from claimbook.exchange import export_record
from claimbook.merge import merge_entries
from tests.exchange.builders import made, record

networkx = pytest.importorskip("networkx", reason="graphs need the extra `graphs`")


def graphml(views, entries):
    return networkx.read_graphml(io.BytesIO(export_record("graphml", views, entries).files["network.graphml"]))


def test_groups_are_nodes_and_relations_edges():
    graph = graphml(*record())
    assert {facts["label"] for _, facts in graph.nodes(data=True)} == {"Saltmarsh Front", "Tern Brigade", "soldiers"}
    joined = [facts for _, _, facts in graph.edges(data=True) if facts["subtype"] == "join"]
    assert [(one["relation"], one["for"], one["contested"]) for one in joined] == [("affiliation", 1, False)]


def test_incidents_between_two_are_one_edge_with_its_days():
    graph = graphml(*record())
    (edge,) = [facts for _, _, facts in graph.edges(data=True) if facts["relation"] == "incident"]
    assert (edge["incidents"], edge["start"], edge["end"]) == (1, "2024-03-05", "2024-03-05")


def test_gexf_has_the_time_of_each_edge_and_no_day_of_writing():
    views, entries = record()
    content = export_record("gexf", views, entries).files["network.gexf"]
    root = ET.fromstring(content)
    space = {"g": "http://www.gexf.net/1.2draft"}
    assert root.find("g:graph", space).attrib["timeformat"] == "date"
    assert "2024-03-05" in {one.get("start") for one in root.iterfind(".//g:edge", space)}
    assert b"lastmodified" not in content
    assert export_record("gexf", views, entries).files["network.gexf"] == content


@pytest.mark.parametrize("form", ["graphml", "gexf"])
def test_names_with_controls_and_markup_make_no_broken_file(form):
    text = "The <b&\x01]] Front pledged allegiance to the Tern Brigade."
    entries = made(text, ["affiliation/pledge | subject=<b&\x01]] | object=Tern Brigade"], "odd")
    (content,) = export_record(form, merge_entries(entries), entries).files.values()
    assert "<b&␁]]" in {one for each in ET.fromstring(content).iter() for one in (each.text, each.get("label"))}


def test_what_is_no_edge_is_told():
    views, entries = record()
    assert "strength/members" in {one.what for one in export_record("graphml", views, entries).losses}

import json

import pytest

from claimbook.exchange import export_record, import_rows
from claimbook.exchange.consolidate import consolidate
from claimbook.exchange.source import Remark
from claimbook.model.values import Extraction
from tests.exchange.builders import record

FRONT = {
    "id": "f1",
    "schema": "Organization",
    "properties": {"name": ["Saltmarsh Front"], "alias": ["SMF"], "previousName": ["Marsh Army"]},
    "datasets": ["orrin_list"],
}
BRIGADE = {"id": "b1", "schema": "Organization", "properties": {"name": ["Tern Brigade"]}}
PERSON = {"id": "p1", "schema": "Person", "properties": {"name": ["Mirwan Talat"]}}


@pytest.fixture
def read(tmp_path):
    def rows(*entities):
        path = tmp_path / "entities.ftm.jsonl"
        path.write_text("".join(one if isinstance(one, str) else json.dumps(one) + "\n" for one in entities), "utf-8")
        return list(import_rows("ftm", path))

    return rows


def link(schema, properties, **more):
    return {"id": "l1", "schema": schema, "properties": properties, **more}


def test_a_body_is_a_document_of_its_dataset_with_its_names(read):
    (found,) = read(FRONT)
    assert (found.document.id, found.document.source) == ("ftm:f1", "orrin_list")
    assert [one.text for one in found.mentions] == ["Saltmarsh Front", "SMF", "Marsh Army"]
    assert [(one.subtype, one.roles["object"][0].text) for one in found.claims] == [("rename", "Marsh Army")]
    assert found.claims[0].holder.text == "orrin_list"


def test_a_link_names_its_ends_even_where_they_come_later(read):
    found, *_ = read(
        link("Membership", {"member": ["b1"], "organization": ["f1"], "startDate": ["2019-04-01"]}), FRONT, BRIGADE
    )
    (claim,) = found.claims
    assert (claim.subtype, claim.roles["subject"][0].text, claim.roles["object"][0].text) == (
        "join",
        "Tern Brigade",
        "Saltmarsh Front",
    )
    assert claim.roles["object"][0].ref == "ftm:f1"
    assert claim.when.start_date.isoformat() == "2019-04-01"


def test_a_listing_is_a_status(read):
    found, _ = read(link("Sanction", {"entity": ["f1"], "authority": ["The Council"]}), FRONT)
    assert (found.claims[0].subtype, found.claims[0].roles["object"][0].text) == ("proscribed", "The Council")


def test_persons_and_their_links_are_passed_over(read):
    found, *told = read(FRONT, PERSON, link("Membership", {"member": ["p1"], "organization": ["f1"]}))
    assert isinstance(found, Extraction)
    assert [(type(one), one.reason) for one in told] == [
        (Remark, "1 of Membership of persons are passed over."), (Remark, "1 of Person are passed over."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{\n", "not a line of JSON"),
        ("[1]\n", "not an entity"),
        (link("UnknownLink", {"subject": ["f1"], "object": ["b1"]}), "does not say what it is"),
        ({"id": "x", "schema": "Organization", "properties": {}}, "without a name"),
        (link("Membership", {"organization": ["f1"]}), "without member"),
    ],
)
def test_a_broken_line_is_told_and_the_rest_goes_in(read, line, reason):
    broken, good = read(line, FRONT)
    assert (broken.where, reason in broken.reason) == ("line 1", True)
    assert isinstance(good, Extraction)


def test_what_we_wrote_comes_in_again(tmp_path):
    path = tmp_path / "entities.ftm.jsonl"
    path.write_bytes(export_record("ftm", *record()).files["entities.ftm.jsonl"])
    found = list(import_rows("ftm", path))
    incidents = [one for one in map(consolidate, found) if one]
    assert [(one.kind.value, one.place.value.name) for one in incidents] == [("attack", "Orrin"), ("attack", "Tessaly")]
    assert ("affiliation", "join") in [(claim.type, claim.subtype) for one in found for claim in one.claims]

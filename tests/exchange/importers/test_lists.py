"""Lists of groups and places: UCDP Actor, the UN, OFAC, GeoNames."""

import io
from datetime import date

import pytest

from claimbook.errors import InputError
from claimbook.exchange import import_rows
from claimbook.exchange.importers import geonames, ucdp_actor, un
from claimbook.exchange.source import Remark
from claimbook.model.values import Extraction, Issue
from tests.exchange.builders import ged_file

ACTORS = (
    "ActorId", "NameData", "NameOrigFullEng", "NameChange", "NewName", "Org", "Splinter", "NamePrev", "ActorIdPrev",
    "Alliance", "NameAlliance", "ActorIdAlliance", "JoinGroup", "GroupName", "ActorIdGroup",
)  # fmt: skip

LISTED = """<?xml version="1.0"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL><FIRST_NAME>Mirwan</FIRST_NAME></INDIVIDUAL></INDIVIDUALS>
<ENTITIES>
<ENTITY><DATAID>1</DATAID><FIRST_NAME>Saltmarsh Front</FIRST_NAME><UN_LIST_TYPE>Orrin</UN_LIST_TYPE>
<REFERENCE_NUMBER>ORe.001</REFERENCE_NUMBER><LISTED_ON>2014-06-30</LISTED_ON>
<ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Marsh Army</ALIAS_NAME></ENTITY_ALIAS></ENTITY>
<ENTITY><FIRST_NAME>Nameless number</FIRST_NAME></ENTITY>
</ENTITIES></CONSOLIDATED_LIST>"""

BOMB = """<!DOCTYPE CONSOLIDATED_LIST [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY passwords SYSTEM "file:///etc/passwd">]>
<CONSOLIDATED_LIST><ENTITIES><ENTITY><FIRST_NAME>&b;&passwords;</FIRST_NAME><REFERENCE_NUMBER>X</REFERENCE_NUMBER>
</ENTITY></ENTITIES></CONSOLIDATED_LIST>"""


def links(found):
    return [
        (one.subtype, one.roles["subject"][0].text, one.roles["object"][0].text, one.roles["object"][0].ref)
        for one in found.claims
    ]


def actors(*rows):
    return list(ucdp_actor.read(io.BytesIO(ged_file(*rows, head=ACTORS)), "actors.csv"))


def test_what_an_actor_split_from_joined_and_was_renamed_to():
    (found,) = actors({
        "ActorId": "9002", "NameData": "Tern Brigade", "NewName": "Brigade of Terns", "NameChange": "1",
        "NamePrev": "Marsh Army", "ActorIdPrev": "9005", "GroupName": "Saltmarsh Front", "ActorIdGroup": "9001",
        "NameAlliance": "Union", "ActorIdAlliance": "9009",
    })  # fmt: skip
    assert links(found) == [
        ("rename", "Brigade of Terns", "Tern Brigade", "ucdp:9002"),
        ("split", "Tern Brigade", "Marsh Army", "ucdp:9005"),
        ("join", "Tern Brigade", "Saltmarsh Front", "ucdp:9001"),
        ("merge", "Tern Brigade", "Union", "ucdp:9009"),
    ]


def test_several_names_are_told_apart_only_with_as_many_ids():
    row = {"ActorId": "9002", "NameData": "Tern Brigade", "NamePrev": "A, B"}
    (both,), (one,) = actors(row | {"ActorIdPrev": "1, 2"}), actors(row | {"ActorIdPrev": "1, 2, 3"})
    assert [(name, ref) for _, _, name, ref in links(both)] == [("A", "ucdp:1"), ("B", "ucdp:2")]
    assert [(name, ref) for _, _, name, ref in links(one)] == [("A, B", None)]


def test_an_actor_without_a_number_is_told():
    broken, good = actors({"ActorId": "", "NameData": "x"}, {"ActorId": "1", "NameData": "y"})
    assert (type(broken), type(good)) == (Issue, Extraction)


def test_the_uns_entities_are_listings_and_its_persons_are_passed_over():
    found, broken, told = un.read(io.BytesIO(LISTED.encode()), "un.xml")
    (claim,) = found.claims
    assert (claim.type, claim.subtype) == ("status", "proscribed")
    assert claim.roles["subject"][0].ref == "un:ORe.001"
    assert claim.roles["object"][0].name == "United Nations Security Council"
    assert claim.when.start_date == date(2014, 6, 30)
    assert [(one.text, one.name) for one in found.mentions if one.ref == "un:ORe.001"] == [
        ("Saltmarsh Front", None), ("Marsh Army", "Saltmarsh Front"),
    ]  # fmt: skip
    assert "no REFERENCE_NUMBER" in broken.reason
    assert (type(told), told.reason) == (Remark, "1 persons are passed over: entities only.")


def test_a_list_that_declares_entities_is_refused_and_nothing_is_expanded():
    with pytest.raises(InputError, match="declares a document type"):
        list(un.read(io.BytesIO(BOMB.encode()), "un.xml"))


@pytest.mark.parametrize("content", [b"", b"<html/>", b"<CONSOLIDATED_LIST><ENTITIES>", b"\x00\xff"])
def test_broken_and_other_xml_is_refused(content):
    with pytest.raises(InputError):
        list(un.read(io.BytesIO(content), "un.xml"))


SDN = (
    '4695,"SALTMARSH FRONT",-0- ,"FTO] [SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    '4696,"TALAT, Mirwan","individual","SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    "4697,short\r\n"
)


@pytest.fixture
def ofac(tmp_path):
    (tmp_path / "sdn.csv").write_text(SDN, "utf-8")
    (tmp_path / "alt.csv").write_text('4695,1,"aka","MARSH ARMY",-0- \r\n4696,2,"aka","MIRO",-0- \r\n', "utf-8")
    return tmp_path / "sdn.csv"


def test_ofacs_entities_are_listings_with_their_other_names(ofac):
    found, broken, told = sorted(import_rows("ofac", ofac), key=lambda one: type(one).__name__)
    assert [(one.text, one.ref) for one in found.mentions if one.kind == "group"] == [
        ("SALTMARSH FRONT", "ofac:4695"), ("MARSH ARMY", "ofac:4695"),
    ]  # fmt: skip
    assert found.claims[0].evidence[0].text == "FTO] [SDGT"
    assert "2 cells instead of 12" in broken.reason
    assert "1 entries of type individual" in told.reason


def test_no_person_is_taken(ofac):
    assert "TALAT" not in str([one for one in import_rows("ofac", ofac) if isinstance(one, Extraction)])


def test_a_list_of_other_names_alone_is_refused(ofac):
    with pytest.raises(InputError, match="5 columns"):
        list(import_rows("ofac", ofac.with_name("alt.csv")))


PLACE = "1167528\tOrrin\tOrrin\t\t33.5\t70.25\tP\tPPL\tPK\t\t02\t\t\t\t100\t\t5\tAsia/Karachi\t2024-01-01\n"


def test_geonames_lines_are_places_without_claims():
    found, broken = geonames.read(io.BytesIO((PLACE + "1\t2\n").encode()), "PK.txt")
    (place,) = found.mentions
    assert (place.ref, place.location.country, place.location.latitude) == ("geonames:1167528", "PAK", 33.5)
    assert found.claims == ()
    assert "2 cells instead of 19" in broken.reason


def test_other_tables_of_tabs_are_refused():
    with pytest.raises(InputError, match="12 columns"):
        list(geonames.read(io.BytesIO(b"\t".join([b"x"] * 12)), "PK_postal.txt"))

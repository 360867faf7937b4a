import csv
import io
from dataclasses import replace

from claimbook.cli.formats import FORMATS
from claimbook.model.values import Extraction, Location, Mention
from tests.cli.samples import CLAIM, DOCUMENT, FOUND


def rows_of(found):
    form = FORMATS["csv"]()
    return list(csv.DictReader(io.StringIO(form.head + form.render(found), newline="")))


def test_a_row_holds_the_whole_claim():
    (row,) = rows_of(FOUND)
    assert {key: cell for key, cell in row.items() if cell} == {
        "doc": "orrin-1",
        "id": "c1",
        "type": "incident",
        "subtype": "attack",
        "perpetrator": "it ; Reed Brigade",
        "perpetrator_name": "Saltmarsh Front ; Reed Brigade",
        "target": "men",
        "target_name": "men",
        "place": "Orrin",
        "place_name": "Orrin",
        "killed": "at least 12",
        "killed_low": "12",
        "when": "on Monday",
        "start_date": "2024-03-04",
        "end_date": "2024-03-04",
        "holder": "Saltmarsh Front",
        "holder_name": "Saltmarsh Front",
        "polarity": "negative",
        "modality": "possible",
        "incident": "I1",
        "evidence": CLAIM.evidence[0].text,
        "evidence_start": "0",
        "evidence_end": "98",
        "confidence": "0.876",
        "engine": "hand/1",
    }


def test_a_report_puts_no_formula_into_a_spreadsheet():
    hostile = replace(CLAIM, doc="=cmd|' /C calc'!A0", roles={"place": (Mention("@Orrin", 0, 6),)})
    (row,) = rows_of(Extraction(DOCUMENT, (hostile,)))
    assert (row["doc"], row["place"]) == ("'=cmd|' /C calc'!A0", "'@Orrin")


def test_a_document_without_claims_has_no_row():
    assert rows_of(Extraction(DOCUMENT, ())) == []


def test_identities_and_places_have_their_columns():
    place = Mention("Orrin", 82, 87, ref="geonames:1", location=Location(1.5, -2.25, "OST", "Coast", where_prec=2))
    claim = replace(CLAIM, roles={"place": (place, Mention("Kest", 0, 4))}, when=replace(CLAIM.when, precision=1))
    (row,) = rows_of(Extraction(DOCUMENT, (claim,)))
    assert (row["place_ref"], row["place_latitude"], row["place_longitude"]) == ("geonames:1 ; ", "1.5 ; ", "'-2.25 ; ")
    assert (row["place_country"], row["place_admin1"], row["place_where_prec"]) == ("OST ; ", "Coast ; ", "2 ; ")
    assert row["date_prec"] == "1"

import io
from datetime import date

import pytest

from claimbook.errors import InputError
from claimbook.exchange.importers.ged import read
from claimbook.exchange.source import Remark
from claimbook.model.values import Extraction, Issue
from tests.exchange.builders import GED_HEAD, ged_file, ged_row

TAGS = dict.fromkeys(GED_HEAD, "") | {"date_start": "#date+start", "country": "#country+name"}


def rows(content):
    return list(read(io.BytesIO(content), "ged.csv"))


def one(**given):
    (found,) = rows(ged_file(ged_row(**given)))
    return found


def test_a_row_is_a_claim_that_the_dataset_makes():
    found = one()
    claim = found.claims[0]
    assert found.document.id == "ucdp-ged:700001"
    assert (claim.type, claim.subtype, claim.incident) == ("incident", "clash", "ucdp-ged:700001")
    assert [(who.text, who.ref, who.kind) for who in claim.roles["perpetrator"]] == [
        ("Government of Orrin", "ucdp:9000", "government")
    ]
    assert [(who.text, who.ref) for who in claim.roles["target"]] == [("Saltmarsh Front", "ucdp:9001")]
    assert (claim.holder.text, claim.holder.name) == ("police", "UCDP GED, after police")
    assert (claim.when.start_date, claim.when.end_date, claim.when.precision) == (date(2024, 3, 5), date(2024, 3, 5), 1)
    assert claim.engine == "import/ucdp-ged"


def test_without_an_original_source_the_dataset_alone_is_the_holder():
    assert one(source_original="").claims[0].holder.text == "UCDP GED"


def test_the_place_has_its_coordinates_and_country():
    place = one().claims[0].roles["place"][0]
    assert (place.text, place.location.latitude, place.location.country) == ("Orrin town", 33.5, "PAK")
    assert (place.location.admin1, place.location.where_prec) == ("Saltmarsh province", 1)


def test_the_best_number_is_one_claim_and_the_range_another():
    best, spread = one().claims
    assert (best.numbers["killed"].low, best.numbers["killed"].high, best.modality) == (14, 14, "actual")
    assert (spread.numbers["killed"].low, spread.numbers["killed"].high, spread.modality) == (12, 16, "possible")
    assert best.incident == spread.incident


def test_a_range_that_says_no_more_than_the_best_number_is_no_claim():
    assert len(one(low="14", high="14").claims) == 1


def test_every_span_is_a_slice_of_the_row():
    found = one(source_original="police\nand others")
    text = found.document.text
    for claim in found.claims:
        spans = [*claim.evidence, claim.holder, claim.when, *claim.numbers.values()]
        for span in [*spans, *(who for given in claim.roles.values() for who in given)]:
            assert text[span.start : span.end] == span.text


def test_one_sided_violence_is_an_attack_on_civilians():
    claim = one(type_of_violence="3", side_b="Civilians", side_b_new_id="1").claims[0]
    assert claim.subtype == "attack"
    assert [(who.kind, who.ref) for who in claim.roles["target"]] == [("people", "ucdp:1")]


def test_rows_of_tags_are_told_and_passed_over():
    tags, row = rows(ged_file(TAGS, ged_row()))
    assert (type(tags), tags.where) == (Remark, "line 2")
    assert isinstance(row, Extraction)


def test_a_blank_field_too_many_is_told_once_and_left_out():
    lines = ged_file(ged_row(), ged_row(id="700002")).replace(b"\r\n", b",\r\n").split(b",\r\n", 1)
    told, first, second = rows(lines[0] + b"\r\n" + lines[1])
    assert type(told) is Remark
    assert [one.document.id for one in (first, second)] == ["ucdp-ged:700001", "ucdp-ged:700002"]
    assert first.claims[0].numbers["killed"].low == 14


def test_columns_that_the_interface_names_otherwise():
    head = [{"best": "best_est", "high": "high_est", "low": "low_est"}.get(one, one) for one in GED_HEAD]
    given = ged_row(best_est="3", high_est="4", low_est="2")
    (found,) = rows(ged_file(given, head=head))
    assert [claim.numbers["killed"].low for claim in found.claims] == [3, 2]


def test_an_unnamed_column_is_told_and_left_out():
    told, found = rows(ged_file(ged_row(), head=("", *GED_HEAD)))
    assert type(told) is Remark
    assert isinstance(found, Extraction)


@pytest.mark.parametrize(
    "written", ["2024-03-05", "2024-03-05 00:00:00.000", "03/05/2024 00:00:00", "2024-03-05T00:00:00"]
)
def test_days_in_all_their_forms(written):
    assert one(date_start=written, date_end=written).claims[0].when.start_date == date(2024, 3, 5)


@pytest.mark.parametrize("written", ["1753-01-01", "1753-01-01 00:00:00.000", ""])
def test_a_day_that_stands_for_none(written):
    assert one(date_start=written, date_end=written).claims[0].when is None


def test_minus_one_is_a_missing_number_but_a_longitude():
    found = one(best="-1", low="-1", high="-1", longitude="-1.0")
    assert "killed" not in found.claims[0].numbers
    assert found.claims[0].roles["place"][0].location.longitude == -1.0


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"id": ""}, "no id"),
        ({"id": "12.5"}, "not a whole number"),
        ({"type_of_violence": "4"}, "is not 1, 2 or 3"),
        ({"best": "many"}, "is not a number"),
        ({"best": "-3"}, "is below zero"),
        ({"best": "nan"}, "is out of bounds"),
        ({"latitude": "91"}, "beyond 90 degrees"),
        ({"date_start": "31 Feb"}, "is not a date"),
        ({"date_start": "2024-02-31"}, "not a day of the calendar"),
        ({"date_start": "2024-03-05", "date_end": "2024-03-01"}, "the end 2024-03-01 lies before the start 2024-03-05"),
        ({"date_start": "31/01/2024"}, "not a day of the calendar"),
    ],
)
def test_a_broken_row_is_told_with_line_and_reason_and_the_rest_goes_in(given, reason):
    broken, good = rows(ged_file(ged_row(**given), ged_row(id="700002")))
    assert isinstance(broken, Issue)
    assert broken.where == "line 2"
    assert reason in broken.reason
    assert good.document.id == "ucdp-ged:700002"


def test_rows_of_another_width_and_bytes_that_are_no_text_are_told():
    head, row = ged_file(ged_row()).split(b"\r\n")[:2]
    wide, latin, good = rows(b"\r\n".join([head, row + b",1,2", row.replace(b"police", b"polic\xe9"), row, b""]))
    assert "51 cells where the header has 49" in wide.reason
    assert "not UTF-8" in latin.reason
    assert isinstance(good, Extraction)


def test_an_id_that_stood_before_is_told():
    first, second = rows(ged_file(ged_row(), ged_row()))
    assert isinstance(first, Extraction)
    assert "earlier row" in second.reason


def test_an_unclosed_quote_is_told():
    content = ged_file(ged_row()) + b'700009,"unclosed\r\n'
    assert [type(one) for one in rows(content)] == [Extraction, Issue]


@pytest.mark.parametrize("content", [b"", b"a,b,c\r\n1,2,3\r\n", b"\x00\x01\x02"])
def test_other_files_are_refused(content):
    with pytest.raises(InputError):
        rows(content)


def test_a_column_that_stands_twice_is_refused():
    with pytest.raises(InputError, match="stands twice"):
        rows(ged_file(ged_row(), head=(*GED_HEAD, "best")))


def test_the_same_row_gives_the_same_claims_and_another_text_others():
    assert one() == one()
    assert one().claims[0].id != one(best="15").claims[0].id

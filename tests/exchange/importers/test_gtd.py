from datetime import date

import pytest

from claimbook.errors import InputError, ResourceError
from claimbook.exchange import import_rows
from claimbook.exchange.consolidate import consolidate
from claimbook.model.values import Extraction, Issue
from claimbook.model.views import Range
from tests.exchange.builders import ged_file

ROW = {
    "eventid": "202403050001", "iyear": "2024", "imonth": "3", "iday": "5", "country_txt": "Pakistan",
    "provstate": "Saltmarsh", "city": "Orrin", "latitude": "33.5", "longitude": "70.25", "specificity": "1",
    "attacktype1": "3", "suicide": "1", "targtype1_txt": "Military", "target1": "Convoy", "gname": "Saltmarsh Front",
    "guncertain1": "0", "claimed": "1", "weaptype1_txt": "Explosives", "nkill": "14", "nwound": "9", "scite1": "Post",
}  # fmt: skip


@pytest.fixture
def rows(tmp_path):
    def read(*given):
        path = tmp_path / "gtd.csv"
        path.write_bytes(ged_file(*(ROW | one for one in given), head=tuple(ROW)))
        return list(import_rows("gtd", path))

    return read


def test_a_row_is_a_claim_of_the_gtd(rows):
    (found,) = rows({})
    claim = found.claims[0]
    assert (found.document.id, claim.subtype) == ("gtd:202403050001", "suicide_bombing")
    assert [claim.roles[role][0].text for role in ("perpetrator", "target", "weapon", "place")] == [
        "Saltmarsh Front", "Convoy", "Explosives", "Orrin",
    ]  # fmt: skip
    assert claim.roles["target"][0].kind == "force"
    incident = consolidate(found)
    assert incident.counts["killed"].value == Range(14, 14, 14)
    assert incident.counts["injured"].value == Range(9, 9, 9)


def test_who_claimed_it_is_a_claim_of_its_own(rows):
    (found,) = rows({})
    assert (found.claims[1].type, found.claims[1].subtype) == ("responsibility", "claimed")
    assert {one.stance for one in consolidate(found).perpetrators} == {"acted", "claimed"}
    (other,) = rows({"claimed": "0"})
    assert len(other.claims) == 1


def test_unknown_is_nobody_and_minus_nine_is_not_known(rows):
    (found,) = rows({"gname": "Unknown", "nkill": "-99", "nwound": "", "target1": "Unknown", "claimed": "-9"})
    claim = found.claims[0]
    assert "perpetrator" not in claim.roles
    assert claim.roles["target"][0].text == "Military"
    assert claim.numbers == {}


def test_private_targets_are_people(rows):
    (found,) = rows({"targtype1_txt": "Private Citizens & Property", "target1": "Mirwan Talat"})
    assert [one.value.private for one in consolidate(found).targets] == [True]


@pytest.mark.parametrize(
    ("given", "days"),
    [
        ({"iday": "0"}, (date(2024, 3, 1), date(2024, 3, 31), 4)),
        ({"iday": "0", "imonth": "0"}, (date(2024, 1, 1), date(2024, 12, 31), 5)),
    ],
)
def test_zero_is_an_unknown_day_or_month(rows, given, days):
    (found,) = rows(given)
    when = found.claims[0].when
    assert (when.start_date, when.end_date, when.precision) == days


@pytest.mark.parametrize(
    ("given", "reason"),
    [({"eventid": "x"}, "is not a number"), ({"iday": "40"}, "not a day"), ({"nkill": "-3"}, "below zero")],
)
def test_a_broken_row_is_told_and_the_rest_goes_in(rows, given, reason):
    broken, good = rows(given, {"eventid": "202403050002"})
    assert isinstance(broken, Issue)
    assert reason in broken.reason
    assert isinstance(good, Extraction)


def test_a_workbook_is_read_as_the_table_is(rows, tmp_path):
    openpyxl = pytest.importorskip("openpyxl", reason="Excel needs the extra `excel`")
    book = openpyxl.Workbook()
    book.active.append(list(ROW))
    book.active.append([float(one) if one.replace(".", "").isdigit() else one for one in ROW.values()])
    path = tmp_path / "gtd.xlsx"
    book.save(path)
    (found,), (same,) = list(import_rows("gtd", path)), rows({})
    assert found.claims[0].numbers["killed"].low == same.claims[0].numbers["killed"].low
    assert found.document.id == same.document.id


def test_no_workbook_is_refused(tmp_path):
    path = tmp_path / "gtd.xlsx"
    path.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises((InputError, ResourceError)):
        list(import_rows("gtd", path))

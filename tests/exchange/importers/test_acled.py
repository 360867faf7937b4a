import io
from datetime import date

import pytest

from claimbook.errors import InputError
from claimbook.exchange.acled_codes import COLUMNS
from claimbook.exchange.consolidate import consolidate
from claimbook.exchange.importers.acled import read
from claimbook.model.values import Extraction, Issue
from claimbook.model.views import Range
from tests.exchange.builders import ged_file

ROW = {
    "event_id_cnty": "ORR17", "event_date": "05 March 2024", "year": "2024", "time_precision": "1",
    "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "Saltmarsh Front", "inter1": "Rebel group",
    "actor2": "Civilians (Orrin)", "inter2": "Civilians", "iso": "586", "country": "Pakistan",
    "admin1": "Saltmarsh", "location": "Orrin", "latitude": "33.5", "longitude": "70.25", "geo_precision": "1",
    "source": "Orrin Post", "notes": "An invented note.", "fatalities": "14",
}  # fmt: skip


def rows(*given, head=COLUMNS):
    return list(read(io.BytesIO(ged_file(*(ROW | one for one in given), head=head)), "acled.csv"))


def test_a_row_is_a_claim_of_acled_after_its_source():
    (found,) = rows({})
    claim = found.claims[0]
    assert (found.document.id, claim.subtype, claim.engine) == ("acled:ORR17", "clash", "import/acled")
    assert claim.holder.name == "ACLED, after Orrin Post"
    assert [(one.text, one.kind) for one in claim.roles["target"]] == [("Civilians (Orrin)", "people")]
    assert claim.when.start_date == date(2024, 3, 5)
    location = claim.roles["place"][0].location
    assert (location.country, location.admin1, location.geo_precision) == ("PAK", "Saltmarsh", 1)


def test_fatalities_are_one_number():
    (found,) = rows({})
    assert consolidate(found).counts["killed"].value == Range(14, 14, 14)


def test_names_of_its_list_are_classes_not_persons():
    (found,) = rows({})
    assert [one.value.private for one in consolidate(found).targets] == [False]


def test_earlier_files_have_numbers_for_kinds_of_actors():
    (found,) = rows({"inter1": "1", "inter2": "7.0"})
    assert [found.claims[0].roles[role][0].kind for role in ("perpetrator", "target")] == ["force", "people"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"event_id_cnty": ""}, "no event_id_cnty"),
        ({"sub_event_type": "Parade"}, "no such sub_event_type"),
        ({"fatalities": "some"}, "is not a number"),
        ({"event_date": ""}, "no event_date"),
    ],
)
def test_a_broken_row_is_told_and_the_rest_goes_in(given, reason):
    broken, good = rows(given, {"event_id_cnty": "ORR18"})
    assert isinstance(broken, Issue)
    assert reason in broken.reason
    assert isinstance(good, Extraction)


def test_other_tables_are_refused():
    with pytest.raises(InputError, match="lacks the columns"):
        rows({}, head=("event_id_cnty", "notes"))

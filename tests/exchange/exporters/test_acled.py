import csv
import io

from claimbook.exchange import export_record
from claimbook.exchange.acled_codes import COLUMNS, KINDS, TYPES
from claimbook.merge import merge_entries
from claimbook.model.codebook import SUBTYPES
from tests.exchange.builders import AMBUSH, made, record


def rows(views, entries):
    content = export_record("acled", views, entries).files["acled.csv"].decode()
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_the_present_columns_in_their_order():
    views, entries = record()
    assert tuple(rows(views, entries)[0]) == COLUMNS
    assert len(COLUMNS) == 31


def test_an_attack_on_an_armed_side_is_a_battle():
    ambush, _ = rows(*record())
    assert (ambush["event_type"], ambush["sub_event_type"]) == ("Battles", "Armed clash")
    assert (ambush["actor1"], ambush["inter1"], ambush["actor2"], ambush["inter2"]) == (
        "Saltmarsh Front", "Rebel group", "soldiers", "State forces",
    )  # fmt: skip
    assert ambush["interaction"] == "Rebel group-State forces"
    assert (ambush["event_date"], ambush["time_precision"], ambush["fatalities"]) == ("2024-03-05", "1", "14")
    assert (ambush["iso"], ambush["region"], ambush["country"]) == ("586", "South Asia", "Pakistan")
    assert (ambush["location"], ambush["latitude"], ambush["geo_precision"]) == ("Orrin", "33.5", "1")
    assert ambush["notes"] == AMBUSH


def test_victims_are_civilians():
    _, shooting = rows(*record())
    assert (shooting["event_type"], shooting["actor2"]) == ("Violence against civilians", "Civilians")
    assert shooting["civilian_targeting"] == "Civilian targeting"
    assert "Talat" not in str(shooting)


def test_an_incident_without_a_day_is_told_as_lost():
    line = "incident/attack | id=I1 | perpetrator=Saltmarsh Front | target=soldiers"
    entries = made(AMBUSH, [line], "ambush")
    found = export_record("acled", merge_entries(entries), entries)
    assert [one.what for one in found.losses] == ["incidents without a day"]


def test_every_kind_of_incident_has_a_type_that_leads_back_to_a_kind():
    assert set(TYPES) == set(SUBTYPES["incident"])
    assert all(KINDS[sub] in SUBTYPES["incident"] for _, sub in TYPES.values())

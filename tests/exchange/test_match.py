import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimbook.exchange.consolidate import consolidate
from claimbook.exchange.importers.ged import read
from claimbook.exchange.match import WEIGHTS, compare, differences, distance_km, match
from claimbook.exchange.sides import place_of
from tests.exchange.builders import ged_file, ged_row, record

AMBUSH, SHOOTING = record()[0].incidents


def row(**given):
    (found,) = read(io.BytesIO(ged_file(ged_row(**given))), "ged.csv")
    return consolidate(found)


def features(**given):
    return dict(compare(AMBUSH, row(**given)).features)


def test_the_same_event_is_paired_and_says_why():
    found = match([AMBUSH, SHOOTING], [row()])
    (pair,) = found.pairs
    assert (pair.ours.id, pair.theirs.id) == (AMBUSH.id, "ucdp-ged:700001")
    assert dict(pair.features) == {
        "same day": 2.0, "within 10 km": 2.0, "a side in common": 1.5, "same deaths": 1.5,
    }  # fmt: skip
    assert pair.score == sum(dict(pair.features).values())
    assert found.ours_alone == (SHOOTING,)
    assert found.theirs_alone == ()


@pytest.mark.parametrize(
    ("other", "feature"),
    [
        ({"date_start": "2024-03-06", "date_end": "2024-03-06"}, "within 2 days"),
        ({"date_start": "2024-03-01", "date_end": "2024-03-31"}, "days overlap"),
        ({"latitude": "33.7"}, "within 50 km"),
        ({"latitude": "33.7", "where_prec": "4"}, "same province"),
        ({"latitude": "36", "adm_1": "Elsewhere"}, "beyond 150 km"),
        ({"best": "15"}, "deaths overlap"),
        ({"best": "99", "low": "90", "high": "99"}, "deaths apart"),
    ],
)
def test_features_say_how_near_the_two_accounts_are(other, feature):
    assert features(**other)[feature] == WEIGHTS[feature]


@pytest.mark.parametrize(
    "other",
    [
        {"date_start": "2024-04-05", "date_end": "2024-04-05"},
        {"country": "Mali", "country_id": "432"},
        {"latitude": "36", "adm_1": "Elsewhere", "side_b": "Others", "side_b_new_id": "9", "best": "90", "low": "90"},
    ],
)
def test_other_events_are_not_paired(other):
    assert match([AMBUSH], [row(**other)]).pairs == ()


def test_an_incident_is_in_one_pair_at_most_the_best_one():
    near, exact = row(id="700001", date_start="2024-03-06", date_end="2024-03-06"), row(id="700002")
    found = match([AMBUSH], [near, exact])
    assert [pair.theirs.id for pair in found.pairs] == ["ucdp-ged:700002"]
    assert found.theirs_alone == (near,)


@settings(max_examples=10, deadline=None)
@given(st.permutations(range(4)))
def test_the_order_of_rows_changes_nothing(order):
    rows = [row(id=str(700001 + number)) for number in range(4)]
    found = match([AMBUSH], [rows[number] for number in order])
    assert [pair.theirs.id for pair in found.pairs] == ["ucdp-ged:700001"]


def test_differences_show_what_each_has_that_the_other_lacks():
    wounded = replace(AMBUSH, counts={**AMBUSH.counts, "injured": AMBUSH.counts["killed"]})
    told = {one.field: (one.ours, one.theirs) for one in differences(wounded, row())}
    assert told["injured"] == ("14..14", None)
    assert told["killed"] == ("14..14", "12..16")
    assert told["hit"] == ("soldiers", "Saltmarsh Front")
    assert "when" not in told


def test_victims_have_no_name_in_differences():
    told = {one.field: one.ours for one in differences(SHOOTING, row())}
    assert told["hit"] == "Civilians; Civilians"


def test_kilometres_on_a_sphere():
    one, other = place_of(row()), place_of(row(latitude="34.5"))
    assert distance_km(one, other) == pytest.approx(111.19, abs=0.01)
    assert distance_km(one, replace(other, location=None)) is None

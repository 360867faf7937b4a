"""In which country of today the places of UCDP's events lie."""

import pytest

from claimbook.resolve.places.conflict import _country_now

WIDE = frozenset({("SS", "upper nile"), ("SD", "khartoum"), ("SS", "abyei"), ("SD", "abyei")})


@pytest.mark.parametrize(
    ("country", "name", "unit", "now"),
    [
        ("SD", "Malakal town", "Upper Nile", "SS"),
        ("SD", "Upper Nile", "", "SS"),
        ("SD", "Omdurman", "Khartoum", "SD"),
        ("SD", "Abyei town", "Abyei", "SD"),
        ("SD", "Malakal town", "", "SD"),
        ("TD", "Malakal town", "Upper Nile", "TD"),
    ],
)
def test_an_event_lies_where_its_unit_lies_today_unless_both_states_have_one_of_that_name(country, name, unit, now):
    assert _country_now(country, name, unit, WIDE) == now

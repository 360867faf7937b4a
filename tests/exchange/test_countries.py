import pytest

from claimbook.exchange.countries import by_gw, by_iso2, by_iso3, by_name, countries, ucdp_region
from claimbook.model.names import folded


def test_codes_are_given_once():
    for key in ("iso3", "iso2", "iso_number", "gw"):
        given = [getattr(one, key) for one in countries() if getattr(one, key)]
        assert len(given) == len(set(given))


def test_every_code_and_name_leads_to_its_country():
    pakistan = by_iso3()["PAK"]
    assert by_gw()[770] == by_iso2()["PK"] == by_name()["pakistan"] == pakistan
    assert by_name()[folded("Myanmar (Burma)")] == by_name()["myanmar"]


@pytest.mark.parametrize(
    ("gw", "region"),
    [(70, "Americas"), (365, "Europe"), (475, "Africa"), (651, "Middle East"), (770, "Asia"), (626, "Africa")],
)
def test_ucdps_regions_follow_the_numbers(gw, region):
    assert ucdp_region(gw) == region

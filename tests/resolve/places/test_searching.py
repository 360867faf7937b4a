import pytest

from claimbook.errors import FormatError
from claimbook.resolve.places.searching import country_code, point_named, search_places
from tests.resolve.places.world import small_gazetteer


def refs(*asked):
    return [place.ref for _, place in search_places(small_gazetteer(), *asked)]


def test_the_best_known_first_or_the_nearest():
    assert refs("Paris") == ["geonames:2988507", "geonames:4717560"]
    assert refs("Paris", None, "Dallas") == ["geonames:4717560", "geonames:2988507"]
    assert refs("Paris", None, "32,-96") == ["geonames:4717560", "geonames:2988507"]


def test_one_country_alone():
    assert refs("Paris", "US") == ["geonames:4717560"]


@pytest.mark.parametrize("given", ["PK", "pk", "PAK", "Pakistan"])
def test_a_country_by_code_or_name(given):
    assert country_code(small_gazetteer(), given) == "PK"


def test_what_is_no_country_or_place_is_refused():
    with pytest.raises(FormatError, match="is no country"):
        country_code(small_gazetteer(), "Atlantis")
    with pytest.raises(FormatError, match="is no place"):
        point_named(small_gazetteer(), "Atlantis")

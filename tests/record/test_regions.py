"""A region that nobody knows is refused, with the names that are near."""

import pytest

from claimbook.assess import ground_of, scope_of
from claimbook.errors import InputError
from claimbook.model.values import Location
from claimbook.model.views import Party, Relation, Value, Views
from claimbook.record.regions import country_spelt, did_you_mean, is_placed
from tests.assess.record import views

ORRIN = Party("name:orrin", "Orrin Marsh", location=Location(33.5, 70.25, "PAK", "Saltmarsh province"))


def told_of(place):
    group = Party("name:tern", "Tern Brigade")
    edge = Relation("r1", "presence", "camp", group, None, place, Value(None, "no claim"), None, (), (), False, 1)
    return Views((), (edge,), ())


def test_a_unit_that_the_book_tells_of_is_a_region():
    assert country_spelt("saltmarsh", told_of(ORRIN)) is None


def test_a_country_may_be_spelt_as_elsewhere():
    assert country_spelt("Afganistan", views()) == "AFG"


def test_what_neither_the_gazetteer_nor_the_book_knows_is_refused_with_near_names():
    with pytest.raises(InputError, match="Did you mean Orrin Marsh"):
        country_spelt("Orrin Marssh", told_of(ORRIN))


def test_only_names_that_are_near_are_named():
    assert did_you_mean("Malii", ["Mali", "Malta", "Chad"]) == "Did you mean Mali?"
    assert not did_you_mean("Xyzzy", ["Mali"])


def test_a_ground_is_placed_where_anything_of_it_is():
    found = views()
    assert is_placed(ground_of(found, scope_of(found, "Ember League", region="Pell")))
    assert not is_placed(ground_of(found, scope_of(found, "Ember League", region="Nowhere")))

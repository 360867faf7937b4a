import pytest

from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.index import index
from claimbook.resolve.places.rows import Row
from claimbook.resolve.places.surroundings import surroundings
from tests.resolve.places.world import small_gazetteer, small_world


def around(text, word):
    start = text.index(word)
    return surroundings(text, start, start + len(word), small_gazetteer())


def holders(text, word):
    return {small_gazetteer().place(number).name for number in around(text, word).holders}


@pytest.mark.parametrize(
    ("text", "word", "holder"),
    [
        ("in Machh, Balochistan, on Sunday", "Machh", "Balochistan"),
        ("in Machh (Balochistan)", "Machh", "Balochistan"),
        ("in Machh in Balochistan", "Machh", "Balochistan"),
        ("in the Machh area of Balochistan province", "Machh", "Balochistan"),
        ("in Balochistan's Machh area", "Machh", "Balochistan"),
        ("in Balochistan’s restive Machh", "Machh", "Balochistan"),
        ("in the Balochistan province town of Machh", "Machh", "Balochistan"),
        ("in Paris, Tex.", "Paris", "Texas"),
    ],
)
def test_containment_as_it_is_written(text, word, holder):
    assert holder in holders(text, word)


@pytest.mark.parametrize("text", ["from Machh to Quetta", "Machh and Quetta", "Machh. Balochistan"])
def test_places_that_merely_follow_hold_nothing(text):
    assert holders(text, "Machh") == set()


def test_kind_words_beside_a_name():
    assert around("the Swat river rose", "Swat").words == {"river"}
    assert around("the town of Swat", "Swat").words == {"town"}
    assert around("the Swat River", "Swat River").words == {"river"}


@pytest.mark.parametrize(("country", "code"), [("Pakistan", "PK"), ("Afghanistan", "AF")])
def test_of_two_units_of_one_name_the_one_in_the_country_behind_it_is_meant(country, code):
    world = small_world()
    there = Row("Garmis Province", "admin1", "PK", (27.0, 65.0), 700, code="PK.70", population=10, names=["Garmis"])
    world.add(there)
    world.fold()
    gazetteer = Gazetteer(index(world))
    around = surroundings(f"Zzyzxville, Garmis Province, {country}.", 0, len("Zzyzxville"), gazetteer)
    assert gazetteer.place(around.unit).country == around.country == code

import pytest

from claimbook.resolve.places.gazetteer import EXACT, FOLDED, FUZZY
from tests.resolve.places.world import small_gazetteer


def named(found):
    gazetteer = small_gazetteer()
    return [(gazetteer.place(one.number).name, gazetteer.place(one.number).country) for one in found]


def test_a_place_has_what_its_row_said():
    gazetteer = small_gazetteer()
    place = gazetteer.place(gazetteer.exact("Machh")[0].number)
    assert (place.ref, place.kind, place.country, place.people, place.events) == (
        "geonames:1171757",
        "town",
        "PK",
        44_000,
        9,
    )
    assert place.point == pytest.approx((29.86, 67.33), abs=1e-5)
    assert gazetteer.place(place.admin1).name == "Balochistan"
    assert gazetteer.place(place.admin2).name == "Kachhi District"


def test_exact_wants_the_spelling_folded_does_not():
    gazetteer = small_gazetteer()
    assert [one.how for one in gazetteer.folded("Qandahar")] == [EXACT]
    assert [one.how for one in gazetteer.folded("QANDAHĀR")] == [FOLDED]
    assert gazetteer.exact("QANDAHĀR") == ()


def test_the_best_known_place_comes_first():
    assert named(small_gazetteer().find("Paris")) == [("Paris", "FR"), ("Paris", "US")]


@pytest.mark.parametrize("slip", ["Kandhar", "Kandahhar", "Kandaher", "Kadnahar", "Khandahar"])
def test_a_slip_or_another_romanisation_still_finds_the_place(slip):
    found = small_gazetteer().find(slip)
    assert named(found)[0] == ("Kandahār", "AF")
    assert found[0].how == FUZZY
    assert 0.7 < found[0].likeness < 1


def test_two_slips_are_forgiven_where_nothing_is_nearer():
    found = small_gazetteer().find("Balochisgtkan")
    assert named(found) == [("Balochistan", "PK")]
    assert found[0].likeness == pytest.approx(1 - 2 / 13)


def test_similar_names_have_one_slip_or_the_same_consonants():
    assert named(small_gazetteer().similar("Qandaahar"))[0] == ("Kandahār", "AF")
    assert small_gazetteer().similar("Balochisgtkan") == ()


@pytest.mark.parametrize("name", ["", "Xyzzyx", "Kand", "\n\t", "a" * 10_000, "Machh\x00"])
def test_unknown_and_odd_names_find_nothing_or_fail_softly(name):
    assert all(one.how != EXACT for one in small_gazetteer().find(name))


def test_a_unit_is_found_without_its_kind_word():
    assert named(small_gazetteer().find("Kachhi")) == [("Kachhi District", "PK")]


def test_former_names_keep_their_years():
    gazetteer = small_gazetteer()
    place = gazetteer.place(gazetteer.find("NWFP")[0].number)
    assert place.name == "Khyber Pakhtunkhwa"
    assert gazetteer.former_names(place) == [("NWFP", 1901, 2010)]


def test_a_place_of_several_countries_has_none():
    gazetteer = small_gazetteer()
    place = gazetteer.place(gazetteer.find("Khorasan")[0].number)
    assert place.country == ""
    assert gazetteer.alpha3(place.country) is None
    assert gazetteer.country_name(place.country) == ""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimbook.model.values import Document, Extraction, Mention
from claimbook.resolve.places.locate import DESCRIBED, locate_places
from claimbook.resolve.places.pointing import Named, Spoken, is_description, pointed_at, subject_at
from tests.resolve.places.world import marked, small_gazetteer


def located(text, *words):
    found = Extraction(Document("d", text), (), marked(text, *words).mentions)
    return locate_places(found, small_gazetteer()).mentions


def spot(text, word, kind="town", country="PK", words=()):
    start = text.index(word)
    return Named(start, start + len(word), word.casefold(), kind, country, frozenset(words))


@pytest.mark.parametrize("words", ["city", "market", "there", "the area", "grain elevator", "north of the country"])
def test_words_without_a_capital_describe_a_place(words):
    assert is_description(words, "Fighting went on in Machh and elsewhere.")


@pytest.mark.parametrize("words", ["Machh", "al-Hol", "eastern Machh", "North Sea", "مچھ", "كويتا"])
def test_words_with_a_capital_or_of_a_script_without_capitals_name_one(words):
    assert not is_description(words, "Fighting went on in Machh and elsewhere.")


@pytest.mark.parametrize(("words", "described"), [("CITY", True), ("MACHH", False), ("SALT MARKET", False)])
def test_in_capitals_throughout_only_common_nouns_describe(words, described):
    assert is_description(words, "FIGHTING WENT ON IN MACHH, A CITY WITH A SALT MARKET.") is described


def test_a_common_noun_is_no_town_of_that_name():
    (market,) = located("Quetta was calm. A bomb went off in a market.", "market")
    assert (market.ref, market.location, market.why.reason) == (None, None, DESCRIBED)


@pytest.mark.parametrize(
    ("text", "words", "ref"),
    [
        ("A bomb went off in Machh. Gunmen later killed seven people there.", "there", "geonames:1171757"),
        ("Gunmen entered Quetta by night. Balochistan's police closed the city.", "the city", "geonames:1167528"),
        ("Gunmen entered Machh. Attacks across the province grow in Balochistan.", "province", None),
        ("In Balochistan, near Machh, attacks across the province grow.", "province", "geonames:1183606"),
        ("Gunmen entered Machh. Nobody in the country was surprised.", "country", "geonames:1168579"),
    ],
)
def test_a_description_is_the_place_that_it_points_back_to(text, words, ref):
    names = [one for one in ("Machh", "Quetta", "Balochistan") if one in text]
    *_, found = located(text, *names, words)
    assert found.ref == ref
    assert found.why.reason == DESCRIBED if ref is None else found.why.reason.startswith("points back to")


def test_the_area_of_a_town_is_near_it_not_in_it():
    machh, area = located("Machh was quiet, but the area is not safe.", "Machh", "area")
    assert (area.ref, machh.location.where_prec, area.location.where_prec) == (machh.ref, 1, 2)


def test_a_description_points_at_a_place_that_no_gazetteer_knows():
    there, town = located("Gunmen entered Zzyzxville. They hold the town.", "Zzyzxville", "town")
    assert (there.ref, town.ref, town.name) == (None, None, "Zzyzxville")


@pytest.mark.parametrize("before", ["a", "another", "three", "some small", "which"])
def test_one_of_many_points_at_nothing(before):
    text = f"Gunmen entered Quetta and took {before} town"
    assert pointed_at("town", text, len(text) - 4, [spot(text, "Quetta")]) is None


def test_what_is_far_or_comes_later_is_not_pointed_at():
    far = "Quetta was calm. " + "Nothing else was said of it. " * 40 + "They hold the city. Machh fell."
    at = far.index("city")
    assert pointed_at("city", far, at, [spot(far, "Quetta"), spot(far, "Machh")]) is None


def test_a_place_given_with_the_document_is_looked_up_whatever_its_words():
    given_place = Mention("machh", 13, 18, kind="place")
    text = "Fighting, in machh, went on."
    found = locate_places(Extraction(Document("d", text, given=(given_place,)), (), (given_place,)), small_gazetteer())
    assert found.mentions[0].ref == "geonames:1171757"


@given(st.text(max_size=60), st.text(max_size=60))
def test_no_words_do_harm(words, text):
    is_description(words, text)
    pointed_at(words, text + words, len(text), [Named(0, 1, "a", None, None, frozenset())])


def test_the_country_is_the_state_where_most_places_lie_not_the_last_one_named():
    text = "Gunmen entered Machh and Quetta. Some fled to Herat. Nobody in the country was surprised."
    named = [spot(text, "Machh"), spot(text, "Quetta"), spot(text, "Herat", country="AF")]
    assert pointed_at("country", text, text.index("country"), named) == named[1]


def test_the_country_is_open_where_the_text_speaks_more_of_another_state_than_that_of_its_places():
    text = "He was treated in Herat. A coup in the country had failed."
    named = [spot(text, "Herat", country="AF")]
    assert pointed_at("country", text, text.index("country"), named, Spoken({"AF": 1, "PK": 3})) is None
    assert pointed_at("country", text, text.index("country"), named, Spoken({"AF": 3, "PK": 1})) == named[0]


def test_in_a_report_on_several_states_the_country_is_the_nearest_that_fits_the_subject():
    text = "Shells hit Herat.\nPakistan closes the country. Paris and Machh were calm."
    named = [spot(text, "Herat", country="AF"), spot(text, "Paris", country="FR"), spot(text, "Machh")]
    at = text.index("country")
    assert subject_at(text, at) == "Pakistan closes"
    assert pointed_at("country", text, at, named, Spoken(subject={"PK"})) is None
    assert pointed_at("country", text, at, named, Spoken(subject={"AF"})) == named[0]
    assert pointed_at("country", text, at, named) == named[0]


def test_a_place_of_the_same_sentence_is_the_country_whoever_acts_there():
    text = "The Afghan army left Machh and with it the country. Paris and Herat were calm."
    named = [spot(text, "Machh"), spot(text, "Paris", country="FR"), spot(text, "Herat", country="AF")]
    assert pointed_at("country", text, text.index("country"), named, Spoken(subject={"AF"})) == named[0]


def test_a_side_of_a_town_is_not_the_town_that_is_pointed_at():
    text = "Rebels entered Machh. Troops fell back to southern Quetta, and the rebels held the town."
    *_, town = located(text, "Machh", "southern Quetta", "town")
    assert town.name == "Machh, Balochistan, Pakistan"

import pytest

from claimbook.model.values import Claim, Document, Extraction, Mention
from claimbook.resolve.places.answering import OBSCURE, UNKNOWN
from claimbook.resolve.places.locate import A_PEOPLE, DESCRIBED, IN_A_NAME, SHORT, locate_places
from tests.resolve.places.world import marked, small_gazetteer


def located(text, *words, kind="place"):
    return locate_places(marked(text, *words, kind=kind), small_gazetteer()).mentions


def test_a_town_gets_identity_units_coordinates_and_precision():
    (machh,) = located("Gunmen killed coal miners in Machh.", "Machh")
    assert (machh.ref, machh.name) == ("geonames:1171757", "Machh, Balochistan, Pakistan")
    place = machh.location
    assert (place.latitude, place.longitude) == (29.86, 67.33)
    assert (place.country, place.admin1, place.admin2) == ("PAK", "Balochistan", "Kachhi District")
    assert (place.where_prec, place.geo_precision) == (1, 1)


@pytest.mark.parametrize(
    ("text", "word", "where_prec", "geo_precision"),
    [
        ("Fighting went on in Kachhi district.", "Kachhi district", 3, 2),
        ("Fighting went on in Balochistan.", "Balochistan", 4, 3),
        ("Fighting went on along the Swat River.", "Swat River", 5, 3),
        ("Fighting went on in Pakistan.", "Pakistan", 6, 3),
        ("A bomb went off near Machh.", "Machh", 2, 2),
        ("A bomb went off in the Machh area.", "Machh", 2, 2),
    ],
)
def test_precision_follows_the_kind_of_place_and_its_surroundings(text, word, where_prec, geo_precision):
    (found,) = located(text, word)
    assert (found.location.where_prec, found.location.geo_precision) == (where_prec, geo_precision)


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("He was born in Paris, Texas.", "geonames:4717560"),
        ("He was born in Paris, Tex., in 1950.", "geonames:4717560"),
        ("Shops in Texas' town of Paris closed. Dallas sent help.", "geonames:4717560"),
        ("He was born in Paris.", "geonames:2988507"),
    ],
)
def test_what_the_text_says_holds_a_place_decides(text, ref):
    assert located(text, "Paris")[0].ref == ref


@pytest.mark.parametrize(("words", "ref"), [("Herat", "geonames:1140026"), ("Herat province", "geonames:1140025")])
def test_a_name_that_a_province_has_from_its_city_means_the_city(words, ref):
    (found,) = located(f"A bomb went off in {words}, Afghanistan.", words)
    assert found.ref == ref


def test_a_mention_may_tell_what_holds_it():
    (found,) = located("A bomb went off in Paris, Texas, on Friday.", "Paris, Texas")
    assert (found.ref, found.text) == ("geonames:4717560", "Paris, Texas")


@pytest.mark.parametrize("words", ["Paris, Masisi", "Paris, Quetta and Texas"])
def test_a_mention_that_is_a_list_or_held_by_something_unknown_is_left_open(words):
    (found,) = located(f"Bombs went off in {words}.", words)
    assert found.ref is None


def test_countries_in_play_decide_between_places_of_one_name():
    (there,) = located("Afghan police said a mine exploded in Mir Ali. Afghanistan sent troops.", "Mir Ali")
    (here,) = located("Pakistani troops said a mine exploded in Mir Ali.", "Mir Ali")
    assert (there.location.country, here.location.country) == ("AFG", "PAK")


@pytest.mark.parametrize(
    ("words", "country", "admin1", "where_prec"),
    [
        ("eastern Afghanistan", "AFG", None, 5),
        ("north-west Pakistan", "PAK", None, 5),
        ("southern Balochistan", "PAK", "Balochistan", 4),
    ],
)
def test_a_side_of_a_country_or_unit_lies_there_and_is_no_place_of_its_own(words, country, admin1, where_prec):
    (found,) = located(f"Fighting went on in {words}.", words)
    place = found.location
    assert (found.ref, found.name) == (None, None)
    assert (place.country, place.admin1, place.where_prec, place.geo_precision) == (country, admin1, where_prec, 3)
    assert found.why.reason.startswith("a side of")


@pytest.mark.parametrize("words", ["eastern Orrinia", "eastern Orrin", "East Quetta"])
def test_a_side_of_a_small_town_or_of_something_unknown_or_with_a_capital_stays_open(words):
    assert located(f"Fighting went on in {words}.", words)[0].location is None


@pytest.mark.parametrize(
    "words", ["eastern Quetta", "central Quetta", "Quetta International Airport", "Quetta air base"]
)
def test_a_side_of_a_town_and_its_airport_lie_roughly_there_and_have_no_identity(words):
    (found,) = located(f"Fighting went on in {words}.", words)
    assert (found.ref, found.location.latitude, found.location.where_prec) == (None, 30.18, 2)
    assert found.why.reason == "a part of, or a site at, Quetta, Balochistan, Pakistan"


@pytest.mark.parametrize("words", ["Pakistani town Quetta", "Pakistani capital Zzyzxville"])
def test_only_a_capital_or_port_before_a_known_name_is_a_title(words):
    assert located(f"Fighting went on in the {words}.", words)[0].ref is None


@pytest.mark.parametrize("words", ["Baloch capital Quetta", "the capital city of Quetta", "port city of Quetta"])
def test_a_title_before_a_name_does_not_hide_it(words):
    assert located(f"Fighting went on in {words}.", words)[0].ref == "geonames:1167528"


def test_a_refugee_camp_is_called_by_its_name():
    (found,) = located("A bomb went off in Machh refugee camp.", "Machh refugee camp")
    assert found.ref == "geonames:1171757"


@pytest.mark.parametrize(
    ("text", "word", "country", "where_prec"),
    [
        ("A bomb went off in Zorgan, Pakistan.", "Zorgan", "PAK", 6),
        ("A bomb went off in Zorgan, in southern Pakistan, on Friday.", "Zorgan", "PAK", 6),
        ("A bomb went off in Zorgan, Hurl Township, Balochistan, Pakistan.", "Zorgan", "PAK", 4),
        ("A bomb went off in the Zorgan area of Kachhi, Pakistan.", "Zorgan area", "PAK", 3),
        ("Gunmen stormed an outpost in Zorgan, Pakistan.", "outpost", "PAK", 6),
        ("A bomb went off in Zorgan, Pakistan.", "Zorgan, Pakistan", "PAK", 6),
    ],
)
def test_a_place_that_nobody_knows_lies_in_the_unit_or_country_behind_its_name(text, word, country, where_prec):
    given = (Mention(word, text.index(word), text.index(word) + len(word), kind="place"),)
    (found,) = locate_places(Extraction(Document("d", text), (), given), small_gazetteer()).mentions
    assert (found.ref, found.location.country, found.location.where_prec) == (None, country, where_prec)
    assert "the text says that it lies in" in found.why.reason


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A bomb went off in Zorgan near Quetta, Pakistan.", "Zorgan"),
        ("A bomb went off on the Zorgan border in Balochistan, Pakistan.", "Zorgan border"),
        ("A ship sank off the coast of Zorgan, Pakistan.", "Zorgan"),
        ("A ship sank off Zorgan, Pakistan.", "Zorgan"),
        ("Envoys of Zorgan, Pakistan, Afghanistan and Georgia met.", "Zorgan"),
        ("Envoys of Zorgan, Pakistan and Afghanistan met.", "Zorgan"),
        ("A bomb went off in Zorgan. Pakistan was shocked.", "Zorgan"),
        ("A bomb went off in Zorgan, Pakistan's police said.", "Zorgan"),
        ("A bomb went off in Zorgan, Georgia.", "Zorgan"),
    ],
)
def test_what_is_not_surely_behind_the_name_of_an_unknown_place_does_not_hold_it(text, word):
    assert located(text, word)[0].location is None


def test_a_similar_name_does_not_go_against_the_country_that_is_written():
    (found,) = located("A bomb went off in Kandaher, Pakistan. Afghanistan denied it.", "Kandaher")
    assert (found.ref, found.location.country) == (None, "PAK")


def test_a_field_or_refinery_is_no_town_of_a_similar_name():
    (found,) = located("Drones hit the Kandaher oil field. Afghanistan said so.", "Kandaher")
    assert (found.ref, found.location) == (None, None)
    assert located("Drones hit the Kandahar oil field. Afghanistan said so.", "Kandahar")[0].ref == "geonames:1138336"


def test_the_short_form_of_a_building_is_the_one_that_was_named_in_full():
    text = "A man was stabbed at Vintners' Hall in Paris, France. He left the Hall. The Hall is closed."
    spans = [(21, 35), (66, 70), (76, 80)]
    mentions = tuple(Mention(text[a:b], a, b, kind="facility") for a, b in spans)
    full, *short = locate_places(Extraction(Document("d", text), (), mentions), small_gazetteer()).mentions
    assert [one.location for one in short] == [full.location] * 2
    assert short[0].why.reason == 'short for "Vintners\' Hall"'


def test_a_short_form_without_the_full_one_stays_open():
    text = "He left the Hall."
    mention = Mention("the Hall", 8, 16, kind="place")
    (found,) = locate_places(Extraction(Document("d", text), (), (mention,)), small_gazetteer()).mentions
    assert (found.ref, found.location, found.why.reason) == (None, None, SHORT)


def _claimed(text, *words):
    places = tuple(Mention(one, text.index(one), text.index(one) + len(one), kind="place") for one in words)
    claim = Claim("d", "c", "incident", "attack", {"place": places}, {}, None, None, None, "positive", "actual", ())
    return locate_places(Extraction(Document("d", text), (claim,)), small_gazetteer()).claims[0].roles["place"]


def test_a_site_without_a_name_lies_roughly_in_the_one_town_of_its_claim():
    market, machh = _claimed("A bomb went off in a market. It was in Machh.", "market", "Machh")
    assert (market.ref, market.location.latitude, market.location.where_prec) == (None, 29.86, 2)
    assert market.why.reason == f"{DESCRIBED}; in Machh, Balochistan, Pakistan, where the claim puts it"
    assert machh.location.where_prec == 1


@pytest.mark.parametrize(
    "words", [("market",), ("market", "Machh", "Quetta"), ("market", "Balochistan"), ("coast", "Machh")]
)
def test_a_site_of_no_town_or_of_two_and_what_is_no_site_stay_open(words):
    text = "A bomb went off in a market on the coast. Machh, Quetta and Balochistan were shocked."
    assert _claimed(text, *words)[0].location is None


def test_a_small_place_in_a_country_that_the_text_does_not_speak_of_is_left_open():
    (found,) = located("Afghan police said that a mine exploded in Orrin.", "Orrin")
    assert (found.ref, found.why.reason) == (None, OBSCURE)
    assert located("Texas police said that a mine exploded in Orrin.", "Orrin")[0].ref == "geonames:4700000"
    assert located("A mine exploded in Orrin.", "Orrin")[0].ref == "geonames:4700000"


def test_other_places_pull():
    atlanta, _ = located("Georgia votes. Texas votes as well, and so do the United States.", "Georgia", "Texas")
    assert atlanta.ref == "geonames:4197000"


def test_the_same_name_is_the_same_place_throughout():
    text = "Paris, Texas, is small. Paris likes it so."
    given = (Mention("Paris", 0, 5, kind="place"), Mention("Paris", 24, 29, kind="place"))
    found = locate_places(Extraction(Document("d", text, given=given), (), given), small_gazetteer())
    assert {one.ref for one in found.mentions} == {"geonames:4717560"}


def test_a_kind_word_tells_a_river_from_a_district():
    assert located("Boats crossed the Swat river.", "Swat")[0].ref == "place:swat-river"
    assert located("Troops entered Swat district.", "Swat")[0].ref == "geonames:1164211"


def test_every_answer_carries_its_reason_and_candidates():
    (paris,) = located("He was born in Paris, Texas.", "Paris")
    assert "the text says what holds it" in paris.why.reason
    assert [one.ref for one in paris.why.candidates] == ["geonames:4717560", "geonames:2988507"]
    for one in paris.why.candidates:
        assert one.score == pytest.approx(sum(value for _, value in one.features), abs=0.01)


def test_a_former_name_tells_its_years():
    (nwfp,) = located("A school was blown up in NWFP.", "NWFP")
    assert nwfp.name == "Khyber Pakhtunkhwa, Pakistan"
    assert "so called from 1901 until 2010" in nwfp.why.reason


def test_an_unknown_name_stays_open_and_says_so():
    (nowhere,) = located("A bomb went off in Zzyzxville.", "Zzyzxville")
    assert (nowhere.ref, nowhere.location) == (None, None)
    assert nowhere.why.reason == UNKNOWN


def test_a_similar_name_in_a_country_nobody_speaks_of_stays_open_with_candidates():
    (nearly,) = located("A bomb went off in Kandaher.", "Kandaher")
    assert (nearly.ref, nearly.location) == (None, None)
    assert nearly.why.candidates[0].ref == "geonames:1138336"
    assert located("A bomb went off in Kandaher, Afghanistan.", "Kandaher")[0].ref == "geonames:1138336"


def test_a_place_in_the_name_of_a_group_is_no_place():
    text = "Islamic State in Khorasan claimed it."
    group = Mention("Islamic State in Khorasan", 0, 25, kind="group")
    inner = Mention("Khorasan", 17, 25, kind="place")
    found = locate_places(Extraction(Document("d", text), (), (group, inner)), small_gazetteer())
    assert found.mentions[0] == group
    assert (found.mentions[1].ref, found.mentions[1].why.reason) == (None, IN_A_NAME)


def test_a_people_is_no_place_unless_given_as_one():
    text = "The Afghan Taliban denied it."
    afghan = Mention("Afghan", 4, 10, kind="place")
    found = locate_places(Extraction(Document("d", text), (), (afghan,)), small_gazetteer())
    assert (found.mentions[0].ref, found.mentions[0].why.reason) == (None, A_PEOPLE)
    assert located(text, "Afghan")[0].location.country == "AFG"


def test_places_of_claims_are_located_and_other_roles_left_alone():
    text = "Gunmen attacked Machh."
    roles = {"perpetrator": (Mention("Gunmen", 0, 6),), "place": (Mention("Machh", 16, 21, kind="place"),)}
    claim = Claim("d", "c", "incident", "attack", roles, {}, None, None, None, "positive", "actual", ())
    (found,) = locate_places(Extraction(Document("d", text), (claim,)), small_gazetteer()).claims
    assert found.roles["place"][0].ref == "geonames:1171757"
    assert found.roles["perpetrator"] == roles["perpetrator"]


def test_an_identity_that_is_there_is_not_overruled():
    text = "A bomb went off in Machh."
    known = Mention("Machh", 19, 24, ref="own:1", kind="place")
    found = locate_places(Extraction(Document("d", text), (), (known,)), small_gazetteer())
    assert found.mentions == (known,)


@pytest.mark.parametrize("kind", ["time", "person", "group", None])
def test_mentions_of_other_kinds_are_left_alone(kind):
    before = marked("In Machh, Machh.", "Machh", kind=kind)
    assert locate_places(before, small_gazetteer()) == before


@pytest.mark.parametrize("words", ["", "...", "'s", "the", "\u202e", "x" * 5000, "(((((", "Machh" * 500])
def test_hostile_words_do_no_harm(words):
    text = f"In {words} it was."
    mention = Mention(words, 3, 3 + len(words), kind="place")
    found = locate_places(Extraction(Document("d", text), (), (mention,)), small_gazetteer())
    assert found.mentions[0].location is None


def test_a_village_that_nobody_knows_lies_in_the_unit_that_is_written():
    (found,) = located("A mine exploded in Zorgan, Balochistan province.", "Zorgan")
    assert (found.ref, found.name) == (None, None)
    assert (found.location.admin1, found.location.where_prec) == ("Balochistan", 4)
    assert "the text says that it lies in Balochistan" in found.why.reason


def test_without_a_kind_word_a_list_is_not_taken_for_a_unit():
    (found,) = located("A mine exploded in Zorgan, Balochistan and Texas.", "Zorgan")
    assert found.location is None


def test_a_name_with_the_same_consonants_counts_in_the_unit_that_is_written():
    (found,) = located("A mine exploded in Mouchhe, Balochistan province.", "Mouchhe")
    assert found.ref == "geonames:1171757"


@pytest.mark.parametrize("behind", ["", ", Afghanistan", " in Afghanistan", ", Afghanistan, on Friday"])
def test_a_city_is_meant_though_the_unit_around_it_is_filed_under_its_name_with_a_kind_word(behind):
    (found,) = located(f"A bomb went off in Garmis{behind}.", "Garmis")
    assert (found.ref, found.location.where_prec) == ("geonames:501", 1)
    (unit,) = located(f"A bomb went off in Garmis Province{behind}.", "Garmis Province")
    assert (unit.ref, unit.location.where_prec) == ("geonames:500", 4)


def test_a_city_that_is_a_unit_of_its_own_is_meant_not_the_unit_around_it():
    (found,) = located("A bomb went off in Sankar, Afghanistan.", "Sankar")
    assert found.ref == "geonames:504"


def test_a_village_with_the_name_of_a_large_unit_is_not_its_seat():
    (found,) = located("A bomb went off in Balkan, Afghanistan.", "Balkan")
    assert found.ref == "geonames:505"


@pytest.mark.parametrize(
    "text",
    [
        "A man was stabbed at Vintners' Hall in Paris, France.",
        "A man was stabbed at Vintners' Hall in the French capital Paris.",
        "A man was stabbed at Vintners' Hall in the city of Paris on Friday.",
        "A man was stabbed at Vintners' Hall, Paris. Nobody was seen.",
        "A man was stabbed at Vintners' Hall, Paris, on Friday.",
    ],
)
def test_a_building_that_nobody_knows_lies_roughly_where_the_text_puts_it(text):
    (found,) = located(text, "Vintners' Hall", kind="facility")
    assert (found.ref, found.name) == (None, None)
    assert (found.location.latitude, found.location.where_prec, found.location.geo_precision) == (48.85, 2, 2)
    assert found.why.reason == f"{UNKNOWN}; the text says that it lies in Paris, France"


def test_a_building_in_a_unit_has_the_precision_of_the_unit():
    (found,) = located("A bomb went off at Zorgan Mosque in Balochistan, Pakistan.", "Zorgan Mosque", kind="facility")
    assert (found.location.admin1, found.location.where_prec) == ("Balochistan", 4)


def test_a_mention_may_tell_where_the_building_lies():
    (found,) = located("A man was stabbed at Vintners' Hall in Paris.", "Vintners' Hall in Paris", kind="facility")
    assert (found.location.latitude, found.location.where_prec) == (48.85, 2)


@pytest.mark.parametrize(
    "text",
    [
        "Bombs went off at Vintners' Hall, Paris and Quetta.",
        "Bombs went off at Vintners' Hall, Paris, Quetta and Machh.",
        "Bombs went off at Vintners' Hall in the city. Paris was calm.",
        "Bombs went off at Vintners' Hall in May. Paris was calm.",
        "Bombs went off at Vintners' Hall in Zzyzxville. Paris was calm.",
        "Bombs went off at Vintners' Hall. Paris was calm.",
        "Bombs went off at Vintners' Hall in Paris's suburbs.",
        "Bombs went off at Vintners' Hall in Paris. Gunmen stormed Vintners' Hall in Quetta.",
    ],
)
def test_where_the_text_does_not_say_it_a_building_stays_open(text):
    start = text.index("Vintners' Hall")
    spans = [start, text.find("Vintners' Hall", start + 1)]
    given = tuple(Mention("Vintners' Hall", one, one + 14, kind="facility") for one in spans if one >= 0)
    found = locate_places(Extraction(Document("d", text, given=given), (), given), small_gazetteer()).mentions
    assert {one.location for one in found} == {None}


@pytest.mark.parametrize(
    ("text", "word", "where_prec"),
    [
        ("A bomb went off at Villa Zorgan in Quetta, Pakistan.", "Villa Zorgan", 2),
        ("Shells hit south of Quetta, Pakistan.", "south of Quetta", 2),
        ("Shells hit Villa Zorgan, Machh, Quetta, Pakistan.", "Villa Zorgan", 6),
    ],
)
def test_a_town_holds_an_unknown_place_where_its_country_is_written_behind_it(text, word, where_prec):
    (found,) = located(text, word)
    assert (found.ref, found.location.country, found.location.where_prec) == (None, "PAK", where_prec)


def test_a_town_of_another_country_than_the_one_written_behind_it_is_not_meant():
    (found,) = located("Clashes went on in Dallas, Pakistan.", "Dallas")
    assert (found.ref, found.location.country, found.location.where_prec) == (None, "PAK", 6)

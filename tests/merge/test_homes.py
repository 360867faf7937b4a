import pytest

from claimbook.merge.homes import Homes, country_of, country_told, homes_of
from claimbook.merge.parties import party_key
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document, Location, Mention
from tests.book import makers
from tests.merge.reports import LEARNED


def place(name, country):
    return Mention(name, 0, len(name), location=Location(latitude=1.0, longitude=1.0, country=country))


def claim(*places):
    return makers.claim("incident/attack | id=I1", makers.document(), roles={"place": places})


def entries(*claims, given=()):
    report = Report("d1", Document("d1", "x", given=given), "0" * 64, LEARNED)
    return [Entry(one, report, "run") for one in claims]


def claims_of(*countries):
    return [claim(place(f"Town {number}", one)) for number, one in enumerate(countries)]


def test_a_report_is_about_the_country_of_most_of_its_places():
    assert country_of(entries(*claims_of("PAK", "PAK", "AFG", "PAK", "PAK"))) == "PAK"


def test_news_from_several_countries_is_about_none():
    assert country_of(entries(*claims_of("PAK", "PAK", "AFG", "PAK"))) is None


def test_what_its_input_says_goes_before_what_its_claims_name():
    assert country_of(entries(claim(place("Kel", "PAK")), given=(place("Um", "AFG"),))) == "AFG"


def test_no_places_no_country():
    assert country_of(entries(claim())) is None
    assert country_of([]) is None


def test_claims_are_told_of_the_country_of_their_own_places():
    assert country_told([claim(place("Um", "AFG"))], "PAK") == "AFG"
    assert country_told([claim()], "PAK") == "PAK"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("police", "name:police@AFG"),
        ("Kelim", "name:kelim@PAK"),
        ("Red Dawn", "name:red dawn"),
    ],
)
def test_common_words_belong_to_the_place_and_names_to_the_report(name, key):
    homes = homes_of(claim(place("Um", "AFG")), "PAK")
    assert homes == Homes("AFG", "PAK")
    assert party_key(Mention(name, 0, len(name)), homes) == key

import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from claimbook.assess import compare, comparison_dossier, ground_of, profile_dossier, profile_of, scope_of
from claimbook.assess.html import as_html
from claimbook.assess.json import as_json
from claimbook.assess.markdown import as_markdown
from claimbook.assess.pictures import network_picture, places_map, timeline
from tests.assess.record import by_claim, reports, views


@pytest.fixture(scope="module")
def found():
    return views()


@pytest.fixture(scope="module")
def dossiers(found):
    profiles = [
        profile_of(ground_of(found, scope_of(found, name)), reports()) for name in ("Ember League", "Grey Column")
    ]
    entries = by_claim()
    return [profile_dossier(profiles[0], entries), comparison_dossier(compare(profiles), entries)]


def test_every_sentence_of_an_indicator_ends_in_a_footnote(dossiers):
    for section in dossiers[0].sections[:-1]:
        assert all(one.notes for one in section.sentences), section.title


def test_every_footnote_is_used_and_every_number_has_its_footnote(dossiers):
    for one in dossiers:
        used = {
            number
            for section in one.sections
            for each in (section.summary, *section.sentences)
            for number in each.notes
        }
        assert used == {note.number for note in one.notes}


def test_a_footnote_is_an_exact_sentence_of_its_report(dossiers):
    texts = {name: report.document.text for name, report in reports().items()}
    for note in dossiers[0].notes:
        assert texts[note.report][note.start : note.end] == note.sentence


def test_markup_in_a_report_stays_words(dossiers):
    text = as_markdown(dossiers[0])
    assert "<b>" not in text.replace("\\<b\\>", "")
    assert "\\[merger\\]" in text
    page = as_html(dossiers[0])
    assert "<b>" not in page and "<script" not in page
    assert "&lt;b&gt;Daily" in page


def test_markdown_notes_are_all_defined(dossiers):
    text = as_markdown(dossiers[0])
    assert set(re.findall(r"\[\^(\d+)\](?!:)", text)) == set(re.findall(r"^\[\^(\d+)\]:", text, re.MULTILINE))


def test_a_page_asks_for_nothing_outside_itself(found, dossiers):
    ground = ground_of(found, scope_of(found, "Ember League"))
    page = as_html(dossiers[0], [one for one in (timeline(ground), network_picture(ground)) if one])
    addresses = []

    class Links(HTMLParser):
        def handle_starttag(self, tag, attrs):
            addresses.extend(value for key, value in attrs if key in ("href", "src"))

    Links().feed(page)
    assert addresses
    assert all(one.startswith("#note-") for one in addresses)


def test_pictures_are_well_formed_and_empty_ones_are_left_out(found):
    ground = ground_of(found, scope_of(found, "Ember League"))
    assert places_map(ground) is None, "no place of this record is located"
    for one in (timeline(ground), network_picture(ground)):
        assert ElementTree.fromstring(one).find("svg") is not None
    assert "contested" not in timeline(ground)


def test_json_holds_the_same_sentences(dossiers):
    value = json.loads(json.dumps(as_json(dossiers[0])))
    assert [one["title"] for one in value["sections"]] == [one.title for one in dossiers[0].sections]
    assert value["notes"][0]["published"] == "2022-05-09"

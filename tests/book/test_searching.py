"""Words find the reports and claims that have them."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimbook.book import LIT
from claimbook.errors import FormatError
from claimbook.model.values import Extraction
from tests.book.makers import AMBUSH, RAID, ambush, claim, document, found


@pytest.fixture
def filled(book):
    run = book.run("test/1")
    book.add(found(document(title="Ambush on the Orrin road")), run)
    raid = document(RAID, "raid")
    line = "incident/raid | id=I | perpetrator=Troops>Army of the Valley | target=camp | place=Tessaly"
    book.add(found(raid, claim(line, raid)), run)
    return book


def ids(hits):
    return [one.report for one in hits]


def test_all_words_must_occur_in_any_order_and_case(filled):
    assert ids(filled.search("soldiers CONVOY")) == ["orrin-1"]
    assert filled.search("soldiers camp") == []


def test_a_phrase_stands_in_its_order(filled):
    assert sorted(ids(filled.search('"saltmarsh front"'))) == ["orrin-1", "raid"]
    assert filled.search('"front saltmarsh"') == []


def test_claims_are_found_by_full_names_that_their_sentence_does_not_have(filled):
    assert ids(filled.search('"army of the valley"')) == ["raid"]
    assert filled.search('"army of the valley"', "report") == []


def test_reports_are_found_by_title_and_text(filled):
    assert ids(filled.search("road", "report")) == ["orrin-1"]
    assert ids(filled.search("tessaly", "report")) == ["raid"]


def test_a_snippet_shows_the_words_found(filled):
    (hit,) = filled.search("convoy")
    assert f"{LIT[0]}convoy{LIT[1]}" in hit.snippet
    assert (hit.kind, hit.label, hit.report) == ("claim", "incident/attack", "orrin-1")


def test_superseded_texts_and_readings_are_not_found(filled):
    later = document(AMBUSH.replace("convoy", "patrol"))
    filled.add(Extraction(later, ()), filled.run("test/1"))
    assert filled.search("convoy") == filled.search("convoy", "report") == []
    filled.add(Extraction(document(RAID, "raid"), ()), filled.run("test/2"))
    assert filled.search("camp") == []
    assert ids(filled.search("camp", "report")) == ["raid"]


def test_no_more_hits_than_asked_for(filled):
    assert len(filled.search("saltmarsh", limit=1)) == 1


@pytest.mark.parametrize("words", ["", "  ", "!?", '""'])
def test_what_holds_no_word_is_refused(filled, words):
    with pytest.raises(FormatError, match="no word"):
        filled.search(words)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(st.sampled_from("ab\"'*()^:-+{}[]\\ \u00e9AND OR NEAR%_|&!<>;")))
def test_no_sign_is_an_operator_or_an_error(filled, words):
    try:
        assert isinstance(filled.search(f"convoy {words}"), list)
    except FormatError:
        raise AssertionError("convoy is a word") from None


def test_ambush_claims_are_searched_with_their_report(filled):
    of = document(AMBUSH + " It was quiet.", "later")
    filled.add(found(of, ambush(of)), filled.run("test/1"))
    assert sorted(ids(filled.search("convoy"))) == ["later", "orrin-1"]

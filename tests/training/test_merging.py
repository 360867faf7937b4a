"""From headlines to weights: what is read of one, which country and year falls into which fold, how a threshold is
chosen."""

from datetime import date
from types import SimpleNamespace

import pytest

from training.merging import FEWEST, THRESHOLDS, fit, rarities, threshold, weights_table
from training.merging_headlines import (
    FOLDS,
    Headline,
    articles,
    document_of,
    entry_of,
    folds,
    is_headline,
    of_rows_with_two,
)
from training.merging_reading import claim_of

DAY = date(2015, 6, 5)


def headline(text, row="1", country="nigeria", year=2015, source="Wire"):
    return Headline(row, country, year, DAY, source, text)


def claim(text):
    return claim_of(document_of(headline(text)), "NGA")


@pytest.mark.parametrize(
    ("text", "toll"),
    [
        ("suicide bomber kills at least 12 in a market", 12),
        ("six soldiers killed in ambush", 6),
        ("death toll rises to 1,200", 1200),
        ("attack claims the lives of four farmers", 4),
        ("attack of 2014 killed many", None),
        ("clashes go on", None),
    ],
)
def test_the_dead_are_read_from_the_words(text, toll):
    found = claim(text).numbers.get("killed")
    assert (found and found.low) == toll


@pytest.mark.parametrize(
    ("text", "subtype"),
    [("suicide blast in market", "suicide_bombing"), ("warplanes hit town", "air_strike"), ("ten dead", "other")],
)
def test_the_kind_is_read_from_the_words(text, subtype):
    assert claim(text).subtype == subtype


def test_only_a_day_that_the_text_begins_with_or_speaks_of_is_its_day():
    assert claim("June 4th 2015: (S806) near the old bridge").when.start_date == date(2015, 6, 4)
    assert claim("shelling on June 3").when.start_date == date(2015, 6, 3)
    assert claim("morning media roundup 5 Jun 15").when is None


def test_the_evidence_is_the_whole_headline_and_the_place_of_the_row_is_nowhere():
    entry = entry_of(headline("ten dead in ambush"))
    assert [one.text for one in entry.claim.evidence] == ["ten dead in ambush"]
    assert [one.location.country for one in entry.report.document.given] == ["NGA"]
    assert entry.claim.roles == {}


def test_articles_are_read_in_both_forms_and_nonsense_is_left_out():
    listed = '"Wire,2015-06-05,Ten dead, officials say";"Paper,2015-13-05,No such day"'
    assert articles(listed) == [("Wire", DAY, "Ten dead, officials say")]
    assert articles('AFP 2015-06-05 "Ten dead in ambush"') == [("AFP", DAY, "Ten dead in ambush")]


def test_record_numbers_are_no_headlines():
    assert not is_headline(headline("IBD018127"))
    assert not is_headline(headline("https://a.example/b"))
    assert is_headline(headline("Ten dead in ambush"))


def test_rows_with_one_headline_have_nothing_to_join():
    given = [headline("a b", "1"), headline("c d", "1"), headline("e f", "2")]
    assert [one.row for one in of_rows_with_two(given)] == ["1", "1"]


def test_a_country_and_year_is_in_one_fold_and_the_folds_are_of_like_size():
    given = [headline(f"n{number}", country=f"c{number % 23}", year=2000 + number % 3) for number in range(690)]
    found = folds(given)
    sizes = [sum(found[one.country, one.year] == fold for one in given) for fold in range(FOLDS)]
    assert sum(sizes) == len(given)
    assert max(sizes) - min(sizes) <= 10


def test_a_stem_is_the_rarer_the_fewer_headlines_have_it():
    found = rarities([f"attack in town{number // 5}" for number in range(20)])
    assert found["attack"] < found["town0"] < found[""]


def pairs(count, name, same):
    return [((f"a{number}", f"b{number}"), [name], same) for number in range(count)]


def test_an_outcome_with_few_pairs_keeps_its_weight():
    groups = [pairs(FEWEST, "words: many", True) + pairs(FEWEST, "words: few", False) + pairs(2, "copy: yes", True)]
    weights, count = fit(groups, {"copy: yes": 4.0})
    assert weights["copy: yes"] == 4.0
    assert weights["words: many"] > 0 > weights["words: few"]
    table = weights_table(weights, count)
    assert f"words: many,{weights['words: many']:.2f},{FEWEST} pairs" in table
    assert "copy: yes,4.00,by hand" in table


def test_the_threshold_lets_through_what_belongs_together_and_keeps_out_the_rest():
    told = [(SimpleNamespace(id=one), row) for one, row in (("a", "1"), ("b", "1"), ("c", "2"))]
    found = [(("a", "b"), ["near"], True), (("a", "c"), ["far"], False), (("b", "c"), ["far"], False)]
    chosen = threshold([(told, found)], {"bias": 0.0, "near": 0.8, "far": 0.6})
    assert chosen in THRESHOLDS
    assert 0.6 <= chosen < 0.8

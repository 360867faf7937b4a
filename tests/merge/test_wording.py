"""Words of evidence: what counts as the same word, and how rare it is."""

import pytest

from claimbook.merge.wording import figures_of, rarity, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("killing", "dead"),
        ("explosions", "blast"),
        ("strikes", "striking"),
        ("villages", "village"),
        ("bodies", "body"),
        ("controlled", "control"),
        ("Shi'ite", "Shiites"),
        ("Wa’er", "Waer"),
        ("Al-Raqqah", "Raqqa"),
        ("Michoacán", "Michoacan"),
        ("twelve", "12"),
    ],
)
def test_spellings_and_forms_of_one_word_have_one_stem(one, other):
    assert stems(one) == stems(other)
    assert len(stems(one)) == 1


@pytest.mark.parametrize(("one", "other"), [("Idlib", "Hama"), ("bomb", "shell"), ("army", "rebels"), ("12", "13")])
def test_different_words_have_different_stems(one, other):
    assert stems(one).isdisjoint(stems(other))


def test_record_numbers_and_links_are_no_words():
    assert stems("IBD018127") == stems("RS3057") == stems("https://a.example/x?id=25318") == frozenset()


def test_figures_are_numbers_that_are_no_years():
    assert figures_of(stems("Six dead, 14 hurt in 2014")) == {"6", "14"}


def test_a_word_of_few_headlines_is_rarer_than_one_of_many():
    (common,), (rare,) = stems("killed"), stems("Maiduguri")
    assert rarity(common) < rarity(rare) < rarity("unheardof")

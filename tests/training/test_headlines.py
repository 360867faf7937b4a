import csv

import pytest

from claimbook.model.codebook import LABELS
from tests.extract.local.networks import tokenizer
from training.examples import BEGIN, INSIDE, SLOT_INDEX, UNKNOWN
from training.headlines import headline_passage, headlines

ROW = {
    "id": "1", "best": "6", "headline": "Red Front kills six soldiers in Ostrel district",
    "side_a": "Government of Varania",
    "side_b": "Red Front", "adm_1": "Ostrel province",
    "source_headline": "Red Front kills six soldiers in Ostrel district",
}  # fmt: skip


def passage(**changes):
    return headline_passage(ROW | changes, tokenizer())


def words(found, slot):
    (sentence,) = found.sentences
    (group,) = sentence.groups
    tags = group.tags[:, SLOT_INDEX[slot]]
    return [int(one) for one in (tags == BEGIN) | (tags == INSIDE)], set(tags.tolist())


@pytest.mark.parametrize(
    ("headline", "subtype"),
    [
        ("Suicide bomber strikes market in Ostrel", "suicide_bombing"),
        ("Air strike on Ostrel kills two", "air_strike"),
        ("Mortars land near Ostrel", "shelling"),
        ("Roadside bomb hits bus", "bombing"),
        ("Gunmen abduct villagers", "kidnapping"),
        ("Rebels clash with army", "clash"),
        ("Six shot dead in Ostrel", "attack"),
    ],
)
def test_the_words_of_a_headline_tell_what_happened(headline, subtype):
    assert LABELS[passage(headline=headline).sentences[0].groups[0].label] == ("incident", subtype)


def test_a_headline_without_violence_teaches_nothing():
    assert passage(headline="Talks between the parties go on in Ostrel") is None


def test_coded_words_are_marked_where_they_stand():
    found = passage()
    assert words(found, "first")[0][:2] == [1, 1]
    assert sum(words(found, "killed")[0]) == 1
    assert sum(words(found, "place")[0]) >= 1


def test_a_slot_whose_code_is_not_in_the_words_is_left_open():
    assert words(passage(adm_1="Venn"), "place")[1] == {UNKNOWN}


def test_headlines_are_drawn_once_each_and_alike_every_time(tmp_path):
    rows = [
        {**ROW, "id": str(number), "source_headline": f"Red Front kills {number % 9} soldiers in Ostrel"}
        for number in range(30)
    ]
    with (tmp_path / "ged_1.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(ROW))
        writer.writeheader()
        writer.writerows(rows)
    found = headlines(tmp_path, 5, seed=7)
    assert len({one["headline"] for one in found}) == 5
    assert found == headlines(tmp_path, 5, seed=7)
    assert len(headlines(tmp_path, 100, seed=7)) == 9

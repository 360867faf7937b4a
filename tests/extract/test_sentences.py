import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings

from claimbook.extract.sentences import LONGEST, sentences
from tests.extract.odd_texts import odd_texts

RAW = Path(os.environ.get("CLAIMBOOK_SHARED", Path(__file__).parents[3] / "shared")) / "data" / "raw"


def split(text):
    return [one.text for one in sentences(text)]


def lose_nothing(text):
    """Every sentence is an exact slice; they stand in order; only white space is outside them."""
    at = 0
    for one in sentences(text):
        assert text[one.start : one.end] == one.text == one.text.strip() != ""
        assert one.end - one.start <= LONGEST
        assert not text[at : one.start].strip()
        at = one.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels struck Ostrel. Six died.", ["Rebels struck Ostrel.", "Six died."]),
        ("Who did it? Nobody knows! So be it.", ["Who did it?", "Nobody knows!", "So be it."]),
        ('"We did it." The spokesman hung up.', ['"We did it."', "The spokesman hung up."]),
        ("Col. Arda Ven of the U.S. Army spoke.", ["Col. Arda Ven of the U.S. Army spoke."]),
        ("He lives in the U.S. The rebels do not.", ["He lives in the U.S.", "The rebels do not."]),
        ("At 6 p.m. the shelling began.", ["At 6 p.m. the shelling began."]),
        ("J. Okar leads it. K. Venn left.", ["J. Okar leads it.", "K. Venn left."]),
        ("42. The group is small. 43. It is poor.", ["42. The group is small.", "43. It is poor."]),
        ("About 3.5 million fled.", ["About 3.5 million fled."]),
        ("They fled . . . and came back.", ["They fled . . . and came back."]),
        ("They fled . . . Nobody followed.", ["They fled . . .", "Nobody followed."]),
        ("It said: [...] We did it. And left.", ["It said: [...]", "We did it.", "And left."]),
        ("[...] We did it.", ["[...] We did it."]),
        ("爆炸造成六人死亡。没有人声称负责。", ["爆炸造成六人死亡。", "没有人声称负责。"]),
        ("هاجموا المدينة؟ نعم.", ["هاجموا المدينة؟", "نعم."]),
        ("Gunmen killed Okar. al-Venn led them.", ["Gunmen killed Okar.", "al-Venn led them."]),
        ("Who fled? el-Odo did. (al-Venn stayed.)", ["Who fled?", "el-Odo did.", "(al-Venn stayed.)"]),
        ("Okar v. al-Venn began.", ["Okar v. al-Venn began."]),
        ("As J. al-Venn says, it began.", ["As J. al-Venn says, it began."]),
        ("So say Okar et. al-Venn.", ["So say Okar et. al-Venn."]),
        ("The year of Gen. al-Venn began.", ["The year of Gen. al-Venn began."]),
        ('"Who fled?" al-Venn asked.', ['"Who fled?" al-Venn asked.']),
        ("They fled ... al-Venn stayed.", ["They fled ... al-Venn stayed."]),
        ("A heading\nThe text.", ["A heading", "The text."]),
        ("", []),
        (" \r\n\t\u00a0", []),
        ("...", ["..."]),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text, expected):
    assert split(text) == expected


def test_a_hard_wrapped_line_goes_on_in_the_next():
    text = "Gunmen of the Red Front attacked a checkpoint near\r\nthe town of Ostrel. Six died."
    assert split(text) == [text.partition(". ")[0] + ".", "Six died."]


def test_an_empty_line_always_ends_a_sentence():
    text = "Gunmen of the Red Front attacked a checkpoint near\n\nthe town of Ostrel"
    assert len(split(text)) == 2


@given(odd_texts)
@settings(max_examples=150, deadline=None)
def test_every_character_but_white_space_is_in_exactly_one_sentence(text):
    lose_nothing(text)


@pytest.mark.parametrize(
    "sign", ["a", "a ", ".", ". ", '."', '"', "(", "\u0301", "👍🏽", "🇺🇦", "word, ", "爆炸", "Ab. "]
)
def test_a_long_run_without_a_border_is_cut_and_not_lost(sign):
    lose_nothing(sign * (5 * LONGEST // len(sign)))


def test_a_long_run_is_cut_at_white_space_where_it_has_some():
    assert all(set(one.split(" ")) == {"word"} for one in split("word " * LONGEST))


@pytest.mark.parametrize("cluster", ["e\u0301", "👍🏽", "👩\u200d🚀", "🇺🇦"])
def test_a_cut_never_parts_what_is_seen_as_one_sign(cluster):
    assert all(not len(one) % len(cluster) for one in split("x" * len(cluster) + cluster * LONGEST))


@pytest.mark.parametrize(
    "sign", [".", ". ", '."', '"""', "(", "a", "a\n", "lower case words that go on and on to the end\n"]
)
def test_a_megabyte_of_anything_is_split(sign):
    text = sign * (1_000_000 // len(sign)) + "The end"
    assert "".join(split(text)).endswith("The end")


@pytest.mark.skipif(not RAW.exists(), reason="the shared corpora are not here")
def test_nothing_of_real_reports_is_lost():
    for path in sorted(RAW.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            lose_nothing(json.loads(line)["text"])

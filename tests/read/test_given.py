"""The mentions that an input record brings along."""

import json

import pytest

from claimbook.model.values import Document, Issue, Mention
from claimbook.read import read_inputs

TEXT = "Bahâr 🌊 raided Orrin."


def read(tmp_path, mentions):
    path = tmp_path / "docs.jsonl"
    path.write_text(json.dumps({"id": "a", "text": TEXT, "mentions": mentions}), "utf-8")
    found = list(read_inputs([str(path)]))
    assert isinstance(found[-1], Document)
    return found[-1].given, [one.reason for one in found if isinstance(one, Issue)]


def test_slices_of_the_text_in_code_points(tmp_path):
    given, problems = read(tmp_path, [{"start": 0, "end": 5, "kind": "group"}, {"start": 15, "end": 20}])
    assert given == (Mention("Bahâr", 0, 5, kind="group"), Mention("Orrin", 15, 20))
    assert problems == []


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ({"start": 15, "end": 90}, "15..90 is no slice of the text, which has 21 characters"),
        ({"start": 5, "end": 5}, "5..5 is no slice of the text, which has 21 characters"),
        ({"start": -3, "end": 5}, "-3..5 is no slice of the text, which has 21 characters"),
        ({"start": "0", "end": 5}, "start '0' and end 5 are not two whole numbers"),
        ({"start": True, "end": 5}, "start True and end 5 are not two whole numbers"),
        ({"end": 5}, "start None and end 5 are not two whole numbers"),
        ({"start": 0, "end": 5, "kind": ["group"]}, "kind ['group'] is none of group, force"),
        ("Bahâr", "not an object but 'Bahâr'"),
    ],
)
def test_what_is_no_slice_is_told_and_the_rest_is_read(tmp_path, bad, reason):
    given, problems = read(tmp_path, [bad, {"start": 15, "end": 20, "kind": "place"}])
    assert [one.text for one in given] == ["Orrin"]
    assert len(problems) == 1
    assert problems[0].startswith(reason)


def test_mentions_that_are_no_list_are_told(tmp_path):
    given, problems = read(tmp_path, {"start": 0})
    assert given == ()
    assert problems == ["mentions is not a list but {'start': 0}; it is passed over."]

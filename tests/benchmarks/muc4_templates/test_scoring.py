import json
import os
from pathlib import Path
from typing import Any

import pytest

from benchmarks.muc4_templates.scoring import Template, read_template, score
from claimbook.evaluate import Figures

SHARED = Path(os.environ.get("CLAIMBOOK_SHARED", Path(__file__).parents[4] / "shared"))
PROCESSED = SHARED / "data" / "muc4" / "processed"


def template(kind: str, **roles: Any) -> Template:
    return read_template({"incident_type": kind, **roles})


AMBUSH = template(
    "attack", PerpInd=[[["armed men", 10], ["Gunmen", 40]]], Target=[["convoy"]], Victim=[["ana ruiz"], ["luis soto"]]
)


def test_a_document_against_itself_is_all_right():
    assert score({"d": [AMBUSH]}, {"d": [AMBUSH]})["micro"] == Figures(5, 5, 5)


def test_one_mention_of_an_entity_is_enough():
    found = template("attack", PerpInd=[["gunmen"]])
    assert score({"d": [AMBUSH]}, {"d": [found]})["PerpInd"] == Figures(1, 1, 1)


def test_a_mention_that_is_not_of_the_entity_makes_it_wrong():
    found = template("attack", PerpInd=[["gunmen", "convoy"]])
    assert score({"d": [AMBUSH]}, {"d": [found]})["PerpInd"] == Figures(0, 1, 1)


def test_a_gold_entity_is_matched_once():
    found = template("attack", PerpInd=[["gunmen"], ["armed men"]])
    assert score({"d": [AMBUSH]}, {"d": [found]})["PerpInd"] == Figures(1, 2, 1)


def test_another_incident_type_makes_every_slot_wrong():
    found = template("bombing", Target=[["convoy"]])
    result = score({"d": [AMBUSH]}, {"d": [found]})
    assert result["incident_type"] == Figures(0, 1, 1)
    assert result["Target"] == Figures(0, 1, 1)


def test_a_key_that_allows_two_types_takes_either():
    gold = template("bombing / attack", Target=[["bridge"]])
    assert score({"d": [gold]}, {"d": [template("attack", Target=[["bridge"]])]})["micro"] == Figures(2, 2, 2)


def test_templates_are_aligned_so_that_most_slots_are_right():
    first = template("attack", Target=[["mill"], ["barn"]])
    second = template("attack", Target=[["mill"]], Victim=[["ana ruiz"]])
    pred = [template("attack", Target=[["mill"]]), template("attack", Target=[["mill"], ["barn"]])]
    assert score({"d": [first, second]}, {"d": pred})["micro"].right == 5


def test_a_document_without_predictions_counts_as_missed():
    result = score({"d": [AMBUSH], "empty": []}, {})
    assert result["micro"] == Figures(0, 0, 5)
    assert result["micro"].f1 == 0.0


def test_predictions_where_the_key_is_empty_count_as_spurious():
    assert score({"d": []}, {"d": [AMBUSH]})["micro"] == Figures(0, 5, 0)


@pytest.mark.skipif(not PROCESSED.is_dir(), reason="needs the shared MUC-4 files")
def test_the_dev_key_against_itself_is_all_right():
    documents = map(json.loads, (PROCESSED / "dev.json").read_text(encoding="utf-8").splitlines())
    gold = {one["docid"]: [read_template(each) for each in one["templates"]] for one in documents}
    result = score(gold, gold)
    assert len(gold) == 200
    assert all(one.right == one.predicted == one.gold > 0 for one in result.values())

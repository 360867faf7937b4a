import json

import numpy as np

from benchmarks.muc4_templates.conventions import LABEL_OF
from benchmarks.muc4_templates.messages import read_messages
from tests.extract.local.networks import tokenizer
from training.examples import BEGIN, SLOT_INDEX
from training.muc4 import OUR_SLOTS, muc_passage

MESSAGE = {
    "docid": "TST-1",
    "doctext": "gunmen attacked a patrol in ostrel.  a soldier died.  the weather was fine.",
    "templates": [
        {
            "incident_type": "attack", "PerpInd": [[["gunmen", 0]]], "PerpOrg": [], "Target": [[["patrol", 18]]],
            "Victim": [[["soldier", 39]]], "Weapon": [],
        }
    ],
}  # fmt: skip


def passage(weight=0.5):
    return muc_passage(MESSAGE, tokenizer(), OUR_SLOTS, weight)


def test_a_template_is_stated_where_most_of_its_fillers_stand():
    assert [[group.label for group in one.groups] for one in passage().sentences] == [[LABEL_OF["attack"]], [], []]


def test_its_fillers_are_marked():
    (group,) = passage().sentences[0].groups
    assert (group.tags[:, SLOT_INDEX["first"]] == BEGIN).sum() == 1
    assert (group.tags[:, SLOT_INDEX["second"]] == BEGIN).sum() == 1


def test_only_the_labels_that_muc_codes_are_known_to_be_absent():
    known = passage(weight=0.25).labels_known
    assert set(np.nonzero(known)[0]) == set(LABEL_OF.values())
    assert set(known[known > 0]) == {0.25}


def test_messages_are_read_from_lines_and_from_an_array(tmp_path):
    lines, array = tmp_path / "lines.json", tmp_path / "array.json"
    lines.write_text(json.dumps(MESSAGE) + "\n" + json.dumps(MESSAGE) + "\n", encoding="utf-8")
    array.write_text(json.dumps([MESSAGE, MESSAGE]), encoding="utf-8")
    assert read_messages(lines) == read_messages(array) == [MESSAGE, MESSAGE]

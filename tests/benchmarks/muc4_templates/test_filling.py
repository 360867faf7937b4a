"""Evidence of a message becomes templates: a type the message states, and the entities that fill its roles."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from benchmarks.muc4_templates.conventions import SLOT_OF
from benchmarks.muc4_templates.evidence import Evidence, Found
from benchmarks.muc4_templates.filling import FILE, Filling, fill_templates, load_filling
from claimbook.errors import ResourceError

FILLING = Filling({"best": 1.0}, {role: {"chance": 1.0} for role in SLOT_OF}, template_above=0.5, entity_above=0.4)

RAID = Evidence(
    "attack", 2, 3.0, 3.0,
    (
        Found("PerpInd", "hooded men", 210, 0.9), Found("Victim", "arvo tamm", 240, 0.95),
        Found("Weapon", "pistol", 270, 0.2),
    ),
)  # fmt: skip


def test_a_message_without_evidence_has_no_templates():
    assert fill_templates([], FILLING) == []


def test_what_is_likely_is_filled_in_the_form_of_the_key():
    (template,) = fill_templates([RAID], FILLING)
    assert template == {
        "incident_type": "attack",
        "PerpInd": [[["hooded men", 210]]],
        "PerpOrg": [],
        "Target": [],
        "Victim": [[["arvo tamm", 240]]],
        "Weapon": [],
    }


def test_a_type_that_is_hardly_stated_gives_no_template():
    assert fill_templates([replace(RAID, stated=-3.0, check=-3.0)], FILLING) == []


def test_sentences_of_one_type_give_one_template():
    later = replace(RAID, place=5, found=(Found("Victim", "tamm", 600, 0.9), Found("Target", "mill", 620, 0.9)))
    (template,) = fill_templates([RAID, later], FILLING)
    assert template["Victim"] == [[["arvo tamm", 240]]]
    assert template["Target"] == [[["mill", 620]]]


def test_each_type_has_its_template():
    blast = replace(RAID, kind="bombing", found=())
    assert [one["incident_type"] for one in fill_templates([blast, RAID], FILLING)] == ["attack", "bombing"]


def test_settings_are_read_as_they_were_written(tmp_path: Path):
    (tmp_path / FILE).write_text(json.dumps(asdict(FILLING)), encoding="utf-8")
    assert load_filling(tmp_path) == FILLING


@pytest.mark.parametrize("text", ["", "{}", '{"template": {}}'])
def test_damaged_settings_are_reported(tmp_path: Path, text: str):
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(ResourceError, match=r"muc4\.py train"):
        load_filling(tmp_path)

import json
from dataclasses import replace

from claimbook.cli.formats import FORMATS
from claimbook.model.contract import claim_from_json
from claimbook.model.values import Candidate, Reasoning
from tests.cli.samples import CLAIM, FOUND


def test_a_line_is_the_claim_in_the_form_of_the_contract():
    (line,) = FORMATS["jsonl"]().render(FOUND).splitlines()
    assert list(json.loads(line)) == [
        "doc", "id", "type", "subtype", "roles", "numbers", "when", "incident", "holder", "polarity", "modality",
        "evidence", "confidence", "engine",
    ]  # fmt: skip
    assert claim_from_json(json.loads(line)) == CLAIM


def test_reasons_stand_beside_what_they_explain():
    why = Reasoning("by its name", (Candidate("ucdp:1", "Saltmarsh Front", 2.5, (("name", 2.5),)),))
    actor = replace(CLAIM.roles["perpetrator"][0], why=why)
    claim = replace(CLAIM, roles={"perpetrator": (actor,)}, when=replace(CLAIM.when, why=Reasoning("a day")))
    (line,) = FORMATS["jsonl"](explain=True).render(replace(FOUND, claims=(claim,))).splitlines()
    shown = json.loads(line)
    assert shown["roles"]["perpetrator"][0]["why"] == {
        "reason": "by its name",
        "candidates": [{"ref": "ucdp:1", "name": "Saltmarsh Front", "score": 2.5, "features": {"name": 2.5}}],
    }
    assert shown["when"]["why"]["reason"] == "a day"
    assert "why" not in shown["holder"]

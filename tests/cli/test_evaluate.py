import json

import pytest

from claimbook.cli import main
from tests.cli import tiny

GOLD = """\
# id: orrin
# source: Valley Courier
# published: 2024-03-05

s1\tThe Saltmarsh Front raided Orrin on Monday, police said.
- incident/raid | id=I1 | perpetrator=Saltmarsh Front | when=on Monday>2024-03-04..2024-03-04 | holder=police
s2\tThe Reed Brigade has 40 men.
- strength/members | subject=Reed Brigade | strength=40>40..40
"""


@pytest.fixture(autouse=True)
def tiny_engine(monkeypatch):
    monkeypatch.setitem(tiny.ENGINES, "tiny", tiny.TinyEngine)


@pytest.fixture
def gold(tmp_path):
    path = tmp_path / "orrin.gold"
    path.write_text(GOLD, "utf-8")
    return path


def test_the_documents_of_the_gold_are_read_and_compared(gold, capsys):
    assert main(["evaluate", str(gold), "--engine", "tiny", "--format", "json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["documents"] == 1
    assert report["overall"]["core"] == {
        "right": 1, "predicted": 1, "gold": 2, "precision": 100.0, "recall": 50.0, "f1": 66.67,
    }  # fmt: skip
    assert report["overall"]["when"]["right"] == 1
    assert report["calibration"] == pytest.approx(0.1)
    assert set(report["by_source"]) == {"Valley Courier"}


def test_printed_claims_are_compared_alike(gold, tmp_path, capfd):
    document = tmp_path / "docs.jsonl"
    text = "The Saltmarsh Front raided Orrin on Monday, police said.\nThe Reed Brigade has 40 men."
    document.write_text(json.dumps({"id": "orrin", "published": "2024-03-05", "text": text}), "utf-8")
    claims = tmp_path / "claims.jsonl"
    assert main(["read", str(document), "--engine", "tiny", "--output", str(claims)]) == 0
    main(["evaluate", str(gold), str(claims)])
    given = capfd.readouterr().out
    main(["evaluate", str(gold), "--engine", "tiny"])
    assert capfd.readouterr().out == given


@pytest.mark.parametrize(("by", "name"), [("source", "Valley Courier"), ("type", "strength")])
def test_figures_split(gold, by, name, capsys):
    assert main(["evaluate", str(gold), "--engine", "tiny", "--by", by]) == 0
    assert any(line.startswith(name) for line in capsys.readouterr().out.splitlines())


def test_gold_that_breaks_its_form_is_named_with_its_line(gold, capsys):
    gold.write_text(GOLD + "- incident/picnic | place=Kest\n", "utf-8")
    assert main(["evaluate", str(gold)]) == 1
    error = capsys.readouterr().err
    assert "orrin.gold:9" in error
    assert "Traceback" not in error

import re
from importlib.resources import files

import pytest

from claimbook.cli import main
from claimbook.read import read_inputs
from tests.cli import tiny

SAMPLES = sorted(str(one) for one in (files("claimbook") / "samples").iterdir())


@pytest.fixture(autouse=True)
def tiny_engine(monkeypatch):
    monkeypatch.setitem(tiny.ENGINES, "tiny", tiny.TinyEngine)


def test_every_sample_is_shown_and_said_to_be_invented(capfd):
    assert main(["demo", "--engine", "tiny"]) == 0
    shown = capfd.readouterr().out
    assert "invented" in shown.split("\n\n")[0]
    assert [shown.count(f"sample-{number}-") for number in range(1, 9)] == [1] * 8
    assert shown.rstrip().endswith("where the sample reports are")


def test_the_samples_can_be_found(capfd):
    assert main(["demo", "--list"]) == 0
    assert capfd.readouterr().out.split() == SAMPLES


@pytest.mark.parametrize("document", list(read_inputs(SAMPLES)), ids=lambda one: one.id)
def test_a_sample_is_a_dated_report_of_reading_length(document):
    assert document.published
    assert document.title
    assert document.source.startswith("invented")
    assert 200 <= len(re.findall(r"\w+", document.text)) <= 450

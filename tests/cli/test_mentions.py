import json

import pytest

from claimbook.cli import main
from tests.cli import tiny

REPORT = "The Saltmarsh Front raided Orrin, police said."


@pytest.fixture(autouse=True)
def tiny_engine(monkeypatch):
    monkeypatch.setitem(tiny.ENGINES, "tiny", tiny.TinyEngine)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(f"---\nid: orrin\n---\n{REPORT}", "utf-8")
    return str(path)


def test_each_mention_is_a_line_with_all_keys(report, capfdbinary):
    assert main(["mentions", report, "--engine", "tiny", "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert lines == [
        {"doc": "orrin", "start": 4, "end": 19, "text": "Saltmarsh Front", "kind": "group", "name": "Saltmarsh Front"},
        {"doc": "orrin", "start": 27, "end": 32, "text": "Orrin", "kind": "place", "name": "Orrin, Ostrel"},
    ]
    assert list(lines[0]) == ["doc", "start", "end", "text", "kind", "name"]


def test_a_table_for_reading(report, capfdbinary):
    assert main(["mentions", report, "--engine", "tiny", "--format", "table"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["DOC", "START", "END", "KIND", "WORDS"],
        ["orrin", "4", "19", "group", "Saltmarsh", "Front"],
    ]


def test_what_cannot_be_read_is_an_error(report, tmp_path, capfdbinary):
    assert main(["mentions", report, str(tmp_path / "none.txt"), "--engine", "tiny"]) == 1
    assert b"none.txt" in capfdbinary.readouterr().err

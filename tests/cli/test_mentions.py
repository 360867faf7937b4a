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
    assert main(["mentions", report, "--engine", "tiny", "--no-identities", "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert lines == [
        {"doc": "orrin", "start": 4, "end": 19, "text": "Saltmarsh Front", "kind": "group",
         "name": "Saltmarsh Front", "ref": None},
        {"doc": "orrin", "start": 27, "end": 32, "text": "Orrin", "kind": "place", "name": "Orrin, Ostrel", "ref": None,
         "lat": None, "lon": None, "country": None, "admin1": None, "where_prec": None},
    ]  # fmt: skip
    assert list(lines[0]) == ["doc", "start", "end", "text", "kind", "name", "ref"]


def test_a_table_for_reading(report, capfdbinary):
    assert main(["mentions", report, "--engine", "tiny", "--no-identities", "--format", "table"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    assert [line.split() for line in lines[:2]] == [
        ["DOC", "START", "END", "KIND", "WORDS"],
        ["orrin", "4", "19", "group", "Saltmarsh", "Front"],
    ]


def test_what_cannot_be_read_is_an_error(report, tmp_path, capfdbinary):
    assert main(["mentions", report, str(tmp_path / "none.txt"), "--engine", "tiny", "--no-identities"]) == 1
    assert b"none.txt" in capfdbinary.readouterr().err


@pytest.fixture
def given_docs(tmp_path):
    path = tmp_path / "docs.jsonl"
    text = "The Reed Brigade (RB) raided Kest on Friday."
    mentions = [{"start": 18, "end": 20, "kind": "group"}, {"start": 34, "end": 43, "kind": "time"}]
    path.write_text(json.dumps({"id": "d", "text": text, "published": "2024-03-05", "mentions": mentions}), "utf-8")
    return str(path)


def test_given_mentions_are_resolved_and_nothing_else_is_found(given_docs, capfdbinary):
    assert main(["mentions", given_docs, "--given", "--no-identities", "--format", "jsonl"]) == 0
    lines = [json.loads(line) for line in capfdbinary.readouterr().out.splitlines()]
    assert [(one["text"], one["kind"], one["name"]) for one in lines] == [
        ("RB", "group", "Reed Brigade"),
        ("on Friday", "time", None),
    ]
    assert {key: lines[1][key] for key in ("start_date", "end_date", "date_prec")} == {
        "start_date": "2024-03-01", "end_date": "2024-03-01", "date_prec": 1,
    }  # fmt: skip


def test_reasons_stand_in_json_only_where_they_are_asked_for(given_docs, capfdbinary):
    command = ["mentions", given_docs, "--given", "--no-identities", "--format", "jsonl"]
    main(command)
    assert b'"why"' not in capfdbinary.readouterr().out
    main([*command, "--explain"])
    why = json.loads(capfdbinary.readouterr().out.splitlines()[1])["why"]
    assert why["reason"] == "a day of the week: the last one up to the report, counted from 2024-03-05"


def test_in_a_table_reasons_stand_under_their_mention(given_docs, capfdbinary):
    assert main(["mentions", given_docs, "--given", "--no-identities", "--format", "table", "--explain"]) == 0
    lines = capfdbinary.readouterr().out.decode().splitlines()
    at = next(number for number, line in enumerate(lines) if line.endswith("on Friday = 2024-03-01"))
    assert lines[at + 1].strip() == "a day of the week: the last one up to the report, counted from 2024-03-05"

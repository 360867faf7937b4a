import csv
import json

import pytest

from claimbook.cli.actors import actors
from claimbook.errors import InputError


@pytest.fixture(autouse=True)
def no_own_actors(monkeypatch, tmp_path):
    monkeypatch.setenv("CLAIMBOOK_ACTORS", str(tmp_path / "kept.csv"))


def run(*arguments):
    return actors.main(list(arguments), standalone_mode=False)


def test_find_lists_candidates_with_what_speaks_for_each(capsys):
    assert run("find", "Jundallah", "--country", "irn") == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lines[0]["ref"] == "ucdp:310"
    assert lines[0]["features"]["country"] > 0


def test_find_as_a_table_says_what_was_decided(capsys):
    run("find", "Jundallah", "--format", "table")
    out = capsys.readouterr().out
    assert "left open" in out
    assert "name +1.00" in out


def test_find_as_csv(capsys):
    run("find", "Lashkar-e-Tayba", "--format", "csv")
    rows = list(csv.reader(capsys.readouterr().out.splitlines()))
    assert rows[0] == ["ref", "name", "score", "features"]
    assert rows[1][0] == "ucdp:1070"


def test_show_an_actor_by_ref_and_by_name(capsys):
    run("show", "ucdp:356")
    by_ref = json.loads(capsys.readouterr().out)
    run("show", "Pakistani Taliban")
    assert json.loads(capsys.readouterr().out) == by_ref
    assert {"ref": "ucdp:5928", "kind": "splinter", "other": "ucdp:356", "note": "TTP", "source": "ucdp"} in by_ref[
        "edges"
    ]


def test_show_as_a_table_says_ties_and_sources(capsys):
    run("show", "un:QDe.137", "--format", "table")
    out = capsys.readouterr().out
    assert "ofac:16937" in out
    assert "is seen otherwise by" in out


def test_a_name_of_several_is_refused_with_their_refs():
    with pytest.raises(InputError, match="ucdp:744"):
        run("show", "National Liberation Army")


def test_imported_actors_are_found(tmp_path, capsys):
    path = tmp_path / "mine.csv"
    path.write_text("name,countries\nSaltmarsh Front,PAK\n", "utf-8")
    assert run("import", str(path)) == 0
    assert "1 actor kept" in capsys.readouterr().out
    run("show", "Saltmarsh Front")
    assert json.loads(capsys.readouterr().out)["ref"] == "own:saltmarsh-front"

import re
from dataclasses import replace
from importlib.resources import files

import pytest

from claimbook.cli import demo, main
from claimbook.model.views import Incident, Value
from claimbook.read import read_inputs
from tests.cli import tiny

SAMPLES = sorted(str(one) for one in (files("claimbook") / "samples").iterdir())
TOGETHER = "make one record"


@pytest.fixture(autouse=True)
def tiny_engine(monkeypatch):
    monkeypatch.setitem(tiny.ENGINES, "tiny", tiny.TinyEngine)


@pytest.fixture
def two_tellings(tmp_path, monkeypatch):
    """Two reports of one raid in the place of the samples."""
    reports = {
        "first.txt": "date 2024-03-06\nThe Red Front raided Pell, killing 4 on Tuesday, police said.",
        "second.txt": "date 2024-03-07\nPell mourns. The Red Front raided Pell, killing 5 on Tuesday, residents said.",
    }
    paths = [tmp_path / name for name in reports]
    for path in paths:
        path.write_text(reports[path.name], encoding="utf-8")
    monkeypatch.setattr(demo, "sample_paths", lambda _: tuple(map(str, paths)))


def test_every_sample_is_shown_and_said_to_be_invented(capfd):
    assert main(["demo", "--engine", "tiny"]) == 0
    shown = capfd.readouterr().out
    assert "invented" in shown.split("\n\n")[0]
    assert [shown.count(f"sample-{number}-") for number in range(1, 9)] == [1] * 8


def test_one_incident_stands_there_with_everyone_who_tells_of_it(capfd, two_tellings):
    assert main(["demo", "--engine", "tiny"]) == 0
    shown = capfd.readouterr().out
    evidence = shown[shown.index(TOGETHER) :]
    assert re.search(r"^killed +4.*\bpolice\b", evidence, re.MULTILINE)
    assert re.search(r"^killed +5.*\bresidents\b", evidence, re.MULTILINE)
    assert "The Red Front raided Pell, killing 5 on Tuesday, residents said." in evidence


def test_where_nothing_happens_no_incident_is_announced(capfd):
    assert main(["demo", "--engine", "tiny"]) == 0
    assert TOGETHER not in capfd.readouterr().out


def test_it_ends_with_what_to_try_next(capfd, two_tellings):
    main(["demo", "--engine", "tiny"])
    following = capfd.readouterr().out.split("What to try next:\n")[1]
    assert [word for word in ("read", "add", "why", "serve") if f"claimbook {word}" not in following] == []


def test_who_ran_it_by_its_path_is_told_to_do_so_again(capfd, monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("sys.argv", [".venv/bin/claimbook", "demo"])
    main(["demo", "--engine", "tiny"])
    assert ".venv/bin/claimbook" in capfd.readouterr().out.rstrip().splitlines()[-1]


def test_nothing_is_left_in_the_folders_of_the_user(tmp_path, monkeypatch, two_tellings):
    home, work, scratch = (tmp_path / name for name in ("home", "work", "scratch"))
    for folder in (home, work, scratch):
        folder.mkdir()
    for variable, folder in {"HOME": home, "XDG_CACHE_HOME": home, "XDG_DATA_HOME": home, "TMPDIR": scratch}.items():
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    monkeypatch.chdir(work)
    assert main(["demo", "--engine", "tiny"]) == 0
    assert [*home.iterdir(), *work.iterdir(), *scratch.iterdir()] == []


def test_the_incident_shown_is_the_one_that_most_reports_tell():
    often, once = incident("i1", sources=3, claims=3), incident("i2", sources=1, claims=9)
    planned, summed = (incident(f"i{sources}", sources=sources, claims=1) for sources in (4, 5))
    held = [once, often, replace(planned, modality="future"), replace(summed, aggregate=True)]
    assert demo.most_told(held) == often
    assert demo.most_told(held[2:]) is None


def test_the_samples_can_be_found(capfd):
    assert main(["demo", "--list"]) == 0
    assert capfd.readouterr().out.split() == SAMPLES


@pytest.mark.parametrize("document", list(read_inputs(SAMPLES)), ids=lambda one: one.id)
def test_a_sample_is_a_dated_report_of_reading_length(document):
    assert document.published
    assert document.title
    assert document.source.startswith("invented")
    assert 200 <= len(re.findall(r"\w+", document.text)) <= 450


def incident(id_, *, sources, claims):
    unknown = Value(None, "")
    names = tuple(f"c{number}" for number in range(claims))
    return Incident(id_, unknown, (), unknown, unknown, (), (), {}, names, (), sources)

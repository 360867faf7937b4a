import json

import pytest

from claimbook.cli.gazetteer import gazetteer
from claimbook.resolve.places import cache
from claimbook.resolve.places.index import index
from tests.resolve.places.world import small_world


@pytest.fixture
def run(monkeypatch, tmp_path, capsys):
    """Runs the command on the small world, in a cache of its own; gives exit code, output and errors."""

    def tables(folder, say=cache.silent):
        say(cache.BUILDING)
        return index(small_world())

    monkeypatch.setattr(cache, "made_tables", tables)
    monkeypatch.setenv("CLAIMBOOK_CACHE", str(tmp_path))
    cache._loaded.cache_clear()

    def go(*args):
        code = gazetteer.main(list(args), prog_name="gazetteer", standalone_mode=False)
        told = capsys.readouterr()
        return code, told.out, told.err

    yield go
    cache._loaded.cache_clear()


def test_find_prints_one_place_a_line_and_says_what_it_builds(run):
    code, out, err = run("find", "Machh")
    assert code == 0
    assert json.loads(out) | {"match": "exact"} == {
        "ref": "geonames:1171757", "name": "Machh, Balochistan, Pakistan", "kind": "town", "lat": 29.86, "lon": 67.33,
        "country": "PAK", "people": 44_000, "events": 9, "match": "exact",
    }  # fmt: skip
    assert cache.BUILDING in err


def test_find_near_and_in_one_country(run):
    _, out, _ = run("find", "Paris", "--near", "Dallas", "--format", "jsonl")
    assert [json.loads(line)["country"] for line in out.splitlines()] == ["USA", "FRA"]
    _, out, _ = run("find", "Paris", "--country", "FR", "--format", "csv")
    assert len(out.splitlines()) == 2


def test_find_tells_what_it_leaves_out(run):
    _, out, err = run("find", "Paris", "--most", "1")
    assert len(out.splitlines()) == 1
    assert "1 more places" in err


def test_nothing_found_is_exit_code_1(run):
    assert run("find", "Zzyzxville")[:2] == (1, "")


def test_a_table_has_its_columns(run):
    _, out, _ = run("find", "Quetta", "--format", "table")
    assert out.splitlines()[0].split()[:2] == ["PLACE", "KIND"]
    assert "Quetta, Balochistan, Pakistan" in out


def test_add_keeps_the_places_and_builds_again(run, tmp_path):
    source = tmp_path / "own.csv"
    source.write_text("name,latitude,longitude\nOur Camp,30.5,67.1\n")
    code, _, err = run("add", str(source))
    assert code == 0
    assert "own.csv: 1 places" in err
    assert (tmp_path / "places" / "own.tsv").exists()
    assert cache.home_in(tmp_path).is_dir()


def test_build_again_builds_again(run):
    run("build")
    assert cache.BUILDING not in run("build")[2]
    assert cache.BUILDING in run("build", "--again")[2]

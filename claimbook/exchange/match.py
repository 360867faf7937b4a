"""The record's incidents beside a dataset's: which are the same event, and what each has that the other lacks.

A pair's score is a sum of named features, written down with it. The weights are set by hand, so that a pair needs two
of time, place, sides and deaths to agree and nothing to speak against it; they have learned from no corpus.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import asin, cos, radians, sin, sqrt
from typing import Final

from claimbook.exchange.flat import written
from claimbook.exchange.sides import best_of, interval_of, killed_of, place_of, sides_of
from claimbook.model.names import folded
from claimbook.model.views import Incident, Interval, Party

WEIGHTS: Final[Mapping[str, float]] = {
    "same day": 2.0,
    "within 2 days": 1.0,
    "days overlap": 0.5,
    "within 10 km": 2.0,
    "within 50 km": 1.0,
    "same province": 0.5,
    "beyond 150 km": -3.0,
    "a side in common": 1.5,
    "both sides in common": 2.5,
    "no side in common": -1.0,
    "same deaths": 1.5,
    "deaths overlap": 0.75,
    "deaths apart": -1.0,
}
"""Feature -> what it adds. Of time, place, sides and deaths each gives one feature at most."""
LEAST: Final = 3.0
"""A pair needs as much."""
_WINDOW: Final = timedelta(days=7)
_EARTH_KM: Final = 6371.0


@dataclass(frozen=True, slots=True)
class Paired:
    """Two accounts of one event. features: (name, what it adds to the score)."""

    ours: Incident
    theirs: Incident
    score: float
    features: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """All incidents of both sides: in pairs, by falling score, or alone, in the order given."""

    pairs: tuple[Paired, ...]
    ours_alone: tuple[Incident, ...]
    theirs_alone: tuple[Incident, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that two accounts tell otherwise. None: that account says nothing of it."""

    field: str
    ours: str | None
    theirs: str | None


def match(ours: Sequence[Incident], theirs: Sequence[Incident], least: float = LEAST) -> Matching:
    """Pairs of one to one, the best first. least: the score that a pair needs.

    Only incidents with a day, in the same country as far as both say theirs, within a week are compared.
    """
    index = Index(theirs)
    scored = [pair for one in ours for other in index.near(one) if (pair := compare(one, other)).score >= least]
    scored.sort(key=lambda pair: (-pair.score, pair.ours.id, pair.theirs.id))
    taken: set[str] = set()
    pairs = []
    for pair in scored:
        names = {f"ours {pair.ours.id}", f"theirs {pair.theirs.id}"}
        if not names & taken:
            taken |= names
            pairs.append(pair)
    return Matching(
        tuple(pairs),
        tuple(one for one in ours if f"ours {one.id}" not in taken),
        tuple(one for one in theirs if f"theirs {one.id}" not in taken),
    )


class Index:
    """Incidents by the day they end."""

    def __init__(self, incidents: Iterable[Incident]) -> None:
        days = defaultdict[date, list[Incident]](list)
        for one in incidents:
            if found := _days(one):
                for day in {found[0], found[1]}:
                    days[day].append(one)
        self._days = sorted(days)
        self._held = days

    def has_near(self, one: Incident) -> bool:
        """Is there any that it is compared with?"""
        return next(self.near(one), None) is not None

    def near(self, one: Incident) -> Iterator[Incident]:
        """Those whose first or last day lies within a week of the incident, each once."""
        found = _days(one)
        if found is None:
            return
        seen: set[str] = set()
        start = bisect_left(self._days, found[0] - _WINDOW)
        for day in self._days[start:]:
            if day > found[1] + _WINDOW:
                return
            for other in self._held[day]:
                if other.id not in seen and _may_share_country(one, other):
                    seen.add(other.id)
                    yield other


def compare(ours: Incident, theirs: Incident) -> Paired:
    """The pair with its score and what it is made of."""
    names = [
        one for one in (_time(ours, theirs), _place(ours, theirs), _sides(ours, theirs), _deaths(ours, theirs)) if one
    ]
    features = tuple((one, WEIGHTS[one]) for one in names)
    return Paired(ours, theirs, round(sum(value for _, value in features), 2), features)


def _time(ours: Incident, theirs: Incident) -> str | None:
    one, other = _days(ours), _days(theirs)
    if one is None or other is None:
        return None
    if one == other and one[0] == one[1]:
        return "same day"
    apart = max((one[0] - other[1]).days, (other[0] - one[1]).days)
    if apart <= 0:
        return "days overlap"
    return "within 2 days" if apart <= 2 else None


def _place(ours: Incident, theirs: Incident) -> str | None:
    one, other = place_of(ours), place_of(theirs)
    if one is None or other is None:
        return None
    apart = distance_km(one, other)
    near = _exact(one) and _exact(other)
    if apart is not None and near and apart <= 10:
        return "within 10 km"
    if apart is not None and near and apart <= 50:
        return "within 50 km"
    if one.location and other.location and _province(one) == _province(other) != "":
        return "same province"
    return "beyond 150 km" if apart is not None and apart > 150 else None


def distance_km(one: Party, other: Party) -> float | None:
    """Kilometres between two places on a sphere; None where one has no coordinates."""
    points = [(place.location.latitude, place.location.longitude) for place in (one, other) if place.location]
    if len(points) < 2 or None in (*points[0], *points[1]):
        return None
    (lat, lon), (lat2, lon2) = ([radians(each or 0.0) for each in point] for point in points)
    half = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * _EARTH_KM * asin(min(1.0, sqrt(half)))


def _exact(place: Party) -> bool:
    """Is it a place, not the middle of a province or country?"""
    return place.location is not None and (place.location.where_prec or 1) <= 3


def _province(place: Party) -> str:
    name = folded((place.location.admin1 if place.location else None) or "")
    for word in (" province", " state", " governorate", " region", " department"):
        name = name.removesuffix(word)
    return name


def _sides(ours: Incident, theirs: Incident) -> str | None:
    one, other = sides_of(ours), sides_of(theirs)
    acting, hit = _common(one.acting, other.acting), _common(one.hit, other.hit)
    crossed = _common(one.acting, other.hit), _common(one.hit, other.acting)
    if (acting and hit) or all(crossed):
        return "both sides in common"
    if acting or hit or any(crossed):
        return "a side in common"
    return "no side in common" if one.acting and other.acting and _known((*one.acting, *other.acting)) else None


def _common(one: Sequence[Party], other: Sequence[Party]) -> bool:
    return bool(_keys(one) & _keys(other))


def _keys(parties: Iterable[Party]) -> set[str]:
    """Refs, names, and civilians as one where they are people."""
    keys = {key for one in parties for key in (one.ref, folded(one.name)) if key}
    return keys | ({"civilians"} if any(one.kind in ("people", "person") for one in parties) else set())


def _known(parties: Iterable[Party]) -> bool:
    """Are all of them known to one registry? Else other names may be the same group."""
    return len({one.ref.partition(":")[0] if one.ref else None for one in parties}) == 1 and all(
        one.ref for one in parties
    )


def _deaths(ours: Incident, theirs: Incident) -> str | None:
    one, other = killed_of(ours), killed_of(theirs)
    best = best_of(one), best_of(other)
    if None in best:
        return None
    if best[0] == best[1]:
        return "same deaths"
    low = max(one.low or 0, other.low or 0)
    high = min(_top(one.high), _top(other.high))
    return "deaths overlap" if low <= high else "deaths apart"


def _top(value: float | None) -> float:
    return float("inf") if value is None else value


def differences(ours: Incident, theirs: Incident) -> tuple[Difference, ...]:
    """The fields that the two tell otherwise, in the order of `facts`."""
    one, other = facts(ours), facts(theirs)
    return tuple(Difference(key, one[key], other[key]) for key in one if one[key] != other[key])


def facts(incident: Incident) -> dict[str, str | None]:
    """Field -> what the account says of it in words; None: nothing."""
    sides, place, when = sides_of(incident), place_of(incident), interval_of(incident)
    counts = {key: written(value.value) for key, value in incident.counts.items()}
    return {
        "kind": str(incident.kind.value) if incident.kind.value else None,
        "when": written(when) if when.start or when.end else None,
        "place": place.name if place else None,
        "acting": "; ".join(one.name for one in sides.acting) or None,
        "hit": "; ".join("Civilians" if one.private else one.name for one in sides.hit) or None,
        **{key: counts.get(key) for key in ("killed", "injured", "abducted", "arrested")},
        "accounts": str(incident.sources),
    }


def _days(incident: Incident) -> tuple[date, date] | None:
    when: Interval = interval_of(incident)
    first, last = when.start or when.end, when.end or when.start
    return (first, last) if first and last else None


def _may_share_country(one: Incident, other: Incident) -> bool:
    countries = {_country(one), _country(other)} - {None}
    return len(countries) < 2


def _country(incident: Incident) -> str | None:
    place = place_of(incident)
    return (place.location.country if place and place.location else None) or incident.country

"""How the places of two tellings lie to each other: the same, one within the other, or so far apart."""

import math
from typing import Final

from claimbook.merge.tellings import Spot, Telling

_KM_A_DEGREE: Final = 111.2
_ROUGH: Final = 4
"""where_prec from which a place is an area (1st-order unit and up), whose coordinates say little."""


def place_outcome(one: Telling, two: Telling) -> str | None:
    """How the nearest two of their places lie to each other; None where one names none."""
    if not one.spots or not two.spots:
        return None
    return min((_spots_apart(a, b) for a in one.spots for b in two.spots), key=_PLACES.index)


_PLACES: Final = (
    "same place", "within 10 km", "one within the other", "same area", "within 30 km", "other name", "within 100 km",
    "other areas", "over 100 km apart", "areas over 400 km apart",
)  # fmt: skip
"""From near to far."""
_REACHES: Final = ((10.0, "within 10 km"), (30.0, "within 30 km"), (100.0, "within 100 km"))


def _spots_apart(a: Spot, b: Spot) -> str:
    rough = max(a.precision or 0, b.precision or 0) >= _ROUGH
    if a.key == b.key or not a.names.isdisjoint(b.names):
        return "same area" if rough else "same place"
    if not a.names.isdisjoint(b.units) or not b.names.isdisjoint(a.units):
        return "one within the other"
    if None in (a.latitude, b.latitude):
        return "other name"
    apart = distance_km(a, b)
    if rough:
        return "other areas" if apart <= 400 else "areas over 400 km apart"
    return next((name for most, name in _REACHES if apart <= most), "over 100 km apart")


def distance_km(a: Spot, b: Spot) -> float:
    """Kilometres on a flat map around the pair, good to a percent below 500 km."""
    north = (a.latitude or 0.0) - (b.latitude or 0.0)
    east = ((a.longitude or 0.0) - (b.longitude or 0.0) + 180) % 360 - 180
    shrink = math.cos(math.radians(((a.latitude or 0.0) + (b.latitude or 0.0)) / 2))
    return _KM_A_DEGREE * math.hypot(north, east * shrink)

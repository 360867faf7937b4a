"""Distances on the globe."""

from math import asin, cos, radians, sin, sqrt
from typing import Final

EARTH_KM: Final = 6371.0


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points (latitude, longitude in degrees), in kilometres; the earth as a sphere."""
    north, north_b = radians(a[0]), radians(b[0])
    half = sin((north_b - north) / 2) ** 2 + cos(north) * cos(north_b) * sin(radians(b[1] - a[1]) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))

"""Outlines of countries for the map of a dossier: Natural Earth (public domain), as npm's world-atlas packs it."""

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import accumulate

Point = tuple[float, float]
"""(longitude, latitude) in degrees."""


@cache
def outlines() -> tuple[tuple[Point, ...], ...]:
    """Every line of a coast or border, each once (the arcs of the TopoJSON file)."""
    packed = json.loads(files("claimbook.assess").joinpath("countries-110m.json").read_text(encoding="utf-8"))
    (wide, high), (left, low) = packed["transform"]["scale"], packed["transform"]["translate"]

    def degrees(arc: list[list[int]]) -> Iterator[Point]:
        steps = accumulate(((x, y) for x, y, *_ in arc), lambda at, step: (at[0] + step[0], at[1] + step[1]))
        return ((left + x * wide, low + y * high) for x, y in steps)

    return tuple(tuple(degrees(arc)) for arc in packed["arcs"])

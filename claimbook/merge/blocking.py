"""Which tellings are compared at all: those near in time that share a place, a rare word, a target or a toll."""

import math
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final
from zlib import crc32

from claimbook.merge.comparison import WINDOW
from claimbook.merge.tellings import Telling
from claimbook.merge.wording import rarity

_WEEK: Final = 7
_CELL: Final = 0.25
"""Degrees: the side of a cell, some 25 km."""
RARE_WORD: Final = 3.5
"""Rarity of a word in fewer than one headline of 30: lower finds no more, 5.0 loses a thirtieth of the recall."""
_LARGE_TOLL: Final = 5


def days_of(telling: Telling) -> tuple[date, date] | None:
    """The days by which it is found: those the text gives, else that of its publication; None: neither."""
    if telling.when:
        return telling.when
    return (telling.published, telling.published) if telling.published else None


def home_keys(telling: Telling) -> Iterator[int]:
    """The keys under which others find it: of a week, and of what it shares. 49 bits each, and the same everywhere."""
    yield from _keys(telling, 0)


def sought_keys(telling: Telling) -> Iterator[int]:
    """The keys under which it finds others: those of the weeks around too, and of the cells around its places."""
    yield from _keys(telling, WINDOW)


def _keys(telling: Telling, reach_days: int) -> Iterator[int]:
    """Keys of one week lie side by side, so that a book finds them together. What is shared is known by 32 bits: where
    two things have the same, two tellings are compared that need not be."""
    if telling.apart:
        return
    shared = {crc32(one.encode("utf-8", "surrogatepass")) for one in _shared(telling, 1 if reach_days else 0)}
    for week in _weeks(telling, reach_days):
        first = (week + 1) << 32
        for one in shared:
            yield first | one


def _weeks(telling: Telling, reach_days: int) -> Iterable[int]:
    """The numbers of the weeks in reach; those without any day are compared among themselves."""
    days = days_of(telling)
    if days is None:
        return (-1,)
    return range((days[0].toordinal() - reach_days) // _WEEK, (days[1].toordinal() + reach_days) // _WEEK + 1)


def _shared(telling: Telling, cells_around: int) -> Iterator[str]:
    for spot in telling.spots:
        yield from (f"p{name}" for name in spot.names)
        if spot.latitude is not None and spot.longitude is not None:
            yield from _cells(spot.latitude, spot.longitude, cells_around)
    yield from (f"w{word}" for word in telling.words if rarity(word) >= RARE_WORD)
    yield from (f"t{key}" for key in telling.others)
    for key, (low, high) in telling.counts.items():
        toll = high if high is not None else low
        if toll is not None and toll >= _LARGE_TOLL:
            yield f"n{key}{toll:g}"
    yield f"s{telling.source}"  # copies


def _cells(latitude: float, longitude: float, around: int) -> Iterator[str]:
    row, column = math.floor(latitude / _CELL), math.floor(longitude / _CELL)
    columns = round(360 / _CELL)
    for north in range(row - around, row + around + 1):
        for east in range(column - around, column + around + 1):
            yield f"c{north},{east % columns}"


class Index:
    """Key -> the tellings at home there. The one thing here that changes: it grows as tellings are added."""

    def __init__(self) -> None:
        self._homes: dict[int, list[str]] = {}

    def add(self, telling: Telling) -> None:
        """Makes it known under its home keys."""
        for key in home_keys(telling):
            self._homes.setdefault(key, []).append(telling.id)

    def remove(self, telling: Telling) -> None:
        """Forgets it."""
        for key in home_keys(telling):
            self._homes[key].remove(telling.id)

    def near(self, telling: Telling) -> set[str]:
        """The ids of those it is to be compared with, its own left out."""
        found: set[str] = set()
        for key in sought_keys(telling):
            found.update(self._homes.get(key, ()))
        return found - {telling.id}

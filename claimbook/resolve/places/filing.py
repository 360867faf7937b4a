"""Numbers filed under checksums: flat arrays in the order of the sums, and where each run of like upper bits starts."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from typing import Any, Final, Literal

import numpy as np

_LOW: Final = 2**32 - 1


def file_numbers(name: str, sums: "np.ndarray", numbers: "np.ndarray", bits: int) -> dict[str, bytes]:
    """The tables of numbers under 64-bit sums of which only the upper 32 + bits count."""
    order = np.argsort(sums, kind="stable")
    sums = sums[order] >> np.uint64(32 - bits)
    starts = np.searchsorted(sums >> np.uint64(32), np.arange(2**bits + 1, dtype=np.uint64))
    return {
        f"{name}_sums": sums.astype(np.uint32).tobytes(),
        f"{name}_numbers": numbers[order].tobytes(),
        f"{name}_starts": starts.astype(np.uint32).tobytes(),
    }


def file_presence(sums: "np.ndarray", bits: int) -> bytes:
    """One bit for each value of the upper bits of 64-bit sums, set where there is such a sum."""
    places = sums >> np.uint64(64 - bits)
    there = np.zeros(2 ** (bits - 3), dtype=np.uint8)
    for bit in range(8):
        there[places[places & np.uint64(7) == bit] >> np.uint64(3)] |= np.uint8(1 << bit)
    return there.tobytes()


class Filed:
    """What lies under a sum. form: how wide the numbers are."""

    def __init__(self, tables: Mapping[str, Any], name: str, form: Literal["I", "Q"]) -> None:
        self._sums = cast(tables[f"{name}_sums"], "I")
        self._numbers = cast(tables[f"{name}_numbers"], form)
        self._starts = cast(tables[f"{name}_starts"], "I")
        self._runs = len(self._starts) - 2
        self._shift = 65 - len(self._starts).bit_length()
        self._to_low = self._shift - 32

    def numbers(self, wanted: int) -> "memoryview[int]":
        """The numbers under a sum, of which bits from the 64th on do not count."""
        sums, run, low = self._sums, wanted >> self._shift & self._runs, wanted >> self._to_low & _LOW
        end = self._starts[run + 1]
        start = bisect_left(sums, low, self._starts[run], end)
        return self._numbers[start : bisect_right(sums, low, start, end)]


def cast(table: Any, form: Literal["B", "H", "I", "Q"]) -> "memoryview[int]":
    """A table as numbers of one width: B 8 bits, H 16, I 32, Q 64."""
    return memoryview(table).cast(form)

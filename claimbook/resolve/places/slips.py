"""Checksums of a name and of every form of it with one letter left out.

Two names one slip apart (a letter more, less or other, two letters swapped) share such a form: Wolf Garbe's symmetric
deletes. The sums are polynomials mod 2**64 of which the upper half counts, so that many names can be summed at once.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

BASE: Final = 0x9E3779B97F4A7C15
LONGEST: Final = 28
SHORTEST: Final = 5
_MASK: Final = 2**64 - 1
_INVERSE: Final = pow(BASE, -1, 2**64)
_POWERS: Final = tuple(pow(BASE, place, 2**64) for place in range(LONGEST + 1))


def fits(key: str) -> bool:
    """Whether slips of a folded name are looked for: shorter ones are like too many others."""
    return SHORTEST <= len(key) <= LONGEST and key.isascii()


def slip_sums(key: str) -> list[int]:
    """32-bit sums of the forms of one name that `fits`, itself first."""
    parts = [code * power for code, power in zip(key.encode(), _POWERS, strict=False)]
    total = sum(parts)
    sums, before = [(total & _MASK) >> 32], 0
    for part in parts:
        sums.append(((before + (total - before - part) * _INVERSE) & _MASK) >> 32)
        before += part
    return sums


def slip_table(keys: Sequence[str], numbers: Sequence[int]) -> tuple["np.ndarray", "np.ndarray"]:
    """The sums of many names, and beside each the number of its name. All names must fit."""
    by_length: dict[int, list[int]] = {}
    for place, key in enumerate(keys):
        by_length.setdefault(len(key), []).append(place)
    of = np.asarray(numbers, dtype=np.uint32)
    sums, names = [np.zeros(0, np.uint32)], [np.zeros(0, np.uint32)]
    for length, places in by_length.items():
        letters = np.frombuffer("".join(keys[place] for place in places).encode(), np.uint8).reshape(-1, length)
        found = _sums(letters.astype(np.uint64))
        sums.append(found.reshape(-1))
        names.append(np.repeat(of[places], length + 1))
    return np.concatenate(sums), np.concatenate(names)


def _sums(letters: "np.ndarray") -> "np.ndarray":
    parts = letters * np.array(_POWERS[: letters.shape[1]], dtype=np.uint64)
    ends = np.cumsum(parts, axis=1, dtype=np.uint64)
    total = ends[:, -1:]
    without = (ends - parts) + (total - ends) * np.uint64(_INVERSE)
    return (np.hstack([total, without]) >> np.uint64(32)).astype(np.uint32)

"""Checksums of a name and of every form of it with one letter left out.

Two names one slip apart (a letter more, less or other, two letters swapped) share such a form: Wolf Garbe's symmetric
deletes. The sums are polynomials mod 2**64 of which the upper bits count, so that many names can be summed at once. No
letter has the power 0 of the base: its code alone would be lost with the lower bits, and all such letters be alike.
"""

from collections.abc import Sequence
from functools import cache
from itertools import accumulate
from operator import mul, sub
from typing import Final

import numpy as np

BASE: Final = 0x9E3779B97F4A7C15
LONGEST: Final = 28
SHORTEST: Final = 5
FORM_BITS: Final = 5
"""Bits that tell a form: 0 the name itself, else which letter is left out, counted from 1."""

_INVERSE: Final = pow(BASE, -1, 2**64)
_POWERS: Final = tuple(pow(BASE, place, 2**64) for place in range(1, LONGEST + 1))

_WIDE_POWERS: Final = np.array(_POWERS, dtype=np.uint64)
_WIDE_INVERSE: Final = np.uint64(_INVERSE)


def fits(key: str) -> bool:
    """Whether slips of a folded name are looked for: shorter ones are like too many others."""
    return SHORTEST <= len(key) <= LONGEST and key.isascii()


def slip_sums(key: str) -> list[int]:
    """Sums of the forms of one name that `fits`: itself, then without its first letter, without its second ...

    Bits from the 64th on are to be cut off, which costs less for the few sums that are needed further.
    """
    codes = key.encode()
    rest = codes[1:]
    first = sum(map(mul, rest, _POWERS))
    # Where the next letter is left out instead of this one, this one alone moves, to the place of the next.
    moves = map(mul, map(sub, codes, rest), _POWERS)
    return [(codes[0] + first) * BASE, *accumulate(moves, initial=first)]


def pair_sums(key: str) -> "np.ndarray":
    """Sums of the forms of one name that `fits` with two letters left out, 64 bits each."""
    first, second = _pairs(len(key))
    parts = np.frombuffer(key.encode(), np.uint8) * _WIDE_POWERS[: len(key)]
    ends = parts.cumsum()
    starts = ends - parts
    between = starts[second] - ends[first]
    sums: np.ndarray = starts[first] + _WIDE_INVERSE * (between + _WIDE_INVERSE * (ends[-1] - ends[second]))
    return sums


@cache
def _pairs(length: int) -> tuple["np.ndarray", "np.ndarray"]:
    first, second = np.triu_indices(length, 1)
    return first, second


def slip_table(keys: Sequence[str], numbers: Sequence[int]) -> tuple["np.ndarray", "np.ndarray"]:
    """The sums of many names, and beside each the number of its name and its form. All names must fit."""
    by_length: dict[int, list[int]] = {}
    for place, key in enumerate(keys):
        by_length.setdefault(len(key), []).append(place)
    of = np.asarray(numbers, dtype=np.uint32) << np.uint32(FORM_BITS)
    sums, names = [np.zeros(0, np.uint64)], [np.zeros(0, np.uint32)]
    for length, places in by_length.items():
        letters = np.frombuffer("".join(keys[place] for place in places).encode(), np.uint8).reshape(-1, length)
        sums.append(_sums(letters.astype(np.uint64)).reshape(-1))
        names.append((of[places][:, None] | np.arange(length + 1, dtype=np.uint32)).reshape(-1))
    return np.concatenate(sums), np.concatenate(names)


def _sums(letters: "np.ndarray") -> "np.ndarray":
    parts = letters * _WIDE_POWERS[: letters.shape[1]]
    ends = np.cumsum(parts, axis=1, dtype=np.uint64)
    total = ends[:, -1:]
    without = (ends - parts) + (total - ends) * _WIDE_INVERSE
    return np.hstack([total, without])

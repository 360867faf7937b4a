"""How often a name has which letters, as bits: a quick look at how many letters two names differ in, at the least."""

from typing import Final

from claimbook.resolve.places.slips import LONGEST

_MOST: Final = {
    "a": 4, "e": 3, "i": 3, "o": 3, "u": 3, "h": 2, "y": 2, "w": 1, " ": 2, "k": 2, "q": 1, "c": 1, "s": 2, "z": 1,
    "t": 2, "d": 1, "g": 1, "v": 1, "x": 1,
}  # fmt: skip
"""Letters that names of the same consonants differ in, and up to how many of each are told apart."""

TALLY_BITS: Final = sum(_MOST.values())


def _steps() -> list[tuple[str, tuple[int, ...]]]:
    steps, lowest = [], 0
    for letter, most in _MOST.items():
        steps.append((letter, tuple((2 ** min(count, most) - 1) << lowest for count in range(LONGEST + 1))))
        lowest += most
    return steps


_STEPS: Final = _steps()


def tally(key: str) -> int:
    """Bits of a folded name that `fits`; every letter more, less or other changes two of them at most."""
    return sum([bits[key.count(letter)] for letter, bits in _STEPS])

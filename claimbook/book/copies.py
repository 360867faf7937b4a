"""Which reports are copies of one another: wire stories, syndication, reposts.

MinHash (Broder 1997) over runs of four words, in bands: two reports that share a band are compared by their sketches.
A pair is near enough or not, whatever came first, and a group is all that pairs join: so the order of arrival does not
matter.
"""

import re
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy
from rensa import RMinHash

from claimbook.model.values import Document

WORDS: Final = 4
"""Words in a run."""

BANDS: Final = 25
ROWS: Final = 5
"""Five of 125 values make a band: a pair with 0.7 of its runs in common shares one with a probability of 0.99."""

LEAST: Final = 0.6
"""The share of runs in common (Jaccard) from which on two reports are copies."""

SHORT_RUNS: Final = 20
"""Texts with fewer runs than this, headlines and alerts, are alike by chance: there copies are of the same days."""

SHORT_DAYS: Final = 3

_SEED: Final = 20261128
_WORD: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text to find its copies. runs: how many different runs of words it has."""

    values: tuple[int, ...]
    runs: int

    def to_bytes(self) -> bytes:
        """For the book: the number of runs, then the values, little-endian, four bytes each."""
        return struct.pack(f"<{len(self.values) + 1}I", self.runs, *self.values)

    @classmethod
    def from_bytes(cls, kept: bytes) -> "Sketch":
        """The sketch that `to_bytes` has written."""
        runs, *values = struct.unpack(f"<{len(kept) // 4}I", kept)
        return cls(tuple(values), runs)

    def bands(self) -> list[int]:
        """One signed 64-bit number a band; reports that share one may be copies."""
        rows = numpy.array(self.values, dtype=numpy.uint64).reshape(BANDS, ROWS)
        mixed = numpy.arange(1, BANDS + 1, dtype=numpy.uint64) * _MIX
        for row in range(ROWS):
            mixed = (mixed ^ rows[:, row]) * _MIX
            mixed ^= mixed >> numpy.uint64(29)
        return [int(one) for one in mixed.view(numpy.int64)]


_MIX: Final = numpy.uint64(0x9E3779B97F4A7C15)


def sketch_of(text: str) -> Sketch:
    """The sketch of a text, by its words alone: case, punctuation and white space do not count."""
    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + WORDS]) for at in range(max(len(words) - WORDS + 1, 1))}
    hashed = RMinHash(num_perm=BANDS * ROWS, seed=_SEED)
    hashed.update(sorted(runs))
    return Sketch(tuple(hashed.digest()), len(runs))


@dataclass(frozen=True, slots=True)
class Leaf:
    """One report among those that may be copies. group: the name of its group so far."""

    key: int
    id: str
    published: date | None
    sketch: Sketch
    group: str


def copies_of(document: Document, sketch: Sketch, candidates: Iterable[Leaf]) -> list[Leaf]:
    """The candidates that are copies of the document, or it of them."""
    return [one for one in candidates if _are_copies(sketch, document.published, one)]


def _are_copies(sketch: Sketch, published: date | None, other: Leaf) -> bool:
    alike = sum(a == b for a, b in zip(sketch.values, other.sketch.values, strict=True))
    if alike < LEAST * len(sketch.values):
        return False
    if min(sketch.runs, other.sketch.runs) >= SHORT_RUNS or published is None or other.published is None:
        return True
    return abs((published - other.published).days) <= SHORT_DAYS


def first_of(members: Iterable[tuple[date | None, str]]) -> str:
    """The id that names a group: of the member published first, undated ones last; of two the first in the alphabet."""
    return min(members, key=lambda one: (one[0] is None, one[0] or date.min, one[1]))[1]

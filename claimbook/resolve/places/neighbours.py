"""Names of the gazetteer that are like a name: one or two slips away, or of the same consonants."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from claimbook.resolve.places.filing import Filed, cast, file_numbers, file_presence
from claimbook.resolve.places.folding import skeleton, skeletons
from claimbook.resolve.places.slips import FORM_BITS, pair_sums, slip_sums, slip_table
from claimbook.resolve.places.tally import TALLY_BITS, tally

EDITS: Final = 0.25
"""Most letters that differ in a similar name, as a part of the longer name; one may differ always."""

TWO_SLIPS_FROM: Final = 9
"""Letters of a name from which on two slips are looked for. With 8, names that no place has are answered oftener."""

_NEAR_BITS: Final = 21
_BONES_BITS: Final = 19
_THERE_BITS: Final = 26
"""A form that no name has is there by chance seven times in a hundred."""

_TO_BIT: Final = 64 - _THERE_BITS
_BITS: Final = 2**_THERE_BITS - 1
_FORM: Final = 2**FORM_BITS - 1
_TALLY: Final = 2**TALLY_BITS - 1
_FEW: Final = 8
"""So many names are compared as fast as they are sifted by their letters."""

Likenesses = dict[int, float]


def neighbour_tables(keys: Sequence[str], chosen: Sequence[int]) -> dict[str, bytes]:
    """The tables of those of the keys, by number, that may be found by likeness. All of these must fit."""
    names = [keys[number] for number in chosen]
    forms, filed = slip_table(names, chosen)
    bones = np.fromiter(map(_bones_sum, skeletons(names)), dtype=np.uint64, count=len(names))
    tallied = np.fromiter((number << TALLY_BITS | tally(keys[number]) for number in chosen), np.uint64, len(names))
    return {
        "near_there": file_presence(forms, _THERE_BITS),
        **file_numbers("near", forms, filed, _NEAR_BITS),
        **file_numbers("bones", bones, tallied, _BONES_BITS),
    }


class Neighbours:
    """Numbers of names by likeness, from 0 to 1. tables: those above, and the keys with their ends."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self._keys, self._ends = tables["keys"], cast(tables["key_ends"], "I")
        self._there = tables["near_there"]
        self._all_there = np.frombuffer(self._there, np.uint8)
        self._near, self._bones = Filed(tables, "near", "I"), Filed(tables, "bones", "Q")

    def one_slip(self, key: str) -> Likenesses:
        """Names with one letter more, less or other, or with two swapped; of longer ones also with one moved.

        How many letters differ follows from the forms that are alike: nothing is compared letter by letter.
        """
        found: Likenesses = {}
        length, numbers = len(key), self._near.numbers
        slip, longer = 1 - 1 / length, 1 - 1 / (length + 1)
        moved = 1 - 2 / length if length * EDITS >= 2 else 0.0
        for form, one in self._known(slip_sums(key)):
            for filed in numbers(one):
                number, other = filed >> FORM_BITS, filed & _FORM
                if form == other:
                    likeness = slip if form else 1.0
                elif not form:
                    likeness = longer
                elif not other or self._swapped(key, form, number, other):
                    likeness = slip
                else:
                    likeness = moved
                if likeness > found.get(number, 0.0):
                    found[number] = likeness
        return found

    def two_slips(self, key: str) -> Likenesses:
        """Names of nine letters and more that come of leaving out two letters and putting in one at most."""
        if len(key) < TWO_SLIPS_FROM:
            return {}
        numbers = {filed >> FORM_BITS for one in self._known_pairs(pair_sums(key)) for filed in self._near.numbers(one)}
        return self._compared(key, numbers, 2)

    def same_bones(self, key: str, most: float = EDITS) -> Likenesses:
        """Names of the same consonants of which at most this part of the letters differs.

        None for a name so short that one letter at most may differ: those have one slip.
        """
        edits, bits = _bounds(len(key), most)
        if edits < 2:
            return {}
        filed: Sequence[int] = self._bones.numbers(_bones_sum(skeleton(key)))
        if len(filed) > _FEW:
            ours = tally(key)
            filed = [one for one in filed if ((one ^ ours) & _TALLY).bit_count() <= bits]
        return self._compared(key, [one >> TALLY_BITS for one in filed], edits, most)

    def _known(self, sums: list[int]) -> list[tuple[int, int]]:
        """The sums that some name has, and a few that none has, each with its number."""
        there = self._there
        return [
            (form, one) for form, one in enumerate(sums) if there[(bit := one >> _TO_BIT & _BITS) >> 3] >> (bit & 7) & 1
        ]

    def _known_pairs(self, sums: "np.ndarray") -> list[int]:
        """The same of many sums at once."""
        bits = sums >> np.uint64(_TO_BIT)
        there = self._all_there[bits >> np.uint64(3)] >> (bits & np.uint64(7)).astype(np.uint8) & 1
        known: list[int] = sums[there.nonzero()].tolist()
        return known

    def _swapped(self, key: str, form: int, number: int, other: int) -> bool:
        """Are two neighbours swapped, where the names are the same but for these letters?"""
        return abs(form - other) == 1 and self._keys[self._ends[number] + other - 1] == ord(key[form - 1])

    def _compared(self, key: str, numbers: Iterable[int], edits: int, most: float = EDITS) -> Likenesses:
        """Those of the names that so many edits turn into the key, and not too many for its length."""
        keys, ends = self._keys, self._ends
        names = {number: str(keys[ends[number] : ends[number + 1]], "utf-8") for number in numbers}
        found: Likenesses = {}
        # One call for all names: called for each of them, the distance costs twice as much.
        for name, differ, number in extract(key, names, scorer=OSA.distance, score_cutoff=edits, limit=None):
            longest = max(len(key), len(name))
            if differ <= max(1, int(longest * most)):
                found[number] = 1 - differ / longest
        return found


@cache
def _bounds(length: int, most: float) -> tuple[int, int]:
    """Most letters, and most bits of the tally, in which a name may differ from one of this length.

    Names longer by n letters may differ in more, but n of these are letters more, each of which changes one bit alone.
    """
    allowed = [(int((length + more) * most), more) for more in range(length + 1)]
    possible = [(edits, 2 * edits - more) for edits, more in allowed if edits >= max(2, more)]
    return max((edits for edits, _ in possible), default=1), max((bits for _, bits in possible), default=0)


def _bones_sum(bones: str) -> int:
    return zlib.crc32(bones.encode()) << 32

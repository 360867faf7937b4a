"""Sentences side by side: what the encoder reads in one go."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from claimbook.extract.local.tokens import Pieces
from claimbook.model.values import Span

CLS: Final = 101
SEP: Final = 102
WINDOW: Final = 128
"""Word pieces in one window, special ones included; a longer single sentence has a window of its own length."""
LONGEST: Final = 320
"""Word pieces in one unit. A longer sentence (of rare signs, mostly) is read in several units, none of it unread."""
_TOKENS_AT_ONCE: Final = 768

Ints = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Unit:
    """What is read as one sentence: a sentence, or part of one over LONGEST. number: its place in the document."""

    sentence: Span
    pieces: Pieces
    number: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows as padded arrays. spots: (row, first piece, size) of each unit."""

    ids: Ints
    cases: Ints
    mask: Mask
    units: tuple[Unit, ...]
    spots: tuple[tuple[int, int, int], ...]


def units(found: Sequence[Span], pieces: Sequence[Pieces]) -> list[Unit]:
    """Sentences and their pieces -> units; a sentence without a single piece has none."""
    cut = [
        (sentence, given.slice(first, first + LONGEST))
        for sentence, given in zip(found, pieces, strict=True)
        for first in range(0, len(given), LONGEST)
    ]
    return [Unit(sentence, part, number) for number, (sentence, part) in enumerate(cut)]


def windows(given: Sequence[Unit]) -> list[tuple[Unit, ...]]:
    """Consecutive units in windows of at most WINDOW pieces."""
    return [tuple(given[first:last]) for first, last in side_by_side([len(one.pieces) for one in given])]


def side_by_side(sizes: Sequence[int], limit: int = WINDOW) -> list[tuple[int, int]]:
    """Numbers of pieces -> (first, last) of those that share a window, end exclusive, in order."""
    out: list[tuple[int, int]] = []
    length = limit
    for number, size in enumerate(sizes):
        if length + size + 1 > limit:
            out.append((number, number))
            length = 1
        out[-1] = (out[-1][0], number + 1)
        length += size + 1
    return out


def batches(given: Sequence[tuple[Unit, ...]]) -> list[Batch]:
    """Windows of like length together, at most about _TOKENS_AT_ONCE pieces: mixed lengths halve the speed."""
    ordered = sorted(given, key=window_length)
    out: list[list[tuple[Unit, ...]]] = [[]]
    for window in ordered:
        if out[-1] and (len(out[-1]) + 1) * window_length(window) > _TOKENS_AT_ONCE:
            out.append([])
        out[-1].append(window)
    return [collate(one) for one in out if one]


def window_length(window: Sequence[Unit]) -> int:
    """Pieces of a window, special ones included."""
    return 1 + sum(len(one.pieces) + 1 for one in window)


def collate(given: Sequence[tuple[Unit, ...]]) -> Batch:
    """Pad windows to the longest."""
    longest = max(map(window_length, given))
    ids = np.zeros((len(given), longest), dtype=np.int64)
    cases = np.zeros_like(ids)
    members: list[Unit] = []
    spots: list[tuple[int, int, int]] = []
    for row, window in enumerate(given):
        ids[row, 0] = CLS
        at = 1
        for unit in window:
            size = len(unit.pieces)
            ids[row, at : at + size] = unit.pieces.ids
            cases[row, at : at + size] = unit.pieces.cases
            ids[row, at + size] = SEP
            members.append(unit)
            spots.append((row, at, size))
            at += size + 1
    return Batch(ids, cases, ids != 0, tuple(members), tuple(spots))


def spot_index(spots: Sequence[tuple[int, int, int]], width: int) -> tuple[Ints, Mask]:
    """(row, first, size) spots in rows of `width` -> spots x longest flat indices, and which of them are real."""
    sizes = np.array([size for _, _, size in spots])
    mask = np.arange(sizes.max())[None, :] < sizes[:, None]
    heads = np.array([row * width + first for row, first, _ in spots])
    return np.where(mask, heads[:, None] + np.arange(sizes.max())[None, :], 0), mask

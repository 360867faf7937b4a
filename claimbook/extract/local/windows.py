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
    """A window as arrays of one row. spots: (row, first piece, size) of each unit."""

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


def window_length(window: Sequence[Unit]) -> int:
    """Pieces of a window, special ones included."""
    return 1 + sum(len(one.pieces) + 1 for one in window)


def collate(window: Sequence[Unit]) -> Batch:
    """A window by itself: a full one is read as fast alone as six at once, and nothing is spent on padding."""
    length = window_length(window)
    ids = np.full((1, length), SEP, dtype=np.int64)
    cases = np.zeros_like(ids)
    ids[0, 0] = CLS
    spots: list[tuple[int, int, int]] = []
    at = 1
    for unit in window:
        size = len(unit.pieces)
        ids[0, at : at + size] = unit.pieces.ids
        cases[0, at : at + size] = unit.pieces.cases
        spots.append((0, at, size))
        at += size + 1
    return Batch(ids, cases, np.ones_like(ids, dtype=bool), tuple(window), tuple(spots))


def spot_index(spots: Sequence[tuple[int, int, int]], width: int) -> tuple[Ints, Mask]:
    """(row, first, size) spots in rows of `width` -> spots x longest flat indices, and which of them are real."""
    sizes = np.array([size for _, _, size in spots])
    mask = np.arange(sizes.max())[None, :] < sizes[:, None]
    heads = np.array([row * width + first for row, first, _ in spots])
    return np.where(mask, heads[:, None] + np.arange(sizes.max())[None, :], 0), mask

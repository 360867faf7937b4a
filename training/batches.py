"""Passages -> padded tensors."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from claimbook.extract.local.windows import CLS, SEP, WINDOW, side_by_side
from training.examples import UNKNOWN, Group, Passage, Sentence

PAD = 0


@dataclass(frozen=True)
class Window:
    """Consecutive sentences that are read together."""

    sentences: tuple[Sentence, ...]
    passage: Passage

    @property
    def length(self) -> int:
        """Pieces, special ones included."""
        return 1 + sum(len(one.pieces) + 1 for one in self.sentences)


def windows(passage: Passage, limit: int = WINDOW) -> list[Window]:
    """The passage cut into windows of at most `limit` pieces, on sentence borders."""
    sizes = [len(one.pieces) for one in passage.sentences]
    return [Window(passage.sentences[first:last], passage) for first, last in side_by_side(sizes, limit)]


@dataclass(frozen=True)
class Batch:
    """Windows side by side, and the sentences in them."""

    ids: Tensor
    cases: Tensor
    mask: Tensor
    sentences: list[tuple[Sentence, Passage]]
    places: list[tuple[int, int]]  # (row, first piece) of each sentence


def _up(number: int, step: int) -> int:
    return -(-number // step) * step


def collate(given: Sequence[Window]) -> Batch:
    """Pad windows to the longest."""
    longest = _up(max(one.length for one in given), 32)
    rows = _up(len(given), 2)
    ids = np.full((rows, longest), PAD)
    cases = np.zeros((rows, longest), dtype=np.int64)
    sentences, places = [], []
    for row, window in enumerate(given):
        ids[row, 0] = CLS
        at = 1
        for sentence in window.sentences:
            size = len(sentence.pieces)
            ids[row, at : at + size] = sentence.pieces.ids
            cases[row, at : at + size] = sentence.pieces.cases
            ids[row, at + size] = SEP
            sentences.append((sentence, window.passage))
            places.append((row, at))
            at += size + 1
    identifiers = torch.from_numpy(ids)
    return Batch(identifiers, torch.from_numpy(cases), identifiers != PAD, sentences, places)


def gather(states: Tensor, spots: Sequence[tuple[int, int, int]]) -> tuple[Tensor, Tensor]:
    """(row, first, size) spots -> spots x longest x width states, and their mask; both sizes rounded up.

    Rounded because the CPU kernels are compiled anew for each shape, which took longer than running them.
    """
    longest = _up(max(size for _, _, size in spots), 16)
    items = _up(len(spots), 8)
    index = np.zeros((items, longest), dtype=np.int64)
    mask = np.zeros((items, longest), dtype=bool)
    for number, (row, first, size) in enumerate(spots):
        index[number, :size] = row * states.shape[1] + first + np.arange(size)
        mask[number, :size] = True
    flat = states.reshape(-1, states.shape[-1])
    return flat[torch.from_numpy(index).to(states.device)], torch.from_numpy(mask).to(states.device)


def pad_tags(groups: Sequence[Group], longest: int) -> Tensor:
    """groups x longest x slots, UNKNOWN where there is no piece."""
    out = np.full((len(groups), longest, groups[0].tags.shape[1]), UNKNOWN)
    for number, one in enumerate(groups):
        out[number, : len(one.tags)] = one.tags
    return torch.from_numpy(out)


def shuffled(given: Sequence[Window], tokens: int, rng: np.random.Generator) -> Iterator[list[Window]]:
    """Random batches of about `tokens` pieces."""
    batch: list[Window] = []
    size = 0
    for number in rng.permutation(len(given)):
        batch.append(given[number])
        size += given[number].length
        if size >= tokens:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch

"""A small network that ranks the candidates of many questions, in numpy: one hidden layer and a direct weight each."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

HIDDEN: Final = 24
"""Units. Their number, the passes and what is left out were chosen while looking at the five folds."""
NETWORKS: Final = 2
"""Networks learned from different beginnings and averaged: one alone leans on chance."""
PASSES: Final = 9
BATCH: Final = 128
RATE: Final = 3e-3
DECAY: Final = 0.05
"""Of every weight but the bias, a step's share of its rate."""
DROPPED: Final = 0.3
"""Hidden units left out of a row, a share of them at random, so that none is relied on alone."""

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Questions:
    """table: a row of 0 and 1 for each candidate, the last column all 1; right: 1 for the right ones; starts: where
    each question's candidates begin, and the end of the last."""

    table: NDArray[np.uint8]
    right: Floats
    starts: NDArray[Any]


def learn(asked: Questions) -> tuple[Floats, Floats, Floats]:
    """The inner, outer and direct weights under which the right candidates, or nobody where none is, are likeliest:
    the mean of several networks, side by side. All chance is seeded and all sums are in a fixed order."""
    inner, outer, direct = zip(*(_learn_one(asked, seed) for seed in range(NETWORKS)), strict=True)
    side_by_side: Floats = np.hstack(inner)
    shares: Floats = (np.hstack(outer) / NETWORKS).astype(np.float32)
    mean: Floats = np.mean(direct, axis=0).astype(np.float32)
    return side_by_side, shares, mean


def _learn_one(asked: Questions, seed: int) -> tuple[Floats, Floats, Floats]:
    """Adam with decay and a rate that falls to nothing."""
    chance = np.random.default_rng(seed)
    width = asked.table.shape[1]
    weights = [
        (chance.standard_normal((width, HIDDEN)) * 0.1).astype(np.float32),
        (chance.standard_normal(HIDDEN) * 0.1).astype(np.float32),
        np.zeros(width, dtype=np.float32),
    ]
    mean, square = ([np.zeros_like(one) for one in weights] for _ in range(2))
    batches = list(_batches(len(asked.starts) - 1, chance))
    for step, numbers in enumerate(batches, 1):
        rate = RATE * 0.5 * (1 + np.cos(np.pi * step / len(batches)))
        for at, slope in enumerate(_slopes(asked, numbers, weights, chance)):
            mean[at] = 0.9 * mean[at] + 0.1 * slope
            square[at] = 0.999 * square[at] + 0.001 * slope**2
            move = (mean[at] / (1 - 0.9**step)) / (np.sqrt(square[at] / (1 - 0.999**step)) + 1e-8)
            weights[at] = (weights[at] - rate * (move + DECAY * weights[at])).astype(np.float32)
    return weights[0], weights[1], weights[2]


def _batches(questions: int, chance: np.random.Generator) -> Iterator[NDArray[Any]]:
    for _ in range(PASSES):
        order = chance.permutation(questions)
        yield from (order[at : at + BATCH] for at in range(0, questions, BATCH))


def _slopes(
    asked: Questions, numbers: NDArray[Any], weights: list[Floats], chance: np.random.Generator
) -> tuple[Any, Any, Any]:
    """The slope of the mean log likelihood's negative, for each of the weights."""
    inner, outer, direct = weights
    sizes = asked.starts[numbers + 1] - asked.starts[numbers]
    rows = np.concatenate([np.arange(asked.starts[one], asked.starts[one + 1]) for one in numbers])
    owner = np.repeat(np.arange(len(numbers)), sizes)
    table, right = asked.table[rows].astype(np.float32), asked.right[rows]
    raw = table @ inner
    kept = ((raw > 0) * (chance.random(raw.shape, dtype=np.float32) >= DROPPED) / (1 - DROPPED)).astype(np.float32)
    hidden = raw * kept
    odds = np.exp(np.clip(hidden @ outer + table @ direct, -30, 30))
    nobody = np.bincount(owner, right, len(numbers)) == 0
    given = odds / (1 + np.bincount(owner, odds, len(numbers)))[owner]
    wanted = odds * right / (np.bincount(owner, odds * right, len(numbers)) + nobody)[owner]
    error = ((given - wanted) / len(numbers)).astype(np.float32)
    return table.T @ ((error[:, None] * outer) * kept), hidden.T @ error, table.T @ error

"""Logistic regression with a ridge, by Newton's method: a few named features, a few thousand rows."""

from collections.abc import Mapping, Sequence

import numpy as np

BIAS = "bias"


def fit_logit(rows: Sequence[Mapping[str, float]], right: Sequence[bool], ridge: float = 1.0) -> dict[str, float]:
    """Rows of named features and their outcomes -> weight of each feature, and of "bias" (which has no ridge)."""
    names = sorted({name for row in rows for name in row})
    given = np.array([[row.get(name, 0.0) for name in names] + [1.0] for row in rows])
    truth = np.asarray(right, dtype=float)
    penalty = np.diag([ridge] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(given @ weights, -30, 30)))
        slope = given.T @ (truth - chance) - penalty @ weights
        curve = (given * (chance * (1 - chance))[:, None]).T @ given + penalty
        step = np.linalg.solve(curve, slope)
        weights += step
        if np.abs(step).max() < 1e-8:
            break
    return dict(zip([*names, BIAS], map(float, weights.round(6)), strict=True))

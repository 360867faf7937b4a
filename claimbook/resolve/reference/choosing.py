"""Comparisons and their weights -> the one that a reference means."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from claimbook.resolve.reference.anaphora import COLLECTIVE, DESCRIPTION, PERSONAL, Anaphor
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.reading import Candidates, Choose
from claimbook.resolve.reference.standing import Standing
from claimbook.resolve.reference.weights import BIAS, WEIGHTS

TOLD_FROM: Final[dict[str, float]] = {PERSONAL: 0.3, COLLECTIVE: 0.3, DESCRIPTION: 0.25}
"""Least probability for a name to be given. Measured on 563 documents in two halves, each with what the other half and
`training/gold` taught: at these values 4 in 100 pronouns and 45 in 100 descriptions stay open, 34 and 15 get a wrong
name, and 4 in 100 descriptions for which the gold gives no name get one. Other values:
`python -m benchmarks.reference SHARED --sweep`."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each comparison counts in log odds, by form of reference. bias: what any candidate counts against nobody."""

    bias: Mapping[str, float]
    tables: Mapping[str, Mapping[str, float]]


SHIPPED: Final = Weights(BIAS, WEIGHTS)


def chooser(weights: Weights) -> Choose:
    """What picks the likeliest candidate, None where nobody is likelier, and says whether it is sure enough to tell."""

    def choose(_place: Place, anaphor: Anaphor, candidates: Candidates) -> tuple[Standing | None, bool]:
        odds = [math.exp(_score(weights, anaphor.form, held)) for _, held in candidates]
        if not odds:
            return None, False
        best = odds.index(max(odds))
        sure = odds[best] / (1 + sum(odds)) >= TOLD_FROM[anaphor.form]
        return (candidates[best][0] if sure or odds[best] >= 1 else None), sure

    return choose


def _score(weights: Weights, form: str, held: frozenset[str]) -> float:
    """Log odds against nobody. fsum, since a set has no order and a plain sum's last digits would hang on it."""
    table = weights.tables[form]
    return weights.bias[form] + math.fsum(table.get(one, 0.0) for one in held)

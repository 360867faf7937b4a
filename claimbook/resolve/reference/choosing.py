"""Comparisons and their weights -> the one that a reference means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from claimbook.resolve.reference.anaphora import COLLECTIVE, DESCRIPTION, PERSONAL, Anaphor
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.reading import Candidates, Choose
from claimbook.resolve.reference.standing import Standing

TOLD_FROM: Final[dict[str, float]] = {PERSONAL: 0.2, COLLECTIVE: 0.2, DESCRIPTION: 0.14}
"""Least probability for a name to be given. Chosen while looking at five folds of 563 documents: at these values 1 in
100 pronouns and 22 in 100 descriptions stay open, 28 and 20 get a wrong name, and 5 in 100 mentions for which the gold
gives no name get one; descriptions from 0.18 on: 24 open, 19 wrong, 4. Other values:
`python -m benchmarks.reference SHARED --sweep`."""
WEIGHTS_FILE: Final = "weights.npz"

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Network:
    """One hidden layer over named comparisons, and each comparison's own weight beside it.

    names: the comparisons; inner: a row for each of them, and one for the bias; outer: what each hidden unit counts;
    direct: what each comparison counts by itself, the bias last. Units: log odds against nobody.
    """

    names: tuple[str, ...]
    inner: Floats
    outer: Floats
    direct: Floats

    @cached_property
    def _column(self) -> Mapping[str, int]:
        return {name: number for number, name in enumerate(self.names)}

    def log_odds(self, held: Sequence[frozenset[str]]) -> Floats:
        """The log odds of each candidate against nobody. held: the comparisons that hold, a candidate each."""
        table = np.zeros((len(held), len(self.names) + 1), dtype=np.float32)
        table[:, -1] = 1
        for row, each in enumerate(held):
            table[row, [self._column[name] for name in each if name in self._column]] = 1
        hidden: Floats = np.maximum(table @ self.inner, 0)
        return hidden @ self.outer + table @ self.direct


@dataclass(frozen=True)
class Weights:
    """The network of each form of reference: personal, collective, description."""

    networks: Mapping[str, Network]

    def arrays(self) -> dict[str, NDArray[Any]]:
        """The weights as arrays by name, halved in precision: what `weights.npz` holds."""
        found: dict[str, NDArray[Any]] = {}
        for form, one in self.networks.items():
            found[f"{form}.names"] = np.array(one.names)
            for part in ("inner", "outer", "direct"):
                found[f"{form}.{part}"] = getattr(one, part).astype(np.float16)
        return found


def read_weights(arrays: Mapping[str, NDArray[Any]]) -> Weights:
    """The weights that the arrays of `Weights.arrays` hold."""
    forms = sorted({name.partition(".")[0] for name in arrays})
    return Weights({form: _network(arrays, form) for form in forms})


def _network(arrays: Mapping[str, NDArray[Any]], form: str) -> Network:
    inner, outer, direct = (arrays[f"{form}.{part}"].astype(np.float32) for part in ("inner", "outer", "direct"))
    return Network(tuple(map(str, arrays[f"{form}.names"])), inner, outer, direct)


def _shipped() -> Weights:
    with files(__package__).joinpath(WEIGHTS_FILE).open("rb") as file, np.load(file, allow_pickle=False) as arrays:
        return read_weights(dict(arrays))


SHIPPED: Final = _shipped()


def chooser(weights: Weights) -> Choose:
    """What picks the likeliest candidate, None where nobody is likelier, and says whether it is sure enough to tell."""

    def choose(_place: Place, anaphor: Anaphor, candidates: Candidates) -> tuple[Standing | None, bool]:
        if not candidates:
            return None, False
        scores = weights.networks[anaphor.form].log_odds([held for _, held in candidates])
        odds = np.exp(np.clip(scores, -30, 30).astype(np.float64))
        best = int(odds.argmax())
        sure = bool(odds[best] / (1 + odds.sum()) >= TOLD_FROM[anaphor.form])
        return (candidates[best][0] if sure or odds[best] >= 1 else None), sure

    return choose

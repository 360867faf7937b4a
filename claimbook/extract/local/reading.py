"""Units -> scores: every window is read once, and each label that may be stated is asked once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from claimbook.extract.local.drafts import Answer
from claimbook.extract.local.network import Floats, Network
from claimbook.extract.local.spans import sigmoid
from claimbook.extract.local.windows import Batch, Mask, Unit, batches, spot_index, windows

MOST_LABELS: Final = 8
"""Labels asked for one unit, the likeliest; of 5,976 sentences in gold/dev one states more."""
_TOKENS_AT_ONCE: Final = 768
_CHUNK: Final = 64
"""Windows read before their labels are asked: a long document never holds more states than these."""


@dataclass(frozen=True, slots=True)
class UnitScores:
    """One unit. labels: a logit each; kinds: pieces x (2 * kinds + 1) logits; answers: of the labels asked."""

    unit: Unit
    labels: Floats
    kinds: Floats
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class _Item:
    unit: Unit
    label: int
    logit: float
    states: Floats


def read_units(network: Network, given: Sequence[Unit], ask_above: float) -> list[UnitScores]:
    """All units of a document, in order. ask_above: the probability from which a label is asked."""
    found: list[UnitScores] = []
    cut = windows(given)
    for first in range(0, len(cut), _CHUNK):
        for batch in batches(cut[first : first + _CHUNK]):
            found += _read_batch(network, batch, ask_above)
    return sorted(found, key=lambda one: one.unit.number)


def _read_batch(network: Network, batch: Batch, ask_above: float) -> Iterator[UnitScores]:
    index, real = spot_index(batch.spots, batch.ids.shape[1])
    middle, labels, kinds = network.read(batch.ids, batch.cases, batch.mask, index, real)
    flat = middle.reshape(-1, middle.shape[-1])
    asked = sigmoid(labels) > ask_above
    items = [
        _Item(unit, label, float(labels[number, label]), flat[index[number, : len(unit.pieces)]])
        for number, unit in enumerate(batch.units)
        for label in _likeliest(labels[number], asked[number])
    ]
    answers: dict[int, list[Answer]] = {}
    for part in _chunks(items):
        for one in _ask(network, part):
            answers.setdefault(one.unit.number, []).append(one)
    for number, unit in enumerate(batch.units):
        given = sorted(answers.get(unit.number, ()), key=lambda one: one.label)
        yield UnitScores(unit, labels[number], kinds[number, : len(unit.pieces)], tuple(given))


def _likeliest(logits: Floats, asked: Mask) -> list[int]:
    """The labels that are asked, the likeliest first, MOST_LABELS of them at most."""
    found: list[int] = np.nonzero(asked)[0].tolist()
    return sorted(found, key=lambda label: -logits[label])[:MOST_LABELS]


def _chunks(items: list[_Item]) -> Iterator[list[_Item]]:
    """Items of like length together."""
    part: list[_Item] = []
    for one in sorted(items, key=lambda item: len(item.states)):
        if part and (len(part) + 1) * len(one.states) > _TOKENS_AT_ONCE:
            yield part
            part = []
        part.append(one)
    if part:
        yield part


def _ask(network: Network, items: Sequence[_Item]) -> Iterator[Answer]:
    longest = max(len(one.states) for one in items)
    states = np.zeros((len(items), longest, items[0].states.shape[1]), dtype=np.float32)
    real = np.zeros((len(items), longest), dtype=bool)
    for number, one in enumerate(items):
        states[number, : len(one.states)] = one.states
        real[number, : len(one.states)] = True
    tags, whole, links = network.ask(states, real, np.array([one.label for one in items], dtype=np.int64))
    for number, one in enumerate(items):
        size = len(one.states)
        yield Answer(
            one.unit, one.label, one.logit, tags[number, :size].reshape(size, -1, 3), whole[number],
            links[number, :size, :size],
        )  # fmt: skip

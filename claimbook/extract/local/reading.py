"""Units -> scores: every window is read once, and each label that may be stated is asked once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from claimbook.extract.local.drafts import Answer
from claimbook.extract.local.network import Floats, Network
from claimbook.extract.local.spans import sigmoid
from claimbook.extract.local.windows import Batch, Mask, Unit, collate, spot_index, windows

MOST_LABELS: Final = 8
"""Labels asked for one unit, the likeliest; of 5,976 sentences in gold/dev one states more."""
_TOKENS_AT_ONCE: Final = 768
_PADDED: Final = 1.15
"""Places a batch may have for each piece in it: without it the tagger read half as many places again for nothing."""
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
class _Read:
    unit: Unit
    labels: Floats
    kinds: Floats
    states: Floats


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
        found += _read_chunk(network, cut[first : first + _CHUNK], ask_above)
    return found


def _read_chunk(network: Network, chunk: Sequence[Sequence[Unit]], ask_above: float) -> Iterator[UnitScores]:
    read = [one for window in chunk for one in _read_window(network, collate(window))]
    asked = [item for one in read for item in _items(one, ask_above)]
    answers: dict[int, list[Answer]] = {}
    for part in _alike(asked):
        for answer in _ask(network, part):
            answers.setdefault(answer.unit.number, []).append(answer)
    for one in read:
        given = sorted(answers.get(one.unit.number, ()), key=lambda answer: answer.label)
        yield UnitScores(one.unit, one.labels, one.kinds, tuple(given))


def _read_window(network: Network, batch: Batch) -> Iterator[_Read]:
    index, real = spot_index(batch.spots, batch.ids.shape[1])
    middle, labels, kinds = network.read(batch.ids, batch.cases, batch.mask, index, real)
    for number, (unit, (row, first, size)) in enumerate(zip(batch.units, batch.spots, strict=True)):
        yield _Read(unit, labels[number], kinds[number, :size], middle[row, first : first + size])


def _items(one: _Read, ask_above: float) -> Iterator[_Item]:
    for label in _likeliest(one.labels, sigmoid(one.labels) > ask_above):
        yield _Item(one.unit, label, float(one.labels[label]), one.states)


def _likeliest(logits: Floats, asked: Mask) -> list[int]:
    """The labels that are asked, the likeliest first, MOST_LABELS of them at most."""
    found: list[int] = np.nonzero(asked)[0].tolist()
    return sorted(found, key=lambda label: -logits[label])[:MOST_LABELS]


def _alike(items: list[_Item]) -> Iterator[list[_Item]]:
    """Items of like length together: padding costs as much as what is read."""
    part: list[_Item] = []
    real = 0
    for one in sorted(items, key=lambda item: len(item.states)):
        padded = (len(part) + 1) * len(one.states)
        if part and padded > min(_TOKENS_AT_ONCE, _PADDED * (real + len(one.states))):
            yield part
            part, real = [], 0
        part.append(one)
        real += len(one.states)
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

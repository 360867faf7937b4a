"""Scores of the network -> what each sentence of a message says for each incident type."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from benchmarks.muc4_templates.conventions import LABEL_OF, SLOT_OF
from claimbook.extract.local.drafts import Answer
from claimbook.extract.local.network import Floats, Network
from claimbook.extract.local.reading import UnitScores, read_units
from claimbook.extract.local.slots import SLOTS
from claimbook.extract.local.spans import fillers, softmax
from claimbook.extract.local.tokens import split_pieces
from claimbook.extract.local.windows import units
from claimbook.extract.sentences import sentences

ASK_ABOVE: Final = 0.03
"""Probability from which a sentence is asked for an incident type; the message decides later what counts."""
_LENIENCE: Final = 3.0
"""A piece counts as inside a filler from a probability of 1/4: a doubtful filler may be confirmed elsewhere."""

_KIND_OF: Final = {label: kind for kind, label in LABEL_OF.items()}


@dataclass(frozen=True, slots=True)
class Found:
    """One filler. start: its offset in the message; sure: the tagger's mean probability, 0 to 1."""

    role: str
    text: str
    start: int
    sure: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence asked for one incident type. place: 0 for the first; stated, check: logits that it states one."""

    kind: str
    place: int
    stated: float
    check: float
    found: tuple[Found, ...]

    @property
    def chance(self) -> float:
        """Probability, 0 to 1, that the sentence states such an incident."""
        return 1 / (1 + exp(-max(-30.0, min(30.0, (self.stated + self.check) / 2))))


def gather(network: Network, tokenizer: Tokenizer, text: str) -> tuple[Evidence, ...]:
    """All evidence in a message, in the order of its sentences."""
    spans = sentences(text)
    given = units(spans, split_pieces(tokenizer, [one.text for one in spans]))
    return tuple(one for read in read_units(network, given, ASK_ABOVE) for one in _of_unit(read))


def _of_unit(read: UnitScores) -> Iterator[Evidence]:
    for answer in read.answers:
        if answer.label in _KIND_OF:
            kind = _KIND_OF[answer.label]
            yield Evidence(kind, read.unit.number, answer.stated, float(answer.whole[0]), tuple(_found(answer)))


def _found(answer: Answer) -> Iterator[Found]:
    chances = _leniently(softmax(answer.tags))
    for role, slot in SLOT_OF.items():
        for one in fillers(slot, chances[:, SLOTS.index(slot)], answer.unit.pieces, answer.unit.sentence):
            yield Found(role, one.span.text, one.span.start, one.sure / (one.sure + _LENIENCE * (1 - one.sure)))


def _leniently(chances: Floats) -> Floats:
    """The odds of being outside divided by _LENIENCE."""
    odds = chances / np.array([_LENIENCE, 1, 1], dtype=np.float32)
    return np.asarray(odds / odds.sum(-1, keepdims=True), dtype=np.float32)


def of_kind(evidence: Sequence[Evidence], kind: str) -> list[Evidence]:
    """The evidence for one incident type."""
    return [one for one in evidence if one.kind == kind]

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
from claimbook.model.values import Span

ASK_ABOVE: Final = 0.03
"""Probability from which a sentence is asked for an incident type; the message decides later what counts."""
_LENIENCE: Final = 3.0
"""A piece counts as inside a filler from a probability of 1/4: a doubtful filler may be confirmed elsewhere."""

JOINED: Final = frozenset({"PerpInd", "PerpOrg", "Weapon"})
"""Roles whose neighbouring fillers are one: on held-out training messages that adds 6 points of F1 to the first and the
last of them, and takes 7 from targets, which are left as they are."""

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


def _found(answer: Answer) -> list[Found]:
    chances = _leniently(softmax(answer.tags))
    out: list[Found] = []
    for role, slot in SLOT_OF.items():
        for one in fillers(slot, chances[:, SLOTS.index(slot)], answer.unit.pieces, answer.unit.sentence):
            out.append(Found(role, one.span.text, one.span.start, one.sure / (one.sure + _LENIENCE * (1 - one.sure))))
    return join_halves(out, answer.unit.sentence)


def join_halves(found: Sequence[Found], sentence: Span) -> list[Found]:
    """Neighbours in one role with only a space between them become one: "three", "hooded men"."""
    out: list[Found] = []
    for one in found:
        before = out[-1] if out else None
        gap = (
            sentence.text[before.start + len(before.text) - sentence.start : one.start - sentence.start]
            if before
            else ""
        )
        if before and before.role == one.role and before.role in JOINED and gap == " ":
            size, other = len(before.text), len(one.text)
            sure = (size * before.sure + other * one.sure) / (size + other)
            out[-1] = Found(one.role, f"{before.text} {one.text}", before.start, sure)
        else:
            out.append(one)
    return out


def _leniently(chances: Floats) -> Floats:
    """The odds of being outside divided by _LENIENCE."""
    odds = chances / np.array([_LENIENCE, 1, 1], dtype=np.float32)
    return np.asarray(odds / odds.sum(-1, keepdims=True), dtype=np.float32)


def of_kind(evidence: Sequence[Evidence], kind: str) -> list[Evidence]:
    """The evidence for one incident type."""
    return [one for one in evidence if one.kind == kind]

"""How sure a claim of a model is: from the local engine's agreement, and from that of repeated answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Final

from claimbook.model.codebook import CORE_ROLES
from claimbook.model.values import Claim


@dataclass(frozen=True, slots=True)
class Weights:
    """Of a logistic formula. bias: a claim that the local engine lacks, of one reading.

    label, core: added where the local engine finds the same type and subtype in the sentence, or the core roles too.
    share: times log(share of readings).
    """

    bias: float
    label: float
    core: float
    share: float


SHIPPED: Final = Weights(bias=0.94, label=0.35, core=1.61, share=2.0)
"""bias, label, core: fitted by `benchmarks/llm_confidence.py` on 185 claims of one large hosted model in 15 documents
of gold/dev (2026-11-28, one reading each; expected calibration error 0.038 on 155 claims of 15 others), the local
engine's networks being those that had left the document out. share: set by hand, since no document was asked about
twice."""


def confidence(claim: Claim, local: Sequence[Claim], share: float, weights: Weights = SHIPPED) -> float:
    """The probability, 0 to 1, that type, subtype and core roles are right. share: of the readings that have it."""
    agreed = {"core": weights.core, "label": weights.label}.get(agreement(claim, local) or "", 0.0)
    return round(1 / (1 + exp(-(weights.bias + agreed + weights.share * log(share)))), 4)


def agreement(claim: Claim, local: Sequence[Claim]) -> str | None:
    """How far the local engine's claims back this one: "core", "label", or None for not at all."""
    same = [one for one in local if (one.type, one.subtype) == (claim.type, claim.subtype) and _meet(one, claim)]
    if any(_same_core(one, claim) for one in same):
        return "core"
    return "label" if same else None


def _meet(one: Claim, other: Claim) -> bool:
    return any(a.start < b.end and b.start < a.end for a in one.evidence for b in other.evidence)


def _same_core(one: Claim, other: Claim) -> bool:
    for role in CORE_ROLES[one.type]:
        ours, theirs = one.roles.get(role, ()), other.roles.get(role, ())
        if len(ours) != len(theirs) or any(
            a.end <= b.start or b.end <= a.start for a, b in zip(ours, theirs, strict=True)
        ):
            return False
    return True

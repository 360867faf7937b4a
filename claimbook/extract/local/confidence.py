"""Scores of the network -> one calibrated probability a claim. The weights are fitted on held-out documents (training)."""

from collections.abc import Mapping
from math import exp
from typing import Final

from claimbook.extract.local.drafts import Draft
from claimbook.extract.local.settings import Decoding
from claimbook.model.codebook import CORE_ROLES
from claimbook.extract.local.slots import slot_of

FEATURES: Final = ("stated", "check", "least_sure", "mean_sure", "split", "core_missing", "core_carried")


def stated_chance(draft: Draft, decoding: Decoding) -> float:
    """The probability, 0 to 1, that the sentence states a claim of the draft's label at all."""
    classifier, check, bias = decoding.stated
    return logistic(classifier * draft.stated + check * draft.check + bias)


def features(draft: Draft) -> dict[str, float]:
    """Feature name -> value, for "the claim with its core roles is right"."""
    core = [slot_of(role) for role in CORE_ROLES[draft.type]]
    missing = [slot for slot in core if slot not in draft.given]
    return {
        "stated": draft.stated,
        "check": draft.check,
        "least_sure": draft.least_sure,
        "mean_sure": draft.mean_sure,
        "split": draft.split,
        "core_missing": len(missing) / len(core),
        "core_carried": max((draft.carried.get(slot, 0.0) for slot in missing), default=0.0),
        f"type:{draft.type}": 1.0,
    }


def confidence(draft: Draft, decoding: Decoding) -> float:
    """The calibrated probability, 0 to 1, that type, subtype and all core roles are right."""
    return logistic(weighted(features(draft), decoding.core))


def weighted(given: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of features times weights, and the weight "bias"."""
    return weights.get("bias", 0.0) + sum(weights.get(name, 0.0) * value for name, value in given.items())


def logistic(score: float) -> float:
    """Score -> probability."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, score))))

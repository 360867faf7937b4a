"""Scores of the network -> one calibrated probability a claim, with weights fitted on held-out documents."""

from collections.abc import Mapping
from math import exp
from typing import Final

from claimbook.extract.local.drafts import Answer, Draft
from claimbook.extract.local.settings import Decoding
from claimbook.extract.local.slots import slot_of
from claimbook.extract.local.spans import Floats
from claimbook.model.codebook import CORE_ROLES, LABELS

_RANKS: Final = 4
"""Labels of a sentence that are told apart by their rank; all further ones are alike."""


def stated_features(answer: Answer, labels: Floats) -> dict[str, float]:
    """Feature name -> value, for "the sentence states this label". labels: the logits of all labels of the sentence."""
    return {
        "classifier": answer.stated,
        "check": float(answer.whole[0]),
        "rank": min(int((labels > answer.stated).sum()), _RANKS) / _RANKS,
        "top": float(labels.max()),
        f"type:{LABELS[answer.label][0]}": 1.0,
    }


def stated_chance(answer: Answer, labels: Floats, decoding: Decoding) -> float:
    """The probability, 0 to 1, that the sentence states a claim of the answer's label at all."""
    return logistic(weighted(stated_features(answer, labels), decoding.stated))


def features(draft: Draft) -> dict[str, float]:
    """Feature name -> value, for "the claim with its core roles is right"."""
    core = [slot_of(role) for role in CORE_ROLES[draft.type]]
    missing = [slot for slot in core if slot not in draft.given and slot not in draft.topical]
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

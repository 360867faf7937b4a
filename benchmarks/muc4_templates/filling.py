"""Evidence of a whole message -> its templates, with weights that were fitted on messages held out of training."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from pathlib import Path
from typing import Any, Final

from benchmarks.muc4_templates.conventions import LABEL_OF, SLOT_OF
from benchmarks.muc4_templates.entities import Entity, entities
from benchmarks.muc4_templates.evidence import Evidence, of_kind
from claimbook.errors import ResourceError
from claimbook.extract.local.confidence import logistic, weighted

FILE: Final = "filling.json"
_NOWHERE: Final = -6.0
"""Logit that stands for a sentence that isn't there."""

Weights = Mapping[str, float]
Filled = dict[str, Any]
"""A template in the form of the processed files."""


@dataclass(frozen=True, slots=True)
class Filling:
    """template: weights for "the key has a template of this type"; entity: role -> weights for "this entity fills it".

    template_above, entity_above: the probability, 0 to 1, from which a template, and an entity times its template, is
    kept.
    """

    template: Weights
    entity: Mapping[str, Weights]
    template_above: float
    entity_above: float


def load_filling(folder: Path) -> Filling:
    """The settings beside the weights. Raises ResourceError where the file is missing or damaged."""
    try:
        value = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Filling(**value)
    except (OSError, ValueError, TypeError) as error:
        remedy = "Make it again: python benchmarks/muc4.py train"
        raise ResourceError(str(folder / FILE), f"cannot be read ({error}).", remedy=remedy) from error


def fill_templates(evidence: Sequence[Evidence], filling: Filling) -> list[Filled]:
    """The templates of a message: at most one of each incident type."""
    out = []
    for kind in LABEL_OF:
        given = of_kind(evidence, kind)
        chance = logistic(weighted(template_features(evidence, kind), filling.template)) if given else 0.0
        if chance > filling.template_above:
            out.append(_template(kind, given, chance, filling))
    return out


def _template(kind: str, given: Sequence[Evidence], chance: float, filling: Filling) -> Filled:
    roles = {role: _fillers(given, role, filling.entity_above / chance, filling.entity[role]) for role in SLOT_OF}
    return {"incident_type": kind, **roles}


def _fillers(given: Sequence[Evidence], role: str, above: float, weights: Weights) -> list[list[list[Any]]]:
    found = entities(given, role)
    kept = [one for one in found if logistic(weighted(entity_features(one, found), weights)) > above]
    return [[[one.name.text, one.name.start]] for one in kept]


def template_features(evidence: Sequence[Evidence], kind: str) -> dict[str, float]:
    """What speaks for a template of this type in the message."""
    logits = sorted(((one.stated + one.check) / 2 for one in of_kind(evidence, kind)), reverse=True)
    others = [(one.stated + one.check) / 2 for one in evidence if one.kind != kind]
    best = max(of_kind(evidence, kind), key=lambda one: one.chance)
    surest = max((one.sure for one in best.found), default=0.0)
    return {
        "best": logits[0],
        "second": logits[1] if len(logits) > 1 else _NOWHERE,
        "others": max(others, default=_NOWHERE),
        "sentences": log(1 + len(logits)),
        "place": log(1 + best.place),
        "surest": surest,
        "fillers": log(1 + sum(one.sure for one in best.found)),
        f"kind:{kind}": 1.0,
    }


def entity_features(one: Entity, beside: Sequence[Entity]) -> dict[str, float]:
    """What speaks for one entity of a role among those found."""
    stronger = sum(other.chance > one.chance for other in beside)
    chance = min(max(one.chance, 0.002), 0.998)
    return {
        "chance": log(chance / (1 - chance)),
        "mentions": log(len(one.mentions)),
        "stronger": log(1 + stronger),
        "words": log(len(one.name.text.split())),
    }

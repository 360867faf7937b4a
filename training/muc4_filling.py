"""Evidence of held-out messages -> the weights that fill templates from it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from typing import Any, Final

from benchmarks.muc4_templates.conventions import LABEL_OF, SLOT_OF
from benchmarks.muc4_templates.entities import entities
from benchmarks.muc4_templates.evidence import Evidence, of_kind
from benchmarks.muc4_templates.filling import Filling, entity_features, fill_templates, template_features
from benchmarks.muc4_templates.scoring import read_template, score
from training.logit import fit_logit

TEMPLATE_ABOVE: Final = (0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5)
ENTITY_ABOVE: Final = (0.08, 0.12, 0.16, 0.2, 0.24, 0.28, 0.32, 0.36)

Read = Sequence[tuple[dict[str, Any], Sequence[Evidence]]]
"""Messages with their keys and what the network found in them."""


def fit_filling(given: Read) -> Filling:
    """Two logistic regressions, and the two thresholds that give the best micro F1."""
    fitted = Filling(_fit_template(given), {role: _fit_entity(given, role) for role in SLOT_OF}, 0.5, 0.5)
    tried = [
        replace(fitted, template_above=template, entity_above=entity)
        for template, entity in product(TEMPLATE_ABOVE, ENTITY_ABOVE)
    ]
    return max(tried, key=lambda one: micro_f1(given, one))


def micro_f1(given: Read, filling: Filling) -> float:
    """In percent, over the six slots."""
    gold = {message["docid"]: [read_template(one) for one in message["templates"]] for message, _ in given}
    found = {
        message["docid"]: [read_template(one) for one in fill_templates(evidence, filling)]
        for message, evidence in given
    }
    return score(gold, found)["micro"].f1


def _fit_template(given: Read) -> dict[str, float]:
    rows, right = [], []
    for message, evidence in given:
        stated = kinds(message)
        for kind in LABEL_OF:
            if of_kind(evidence, kind):
                rows.append(template_features(evidence, kind))
                right.append(kind in stated)
    return fit_logit(rows, right)


def _fit_entity(given: Read, role: str) -> dict[str, float]:
    rows, right = [], []
    for message, evidence in given:
        for kind in kinds(message):
            found = entities(of_kind(evidence, kind), role)
            names = {
                name
                for template in message["templates"]
                if kind in template["incident_type"].split(" / ")
                for entity in template[role]
                for name, _ in entity
            }
            rows += [entity_features(one, found) for one in found]
            right += [one.name.text in names for one in found]
    return fit_logit(rows, right)


def kinds(message: dict[str, Any]) -> set[str]:
    """The incident types of a message's key."""
    return {kind for one in message["templates"] for kind in one["incident_type"].split(" / ")}

"""Templates scored after the paper on template filling with generative transformers (Du, Rush and Cardie, 2021).

The predicted templates of a document are aligned one to one with gold templates of the same incident type, so that as
many slots as possible are right; what stays unaligned is spurious or missing with all its slots. In an aligned pair a
predicted entity is right where each of its mentions is a mention of one gold entity, one to one. Counts are summed
over all documents and slots.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from benchmarks.muc4_templates.matching import heaviest_matching
from claimbook.evaluate import Figures

ROLES: Final = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
SLOTS: Final = ("incident_type", *ROLES)

Entity = frozenset[str]
"""The mention strings of one entity, case-folded, in single spaces."""


@dataclass(frozen=True, slots=True)
class Template:
    """One incident. kinds: its type, or several where the key allows either ('bombing / attack')."""

    kinds: frozenset[str]
    roles: Mapping[str, tuple[Entity, ...]]


def read_template(value: Mapping[str, Any]) -> Template:
    """A template in the form of the processed files: role -> entities -> mentions, a mention [text, start] or text."""
    kinds = frozenset(_folded(one) for one in value["incident_type"].split("/"))
    return Template(kinds, {role: tuple(_entities(value.get(role, ()))) for role in ROLES})


def score(gold: Mapping[str, Sequence[Template]], pred: Mapping[str, Sequence[Template]]) -> dict[str, Figures]:
    """Each slot, 'roles' (the five but the type) and 'micro' (all six) -> its score over all documents of the gold.

    gold, pred: document id -> its templates; a document without predictions counts as empty.
    """
    documents = [score_document(templates, pred.get(key, ())) for key, templates in gold.items()]
    slots = {slot: sum((one[slot] for one in documents), Figures()) for slot in SLOTS}
    roles = sum((slots[role] for role in ROLES), Figures())
    return {**slots, "roles": roles, "micro": roles + slots["incident_type"]}


def score_document(gold: Sequence[Template], pred: Sequence[Template]) -> dict[str, Figures]:
    """Slot -> its score in one document, under the alignment that makes the most slots right."""
    weights = [[_weight(one, two) for two in gold] for one in pred]
    pairs = [(gold[j], pred[i]) for i, j in heaviest_matching(weights)]
    roles = {
        role: Figures(
            sum(entities_right(one.roles[role], two.roles[role]) for one, two in pairs),
            sum(len(one.roles[role]) for one in pred),
            sum(len(one.roles[role]) for one in gold),
        )
        for role in ROLES
    }
    return {"incident_type": Figures(len(pairs), len(pred), len(gold)), **roles}


def entities_right(gold: Sequence[Entity], pred: Sequence[Entity]) -> int:
    """How many predicted entities are gold entities, one to one: all their mentions among those of the gold one."""
    return len(heaviest_matching([[int(one <= two) for two in gold] for one in pred]))


def _weight(pred: Template, gold: Template) -> int:
    """Slots that the pair would make right, its type included; 0 for another type."""
    if not gold.kinds & pred.kinds:
        return 0
    return 1 + sum(entities_right(gold.roles[role], pred.roles[role]) for role in ROLES)


def _entities(value: Iterable[Any]) -> Iterable[Entity]:
    entities = (frozenset(_mention(one) for one in mentions) - {""} for mentions in value)
    return (one for one in entities if one)


def _mention(value: Any) -> str:
    return _folded(value if isinstance(value, str) else value[0])


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())

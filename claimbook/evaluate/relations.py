"""The distinct relations of one document, by name, however often it states them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.evaluate.likeness import same_mention
from claimbook.model.values import Claim, Mention

RELATION_TYPES: Final = frozenset(("affiliation", "member_flow", "support", "presence", "leadership"))


@dataclass(frozen=True, slots=True)
class Relation:
    """subject stands to object (or place) as type and subtype say."""

    type: str
    subtype: str
    subject: Mention
    object: Mention


def distinct_relations(claims: Sequence[Claim]) -> list[Relation]:
    """Every subject-object pair of the relation types once, in order of first mention."""
    out: list[Relation] = []
    for new in (one for claim in claims if claim.type in RELATION_TYPES for one in _relations_of(claim)):
        if not any(same_relation(old, new) for old in out):
            out.append(new)
    return out


def _relations_of(claim: Claim) -> list[Relation]:
    second = "place" if claim.type == "presence" else "object"
    return [
        Relation(claim.type, claim.subtype, subject, other)
        for subject in claim.roles.get("subject", ())
        for other in claim.roles.get(second, ())
    ]


def same_relation(gold: Relation, pred: Relation) -> bool:
    """The same type and subtype, between the same by name."""
    return (
        (gold.type, gold.subtype) == (pred.type, pred.subtype)
        and same_mention(gold.subject, pred.subject)
        and same_mention(gold.object, pred.object)
    )

"""The incident lines of one document, merged by their id, and how two incidents compare."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from claimbook.evaluate.likeness import fillers_matched, same_amount, same_mention
from claimbook.model.values import Amount, Claim, Mention


@dataclass(frozen=True, slots=True)
class Incident:
    """One real-world incident as a document tells it: its commonest subtype, all its fillers, its first numbers."""

    subtype: str
    roles: dict[str, tuple[Mention, ...]]
    numbers: dict[str, Amount]

    @property
    def size(self) -> int:
        """Its slots: the subtype, each filler and each number."""
        return 1 + sum(map(len, self.roles.values())) + len(self.numbers)


def group_incidents(claims: Sequence[Claim]) -> list[Incident]:
    """The incidents of one document in order of first mention; a line without an id stands alone."""
    groups: dict[str, list[Claim]] = {}
    for position, claim in enumerate(claims):
        if claim.type == "incident":
            groups.setdefault(claim.incident or f"alone-{position}", []).append(claim)
    return [_merged(group) for group in groups.values()]


def _merged(group: Sequence[Claim]) -> Incident:
    roles: dict[str, tuple[Mention, ...]] = {}
    numbers: dict[str, Amount] = {}
    for claim in group:
        for role, given in claim.roles.items():
            roles[role] = _with_new(roles.get(role, ()), given)
        numbers = {**claim.numbers, **numbers}
    return Incident(Counter(claim.subtype for claim in group).most_common(1)[0][0], roles, numbers)


def _with_new(known: tuple[Mention, ...], given: Sequence[Mention]) -> tuple[Mention, ...]:
    for mention in given:
        if not any(same_mention(mention, one) for one in known):
            known = (*known, mention)
    return known


def matched_in(gold: Incident, pred: Incident) -> int:
    """How many slots the two incidents share."""
    return (gold.subtype == pred.subtype) + _matched_without_subtype(gold, pred)


def incident_likeness(gold: Incident, pred: Incident) -> int:
    """The slots they share; 0 where they share no more than their subtype."""
    return matched_in(gold, pred) if _matched_without_subtype(gold, pred) else 0


def _matched_without_subtype(gold: Incident, pred: Incident) -> int:
    fillers = sum(fillers_matched(given, pred.roles.get(role, ())) for role, given in gold.roles.items())
    return fillers + sum(same_amount(one, pred.numbers.get(key)) for key, one in gold.numbers.items())

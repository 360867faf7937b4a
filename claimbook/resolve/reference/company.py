"""What the claims of a document say of those in them before it is read: who leads whom, who acts on whom."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Claim, Mention
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.names import Key, is_proper


@dataclass(frozen=True, slots=True)
class Company:
    """Of those that the claims give a proper name. leaders: a group -> the persons who lead it or are its members;
    others: a place -> whoever has another role in a claim with it, the holder apart."""

    leaders: dict[Key, frozenset[Key]]
    others: dict[Place, frozenset[Key]]


NO_COMPANY: Final = Company({}, {})


def company_of(claims: Sequence[Claim], key_of: Callable[[str], Key]) -> Company:
    """key_of: the key of whoever a proper name means."""
    leaders: dict[Key, set[Key]] = defaultdict(set)
    others: dict[Place, set[Key]] = defaultdict(set)
    for claim in claims:
        named = {role: _keys(given, key_of) for role, given in claim.roles.items()}
        for role, given in claim.roles.items():
            beside = {key for other, keys in named.items() if other != role for key in keys}
            for one in given:
                others[one.start, one.end] |= beside
        if claim.type == "leadership" and claim.polarity == "positive":
            for group in named.get("object", ()):
                leaders[group] |= set(named.get("subject", ()))
    return Company(
        {key: frozenset(found) for key, found in leaders.items()},
        {place: frozenset(found) for place, found in others.items() if found},
    )


def _keys(given: Iterable[Mention], key_of: Callable[[str], Key]) -> list[Key]:
    return [key_of(one.text) for one in given if is_proper(one.text)]

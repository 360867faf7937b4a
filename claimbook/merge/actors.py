"""Who acts in the record: names with how often each is used, and where each is spoken of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimbook.merge.parties import Identities, is_private, party_key, shown_name, shown_parties
from claimbook.merge.relations import readings, relation_id
from claimbook.merge.tellings import TOLD_TYPES
from claimbook.model.record import Entry
from claimbook.model.values import Mention
from claimbook.model.views import Actor

_ACTING = ("perpetrator", "target", "actor", "subject", "object")
_ABSENT = frozenset(("place", "weapon", "creed", "time", "number"))


@dataclass(frozen=True, slots=True)
class Part:
    """One mention of somebody in one claim. key: whose; acts: in a role that is not only a victim's."""

    key: str
    raw: str
    entry: Entry
    mention: Mention
    country: str | None
    acts: bool


def parts(entry: Entry, country: str | None, identities: Identities) -> Iterable[Part]:
    """The mentions of a claim that are somebody who acts or is acted on."""
    claim = entry.claim
    for role in _ACTING:
        if role == "object" and claim.type == "ideology":
            continue
        for one in claim.roles.get(role, ()):
            if one.kind not in _ABSENT:
                key = party_key(one, country, identities)
                yield Part(key, party_key(one, country), entry, one, country, role != "target")


def actor_of(found: Sequence[Part], incidents: Mapping[str, str], identities: Identities) -> Actor | None:
    """The actor that the parts, in content order and of one key, show; None where it is only ever a victim.

    incidents: claim id -> incident id.
    """
    if not any(one.acts for one in found) and all(is_private(one.mention) for one in found):
        return None
    key = found[0].key
    party = shown_parties([(one.mention, key) for one in found])[key]
    countries = Counter(one.country for one in found if one.country)
    claims = {one.entry.claim.id: one for one in found}
    return Actor(
        party=party,
        names=dict(sorted(Counter(shown_name(one.mention) for one in found).items(), key=lambda one: (-one[1], one[0]))),
        claims=tuple(sorted(claims)),
        incidents=tuple(sorted({incidents[one] for one in claims if one in incidents})),
        relations=tuple(sorted(_relations(claims.values(), key, identities))),
        country=min(countries, key=lambda one: (-countries[one], one)) if countries else None,
        aliases=tuple(sorted({one.raw for one in found} - {key})),
    )


def _relations(found: Iterable[Part], key: str, identities: Identities) -> set[str]:
    """The edges that end in the actor."""
    edges = set()
    for one in found:
        if one.entry.claim.type not in TOLD_TYPES:
            edges |= {
                relation_id(told.key) for told in readings(one.entry, one.country, identities) if key in told.keys[:2]
            }
    return edges

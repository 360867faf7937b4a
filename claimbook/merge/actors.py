"""Who acts in the record: names with how often each is used, and where each is spoken of."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimbook.merge.parties import Identities, is_private, party_key, shown_name, shown_parties
from claimbook.merge.relations import Told, relation_id
from claimbook.model.record import Entry
from claimbook.model.values import Mention
from claimbook.model.views import Actor

_ACTING = ("perpetrator", "target", "actor", "subject", "object")
_ABSENT = frozenset(("place", "weapon", "creed", "time", "number"))


@dataclass(frozen=True, slots=True)
class Part:
    """One mention of somebody in one claim.

    key: whose; raw: before judgements. acts: in a role that is not only a victim's. edges: relations that end in them.
    """

    key: str
    raw: str
    entry: Entry
    mention: Mention
    country: str | None
    acts: bool
    edges: tuple[str, ...]


def parts(entry: Entry, country: str | None, identities: Identities, told: Sequence[Told]) -> Iterable[Part]:
    """The mentions of a claim that are somebody who acts or is acted on. told: the claim's readings as relations."""
    claim = entry.claim
    for role in _ACTING:
        if role == "object" and claim.type == "ideology":
            continue
        for one in claim.roles.get(role, ()):
            if one.kind not in _ABSENT:
                key = party_key(one, country, identities)
                edges = tuple(relation_id(edge.key) for edge in told if key in edge.keys[:2])
                yield Part(key, party_key(one, country), entry, one, country, role != "target", edges)


def actor_of(found: Sequence[Part], incidents: Mapping[str, str]) -> Actor | None:
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
        names=dict(
            sorted(Counter(name for one in found for name in _names(one)).items(), key=lambda one: (-one[1], one[0]))
        ),
        claims=tuple(sorted(claims)),
        incidents=tuple(sorted({incidents[one] for one in claims if one in incidents})),
        relations=tuple(sorted({edge for one in found for edge in one.edges})),
        country=min(countries, key=lambda one: (-countries[one], one)) if countries else None,
        aliases=tuple(sorted({one.raw for one in found} - {key})),
    )


def _names(part: Part) -> set[str]:
    """The name shown, and the words themselves where they are a name: capital, and not for beginning a sentence."""
    one = part.mention
    inside = all(one.start != evidence.start for evidence in part.entry.claim.evidence)
    named = inside and one.text[:1].isupper() and len(one.text) > 1 and one.kind not in ("person", "people")
    return {shown_name(one), *([one.text] if named else [])}

"""Who acts in the record: names with how often each is used, and where each is spoken of.

What one report says of one party is a voice; an actor follows from the sum of its voices. So a report that comes or
goes is added or taken off, however many there are.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimbook.merge.homes import Homes, homes_of
from claimbook.merge.parties import Identities, is_private, party_key, says_who, shown_name
from claimbook.merge.relations import Told, relation_id
from claimbook.model.record import Entry
from claimbook.model.values import Location, Mention
from claimbook.model.views import Actor, Party

_ACTING: Final = ("perpetrator", "target", "actor", "subject", "object")
_STATE: Final = re.compile(r"state:([A-Z]{3})(?:/|$)")
_BODIES: Final = frozenset(("group", "force", "government", "organisation"))
_ABSENT: Final = frozenset(("place", "weapon", "creed", "time", "number"))


@dataclass(frozen=True, slots=True)
class Form:
    """One way in which a party is named.

    raw: its key before judgements. name: as shown; also: the words themselves, where they are another name. country: of
    the report. acts: in a role that is not only a victim's. private: named as a person may be.
    """

    raw: str
    name: str
    also: str | None
    ref: str | None
    kind: str | None
    location: Location | None
    country: str | None
    acts: bool
    private: bool


Tally = Mapping[Form, int]


@dataclass(slots=True)
class Voice:
    """What one report says of one party. tally: form -> how often. claims: ids of those that name it; relations: ids of
    the edges that end in it by these claims."""

    tally: Counter[Form] = field(default_factory=Counter)
    claims: set[str] = field(default_factory=set)
    relations: set[str] = field(default_factory=set)


def voices_of(
    entries: Sequence[Entry], country: str | None, identities: Identities, told: Mapping[str, Sequence[Told]]
) -> dict[str, Voice]:
    """Key of a party -> what one report says of it: all who act or are acted on. told: claim -> its readings."""
    voices: dict[str, Voice] = {}
    for entry in entries:
        edges, homes = told.get(entry.claim.id, ()), homes_of(entry.claim, country)
        for acts, mention in _acting(entry):
            key = party_key(mention, homes, identities)
            voice = voices.setdefault(key, Voice())
            voice.tally[_form(entry, mention, homes, acts)] += 1
            voice.claims.add(entry.claim.id)
            voice.relations.update(relation_id(edge.key) for edge in edges if key in edge.keys[:2])
    return voices


def actor_of(
    key: str, tally: Tally, claims: Iterable[str], incidents: Iterable[str], relations: Iterable[str]
) -> Actor | None:
    """The actor that a tally shows. claims, incidents, relations: ids.

    None where it is only ever hit and is no armed or public body ("bridge", "traders"), or where no words say who it is
    ("it", "the group", "his men").
    """
    acts = any(one.acts or one.ref or (one.kind in _BODIES and not one.private) for one in tally)
    if not acts or not any(one.ref or says_who(one.name) for one in tally):
        return None
    countries: Counter[str] = Counter()
    for one, count in tally.items():
        if one.country:
            countries[one.country] += count
    return Actor(
        party=_party(key, tally),
        names=names_of(tally),
        claims=tuple(sorted(claims)),
        incidents=tuple(sorted(incidents)),
        relations=tuple(sorted(relations)),
        country=_home(key) or (min(countries, key=lambda one: (-countries[one], one)) if countries else None),
        aliases=tuple(sorted({one.raw for one in tally} - {key})),
    )


def _home(key: str) -> str | None:
    """The country of a state or of a force of it, wherever it is told of."""
    match = _STATE.match(key)
    return match[1] if match else None


def names_of(tally: Tally) -> dict[str, int]:
    """Each name with how often it stands, the commonest first; words that only point ("They") where none is a name."""
    told: Counter[str] = Counter()
    for one, count in tally.items():
        told[one.name] += count
        if one.also:
            told[one.also] += count
    found = {name: count for name, count in told.items() if says_who(name)} or told
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _party(key: str, tally: Tally) -> Party:
    """As its commonest name shows it, of equals the longest, then the first in the alphabet; of its commonest kind."""
    names: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for one, count in tally.items():
        names[one.name] += count
        if one.kind:
            kinds[one.kind] += count

    def rank(one: Form) -> tuple[bool, int, int, str, str]:
        return (
            not says_who(one.name),
            -names[one.name],
            -len(one.name),
            one.name,
            repr((one.kind, one.location, one.ref)),
        )

    best = min(tally, key=rank)
    kind = min(kinds, key=lambda one: (-kinds[one], one), default=None)
    return Party(key, best.name, best.ref, kind, best.location)


def _acting(entry: Entry) -> Iterable[tuple[bool, Mention]]:
    claim = entry.claim
    for role in _ACTING:
        if role != "object" or claim.type != "ideology":
            for one in claim.roles.get(role, ()):
                if one.kind not in _ABSENT:
                    yield role != "target", one


def _form(entry: Entry, mention: Mention, homes: Homes, acts: bool) -> Form:
    name = shown_name(mention)
    also = mention.text if _is_named(entry, mention) and mention.text != name else None
    raw = party_key(mention, homes)
    country = homes.claim or homes.report
    return Form(raw, name, also, mention.ref, mention.kind, mention.location, country, acts, is_private(mention))


def _is_named(entry: Entry, mention: Mention) -> bool:
    """Are the words themselves a name? With a capital, and not for beginning a sentence."""
    inside = all(mention.start != evidence.start for evidence in entry.claim.evidence)
    return inside and mention.text[:1].isupper() and len(mention.text) > 1 and mention.kind not in ("person", "people")

"""Claims of affiliation, support, leadership, presence ... -> one edge for each pair and kind."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.merge.consolidation import consolidated_count, consolidated_days, consolidated_place, hull_of_days
from claimbook.merge.homes import Homes, homes_of
from claimbook.merge.incidents import interval_of, range_of
from claimbook.merge.options import Rule
from claimbook.merge.parties import Identities, party_key, shown_parties
from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.testimony import sources_of, testimony, weighed
from claimbook.model.record import Entry
from claimbook.model.values import Claim, Mention
from claimbook.model.views import Party, Relation, Testimony, Value

EVENTS: Final = frozenset(
    ("pledge", "merge", "split", "rename", "join", "formed", "dissolved", "proscribed", "founded", "removed", "from_to")
)
"""Subtypes that happen on a day; the rest hold for a time."""
_MUTUAL: Final = frozenset(("ally", "rival"))
"""Subtypes that are the same either way round."""
_PLACED: Final = "presence"
"""The type whose other end is its place."""


@dataclass(frozen=True, slots=True)
class Told:
    """One end-to-end reading of a relation claim: key is that of the edge; object None: there is none."""

    key: tuple[str, ...]
    entry: Entry
    subject: Mention
    object: Mention | None
    place: Mention | None
    keys: tuple[str, str, str]


def readings(entry: Entry, country: str | None, identities: Identities) -> Iterable[Told]:
    """The pairs that a claim speaks of; none for incidents, responsibility, claims without a subject, and a party's
    dealings with itself.

    country: that of its report, ISO 3166-1 alpha-3, or None.
    """
    claim, homes = entry.claim, homes_of(entry.claim, country)
    if claim.type in TOLD_TYPES:
        return
    places: Sequence[Mention | None] = claim.roles.get("place", ()) or (None,)
    objects: Sequence[Mention | None] = claim.roles.get("object", ()) or (None,)
    for subject in claim.roles.get("subject", ()):
        for other in objects:
            for place in places if claim.type == _PLACED else places[:1]:
                ends = [(subject, other), (other, subject)] if other else [(subject, other)]
                named = [(_key(a, homes, identities), _key(b, homes, identities), a, b) for a, b in ends]
                first = min(named, key=lambda one: one[:2]) if claim.subtype in _MUTUAL else named[0]
                where = _key(place, homes, identities)
                key = (claim.type, claim.subtype, first[0], first[1], where if claim.type == _PLACED else "")
                of_itself = other is not None and first[0] == first[1] and _is_between_two(claim)
                if first[2] is not None and not of_itself:
                    yield Told(key, entry, first[2], first[3], place, (first[0], first[1], where))


def _is_between_two(claim: Claim) -> bool:
    """Nobody is an ally, a rival or a backer of itself; it may be another name of itself."""
    return claim.type in ("affiliation", "support", "member_flow") and claim.subtype != "rename"


def _key(mention: Mention | None, homes: Homes, identities: Identities) -> str:
    return party_key(mention, homes, identities) if mention else ""


def relation_id(key: tuple[str, ...]) -> str:
    """The id of an edge: of its kind and its ends, so that it stays when claims come and go."""
    return "r" + hashlib.sha256(repr(key).encode()).hexdigest()[:15]


def relation_of(told: Sequence[Told], rule: Rule) -> Relation:
    """The edge that the readings, in content order and of one key, speak of."""
    first, names = told[0], _names(told)
    every = weighed([(one.entry, testimony(one.entry, None, first.entry.claim.subtype)) for one in told])
    for_ = tuple(one for one in every if one.polarity == "positive")
    against = tuple(one for one in every if one.polarity == "negative")
    asserted = [one for one in for_ if one.modality in ("actual", "possible")]
    type_, subtype = first.key[0], first.key[1]
    return Relation(
        id=relation_id(first.key),
        type=type_,
        subtype=subtype,
        subject=names[first.keys[0]],
        object=names[first.keys[1]] if first.keys[1] else None,
        place=consolidated_place(_places(told, names), rule).value,
        when=_when(told, rule),
        amount=consolidated_count(_amounts(told), rule) if type_ == "strength" else None,
        for_=for_,
        against=against,
        contested=bool(asserted) and _denied_by_others(asserted, against),
        sources=sources_of(for_),
        claims=tuple(sorted({one.entry.claim.id for one in told})),
        reports=tuple(sorted({one.entry.report.id for one in told})),
    )


def _names(told: Sequence[Told]) -> dict[str, Party]:
    """How each key is shown in this edge."""
    ends = [pair for one in told for pair in zip((one.subject, one.object, one.place), one.keys, strict=True)]
    return shown_parties([(mention, key) for mention, key in ends if mention is not None])


def _denied_by_others(asserted: Sequence[Testimony], against: Sequence[Testimony]) -> bool:
    said = {(one.holder, one.report) for one in asserted}
    return any((one.holder, one.report) not in said for one in against) or (len(said) > 1 and bool(against))


def _places(told: Sequence[Told], names: Mapping[str, Party]) -> tuple[Testimony, ...]:
    return weighed(
        [(one.entry, testimony(one.entry, one.place, names[one.keys[2]])) for one in told if one.place is not None]
    )


def _when(told: Sequence[Told], rule: Rule) -> Value:
    entries = {one.entry.claim.id: one.entry for one in told}.values()
    given = weighed(
        [
            (one, testimony(one, one.claim.when, interval_of(one.claim.when)))
            for one in entries
            if one.claim.when and (one.claim.when.start_date or one.claim.when.end_date)
        ]
    )
    return consolidated_days(given, rule) if told[0].key[1] in EVENTS else hull_of_days(given)


def _amounts(told: Sequence[Told]) -> tuple[Testimony, ...]:
    given = [(one.entry, one.entry.claim.numbers.get("strength")) for one in told]
    return weighed([(entry, testimony(entry, at, range_of(at))) for entry, at in given if at])

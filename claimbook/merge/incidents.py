"""Clusters of tellings -> incidents, each value with every claim that speaks of it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from claimbook.merge.consolidation import (
    choose,
    consolidated_count,
    consolidated_days,
    consolidated_place,
    consolidated_subtype,
)  # fmt: skip
from claimbook.merge.figures import figures_of
from claimbook.merge.homes import Homes, homes_of
from claimbook.merge.options import Rule
from claimbook.merge.parties import Identities, party_key, shown_name, shown_parties
from claimbook.merge.tellings import Telling
from claimbook.merge.testimony import sources_of, testimony, weighed
from claimbook.model.codebook import NUMBERS
from claimbook.model.record import Entry
from claimbook.model.values import Amount, Claim, Mention, Period
from claimbook.model.views import Accusation, Incident, Interval, Range, Testimony, Value

_MODALITIES = ("actual", "possible", "future", "hypothetical")
"""The surest first: an incident has the surest of its claims."""
_DENIAL: Final = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|dismiss\w*|refut\w*|disput\w*|disavow\w*|no (?:part|role|hand|involvement)"
    r"|not (?:responsible|behind|involved|carr\w+ out))\b",
    re.I,
)
_Told = tuple[Entry, Testimony]
_Named = tuple[Entry, Mention, str]
"""A mention of an entry and the key of its party."""


def incident_of(tellings: Sequence[Telling], why: Sequence[str], rule: Rule, identities: Identities) -> Incident:
    """The incident that the tellings, in content order, speak of. why: what joined them."""
    entries = [(one, homes_of(one.claim, telling.home)) for telling in tellings for one in telling.entries]
    told = [one for one, _ in entries if one.claim.type == "incident"]
    every = weighed([(one, testimony(one, None, one.claim.subtype)) for one, _ in entries])
    kind = consolidated_subtype(weighed([(one, testimony(one, None, one.claim.subtype)) for one in told]), rule)
    claims = [one.claim for one, _ in entries]
    surest = min((_MODALITIES.index(one.modality) for one in (c for c in claims if c.type == "incident")), default=0)
    return Incident(
        id=tellings[0].id,
        kind=kind,
        kinds=tuple(sorted({one.claim.subtype for one in told})),
        when=consolidated_days(_days(entry for entry, _ in entries), rule),
        place=consolidated_place(_parties(_named(entries, "place", identities)), rule),
        perpetrators=_accusations(entries, identities),
        targets=_targets(_named(entries, "target", identities), rule),
        counts=_counts(told, rule),
        claims=tuple(sorted({one.id for one in claims})),
        reports=tuple(sorted({one.report.id for one, _ in entries})),
        sources=sources_of(every),
        aggregate=any(one.aggregate for one in tellings),
        modality=_MODALITIES[surest],
        denied=bool(told) and all(one.claim.polarity == "negative" for one in told),
        confidence=max((one.confidence for one in claims if one.confidence is not None), default=None),
        why=tuple(why),
        tellings=tuple(one.id for one in tellings),
        country=next((one.country for one in tellings if one.country), None),
    )


def interval_of(when: Period) -> Interval:
    """The days that words of time mean."""
    return Interval(when.start_date, when.end_date, when.precision)


def _days(entries: Iterable[Entry]) -> tuple[Testimony, ...]:
    return weighed(
        [
            (one, testimony(one, one.claim.when, interval_of(one.claim.when)))
            for one in entries
            if one.claim.when and (one.claim.when.start_date or one.claim.when.end_date)
        ]
    )


def _named(entries: Sequence[tuple[Entry, Homes]], role: str, identities: Identities) -> list[_Named]:
    return [
        (entry, one, party_key(one, homes, identities))
        for entry, homes in entries
        for one in entry.claim.roles.get(role, ())
    ]


def _parties(named: Sequence[_Named], *, victims: bool = False) -> tuple[Testimony, ...]:
    shown = shown_parties([(mention, key) for _, mention, key in named], victims=victims)
    return weighed([(entry, testimony(entry, mention, shown[key])) for entry, mention, key in named])


def _accusations(entries: Sequence[tuple[Entry, Homes]], identities: Identities) -> tuple[Accusation, ...]:
    """Who is said to have done it, one for each party and stance, the most told first."""
    happened = any(map(_is_told_as_done, (one.claim for one, _ in entries)))
    named = [
        (entry, one, key, stance)
        for entry, one, key in _named(entries, "perpetrator", identities)
        if (stance := _stance(entry, one, happened=happened))
    ]
    blaming = [one for one in entries if one[0].claim.type == "responsibility"]  # an edit of a label leaves the roles
    named += [
        (entry, one, key, stance)
        for entry, one, key in _named(blaming, "actor", identities)
        if not _blames_itself(entry, one) and (stance := _account(entry, one))
    ]
    shown = shown_parties([(mention, key) for _, mention, key, _ in named], victims=False)
    groups: dict[tuple[str, str], list[_Told]] = {}
    for entry, mention, key, stance in named:
        groups.setdefault((key, stance), []).append((entry, testimony(entry, mention, shown[key])))
    out = [Accusation(shown[key], stance, weighed(told)) for (key, stance), told in groups.items()]
    return tuple(sorted(out, key=lambda one: (-sources_of(one.testimonies), one.party.key, one.stance)))


def _is_told_as_done(claim: Claim) -> bool:
    return claim.type == "incident" and claim.polarity == "positive" and claim.modality in ("actual", "possible")


def _stance(entry: Entry, actor: Mention, *, happened: bool) -> str | None:
    """How a claim of an incident names who did it; None: it says that it was not so, or is still to come.

    Where nothing is told as done (happened), the incident itself is marked as planned or denied, and whom it is told of
    stands in it.
    """
    claim = entry.claim
    if claim.polarity == "negative" and _speaks_of_itself(entry, actor) and _denies(claim):
        return "denied"
    if claim.modality == "possible" and claim.polarity == "positive":
        return "suspected"
    return "acted" if not happened or _is_told_as_done(claim) else None


def _account(entry: Entry, actor: Mention) -> str | None:
    """The stance of a claim of responsibility; None: it says that nobody claims or blames, or may some day. Who says
    that no blame is its own denies it."""
    claim = entry.claim
    if claim.polarity == "negative":
        return "denied" if claim.subtype != "denied" and _speaks_of_itself(entry, actor) and _denies(claim) else None
    return None if claim.modality in ("future", "hypothetical") else claim.subtype


def _denies(claim: Claim) -> bool:
    """Does it deny that it was so? Who rejects a deal, or ends a campaign, denies nothing."""
    words = " ".join(one.text for one in claim.evidence)
    return claim.subtype != "agreement" and claim.modality == "actual" and bool(_DENIAL.search(words))


def _blames_itself(entry: Entry, actor: Mention) -> bool:
    """Is the holder of a blame the blamed ("the sides accuse each other")? Then the words are of somebody else."""
    accuses = entry.claim.subtype in ("blamed", "suspected") and entry.claim.polarity == "positive"
    return accuses and _speaks_of_itself(entry, actor)


def _speaks_of_itself(entry: Entry, actor: Mention) -> bool:
    holder = entry.claim.holder
    if holder is None:
        return False
    return holder.ref == actor.ref if holder.ref or actor.ref else shown_name(holder) == shown_name(actor)


def _targets(named: Sequence[_Named], rule: Rule) -> tuple[Value, ...]:
    """One value for each target, the most told first."""
    groups: dict[str, list[Testimony]] = {}
    for one in _parties(named, victims=True):
        groups.setdefault(one.value.key, []).append(one)
    values = [choose(told, rule, lambda one: one.key, lambda one: one.name) for _, told in sorted(groups.items())]
    return tuple(sorted(values, key=lambda one: (-sources_of(one.testimonies), one.value.key)))


def _counts(told: Sequence[Entry], rule: Rule) -> Mapping[str, Value]:
    out = {}
    for key in NUMBERS["incident"]:
        given = [(one, one.claim.numbers[key]) for one in told if key in one.claim.numbers]
        if given:
            said = weighed([(one, testimony(one, at, range_of(at))) for one, at in given])
            figures = figures_of(list(zip((one for one, _ in given), said, strict=True)), key)
            out[key] = consolidated_count(said, rule, figures)
    return out


def range_of(amount: Amount) -> Range:
    """The number of persons that words mean; best: the one end where the other is open, the figure where both agree."""
    best = amount.low if amount.low is not None else amount.high
    return Range(amount.low, best, amount.high)


def parties_of(incident: Incident) -> set[str]:
    """The keys of those who act in it or are hit by it."""
    return {one.party.key for one in incident.perpetrators} | {one.value.key for one in incident.targets}

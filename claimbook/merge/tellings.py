"""What one report tells of one incident: the unit that is compared and joined."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claimbook.merge.aggregates import is_aggregate, is_plan
from claimbook.merge.homes import country_of, country_told, homes_of
from claimbook.merge.parties import NO_IDENTITIES, Identities, party_key, shown_name
from claimbook.merge.scope import Order, content_key, core_words
from claimbook.merge.wording import figures_of, heft_of, words_of
from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.values import Amount, Claim, Mention

TOLD_TYPES: Final = ("incident", "responsibility")
_LONGEST: Final = 31
"""Days: a longer interval does not say when one incident was."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One place as a report names it. key: ref or folded name. units: folded names of the units that hold it, province
    and district. precision: UCDP's where_prec; None: not known."""

    key: str
    names: frozenset[str]
    units: frozenset[str]
    latitude: float | None
    longitude: float | None
    precision: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """What one report tells of one incident.

    id: of the words of its first claim, so that it outlives runs and arrivals. when: first and last day as the text
    gives them; None: the text gives none. published: an upper bound of the day; None: not known. country: ISO alpha-3,
    of the places told, else home, the report's.
    sides, others: keys of perpetrators and of targets; of a clash, both ends are sides. counts: key -> (low, high).
    words: stems of the evidence; heft: the sum of their squared rarities; figures: the
    numbers among them. apart: it joins no other (an aggregate or a plan). order: of its first claim, among all that is
    told. entries: its claims; () where a book has only kept what it is compared by.
    """

    id: str
    report: str
    source: str
    outlet: str | None
    published: date | None
    when: tuple[date, date] | None
    subtypes: frozenset[str]
    country: str | None
    home: str | None
    spots: tuple[Spot, ...]
    sides: frozenset[str]
    others: frozenset[str]
    counts: Mapping[str, tuple[float | None, float | None]]
    words: frozenset[str]
    heft: int
    figures: frozenset[str]
    aggregate: bool
    plan: bool
    order: Order
    entries: tuple[Entry, ...] = ()

    @property
    def apart(self) -> bool:
        """Does it join no other?"""
        return self.aggregate or self.plan


def tellings_of(entries: Iterable[Entry], identities: Identities = NO_IDENTITIES) -> list[Telling]:
    """The tellings of one or many reports, from entries in content order; claims without an incident stand alone."""
    groups: dict[tuple[str, str], list[Entry]] = {}
    reports: dict[str, list[Entry]] = {}
    for one in entries:
        reports.setdefault(one.report.id, []).append(one)
        if one.claim.type in TOLD_TYPES:
            key = one.claim.incident
            groups.setdefault((one.report.id, f"i{key}" if key else f"c{one.claim.id}"), []).append(one)
    countries = {report: country_of(given) for report, given in reports.items()}
    told = [_telling(group, countries[report], identities) for (report, _), group in groups.items()]
    return _with_ids_of_their_own(told)


def _with_ids_of_their_own(told: Iterable[Telling]) -> list[Telling]:
    """The second of two with the same words gets "-2" behind its id, and so on."""
    seen: Counter[str] = Counter()
    out = []
    for one in told:
        seen[one.id] += 1
        out.append(one if seen[one.id] == 1 else replace(one, id=f"{one.id}-{seen[one.id]}"))
    return out


def telling_id(entry: Entry) -> str:
    """The id of a telling by its first claim: its report's addresses and text, the slice, the label, the fillers.

    No two reports that count have the same of all these, since the book has one text under one address once.
    """
    claim, document = entry.claim, entry.report.document
    first = claim.evidence[0] if claim.evidence else None
    at = (first.start, first.end) if first else ()
    address = f"{document.url} {document.id}" if document.url else document.id
    anchor = repr((address, entry.report.sha256, at, claim.type, claim.subtype, core_words(entry)))
    return "i" + hashlib.sha256(anchor.encode()).hexdigest()[:15]


def _telling(entries: Sequence[Entry], home: str | None, identities: Identities) -> Telling:
    claims = [one.claim for one in entries]
    told = [one for one in claims if one.type == "incident"]
    report = entries[0].report

    words = words_of(claims)

    def keys(*roles: str) -> frozenset[str]:
        return frozenset(
            party_key(one, homes_of(claim, home), identities) for claim in claims for one in _fillers([claim], *roles)
        )

    return Telling(
        id=telling_id(entries[0]),
        report=report.id,
        source=report.source_key,
        outlet=report.document.source,
        published=report.document.published,
        when=_days(claims),
        subtypes=frozenset(one.subtype for one in told),
        country=country_told(claims, home),
        home=home,
        spots=_spots(claims, home, identities),
        sides=keys("perpetrator", "actor"),
        others=keys("target"),
        counts=_counts(told),
        words=words,
        heft=heft_of(words),
        figures=figures_of(words),
        aggregate=any(map(is_aggregate, told)),
        plan=bool(told) and all(map(is_plan, told)),
        order=content_key(entries[0]),
        entries=tuple(entries),
    )


def _fillers(claims: Iterable[Claim], *roles: str) -> list[Mention]:
    return [one for claim in claims for role in roles for one in claim.roles.get(role, ())]


def _days(claims: Iterable[Claim]) -> tuple[date, date] | None:
    """The narrowest closed interval that any claim gives, of a month or less."""
    spans = [
        (one.when.start_date, one.when.end_date)
        for one in claims
        if one.when and one.when.start_date and one.when.end_date
    ]
    spans = [one for one in spans if (one[1] - one[0]).days <= _LONGEST]
    return min(spans, key=lambda one: ((one[1] - one[0]).days, one), default=None)


def _spots(claims: Iterable[Claim], home: str | None, identities: Identities) -> tuple[Spot, ...]:
    spots: dict[str, Spot] = {}
    placed = ((homes_of(claim, home), one) for claim in claims for one in claim.roles.get("place", ()))
    for homes, one in placed:
        key = party_key(one, homes, identities)
        at = one.location
        names = frozenset((folded(one.text), folded(shown_name(one).split(",")[0])))
        units = frozenset(folded(unit) for unit in (at.admin1, at.admin2) if unit) if at else frozenset()
        point = (at.latitude, at.longitude, at.where_prec) if at else (None, None, None)
        spot = Spot(key, names, units, *point)
        spots.setdefault(key, spot)
    return tuple(spots[key] for key in sorted(spots))


def _counts(claims: Sequence[Claim]) -> dict[str, tuple[float | None, float | None]]:
    """Each count's lowest low and highest high over the claims of the telling."""
    found: dict[str, list[Amount]] = {}
    for claim in claims:
        for key, amount in claim.numbers.items():
            found.setdefault(key, []).append(amount)
    return {key: _hull(given) for key, given in sorted(found.items())}


def _hull(amounts: Sequence[Amount]) -> tuple[float | None, float | None]:
    lows = [one.low for one in amounts]
    highs = [one.high for one in amounts]
    low = None if None in lows else min(one for one in lows if one is not None)
    high = None if None in highs else max(one for one in highs if one is not None)
    return low, high

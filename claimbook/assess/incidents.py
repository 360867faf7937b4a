"""Indicators out of incidents: how much a group does, how deadly, how, against whom, and what is done against it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from claimbook.assess.ground import Ground, testimonies_of
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import counted, holders_of, interval_words, range_words, said_by, series
from claimbook.model.views import Accusation, Incident, Interval, Party, Range, Testimony

SURE: Final = frozenset({"acted", "claimed"})
"""Stances that count for the low end; blamed and suspected ones count for the high end, denied ones for neither."""
PEOPLE: Final = frozenset({"people", "person"})
AGREEMENT: Final = "agreement"
Told = tuple[Testimony, ...]
_STATE: Final = ("raid", "arrest", "air_strike")


def activity(ground: Ground) -> Indicator:
    """Incidents: those it did by its own or the reports' word .. those that anybody lays at its door; and the trend.

    Agreements are told apart, and so are, where a place is asked for, incidents of which none is known.
    """
    acts = [one for one in ground.done if _kind(one) != AGREEMENT]
    single = [one for one in acts if not one.aggregate and _placed(one, ground)]
    low = sum(1 for one in single if _stances(one, ground) & SURE and one.modality == "actual")
    years = Counter(year for one in single if (year := _year(one.when.value)) is not None)
    undated = _undated([one for one in single if not _year(one.when.value)])
    trend = "; ".join(part for part in (_by_year(years), undated) if part)
    span = f"{low} to {len(single)}" if low != len(single) else f"{low}"
    value = f"{span} {'incident' if span == '1' else 'incidents'} ({trend})" if single else None
    unplaced = sum(1 for one in acts if not one.aggregate) - len(single)
    rest = [f"{unplaced} more whose place is not known"] if unplaced else []
    rest += [counted(len(ground.done) - len(acts), "agreement")] if len(ground.done) > len(acts) else []
    shown = "; ".join(part for part in (value, *rest) if part) or None
    lines = tuple(_line(one, ground) for one in ground.done)
    return measured("activity", shown or ("repeated attacks, not counted" if lines else None), lines,
                    (low, len(single)) if single else None, "incidents")  # fmt: skip


def _by_year(years: Counter[int]) -> str:
    return ", ".join(f"{year}: {years[year]}" for year in sorted(years))


def _undated(given: Sequence[Incident]) -> str:
    """How many have no day, and in which years they were first reported: no later than that they were."""
    told = (min((one.published.year for one in testimonies_of(each) if one.published), default=None) for each in given)
    reported = Counter(year for year in told if year is not None)
    if not given:
        return ""
    return f"undated: {len(given)}" + (f", first reported in {_by_year(reported)}" if reported else "")


def lethality(ground: Ground) -> Indicator:
    """Deaths that are laid at its door: the sum of the low and of the high ends over its incidents; per incident; the
    worst. Its own dead, and those that somebody else killed in the same incident, are not among them."""
    attacks = [one for one in ground.done if not one.aggregate and _kind(one) != AGREEMENT]
    deadly = [(one, *found) for one in attacks if (found := _killed_by(one, ground))]
    if not deadly:
        return measured("lethality", None)
    low = sum(count.low or 0 for _, count, _ in deadly)
    best = sum(_best(count) for _, count, _ in deadly)
    open_end = any(count.high is None for _, count, _ in deadly)
    high = None if open_end else sum(count.high or 0 for _, count, _ in deadly)
    worst, most, _ = max(deadly, key=lambda one: (_best(one[1]), one[0].id))
    value = f"{range_words(Range(low, best, high))} killed in {counted(len(deadly), 'incident')}, "
    value += f"{best / len(deadly):.1f} on average; the worst: {_best(most):.0f} ({title_of(worst)})"
    lines = tuple(
        Line(f"{title_of(one)}: {range_words(count)} killed{said_by(told)}.", told, _placed(one, ground))
        for one, count, told in deadly
    )
    return measured("lethality", value, lines, (low, high), "deaths")


def _killed_by(incident: Incident, ground: Ground) -> tuple[Range, Told] | None:
    """The dead of the incident whom no claim lays at another door or counts among the group's own, with who says so."""
    found = incident.counts.get("killed")
    if found is None or not isinstance(found.value, Range):
        return None
    ours = ground.scope.keys
    doers, hit = (
        _by_claim((one.party.key, one.testimonies) for one in incident.perpetrators),
        _by_claim((one.value.key, one.testimonies) for one in incident.targets if isinstance(one.value, Party)),
    )
    told = tuple(
        one
        for one in found.testimonies
        if not (doers.get(one.claim, ours).isdisjoint(ours) or (one.claim in hit and hit[one.claim] <= ours))
    )
    if len(told) == len(found.testimonies):
        return (found.value, told) if told else None
    counts = [one.value for one in told if isinstance(one.value, Range)]
    lows = [end for one in counts if (end := one.high if one.low is None else one.low) is not None]
    highs = [end for one in counts if (end := one.low if one.high is None else one.high) is not None]
    return (Range(min(lows), min(lows), max(highs)), told) if lows and highs else None


def _by_claim(given: Iterable[tuple[str, Told]]) -> dict[str, frozenset[str]]:
    """Claim -> the keys of the parties that it names."""
    found: dict[str, set[str]] = {}
    for key, told in given:
        for one in told:
            found.setdefault(one.claim, set()).add(key)
    return {claim: frozenset(keys) for claim, keys in found.items()}


def methods(ground: Ground) -> Indicator:
    """What it does: incidents by kind, suicide bombings apart, and what is said of how it strikes."""
    kinds = Counter(_kind(one) for one in ground.done)
    lines = tuple(Line(f"{title_of(one)}.", one.kind.testimonies, _placed(one, ground)) for one in ground.done)
    lines += ground.lines(ground.of("method/attack", end="subject"))
    words = series(f"{kind.replace('_', ' ')} {number}" for kind, number in sorted(kinds.items()))
    value = words or ("described" if lines else None)
    suicide = kinds.get("suicide_bombing", 0)
    return measured("methods", value, lines, (suicide, suicide) if kinds else None, "suicide bombings")


def targets(ground: Ground) -> Indicator:
    """Whom it hits. Persons who were hit are counted, never named."""
    done = [one for one in ground.done if _kind(one) != AGREEMENT]
    hit = [(one, value) for one in done for value in one.targets if isinstance(value.value, Party)]
    if not hit:
        return measured("targets", None)
    civil = {one.id for one, each in hit if each.value.kind in PEOPLE}
    names = Counter(_shown(each.value) for _, each in hit)
    value = series(name for name, _ in names.most_common(6))
    value += f"; people who bear no arms in {counted(len(civil), 'incident')}"
    lines = tuple(
        Line(f"{title_of(one)}: {_shown(each.value)}{said_by(told)}.", told, _placed(one, ground))
        for one, each in hit
        if (told := each.testimonies)
    )
    return measured("targets", value, lines, (len(civil), len(civil)), "incidents against people who bear no arms")


def response(ground: Ground) -> Indicator:
    """What states do against it: raids, arrests, strikes that hit it, and bans."""
    struck = [one for one in ground.suffered if _kind(one) in _STATE]
    bans = ground.of("status/proscribed", end="subject")
    lines = tuple(_line(one, ground) for one in struck) + ground.lines(bans)
    parts = [counted(number, kind.replace("_", " ")) for kind, number in sorted(Counter(map(_kind, struck)).items())]
    parts += ["proscribed"] if any(one.for_ for one in bans) else []
    return measured(
        "response", series(parts) or None, lines, (len(struck), len(struck)) if lines else None, "operations"
    )


def _line(incident: Incident, ground: Ground) -> Line:
    acted = "took part" if _kind(incident) in (AGREEMENT, "clash") else _STANCES["acted"]
    said = [
        f"{each.party.name} {acted if each.stance == 'acted' else _STANCES[each.stance]}{_who_says(each)}"
        for each in incident.perpetrators
    ]
    count = _killed(incident)
    parts = [title_of(incident), *([f"{range_words(count)} killed"] if count else []), *said]
    return Line(f"{'; '.join(parts)}.", testimonies_of(incident), _placed(incident, ground))


_STANCES: Final = {
    "acted": "did it", "claimed": "claims it", "blamed": "is blamed by", "suspected": "is suspected by",
    "denied": "denies it",
}  # fmt: skip


def _who_says(each: Accusation) -> str:
    if each.stance in ("blamed", "suspected"):
        return f" {holders_of(each.testimonies)}"
    own = () if each.stance == "acted" else (each.party.name,)
    return said_by(each.testimonies, *own)


def title_of(incident: Incident) -> str:
    """Kind, place and day, as far as they are known: 'Suicide bombing in Machh on 2021-01-03'."""
    place = incident.place.value
    kind = _kind(incident)
    words = ["Other incident" if kind == "other" else kind.replace("_", " ").capitalize()]
    words += [f"in {place.name}"] if isinstance(place, Party) else []
    words += [interval_words(incident.when.value)]
    return " ".join(word for word in words if word)


def _kind(incident: Incident) -> str:
    return str(incident.kind.value or next(iter(incident.kinds), "other"))


def _stances(incident: Incident, ground: Ground) -> set[str]:
    return {each.stance for each in incident.perpetrators if each.party.key in ground.scope.keys}


def _killed(incident: Incident) -> Range | None:
    found = incident.counts.get("killed")
    return found.value if found and isinstance(found.value, Range) else None


def _best(count: Range) -> float:
    return next((one for one in (count.best, count.low, count.high) if one is not None), 0.0)


def _placed(incident: Incident, ground: Ground) -> bool:
    return incident.id not in ground.unplaced


def _shown(party: Party) -> str:
    return "a person" if party.private or party.kind == "person" else party.name


def _year(when: Interval | None) -> int | None:
    """The year that the whole interval lies in; None where it is open, unknown or longer."""
    if when is None or when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    return when.start.year


def accounts_of(incident: Incident) -> Sequence[Accusation]:
    """Whom claims hold responsible, each party with each stance."""
    return [one for one in incident.perpetrators if one.stance != "denied"]

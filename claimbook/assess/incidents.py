"""Indicators out of incidents: how much a group does, how deadly, how, against whom, and what is done against it."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from claimbook.assess.ground import Ground, testimonies_of
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import counted, holders_of, interval_words, range_words, series
from claimbook.model.views import Accusation, Incident, Interval, Party, Range

SURE: Final = frozenset({"acted", "claimed"})
"""Stances that count for the low end; blamed and suspected ones count for the high end, denied ones for neither."""
PEOPLE: Final = frozenset({"people", "person"})
_STATE: Final = ("raid", "arrest", "air_strike")


def activity(ground: Ground) -> Indicator:
    """Incidents: those it did by its own or the reports' word .. those that anybody lays at its door; and the trend."""
    single = [one for one in ground.done if not one.aggregate]
    low = sum(1 for one in single if _stances(one, ground) & SURE and one.modality == "actual")
    years = Counter(year for one in single if (year := _year(one.when.value)) is not None)
    trend = "; ".join(
        part for part in (_by_year(years), _undated([one for one in single if not _year(one.when.value)])) if part
    )
    span = f"{low} to {len(single)}" if low != len(single) else f"{low}"
    value = f"{span} {'incident' if span == '1' else 'incidents'} ({trend})" if single else None
    lines = tuple(_line(one, ground) for one in ground.done)
    return measured("activity", value or ("repeated attacks, not counted" if lines else None), lines,
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
    """Deaths: the sum of the low and of the high ends over its incidents; per incident; the worst."""
    deadly = [(one, count) for one in ground.done if (count := _killed(one)) and not one.aggregate]
    if not deadly:
        return measured("lethality", None)
    low = sum(count.low or 0 for _, count in deadly)
    best = sum(_best(count) for _, count in deadly)
    open_end = any(count.high is None for _, count in deadly)
    high = None if open_end else sum(count.high or 0 for _, count in deadly)
    worst, most = max(deadly, key=lambda pair: (_best(pair[1]), pair[0].id))
    value = f"{range_words(Range(low, best, high))} killed in {counted(len(deadly), 'incident')}, "
    value += f"{best / len(deadly):.1f} on average; the worst: {_best(most):.0f} ({title_of(worst)})"
    lines = tuple(
        Line(f"{title_of(one)}: {range_words(count)} killed, says {holders_of(told)}.", told, _placed(one, ground))
        for one, count in deadly
        if (told := one.counts["killed"].testimonies)
    )
    return measured("lethality", value, lines, (low, high), "deaths")


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
    hit = [(one, value) for one in ground.done for value in one.targets if isinstance(value.value, Party)]
    if not hit:
        return measured("targets", None)
    civil = {one.id for one, each in hit if each.value.kind in PEOPLE}
    names = Counter(_shown(each.value) for _, each in hit)
    value = series(name for name, _ in names.most_common(6))
    value += f"; people who bear no arms in {counted(len(civil), 'incident')}"
    lines = tuple(
        Line(f"{title_of(one)}: {_shown(each.value)}, says {holders_of(told)}.", told, _placed(one, ground))
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
    said = [
        f"{each.party.name} {_STANCES[each.stance]} {holders_of(each.testimonies)}" for each in incident.perpetrators
    ]
    count = _killed(incident)
    parts = [title_of(incident), *([f"{range_words(count)} killed"] if count else []), *said]
    return Line(f"{'; '.join(parts)}.", testimonies_of(incident), _placed(incident, ground))


_STANCES: Final = {
    "acted": "did it, says", "claimed": "claims it, says", "blamed": "is blamed by", "suspected": "is suspected by",
    "denied": "denies it, says",
}  # fmt: skip


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

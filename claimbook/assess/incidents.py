"""Indicators out of incidents: how much a group does, how, against whom, and what is done against it."""

from collections import Counter
from collections.abc import Sequence
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
    acts = [one for one in ground.done if kind_of(one) != AGREEMENT]
    single = [one for one in acts if not one.aggregate and is_placed(one, ground)]
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


def methods(ground: Ground) -> Indicator:
    """What it does: incidents by kind, suicide bombings apart, and what is said of how it strikes."""
    kinds = Counter(kind_of(one) for one in ground.done)
    lines = tuple(Line(f"{title_of(one)}.", one.kind.testimonies, is_placed(one, ground)) for one in ground.done)
    lines += ground.lines(ground.of("method/attack", end="subject"))
    words = series(f"{kind.replace('_', ' ')} {number}" for kind, number in sorted(kinds.items()))
    value = words or ("described" if lines else None)
    suicide = kinds.get("suicide_bombing", 0)
    return measured("methods", value, lines, (suicide, suicide) if kinds else None, "suicide bombings")


def targets(ground: Ground) -> Indicator:
    """Whom it hits. Persons who were hit are counted, never named."""
    done = [one for one in ground.done if kind_of(one) != AGREEMENT]
    hit = [(one, value) for one in done for value in one.targets if isinstance(value.value, Party)]
    if not hit:
        return measured("targets", None)
    civil = {one.id for one, each in hit if each.value.kind in PEOPLE}
    names = Counter(_shown(each.value) for _, each in hit)
    value = series(name for name, _ in names.most_common(6))
    value += f"; people who bear no arms in {counted(len(civil), 'incident')}"
    lines = tuple(
        Line(f"{title_of(one)}: {_shown(each.value)}{said_by(told)}.", told, is_placed(one, ground))
        for one, each in hit
        if (told := each.testimonies)
    )
    return measured("targets", value, lines, (len(civil), len(civil)), "incidents against people who bear no arms")


def response(ground: Ground) -> Indicator:
    """What states do against it: raids, arrests, strikes that hit it, and bans."""
    struck = [one for one in ground.suffered if kind_of(one) in _STATE]
    bans = ground.of("status/proscribed", end="subject")
    lines = tuple(_line(one, ground) for one in struck) + ground.lines(bans)
    parts = [counted(number, kind.replace("_", " ")) for kind, number in sorted(Counter(map(kind_of, struck)).items())]
    parts += ["proscribed"] if any(one.for_ for one in bans) else []
    return measured(
        "response", series(parts) or None, lines, (len(struck), len(struck)) if lines else None, "operations"
    )


def _line(incident: Incident, ground: Ground) -> Line:
    acted = "took part" if kind_of(incident) in (AGREEMENT, "clash") else _STANCES["acted"]
    said = [
        f"{each.party.name} {acted if each.stance == 'acted' else _STANCES[each.stance]}{_who_says(each)}"
        for each in incident.perpetrators
    ]
    count = _killed(incident)
    parts = [title_of(incident), *([f"{range_words(count)} killed"] if count else []), *said]
    return Line(f"{'; '.join(parts)}.", testimonies_of(incident), is_placed(incident, ground))


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
    kind = kind_of(incident)
    words = ["Other incident" if kind == "other" else kind.replace("_", " ").capitalize()]
    words += [f"in {place.name}"] if isinstance(place, Party) else []
    words += [interval_words(incident.when.value)]
    return " ".join(word for word in words if word)


def kind_of(incident: Incident) -> str:
    """The subtype shown for it; the first told where the record is undecided."""
    return str(incident.kind.value or next(iter(incident.kinds), "other"))


def _stances(incident: Incident, ground: Ground) -> set[str]:
    return {each.stance for each in incident.perpetrators if each.party.key in ground.scope.keys}


def _killed(incident: Incident) -> Range | None:
    found = incident.counts.get("killed")
    return found.value if found and isinstance(found.value, Range) else None


def is_placed(incident: Incident, ground: Ground) -> bool:
    """Is it known to lie where the scope asks? True where no place is asked for."""
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

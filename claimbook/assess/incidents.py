"""Indicators out of incidents: how much a group does, how, against whom, and what is done against it."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from claimbook.assess.ground import Ground, testimonies_of
from claimbook.assess.measure import measured
from claimbook.assess.tolls import told_words
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import counted, holders_of, interval_words, is_asserted, said_by, series
from claimbook.model.views import Accusation, Incident, Interval, Party, Range, Value

SURE: Final = frozenset({"acted", "claimed"})
"""Stances that count for the low end; blamed and suspected ones count for the high end, denied ones for neither."""
PEOPLE: Final = frozenset({"people", "person"})
AGREEMENT: Final = "agreement"
_STATE: Final = ("raid", "arrest", "air_strike")


def activity(ground: Ground) -> Indicator:
    """Incidents: those it did by its own or the reports' word .. those that anybody lays at its door; and the trend.

    Told apart are agreements, sums of several incidents, what is planned, supposed or denied, and, where a place is
    asked for, incidents of which none is known.
    """
    real = [one for one in ground.done if happened(one)]
    acts = [one for one in real if kind_of(one) != AGREEMENT]
    each = [one for one in acts if not one.aggregate]
    single = [one for one in each if is_placed(one, ground)]
    low = sum(1 for one in single if _stances(one, ground) & SURE and one.modality == "actual")
    years = Counter(year for one in single if (year := _year(one.when.value)) is not None)
    undated = _undated([one for one in single if not _year(one.when.value)])
    trend = "; ".join(part for part in (_by_year(years), undated) if part)
    span = f"{low} to {len(single)}" if low != len(single) else f"{low}"
    value = f"{span} {'incident' if span == '1' else 'incidents'} ({trend})" if single else None
    unplaced = len(each) - len(single)
    rest = [f"{unplaced} more whose place is not known"] if unplaced else []
    rest += [f"{counted(len(acts) - len(each), 'sum')} of several incidents"] if len(acts) > len(each) else []
    rest += [counted(len(real) - len(acts), "agreement")] if len(real) > len(acts) else []
    rest += [f"{len(ground.done) - len(real)} only planned, supposed or denied"] if len(ground.done) > len(real) else []
    shown = "; ".join(part for part in (value, *rest) if part) or None
    lines = tuple(_line(one, ground) for one in ground.done)
    return measured("activity", shown, lines, (low, len(single)) if single else None, "incidents")


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
    """What it does: incidents by kind, suicide bombings apart, and what is said of how it strikes.

    Counted is what happened, sums of several apart; the rest are lines.
    """
    real = [one for one in ground.done if happened(one)]
    kinds = Counter(kind_of(one) for one in real if not one.aggregate)
    sums = Counter(kind_of(one) for one in real if one.aggregate)
    lines = tuple(Line(f"{marked_title(one)}.", one.kind.testimonies, is_placed(one, ground)) for one in ground.done)
    lines += ground.lines(ground.of("method/attack", end="subject"))
    parts = [_by_kind(kinds), f"sums of several: {_by_kind(sums)}" if sums else ""]
    value = "; ".join(part for part in parts if part) or ("described" if lines else None)
    suicide = kinds.get("suicide_bombing", 0)
    return measured("methods", value, lines, (suicide, suicide) if kinds else None, "suicide bombings")


def _by_kind(kinds: Counter[str]) -> str:
    return series(f"{kind.replace('_', ' ')} {number}" for kind, number in sorted(kinds.items()))


def targets(ground: Ground) -> Indicator:
    """Whom it hits, itself left out. Persons who were hit are counted, never named."""
    keys = ground.scope.keys
    done = [one for one in ground.done if kind_of(one) != AGREEMENT]
    hit = [(one, each) for one in done for each in one.targets if isinstance(each.value, Party)]
    hit = [(one, each) for one, each in hit if each.value.key not in keys]
    if not hit:
        return measured("targets", None)
    real = [(one, each) for one, each in hit if happened(one)]
    civil = {one.id for one, each in real if each.value.kind in PEOPLE}
    names = Counter(_shown(each, one) for one, each in real)
    value = series(name for name, _ in names.most_common(6)) or "only planned, supposed or denied"
    value += f"; people who bear no arms in {counted(len(civil), 'incident')}"
    lines = tuple(
        Line(f"{marked_title(one)}: {_shown(each, one)}{said_by(told)}.", told, is_placed(one, ground))
        for one, each in hit
        if (told := each.testimonies)
    )
    return measured("targets", value, lines, (len(civil), len(civil)), "incidents against people who bear no arms")


def is_person(target: Value, incident: Incident) -> bool:
    """Is it one human being? So it is too where a number of one dead or hurt is told by the very name ("Odo Karr was
    killed"), whatever kind the name was read as."""
    if target.value.private or target.value.kind == "person":
        return True
    told = {(one.claim, one.start, one.end) for one in target.testimonies}
    counts = [one for count in incident.counts.values() for one in count.testimonies if one.value == _ONE]
    return any((one.claim, one.start, one.end) in told for one in counts)


_ONE: Final = Range(1, 1, 1)


def response(ground: Ground) -> Indicator:
    """What states do against it: raids, arrests, strikes that hit it, and bans."""
    told = [one for one in ground.suffered if kind_of(one) in _STATE]
    struck = [one for one in told if happened(one) and not one.aggregate]
    sums = [one for one in told if happened(one) and one.aggregate]
    bans = ground.of("status/proscribed", end="subject")
    lines = tuple(_line(one, ground) for one in told) + ground.lines(bans)
    parts = [*_operations(struck), *(["proscribed"] if any(map(is_asserted, bans)) else [])]
    whole = [series(parts), f"sums of several: {series(_operations(sums))}" if sums else ""]
    value = "; ".join(one for one in whole if one) or ("only planned, supposed or denied" if lines else None)
    return measured("response", value, lines, (len(struck), len(struck)) if lines else None, "operations")


def _operations(given: Iterable[Incident]) -> list[str]:
    return [counted(number, kind.replace("_", " ")) for kind, number in sorted(Counter(map(kind_of, given)).items())]


def _line(incident: Incident, ground: Ground) -> Line:
    said = [f"{each.party.name} {_acted(each, incident)}{_who_says(each)}" for each in incident.perpetrators]
    count = _killed(incident)
    parts = [marked_title(incident), *([f"{count} killed"] if count else []), *said]
    return Line(f"{'; '.join(parts)}.", testimonies_of(incident), is_placed(incident, ground))


_STANCES: Final = {
    "acted": "did it", "claimed": "claims it", "blamed": "is blamed by", "suspected": "is suspected by",
    "denied": "denies it",
}  # fmt: skip
_TAKING_PART: Final = frozenset((AGREEMENT, "clash"))


def _acted(each: Accusation, incident: Incident) -> str:
    if each.stance != "acted":
        return _STANCES[each.stance]
    mutual = kind_of(incident) in _TAKING_PART
    if incident.denied:
        return "did not take part" if mutual else "did not do it"
    if incident.modality in _NOT_YET:
        return "would take part" if mutual else "would do it"
    return "took part" if mutual else _STANCES["acted"]


def _who_says(each: Accusation) -> str:
    if each.stance in ("blamed", "suspected"):
        return f" {holders_of(each.testimonies)}"
    own = () if each.stance == "acted" else (each.party.name,)
    return said_by(each.testimonies, *own)


def happened(incident: Incident) -> bool:
    """Is it told as a fact, or as one that may be? Not so what is planned or supposed, or what every claim denies."""
    return incident.modality not in _NOT_YET and not incident.denied


_NOT_YET: Final = {"future": "planned", "hypothetical": "hypothetical"}
_MARKS: Final = {**_NOT_YET, "possible": "possible"}


def marked_title(incident: Incident) -> str:
    """`title_of`, and what keeps it from being one fact: 'Attack in Pell (planned)'."""
    return title_of(incident) + doubt_of(incident)


def doubt_of(incident: Incident) -> str:
    """' (planned)', ' (denied, sum of several)', or '' where it is one fact."""
    marks = [_MARKS[incident.modality]] if incident.modality in _MARKS else []
    marks += [word for word, so in (("denied", incident.denied), ("sum of several", incident.aggregate)) if so]
    return f" ({', '.join(marks)})" if marks else ""


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


def _killed(incident: Incident) -> str:
    found = incident.counts.get("killed")
    return told_words(found.testimonies) if found else ""


def is_placed(incident: Incident, ground: Ground) -> bool:
    """Is it known to lie where the scope asks? True where no place is asked for."""
    return incident.id not in ground.unplaced


def _shown(target: Value, incident: Incident) -> str:
    return "a person" if is_person(target, incident) else str(target.value.name)


def _year(when: Interval | None) -> int | None:
    """The year that the whole interval lies in; None where it is open, unknown or longer."""
    if when is None or when.start is None or when.end is None or when.start.year != when.end.year:
        return None
    return when.start.year


def accounts_of(incident: Incident) -> Sequence[Accusation]:
    """Whom claims hold responsible, each party with each stance."""
    return [one for one in incident.perpetrators if one.stance != "denied"]

"""How deadly a group is: the dead that claims lay at its door, and at no other."""

from collections.abc import Iterable, Sequence

from claimbook.assess.ground import Ground
from claimbook.assess.incidents import AGREEMENT, is_placed, kind_of, title_of
from claimbook.assess.measure import measured
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import counted, range_words, said_by
from claimbook.model.views import Incident, Party, Range, Testimony, ends_of

Told = tuple[Testimony, ...]
Deadly = tuple[Incident, Range, Told]


def lethality(ground: Ground) -> Indicator:
    """Deaths that are laid at its door: the sum of the low and of the high ends over its incidents; per incident; the
    worst. Its own dead, and those that somebody else killed in the same incident, are not among them. Where a place is
    asked for, the dead of incidents of which none is known are told apart and not in the sum."""
    attacks = [one for one in ground.done if not one.aggregate and kind_of(one) != AGREEMENT]
    deadly = [(one, *found) for one in attacks if (found := _killed_by(one, ground))]
    here = [one for one in deadly if is_placed(one[0], ground)]
    elsewhere = [one for one in deadly if not is_placed(one[0], ground)]
    if not deadly:
        return measured("lethality", None)
    parts = [_sentence(here)] if here else []
    if elsewhere:
        parts.append(
            f"{range_words(_sum(elsewhere))}{' more' if here else ''} killed in "
            f"{counted(len(elsewhere), 'incident')} whose place is not known"
        )
    lines = tuple(
        Line(f"{title_of(one)}: {range_words(count)} killed{said_by(told)}.", told, is_placed(one, ground))
        for one, count, told in deadly
    )
    total = _sum(here)
    return measured("lethality", "; ".join(parts), lines, (total.low, total.high) if here else None, "deaths")


def _sentence(deadly: Sequence[Deadly]) -> str:
    total = _sum(deadly)
    worst, most, _ = max(deadly, key=lambda one: (_best(one[1]), one[0].id))
    average = _best(total) / len(deadly)
    value = f"{range_words(total)} killed in {counted(len(deadly), 'incident')}, {average:.1f} on average"
    return f"{value}; the worst: {_best(most):.0f} ({title_of(worst)})"


def _sum(deadly: Sequence[Deadly]) -> Range:
    """high is None where the toll of any incident is open upwards."""
    counts = [count for _, count, _ in deadly]
    open_end = any(one.high is None for one in counts)
    high = None if open_end else sum(one.high or 0 for one in counts)
    return Range(sum(one.low or 0 for one in counts), sum(map(_best, counts)), high)


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
    low, high = ends_of(counts)
    return (Range(low, low if low is not None else high, high), told) if counts else None


def _by_claim(given: Iterable[tuple[str, Told]]) -> dict[str, frozenset[str]]:
    """Claim -> the keys of the parties that it names."""
    found: dict[str, set[str]] = {}
    for key, told in given:
        for one in told:
            found.setdefault(one.claim, set()).add(key)
    return {claim: frozenset(keys) for claim, keys in found.items()}


def _best(count: Range) -> float:
    return next((one for one in (count.best, count.low, count.high) if one is not None), 0.0)

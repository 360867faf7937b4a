"""How deadly a group is: the dead that claims lay at its door, and at no other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.assess.fighters import are_fighters_of, are_state, are_unnamed_fighters, is_unnamed_force, tell_whom
from claimbook.assess.ground import Ground
from claimbook.assess.incidents import AGREEMENT, happened, is_placed, kind_of, marked_title, title_of
from claimbook.assess.measure import measured
from claimbook.assess.tolls import Spread, Told, asserted_of, spread_of, spread_words, summed, told_words, toll_words
from claimbook.assess.values import Indicator, Line
from claimbook.assess.wording import counted
from claimbook.model.names import folded
from claimbook.model.views import Incident, Party, Range, Testimony, ends_of

_UNPLACED: Final = "unplaced"
_UNSIDED: Final = "unsided"
_SUM: Final = "sum"
_NOT_SO: Final = "not so"


@dataclass(frozen=True, slots=True)
class _Toll:
    """Dead of one incident, and who says so. apart: why they are not in the sum; None: they are."""

    incident: Incident
    count: Range
    told: Told
    apart: str | None


def lethality(ground: Ground) -> Indicator:
    """Deaths that are laid at its door: the sum of the low and of the high ends over its incidents; per incident; the
    worst. Its own dead, and those that somebody else killed in the same incident, are not among them.

    Told apart, and not in the sum, are fighters of whom nothing says whose they were, incidents that are told as sums
    of several, and, where a place is asked for, those of which none is known. What is planned or denied killed nobody.
    """
    acts = [one for one in ground.done if kind_of(one) != AGREEMENT]
    tolls = [toll for one in acts for toll in _tolls(one, ground)]
    if not tolls:
        return measured("lethality", None)
    counting = [one for one in tolls if one.apart is None]
    parts = [_sentence(counting)] if counting else []
    for reason in (_UNSIDED, _SUM, _UNPLACED):
        if found := [one for one in tolls if one.apart == reason]:
            parts.append(_apart(reason, found, bool(parts)))
    total = _sum(counting)
    lines = tuple(_line(one, ground) for one in tolls)
    value = "; ".join(parts) or "only dead of what is planned, supposed or denied"
    ends = (total.low, None if total.open else total.high) if counting else None
    return measured("lethality", value, lines, ends, "deaths")


def _sentence(tolls: Sequence[_Toll]) -> str:
    """Where figures of an incident differ, mean and worst go by its best figure, and the sentence says so."""
    total = _sum(tolls)
    worst = max(tolls, key=lambda one: (_best(one.count), one.incident.id))
    best = sum(_best(one.count) for one in tolls)
    mean, title = best / len(tolls), title_of(worst.incident)
    start = f"{spread_words(total)} killed in {counted(len(tolls), 'incident')}"
    if total.low == total.high:
        least = "at least " if total.open else ""
        return f"{start}, {least}{mean:.1f} on average; the worst: {told_words(worst.told)} ({title})"
    return f"{start}; {_BY_BEST}: {best:,.0f}, {mean:.1f} on average, the worst {_best(worst.count):,.0f} ({title})"


_BY_BEST: Final = "by the best figure of each, that of most independent reports (of as many the later, then the lower)"


def _apart(reason: str, tolls: Sequence[_Toll], more: bool) -> str:
    words = spread_words(_sum(tolls))
    number = f"{words}{' more' if more and not words.endswith('more') else ''} killed"
    sums = f"{counted(len(tolls), 'sum')} of several incidents"
    return {
        _UNSIDED: f"{number} whose side is not told",
        _SUM: f"{number} as {sums}, singly told ones perhaps among them",
        _UNPLACED: f"{number} in {counted(len(tolls), 'incident')} whose place is not known",
    }[reason]


def _line(toll: _Toll, ground: Ground) -> Line:
    what = "killed whose side is not told" if toll.apart == _UNSIDED else "killed"
    text = f"{marked_title(toll.incident)}: {toll_words(toll.told, what)}."
    return Line(text, toll.told, is_placed(toll.incident, ground))


def _sum(tolls: Sequence[_Toll]) -> Spread:
    spreads = (spread_of([each.value for each in asserted_of(one.told)]) for one in tolls)
    return summed([one or Spread(0, _best(toll.count), False) for one, toll in zip(spreads, tolls, strict=True)])


def _tolls(incident: Incident, ground: Ground) -> list[_Toll]:
    """The dead of the incident whom no claim lays at another door or counts among the group's own."""
    found = incident.counts.get("killed")
    if found is None or not isinstance(found.value, Range):
        return []
    laid = [one for one in found.testimonies if _is_laid(one, incident, ground)]
    unsided = [one for one in laid if _is_unsided(one, incident, ground)]
    sided = [one for one in laid if one not in unsided]
    out = []
    for told, apart in ((sided, _why_apart(incident, ground)), (unsided, _UNSIDED)):
        whole = len(told) == len(found.testimonies)
        if asserted_of(told):
            count = found.value if whole else _part(told, found.value)
            out.append(_Toll(incident, count, tuple(told), apart if happened(incident) else _NOT_SO))
    return out


def _part(told: Sequence[Testimony], whole: Range) -> Range:
    """The ends of some of the claims. Best is that of all claims where it lies between, else their low end."""
    low, high = ends_of(one.value for one in asserted_of(told))
    inside = whole.best is not None and (low or 0) <= whole.best and (high is None or whole.best <= high)
    return Range(low, whole.best if inside else low if low is not None else high, high)


def _why_apart(incident: Incident, ground: Ground) -> str | None:
    if incident.aggregate:
        return _SUM
    return None if is_placed(incident, ground) else _UNPLACED


def _is_laid(one: Testimony, incident: Incident, ground: Ground) -> bool:
    """Does the claim name the group among those who did it, or nobody, and not the group alone as hit?"""
    ours = ground.scope.keys
    doers = {each.party.key for each in incident.perpetrators if _speaks(each.testimonies, one)}
    hit = {each.key for each in _hit(one, incident)}
    own = (bool(hit) and hit <= ours) or are_fighters_of(one.words, _names(incident, ground))
    return not own and bool(not doers or doers & ours)


def _names(incident: Incident, ground: Ground) -> set[str]:
    """The group's names in the incident, folded."""
    named = {each.party.name for each in incident.perpetrators if each.party.key in ground.scope.keys}
    return {folded(one) for one in (ground.scope.name, *named)}


def _is_unsided(one: Testimony, incident: Incident, ground: Ground) -> bool:
    """Are the dead fighters of whom the claim doesn't say whose, in what a group without a state did?"""
    ours = [each.party for each in incident.perpetrators if each.party.key in ground.scope.keys]
    if are_state(ours) or tell_whom(one.words):
        return False
    hit = _hit(one, incident)
    unnamed = [each for each in hit if is_unnamed_force(each)]
    others = any(each.kind == "group" and each.key not in ground.scope.keys and each not in unnamed for each in hit)
    return not others and (bool(unnamed) or are_unnamed_fighters(one.words))


def _hit(one: Testimony, incident: Incident) -> list[Party]:
    """Whom the claim of the testimony names as hit."""
    return [each.value for each in incident.targets if isinstance(each.value, Party) and _speaks(each.testimonies, one)]


def _speaks(told: Iterable[Testimony], one: Testimony) -> bool:
    return any(each.claim == one.claim for each in told)


def _best(count: Range) -> float:
    return next((one for one in (count.best, count.low, count.high) if one is not None), 0.0)

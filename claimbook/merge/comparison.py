"""Are two tellings of one incident? One comparison, one line, one weight; score and explanation are made together."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claimbook.merge.tellings import Spot, Telling
from claimbook.merge.wording import rarity, shared_heft

_KM_A_DEGREE: Final = 111.2
_ROUGH: Final = 4
"""where_prec from which a place is an area (2nd-order unit and up), whose coordinates say little."""
_GENERIC: Final = frozenset(("attack", "other"))
_NEAR: Final = {
    frozenset(("bombing", "suicide_bombing")), frozenset(("air_strike", "shelling")), frozenset(("clash", "raid")),
    frozenset(("raid", "arrest")), frozenset(("protest", "riot")), frozenset(("bombing", "sabotage")),
    frozenset(("bombing", "shelling")),
}  # fmt: skip
_RARE: Final = 6.0
"""Rarity of a word in fewer than one headline of 400."""

Outcome = str | None


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two tellings are. score: log-odds. forbidden: they contradict each other and never join.

    reasons: ("comparison: outcome", weight), the weightiest first.
    """

    score: float
    forbidden: bool
    reasons: tuple[tuple[str, float], ...]

    def __str__(self) -> str:
        told = ", ".join(f"{name} ({weight:+.1f})" for name, weight in self.reasons)
        return f"{self.score:+.1f}: {told}"


def _date(one: Telling, two: Telling) -> Outcome:
    """Days between the days that the texts give; where one gives none, how long after the other's day it was
    published; where none gives any, the days between the reports."""
    if one.when and two.when:
        return _days_apart(one.when, two.when)
    if one.when or two.when:
        told, other = (one, two) if one.when else (two, one)
        return _reported_after(told, other)
    if one.published is None or two.published is None:
        return None
    return f"reports {_gap_named(abs((one.published - two.published).days))}"


def _days_apart(ours: tuple[date, date], theirs: tuple[date, date]) -> str:
    gap = max((ours[0] - theirs[1]).days, (theirs[0] - ours[1]).days, 0)
    if gap == 0:
        exact = max((day[1] - day[0]).days for day in (ours, theirs)) <= 1
        return "same day" if exact else "days that overlap"
    return "1 day apart" if gap == 1 else "2-3 days apart" if gap <= 3 else "over 3 days apart"


def _reported_after(told: Telling, other: Telling) -> Outcome:
    if told.when is None or other.published is None:
        return None
    late = (other.published - told.when[1]).days
    if other.published < told.when[0] - timedelta(days=1):
        return "told before it happened"
    return f"reported {_gap_named(max(late, 0))} on"


def _gap_named(gap: int) -> str:
    return next((name for most, name in _GAPS if gap <= most), "over 14 days")


_GAPS: Final = ((0, "0 days"), (1, "1 day"), (3, "2-3 days"), (7, "4-7 days"), (14, "8-14 days"))
WINDOW: Final = 14
"""Days: what lies further apart is not compared, since FORBIDDEN keeps it apart."""


def _copy(one: Telling, two: Telling) -> Outcome:
    """Two texts of one group of near-duplicates."""
    return "of one text" if one.source == two.source and one.report != two.report else None


def _country(one: Telling, two: Telling) -> Outcome:
    if one.country is None or two.country is None:
        return None
    return None if one.country == two.country else "another country"


def _place(one: Telling, two: Telling) -> Outcome:
    """The nearest pair of places."""
    if not one.spots or not two.spots:
        return None
    return min((_spots_apart(a, b) for a in one.spots for b in two.spots), key=_PLACES.index)


_PLACES: Final = (
    "same place",
    "within 5 km",
    "within 25 km",
    "same area",
    "other name",
    "within 100 km",
    "over 100 km apart",
)


def _spots_apart(a: Spot, b: Spot) -> str:
    rough = max(a.precision or 0, b.precision or 0) >= _ROUGH
    if a.key == b.key or not a.names.isdisjoint(b.names):
        return "same area" if rough else "same place"
    if None in (a.latitude, b.latitude):
        return "other name"
    apart = distance_km(a, b)
    if rough:
        return "same area" if apart <= 100 else "over 100 km apart" if apart > 400 else "within 100 km"
    return (
        "within 5 km"
        if apart <= 5
        else "within 25 km"
        if apart <= 25
        else "within 100 km"
        if apart <= 100
        else _PLACES[-1]
    )


def distance_km(a: Spot, b: Spot) -> float:
    """Kilometres on a flat map around the pair, good to a percent below 500 km."""
    north = (a.latitude or 0.0) - (b.latitude or 0.0)
    east = ((a.longitude or 0.0) - (b.longitude or 0.0) + 180) % 360 - 180
    shrink = math.cos(math.radians(((a.latitude or 0.0) + (b.latitude or 0.0)) / 2))
    return _KM_A_DEGREE * math.hypot(north, east * shrink)


def _type(one: Telling, two: Telling) -> Outcome:
    if not one.subtypes or not two.subtypes:
        return None
    if not one.subtypes.isdisjoint(two.subtypes):
        return "same"
    if not _GENERIC.isdisjoint(one.subtypes | two.subtypes):
        return "one is general"
    if any(frozenset((a, b)) in _NEAR for a in one.subtypes for b in two.subtypes):
        return "alike"
    return "different"


def _sides(one: Telling, two: Telling) -> Outcome:
    if not one.sides or not two.sides:
        return None
    if not one.sides.isdisjoint(two.sides):
        return "a side shared"
    return "sides swapped" if not (one.sides | one.others).isdisjoint(two.sides | two.others) else "other sides"


def _targets(one: Telling, two: Telling) -> Outcome:
    if not one.others or not two.others:
        return None
    return "shared" if not one.others.isdisjoint(two.others) else "other words"


def _killed(one: Telling, two: Telling) -> Outcome:
    return _count(one, two, "killed")


def _injured(one: Telling, two: Telling) -> Outcome:
    return _count(one, two, "injured")


def _count(one: Telling, two: Telling, key: str) -> Outcome:
    ours, theirs = one.counts.get(key), two.counts.get(key)
    if ours is None or theirs is None:
        return None
    a, b = (next((end for end in reversed(ends) if end is not None), 0.0) for ends in (ours, theirs))
    if a == b:
        return "same, under 5" if a < 5 else "same, 5 or more"
    return (
        "near" if abs(a - b) <= max(1.0, 0.25 * max(a, b)) else "up to double" if max(a, b) <= 2 * min(a, b) else "far"
    )


def _words(one: Telling, two: Telling) -> Outcome:
    """The cosine of the words of both, each weighed by its rarity."""
    if not one.words or not two.words:
        return None
    shared = shared_heft(one.words, two.words)
    both = math.sqrt(one.heft * two.heft)
    share = shared / both if both else 0.0
    return next(name for least, name in _SHARES if share >= least)


_SHARES: Final = (
    (0.8, "over 80 % shared"), (0.6, "60-80 % shared"), (0.45, "45-60 % shared"), (0.33, "33-45 % shared"),
    (0.24, "24-33 % shared"), (0.16, "16-24 % shared"), (0.09, "9-16 % shared"), (0.0, "under 9 % shared"),
)  # fmt: skip


def _rare_words(one: Telling, two: Telling) -> Outcome:
    if not one.words or not two.words:
        return None
    count = sum(rarity(word) >= _RARE for word in one.words & two.words if not word.isdigit())
    return ("none shared", "1 shared", "2 shared", "3 or more shared")[min(count, 3)]


def _figures(one: Telling, two: Telling) -> Outcome:
    """Figures in the evidence, years left out."""
    ours, theirs = one.figures, two.figures
    if not ours or not theirs:
        return None
    if shared := ours & theirs:
        return "a large one shared" if any(len(figure) > 1 for figure in shared) else "a small one shared"
    return "none shared"


def _outlet(one: Telling, two: Telling) -> Outcome:
    """Two reports of one newspaper are seldom of one event."""
    if one.outlet is None or two.outlet is None or one.report == two.report:
        return None
    return "the same" if one.outlet.casefold() == two.outlet.casefold() else None


COMPARISONS: Final[Mapping[str, Callable[[Telling, Telling], Outcome]]] = {
    "date": _date,
    "copy": _copy,
    "country": _country,
    "place": _place,
    "type": _type,
    "sides": _sides,
    "targets": _targets,
    "killed": _killed,
    "injured": _injured,
    "words": _words,
    "rare words": _rare_words,
    "figures": _figures,
    "outlet": _outlet,
}
FORBIDDEN: Final = frozenset(
    (
        "date: over 3 days apart", "date: told before it happened", "date: reports over 14 days",
        "date: reported over 14 days on", "country: another country", "place: over 100 km apart",
    )
)  # fmt: skip
"""Outcomes that keep two tellings apart whatever else they share."""


def outcomes(one: Telling, two: Telling) -> list[str]:
    """'comparison: outcome' of each comparison that both have something for, up to one that is FORBIDDEN."""
    found: list[str] = []
    for name, compare_by in COMPARISONS.items():
        outcome = compare_by(one, two)
        if outcome is not None:
            found.append(f"{name}: {outcome}")
            if found[-1] in FORBIDDEN:
                break
    return found


def compare(one: Telling, two: Telling, weights: Mapping[str, float]) -> Likeness:
    """How like they are, and why. The same either way round. Two tellings of one report are told apart by it."""
    if one.report == two.report or one.apart or two.apart:
        return Likeness(weights["bias"], True, ())
    found = [(name, weights.get(name, 0.0)) for name in outcomes(one, two)]
    score = weights["bias"] + sum(weight for _, weight in found)
    return Likeness(score, found[-1][0] in FORBIDDEN if found else False, tuple(sorted(found, key=_weight)))


def _weight(reason: tuple[str, float]) -> tuple[float, str]:
    return (-abs(reason[1]), reason[0])

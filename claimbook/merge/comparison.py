"""Are two tellings of one incident? One comparison, one line, one weight; score and explanation are made together."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claimbook.merge.nearness import place_outcome
from claimbook.merge.parties import bodies_meet
from claimbook.merge.tellings import Telling
from claimbook.merge.wording import rarity, shared_heft

_TOWN: Final = 3
"""where_prec of a town or a district, and better."""
_GENERIC: Final = frozenset(("attack", "other"))
_NEAR: Final = {
    frozenset(("bombing", "suicide_bombing")), frozenset(("air_strike", "shelling")), frozenset(("clash", "raid")),
    frozenset(("raid", "arrest")), frozenset(("protest", "riot")), frozenset(("bombing", "sabotage")),
    frozenset(("bombing", "shelling")),
}  # fmt: skip
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
    if gap == 0 and ours != theirs and _touch(ours, theirs):
        return "1 day apart"
    if gap == 0:
        exact = max((day[1] - day[0]).days for day in (ours, theirs)) <= 1
        return "same day" if exact else "days that overlap"
    return "1 day apart" if gap == 1 else "2-3 days apart" if gap <= 3 else "over 3 days apart"


def _touch(ours: tuple[date, date], theirs: tuple[date, date]) -> bool:
    """Do two nights ("overnight" of one day's report and of the next day's) share no more than the day between them?"""
    nights = all((day[1] - day[0]).days == 1 for day in (ours, theirs))
    return nights and (ours[1] == theirs[0] or theirs[1] == ours[0])


def _reported_after(told: Telling, other: Telling) -> Outcome:
    if told.when is None or other.published is None:
        return None
    late = (other.published - told.when[1]).days
    if other.published < told.when[0] - timedelta(days=1):
        return "told before it happened"
    return f"reported {_gap_named(max(late, 0))} on"


def _gap_named(gap: int) -> str:
    return next((name for most, name in _GAPS if gap <= most), "over 14 days")


_GAPS: Final = ((0, "0 days"), (1, "1 day"), (2, "2 days"), (3, "3 days"), (7, "4-7 days"), (14, "8-14 days"))
WINDOW: Final = 14
"""Days: what lies further apart is not compared, since FORBIDDEN keeps it apart."""


def _copy(one: Telling, two: Telling) -> Outcome:
    """Two texts of one group of near-duplicates."""
    return "of one text" if one.source == two.source and one.report != two.report else None


def _country(one: Telling, two: Telling) -> Outcome:
    if one.country is None or two.country is None:
        return None
    return None if one.country == two.country else "another country"


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
    if bodies_meet(one.sides, two.sides):
        return "a side shared"
    return (
        "sides swapped" if bodies_meet(one.sides, two.others) or bodies_meet(one.others, two.sides) else "other sides"
    )


def _targets(one: Telling, two: Telling) -> Outcome:
    if not one.others or not two.others:
        return None
    return "shared" if not one.others.isdisjoint(two.others) else "other words"


def _killed(one: Telling, two: Telling) -> Outcome:
    """Tolls grow: a later report seldom tells fewer dead of the same attack."""
    found, growth = _count(one, two, "killed"), _growth(one, two, "killed")
    return f"{found}, {growth}" if found and growth else found


def _injured(one: Telling, two: Telling) -> Outcome:
    return _count(one, two, "injured")


def _count(one: Telling, two: Telling, key: str) -> Outcome:
    a, b = _figure(one, key), _figure(two, key)
    if a is None or b is None:
        return None
    if a == b:
        return "same, under 5" if a < 5 else "same, 5 or more"
    return (
        "near" if abs(a - b) <= max(1.0, 0.25 * max(a, b)) else "up to double" if max(a, b) <= 2 * min(a, b) else "far"
    )


def _figure(telling: Telling, key: str) -> float | None:
    """The upper end, or the lower where that is open; None: nothing is told."""
    if key not in telling.counts:
        return None
    return next((end for end in reversed(telling.counts[key]) if end is not None), 0.0)


def _growth(one: Telling, two: Telling, key: str) -> Outcome:
    """Whether the report of a later day gives more or fewer; None where both give the same, or on one day."""
    a, b = _figure(one, key), _figure(two, key)
    first, second = one.published, two.published
    if a is None or b is None or a == b or first is None or second is None or first == second:
        return None
    return "later more" if (a < b) == (first < second) else "later fewer"


def _words(one: Telling, two: Telling) -> Outcome:
    """The cosine of the words of both, each weighed by its rarity."""
    if not one.words or not two.words:
        return None
    shared = shared_heft(one.words, two.words)
    both = math.sqrt(one.heft * two.heft)
    share = shared / both if both else 0.0
    return next(name for least, name in _SHARES if share >= least)


_SHARES: Final = (
    (0.65, "over 65 % shared"), (0.45, "45-65 % shared"), (0.37, "37-45 % shared"), (0.3, "30-37 % shared"),
    (0.2, "20-30 % shared"), (0.15, "15-20 % shared"), (0.1, "10-15 % shared"), (0.06, "6-10 % shared"),
    (0.03, "3-6 % shared"), (0.0, "under 3 % shared"),
)  # fmt: skip


def _rarest(one: Telling, two: Telling) -> Outcome:
    """The rarest word that both have, figures left out: by the share of headlines on conflict that have it."""
    if not one.words or not two.words:
        return None
    best = max((rarity(word) for word in one.words & two.words if not word.isdecimal()), default=0.0)
    return next(name for least, name in _RARITIES if best >= least)


_RARITIES: Final = (
    (7.5, "in 1 of 1800"), (6.5, "in 1 of 700"), (5.5, "in 1 of 250"), (4.5, "in 1 of 90"), (3.5, "in 1 of 30"),
    (2.5, "in 1 of 12"), (0.0, "none or a common one"),
)  # fmt: skip


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


def _pinned(one: Telling, two: Telling) -> Outcome:
    """One outlet's reports of two days are of one event only where something pins it, and nothing contradicts it.

    A pin is a town, a whom or a toll that both tell. Every day brings strikes on the same front with other dead, so
    where no day is told any other toll is a contradiction.
    """
    if _outlet(one, two) is None or one.published is None or two.published is None or one.published == two.published:
        return None
    return None if _shares_a_pin(one, two) and not _contradicts(one, two) else "nothing pins it"


def _shares_a_pin(one: Telling, two: Telling) -> bool:
    towns = {spot.key for spot in one.spots if spot.precision is None or spot.precision <= _TOWN}
    toll = _killed(one, two) == "same, 5 or more"
    return toll or any(spot.key in towns for spot in two.spots) or any(map(_is_named, one.others & two.others))


def _is_named(key: str) -> bool:
    """A party with an identity, or a name of two words or more; not "civilians"."""
    return not key.startswith("name:") or ("@" not in key and " " in key)


def _contradicts(one: Telling, two: Telling) -> bool:
    killed, injured = _killed(one, two) or "", _injured(one, two) or ""
    tolls = "far" in (killed.partition(",")[0], injured) or killed.endswith("later fewer")
    tolls |= not (one.when or two.when) and bool(killed) and not killed.startswith("same")
    ours, theirs = (frozenset(key for key in each.sides if not key.startswith("name:")) for each in (one, two))
    sides = bool(ours) and bool(theirs) and not bodies_meet(ours, theirs | two.others | one.others)
    return tolls or sides or _type(one, two) == "different"


COMPARISONS: Final[Mapping[str, Callable[[Telling, Telling], Outcome]]] = {
    "date": _date,
    "copy": _copy,
    "country": _country,
    "place": place_outcome,
    "type": _type,
    "sides": _sides,
    "targets": _targets,
    "killed": _killed,
    "injured": _injured,
    "words": _words,
    "rarest shared word": _rarest,
    "figures": _figures,
    "outlet": _outlet,
    "one outlet's days": _pinned,
}
FORBIDDEN: Final = frozenset(
    (
        "date: over 3 days apart", "date: told before it happened", "date: reports over 14 days",
        "date: reported over 14 days on", "country: another country", "place: over 100 km apart",
        "place: areas over 400 km apart", "one outlet's days: nothing pins it",
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

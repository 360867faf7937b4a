"""An incident as formats of one place, one day and two sides want it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.model.views import Accusation, Incident, Interval, Party, Range

STANCES: Final = ("acted", "claimed", "blamed", "suspected")
"""Who counts as the side that acted: whom the strongest of these names. A denial makes nobody a side."""
CIVILIANS: Final = "Civilians"
_STATE: Final = ("government", "force")
_ARMED: Final = (*_STATE, "group")


@dataclass(frozen=True, slots=True)
class Sides:
    """acting: the parties of the strongest stance; stance: which; hit: the other side, private people as None."""

    acting: tuple[Party, ...]
    stance: str | None
    hit: tuple[Party, ...]


def sides_of(incident: Incident) -> Sides:
    """Who acted and who was hit. Who acted is on one side only, unless nobody else was hit."""
    accused: Sequence[Accusation] = incident.perpetrators
    stance = next((one for one in STANCES if any(who.stance == one for who in accused)), None)
    acting = _distinct(one.party for one in accused if one.stance == stance) if stance else ()
    struck = _distinct(one.value for one in incident.targets if isinstance(one.value, Party))
    both = {one.key for one in acting if not one.private}  # all who are withheld have one key, and are not one
    return Sides(acting, stance, tuple(one for one in struck if one.key not in both) or struck)


def interval_of(incident: Incident) -> Interval:
    """The days of an incident; both ends None where no claim gives them."""
    value = incident.when.value
    return value if isinstance(value, Interval) else Interval(None, None)


def precision_of(when: Interval) -> int | None:
    """UCDP's date_prec as given, else by the interval's length: 1 a day, 2 up to six, 3 a week, 4 a month, 5 more."""
    if when.precision is not None or when.start is None or when.end is None:
        return when.precision
    days = (when.end - when.start).days
    return next((grade for most, grade in ((0, 1), (5, 2), (6, 3), (30, 4)) if days <= most), 5)


def place_of(incident: Incident) -> Party | None:
    """The place; None where no claim gives one."""
    return incident.place.value if isinstance(incident.place.value, Party) else None


def killed_of(incident: Incident) -> Range:
    """Deaths; all None where no claim gives any."""
    return range_of(incident, "killed")


def range_of(incident: Incident, key: str) -> Range:
    """A number of the incident; all None where no claim gives it."""
    given = incident.counts.get(key)
    return given.value if given and isinstance(given.value, Range) else Range(None, None, None)


def best_of(given: Range) -> float | None:
    """The best estimate; where none stands out the lowest that is claimed, as UCDP counts with caution."""
    return next((one for one in (given.best, given.low, given.high) if one is not None), None)


def is_state(party: Party) -> bool:
    """A government or one of its forces."""
    return party.kind in _STATE


def is_armed(party: Party) -> bool:
    """A side that fights."""
    return party.kind in _ARMED


def shown(party: Party, *, persons: bool) -> str:
    """The party's name; for private people "Civilians", unless persons are asked for."""
    return CIVILIANS if party.private and not persons else party.name


def _distinct(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({one.key: one for one in parties}.values())

"""What of the record speaks of one group in one place and period."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimbook.assess.values import Line, Scope
from claimbook.assess.wording import capital, sentence_of
from claimbook.model.views import Incident, Interval, Party, Relation, Testimony, Views

_HAPPENED: Final = frozenset({"actual", "possible"})
"""Modalities of what is told as past: what is planned or imagined can lie after its report."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The views cut to a scope.

    done: incidents that somebody lays at the group's door; suffered: incidents of which it is the target. relations:
    those with the group at either end. family: those of its branches and namesakes with others. unplaced: ids of
    incidents and relations that are in, though no place is known of them. undated: ids of incidents that are in, though
    they may have been before the period that is asked for, or after it: no day of theirs is known.
    """

    scope: Scope
    done: tuple[Incident, ...]
    suffered: tuple[Incident, ...]
    relations: tuple[Relation, ...]
    family: tuple[Relation, ...]
    unplaced: frozenset[str]
    undated: frozenset[str] = frozenset()

    def claims(self) -> frozenset[str]:
        """Ids of all claims that it rests on."""
        happened = (id_ for one in (*self.done, *self.suffered) for id_ in one.claims)
        return frozenset(happened).union(*(one.claims for one in (*self.relations, *self.family)))

    def of(self, *labels: str, end: str | None = None) -> tuple[Relation, ...]:
        """The relations of these types or "type/subtype"s, the family's included.

        end: only those where the group or its family is the "subject" or the "object".
        """
        found = (one for one in (*self.relations, *self.family) if {one.type, f"{one.type}/{one.subtype}"} & {*labels})
        keys = self.scope.keys | self.scope.family
        return tuple(one for one in found if end is None or _key(getattr(one, end)) in keys)

    def lines(self, relations: Iterable[Relation]) -> tuple[Line, ...]:
        """Each relation as a line with all who assert or deny it."""
        return tuple(
            Line(f"{capital(sentence_of(one))}.", (*one.for_, *one.against), one.id not in self.unplaced)
            for one in relations
        )


def ground_of(views: Views, scope: Scope) -> Ground:
    """Cut the record to the scope. What names no place or day stays in, marked; what is certainly elsewhere, or was
    before or after the period, goes. What was told of before it cannot have happened in it.

    views: of the record at least what names a key of the scope, and the relations of its family too.
    """
    incidents = [
        one
        for one in sorted(views.incidents, key=_first_told)
        if _lies(_place(one.place.value), scope, one.country) is not False and _meets(_days_of(one), scope)
    ]
    relations = [
        one
        for one in sorted(views.relations, key=lambda one: (*_told((*one.for_, *one.against)), one.id))
        if _lies(one.place, scope) is not False and _meets(one.when.value or Interval(None, None), scope)
    ]
    mine = [one for one in relations if {_key(one.subject), _key(one.object)} & scope.keys]
    own = {one.id for one in mine}
    theirs = [one for one in relations if {_key(one.subject), _key(one.object)} & scope.family and one.id not in own]
    done = tuple(one for one in incidents if any(each.party.key in scope.keys for each in one.perpetrators))
    suffered = tuple(one for one in incidents if any(_key(each.value) in scope.keys for each in one.targets))
    unplaced = [one.id for one in (*done, *suffered) if _lies(_place(one.place.value), scope, one.country) is None]
    unplaced += [one.id for one in (*mine, *theirs) if _lies(one.place, scope) is None]
    undated = [one.id for one in (*done, *suffered) if not _is_surely_in(one, scope)]
    return Ground(scope, done, suffered, tuple(mine), tuple(theirs), frozenset(unplaced), frozenset(undated))


def testimonies_of(incident: Incident) -> tuple[Testimony, ...]:
    """One testimony for each claim of the incident, whatever value it speaks of."""
    values = [incident.kind, incident.place, incident.when, *incident.targets, *incident.counts.values()]
    every = [one for value in values for one in value.testimonies]
    every += [one for accused in incident.perpetrators for one in accused.testimonies]
    return tuple({one.claim: one for one in reversed(every)}.values())[::-1]


def _first_told(incident: Incident) -> tuple[str, str, int, str]:
    when = incident.when.value
    day = f"{when.start}" if isinstance(when, Interval) and when.start else ""
    published, report, start = _told(testimonies_of(incident))
    return (day or published, report, start, incident.id)


def _told(testimonies: Iterable[Testimony]) -> tuple[str, str, int]:
    """Where the earliest of them stands: day of publication (the unknown first), report, character."""
    return min(((f"{one.published or ''}", one.report, one.start) for one in testimonies), default=("", "", 0))


def _key(party: Party | None) -> str | None:
    return party.key if isinstance(party, Party) else None


def _place(value: object) -> Party | None:
    return value if isinstance(value, Party) else None


def _lies(place: Party | None, scope: Scope, country: str | None = None) -> bool | None:
    """Is the place inside the scope? None: not known. country: the incident's, where its place has none."""
    if scope.country is None and scope.region is None:
        return True
    where = place.location if place else None
    found = (where.country if where else None) or country
    if scope.country and found and found != scope.country:
        return False
    if scope.region is None:
        return True if found else None
    names = [place.name if place else None, *((where.admin1, where.admin2) if where else ())]
    if any(scope.region.casefold() in name.casefold() for name in names if name):
        return True
    return False if where and where.admin1 else None


def _days_of(one: Incident) -> Interval:
    """When it was, as far as that is known: no later than the day on which it was first told, unless it is foretold."""
    return _told_by(one.when.value, testimonies_of(one) if one.modality in _HAPPENED else ())


def _told_by(when: object, told: Iterable[Testimony]) -> Interval:
    known = when if isinstance(when, Interval) else Interval(None, None)
    first = min((one.published for one in told if one.published), default=None)
    if known.end is not None or first is None or (known.start is not None and known.start > first):
        return known
    return Interval(known.start, first)


def _is_surely_in(one: Incident, scope: Scope) -> bool:
    """Is a day of it known, or was it told of before the end of a period that has no beginning?"""
    when = one.when.value
    if (scope.start is None and scope.end is None) or (isinstance(when, Interval) and (when.start or when.end)):
        return True
    last = _days_of(one).end
    return scope.start is None and scope.end is not None and last is not None and last <= scope.end


def _meets(when: Interval, scope: Scope) -> bool:
    """Does the interval touch the period? An unknown one is not shut out."""
    early = scope.start is not None and when.end is not None and when.end < scope.start
    late = scope.end is not None and when.start is not None and when.start > scope.end
    return not (early or late)

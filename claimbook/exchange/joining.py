"""The record with imported rows: how the views of reports and the incidents of datasets come together.

    rows, others = part_entries(entries)
    views = with_rows(merge_entries(others, judgements), rows)

Incidents of rows never join others by themselves: a dataset is one more account of the same events, which `match` sets
beside the record's own. What lists say of groups (renames, splits, listings) is merged with all other relations.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from claimbook.exchange.consolidate import consolidate_entries
from claimbook.exchange.datasets import is_imported
from claimbook.model.record import Entry
from claimbook.model.values import Location
from claimbook.model.views import Actor, Incident, Party, Views

_OF_ROWS = ("incident", "responsibility")


def part_entries(entries: Iterable[Entry]) -> tuple[list[Entry], list[Entry]]:
    """(entries of incidents that datasets tell, all others), each in the order given."""
    rows: list[Entry] = []
    others: list[Entry] = []
    for one in entries:
        (rows if is_imported(one.claim) and one.claim.type in _OF_ROWS else others).append(one)
    return rows, others


def with_rows(views: Views, rows: Iterable[Entry]) -> Views:
    """The views and the incidents of the rows, with the sides of these among the actors. rows: by report."""
    incidents = tuple(consolidate_entries(rows))
    if not incidents:
        return views
    found = tuple(sorted((*views.incidents, *incidents), key=lambda one: one.id))
    return replace(views, incidents=found, actors=_actors(views.actors, incidents))


@dataclass(frozen=True, slots=True)
class Side:
    """One way in which rows name a party. country: of the incident."""

    name: str
    ref: str | None
    kind: str | None
    location: Location | None
    country: str | None


Sides = Mapping[Side, int]


def sides_of(incident: Incident) -> dict[str, Counter[Side]]:
    """Key of a party -> how a row's incident names it, and how often; private people are left out."""
    found: dict[str, Counter[Side]] = {}
    hit = [one.value for one in incident.targets if isinstance(one.value, Party)]
    for one in (*(who.party for who in incident.perpetrators), *hit):
        if not one.private:
            side = Side(one.name, one.ref, one.kind, one.location, incident.country)
            found.setdefault(one.key, Counter())[side] += 1
    return found


def actor_with(key: str, known: Actor | None, sides: Sides, claims: Iterable[str], incidents: Iterable[str]) -> Actor:
    """The actor with what rows say of it. known: as reports show it. claims, incidents: ids of the rows'."""
    actor = known or Actor(_party(key, sides), {}, (), (), ())
    names, countries = Counter(actor.names), Counter[str]()
    for one, count in sides.items():
        names[one.name] += count
        if one.country:
            countries[one.country] += count
    return replace(
        actor,
        names=dict(sorted(names.items(), key=lambda one: (-one[1], one[0]))),
        claims=tuple(sorted({*actor.claims, *claims})),
        incidents=tuple(sorted({*actor.incidents, *incidents})),
        country=actor.country or min(countries, key=lambda one: (-countries[one], one), default=None),
    )


def _party(key: str, sides: Sides) -> Party:
    """As its commonest name shows it, of equals the longest, then the first in the alphabet."""
    names: Counter[str] = Counter()
    for one, count in sides.items():
        names[one.name] += count

    def rank(one: Side) -> tuple[int, int, str, str]:
        return (-names[one.name], -len(one.name), one.name, repr((one.kind, one.location, one.ref)))

    best = min(sides, key=rank)
    return Party(key, best.name, best.ref, best.kind, best.location)


@dataclass(slots=True)
class _Seen:
    """What rows say of one party."""

    sides: Counter[Side] = field(default_factory=Counter)
    claims: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)


def _actors(known: Sequence[Actor], incidents: Iterable[Incident]) -> tuple[Actor, ...]:
    seen: dict[str, _Seen] = {}
    for one in incidents:
        for key, sides in sides_of(one).items():
            said = seen.setdefault(key, _Seen())
            said.sides.update(sides)
            said.claims.update(one.claims)
            said.incidents.add(one.id)
    actors = {one.party.key: one for one in known}
    for key, said in seen.items():
        actors[key] = actor_with(key, actors.get(key), said.sides, said.claims, said.incidents)
    return tuple(actors[key] for key in sorted(actors))

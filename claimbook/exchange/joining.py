"""The record with imported rows: how the views of reports and the incidents of datasets come together.

    rows, others = part_entries(entries)
    views = with_rows(merge_entries(others, judgements), rows)

Incidents of rows never join others by themselves: a dataset is one more account of the same events, which `match` sets
beside the record's own. What lists say of groups (renames, splits, listings) is merged with all other relations.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from claimbook.exchange.consolidate import consolidate_entries
from claimbook.exchange.datasets import is_imported
from claimbook.model.record import Entry
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


@dataclass(slots=True)
class _Seen:
    """What rows say of one party."""

    party: Party
    names: Counter[str] = field(default_factory=Counter)
    claims: set[str] = field(default_factory=set)
    incidents: set[str] = field(default_factory=set)
    countries: Counter[str] = field(default_factory=Counter)


def _actors(known: Sequence[Actor], incidents: Iterable[Incident]) -> tuple[Actor, ...]:
    seen: dict[str, _Seen] = {}
    for one in incidents:
        for party in _sides(one):
            _note(seen.setdefault(party.key, _Seen(party)), party, one)
    grown = [_grown(one, seen.pop(one.party.key, None)) for one in known]
    new = [_grown(Actor(one.party, {}, (), (), ()), one) for one in seen.values()]
    return tuple(sorted((*grown, *new), key=lambda one: one.party.key))


def _sides(incident: Incident) -> list[Party]:
    hit = [one.value for one in incident.targets if isinstance(one.value, Party)]
    return [one for one in (*(who.party for who in incident.perpetrators), *hit) if not one.private]


def _note(seen: _Seen, party: Party, incident: Incident) -> None:
    seen.names[party.name] += 1
    seen.claims.update(incident.claims)
    seen.incidents.add(incident.id)
    if incident.country:
        seen.countries[incident.country] += 1


def _grown(actor: Actor, seen: _Seen | None) -> Actor:
    if seen is None:
        return actor
    names = Counter(actor.names) + seen.names
    countries = sorted(seen.countries.items(), key=lambda one: (-one[1], one[0]))
    return replace(
        actor,
        names=dict(sorted(names.items(), key=lambda one: (-one[1], one[0]))),
        claims=tuple(sorted({*actor.claims, *seen.claims})),
        incidents=tuple(sorted({*actor.incidents, *seen.incidents})),
        country=actor.country or (countries[0][0] if countries else None),
    )

"""All views at once, in memory: after the first time only what has changed is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sqlalchemy import Table, select

from claimbook.book.view_tables import ACTORS, INCIDENTS, RELATIONS
from claimbook.model.views import Actor, Incident, Relation, Views
from claimbook.record.stored.asking import among, bounded
from claimbook.record.stored.happenings import taking_part
from claimbook.record.stored.reading import Moment

_View = TypeVar("_View")


@dataclass(slots=True)
class Held:
    """The views as they were last read, by their keys. serial: of the views then."""

    serial: int = -1
    views: Views = field(default_factory=lambda: Views((), (), ()))
    incidents: dict[int, Incident] = field(default_factory=dict)
    relations: dict[int, Relation] = field(default_factory=dict)
    actors: dict[int, Actor] = field(default_factory=dict)

    def follow(self, moment: Moment) -> Views:
        """The views of that moment; the very same object where nothing has changed."""
        if moment.state.serial == self.serial:
            return self.views
        before = self.incidents
        self.incidents = _kept(before, moment, INCIDENTS) | moment.incidents(INCIDENTS.c.changed > self.serial)
        changed = RELATIONS.c.changed > self.serial
        self.relations = _kept(self.relations, moment, RELATIONS) | moment.relations(changed)
        self.actors = self._actors(moment, before)
        self.serial = moment.state.serial
        self.views = self._views(moment)
        return self.views

    def _actors(self, moment: Moment, before: Mapping[int, Incident]) -> dict[int, Actor]:
        """Those that changed, and those who take part in incidents that changed."""
        incident_of = {id_: one.id for one in self.incidents.values() for id_ in one.tellings}
        if self.serial < 0:
            return moment.actors(incident_of=incident_of)
        other = [one for key, one in before.items() if self.incidents.get(key) is not one]
        other += [one for key, one in self.incidents.items() if before.get(key) is not one]
        parties = {bounded(party.key) for one in other for party in taking_part(one)}
        touched = (ACTORS.c.changed > self.serial) | among(moment.connection, ACTORS.c.party, parties)
        hidden = select(ACTORS.c.key).where(~ACTORS.c.shown)
        kept = _kept(self.actors, moment, ACTORS)
        for key in moment.connection.execute(hidden.where(ACTORS.c.changed > self.serial)).scalars():
            kept.pop(key, None)
        return kept | moment.actors(touched, incident_of=incident_of)

    def _views(self, moment: Moment) -> Views:
        judging = moment.state.judging
        return Views(
            incidents=tuple(sorted(self.incidents.values(), key=lambda one: one.id)),
            relations=tuple(sorted(self.relations.values(), key=lambda one: one.id)),
            actors=tuple(sorted(self.actors.values(), key=lambda one: one.party.key)),
            orphans=tuple(sorted(_both(judging.orphans))),
            unmet=tuple(sorted(_both(judging.unmet))),
        )


def _kept(held: Mapping[int, _View], moment: Moment, table: Table) -> dict[int, _View]:
    """What is held and still there."""
    if not held:
        return {}
    there = set(moment.connection.execute(select(table.c.key)).scalars())
    return {key: one for key, one in held.items() if key in there}


def _both(given: Iterable[Iterable[Any]]) -> list[Any]:
    return [one for part in given for one in part]

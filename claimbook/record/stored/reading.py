"""Views out of a book: those that are asked for, and no more."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from typing import Any, Final

from msgspec import json
from sqlalchemy import ColumnElement, Connection, Row, Table, func, or_, select

from claimbook.book.judging import read_judgements
from claimbook.book.reading import read_claims
from claimbook.book.view_tables import ACTORS, INCIDENTS, PARTIES, RELATIONS, TELLINGS, VOICES
from claimbook.merge.incidents import incident_of
from claimbook.merge.options import Rule
from claimbook.merge.tellings import Telling
from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Relation
from claimbook.record.stored.asking import among, bounded, chunks, length_at
from claimbook.record.stored.edges import Source, relations_of
from claimbook.record.stored.happenings import whole_tellings
from claimbook.record.stored.loading import Loader
from claimbook.record.stored.people import CLAIMS_AT, read_said, read_sides, read_tally, summed
from claimbook.record.stored.state import State
from claimbook.record.stored.step import RULE
from claimbook.record.stored.ties import read_features
from claimbook.record.stored.written import read_incident, read_relation

_AT_ONCE: Final = 500
Condition = ColumnElement[bool]


@dataclass(frozen=True, slots=True)
class Moment:
    """The views at one moment, at which they are up to date. revision: of the book."""

    connection: Connection
    state: State
    rule: Rule
    revision: int

    def incidents(self, *conditions: Condition) -> dict[int, Incident]:
        """Key -> incident."""
        asked = select(INCIDENTS.c.key, INCIDENTS.c.json).where(*conditions)
        found = {key: read_incident(form) for key, form in self.connection.execute(asked)}
        return found if self.rule == RULE else self._incidents_by_rule(found)

    def relations(self, *conditions: Condition) -> dict[int, Relation]:
        """Key -> relation."""
        if self.rule == RULE:
            asked = select(RELATIONS.c.key, RELATIONS.c.json).where(*conditions)
            return {key: read_relation(form) for key, form in self.connection.execute(asked)}
        keys = list(self.connection.execute(select(RELATIONS.c.key).where(*conditions)).scalars())
        source = self.source()
        return {
            key: one for part in chunks(keys, _AT_ONCE) for key, one in relations_of(source, part, self.rule).items()
        }

    def actors(self, *conditions: Condition, incident_of: Mapping[str, str] | None = None) -> dict[int, Actor]:
        """Key -> actor. incident_of: telling -> its incident, where all are known already."""
        keys = list(self.connection.execute(select(ACTORS.c.key).where(ACTORS.c.shown, *conditions)).scalars())
        return {key: actor for part in chunks(keys, _AT_ONCE) for key, actor in self._some_actors(part, incident_of)}

    def outlines(self, *conditions: Condition) -> list[Actor]:
        """Actors without the ids of where they are spoken of, which is most of what is known of many."""
        rows = self.connection.execute(select(ACTORS).where(ACTORS.c.shown, *conditions))
        found = (summed(row.whole or row.party, read_tally(row.tally), read_sides(row.sides)) for row in rows)
        return [one for one in found if one is not None]

    def most_told(self, number: int) -> list[Actor]:
        """So many actors of whom most claims speak."""
        claims = (func.coalesce(length_at(self.connection, VOICES.c.said, at), 0) for at in CLAIMS_AT)
        total = func.sum(reduce(add, claims)).label("total")
        joined = VOICES.join(ACTORS, ACTORS.c.key == VOICES.c.actor)
        asked = select(ACTORS.c.key).select_from(joined).where(ACTORS.c.shown).group_by(ACTORS.c.key, ACTORS.c.party)
        keys = self.connection.execute(asked.order_by(total.desc(), ACTORS.c.party).limit(number)).scalars()
        return list(self.actors(ACTORS.c.key.in_(list(keys))).values())

    def called(self, words: str, refs: Sequence[str] = ()) -> list[str]:
        """Keys of the actors with that ref, key or name, else of those with one of the refs, else of those with these
        words in a name. Of several of that name the one of the first of the refs, if it is among them."""
        plain = folded(words)
        quoted = json.encode(words).decode()
        named = or_(
            ACTORS.c.called.contains(plain, autoescape=True),
            ACTORS.c.ref == words,
            ACTORS.c.party == bounded(words),
            ACTORS.c.aliases.contains(quoted, autoescape=True),
            ACTORS.c.ref.in_(refs),
        )
        columns = ACTORS.c.party, ACTORS.c.whole, ACTORS.c.ref, ACTORS.c.called, ACTORS.c.aliases
        rows = self.connection.execute(select(*columns).where(ACTORS.c.shown, named)).all()
        exact = [one for one in rows if _is_called(one, words, plain)]
        exact = [one for one in exact if one.ref in refs[:1]] or exact
        found = exact or [one for one in rows if one.ref in refs]
        found = found or [one for one in rows if plain and any(plain in name for name in one.called.split("\n")[1:-1])]
        return sorted(one.whole or one.party for one in found)

    def names(self) -> Iterator[tuple[str, list[str]]]:
        """The key of each actor, as columns hold it, and its names, folded."""
        asked = select(ACTORS.c.party, ACTORS.c.called).where(ACTORS.c.shown)
        for party, called in self.connection.execute(asked):
            yield party, called.split("\n")[1:-1]

    def undated(self) -> int:
        """How many incidents have neither a first nor a last day."""
        none = INCIDENTS.c.start.is_(None), INCIDENTS.c.end.is_(None)
        return int(self.connection.execute(select(func.count()).select_from(INCIDENTS).where(*none)).scalar_one())

    def incident_with(self, id_: str) -> Incident | None:
        """The incident of that id, or of a telling of that id."""
        joined = select(TELLINGS.c.incident).where(TELLINGS.c.id == id_)
        found = self.incidents(or_(INCIDENTS.c.id == id_, INCIDENTS.c.key.in_(joined)))
        return min(found.values(), key=lambda one: one.id, default=None)

    def relation_with(self, id_: str) -> Relation | None:
        """The relation of that id."""
        return next(iter(self.relations(RELATIONS.c.id == id_).values()), None)

    def actor_with(self, id_: str) -> Actor | None:
        """The actor of that key or ref; of several the first by key."""
        found = self.actors(or_(ACTORS.c.party == bounded(id_), ACTORS.c.ref == id_))
        return min(found.values(), key=lambda one: one.party.key, default=None)

    def around(self, keys: Collection[str]) -> tuple[list[Incident], list[Relation]]:
        """The incidents that some parties take part in, and the relations that end in them."""
        cut = [bounded(one) for one in keys]
        incidents = self.incidents(takes_part(self.connection, cut))
        return list(incidents.values()), list(self.relations(ends_in(self.connection, cut)).values())

    def entries(self, reports: Iterable[str]) -> list[Entry]:
        """What is judged of the claims of some reports, by report, rejected ones too."""
        return self.source().loader.judged(sorted(set(reports)))

    def evidence(self, claims: Collection[str]) -> list[Entry]:
        """The claims with these ids as they were read, by report, without texts. Judgements change no evidence."""
        found = read_claims(self.connection, sorted(claims), languages=True)
        return sorted(found, key=lambda one: one.report.id)

    def source(self) -> Source:
        """Where views are made from."""
        held = self.state.judging.held
        loader = Loader(self.connection, [one for one in read_judgements(self.connection) if one.id in held])
        return Source(self.connection, loader, self.state.judging.identities)

    def _incidents_by_rule(self, kept: Mapping[int, Incident]) -> dict[int, Incident]:
        found = dict(kept)
        for part in chunks(list(kept), _AT_ONCE):
            source = self.source()
            asked = select(TELLINGS.c.incident, TELLINGS.c.features)
            groups: dict[int, list[Telling]] = defaultdict(list)
            for key, features in self.connection.execute(
                asked.where(among(self.connection, TELLINGS.c.incident, part))
            ):
                groups[key].append(read_features(features))
            whole = whole_tellings(source, [one for group in groups.values() for one in group])
            for key, group in groups.items():
                told = sorted((whole[one.id] for one in group), key=lambda one: one.order)
                found[key] = incident_of(told, kept[key].why, self.rule, source.identities)
        return found

    def _some_actors(self, keys: Sequence[int], incident_of_: Mapping[str, str] | None) -> Iterator[tuple[int, Actor]]:
        rows = self.connection.execute(select(ACTORS).where(among(self.connection, ACTORS.c.key, keys))).all()
        asked = select(VOICES.c.actor, VOICES.c.said).where(among(self.connection, VOICES.c.actor, keys))
        said = defaultdict(list)
        for actor, form in self.connection.execute(asked):
            said[actor].append(read_said(form))
        known = incident_of_
        if known is None:
            known = self._incident_of({telling for given in said.values() for one in given for telling in one.tellings})
        for row in rows:
            key = row.whole or row.party
            actor = summed(key, read_tally(row.tally), read_sides(row.sides), said[row.key], known)
            if actor is not None:
                yield row.key, actor

    def _incident_of(self, tellings: Collection[str]) -> dict[str, str]:
        joined = TELLINGS.join(INCIDENTS, INCIDENTS.c.key == TELLINGS.c.incident)
        asked = select(TELLINGS.c.id, INCIDENTS.c.id.label("incident")).select_from(joined)
        rows = self.connection.execute(asked.where(among(self.connection, TELLINGS.c.id, tellings)))
        return {row.id: row.incident for row in rows}


def takes_part(connection: Connection, parties: Collection[str]) -> Condition:
    """Of incidents: one of the parties takes part."""
    return INCIDENTS.c.key.in_(select(PARTIES.c.incident).where(among(connection, PARTIES.c.party, parties)))


def in_period(table: Table, since: date | None, until: date | None) -> Iterator[Condition]:
    """What is told of days from since to until; what has no day is in."""
    if since is not None:
        yield or_(table.c.end.is_(None), table.c.end >= since)
    if until is not None:
        yield or_(table.c.start.is_(None), table.c.start <= until)


def ends_in(connection: Connection, parties: Collection[str]) -> Condition:
    """Of relations: one of the parties is an end."""
    return or_(among(connection, RELATIONS.c.subject, parties), among(connection, RELATIONS.c.object, parties))


def _is_called(row: Row[Any, Any, Any, Any, Any], words: str, plain: str) -> bool:
    keys = (row.ref, row.whole or row.party, *json.decode(row.aliases))
    return words in keys or plain in row.called.split("\n")[1:-1]

"""Relations in a book: which claims of which reports speak of each, and the relation that follows."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec import json
from sqlalchemy import Connection, bindparam, delete, select, update

from claimbook.book.tables import REPORTS
from claimbook.book.view_tables import EDGES, RELATIONS, SHOWN
from claimbook.merge.options import Rule
from claimbook.merge.parties import Identities
from claimbook.merge.relations import Told, readings, relation_id, relation_of
from claimbook.merge.scope import content_key
from claimbook.model.views import Interval, Relation
from claimbook.record.stored.asking import among, bounded, next_key, put, strike, written
from claimbook.record.stored.loading import Loader
from claimbook.record.stored.written import write_relation


@dataclass(frozen=True, slots=True)
class Source:
    """Where relations are made again from."""

    connection: Connection
    loader: Loader
    identities: Identities


class Edges:
    """The relations that one step touches."""

    def __init__(self, connection: Connection, rule: Rule, serial: int) -> None:
        self._connection = connection
        self._rule = rule
        self._serial = serial
        self._told: dict[str, list[Told]] = defaultdict(list)
        self._rows: list[tuple[str, int, list[str]]] = []
        self._stale: set[int] = set()

    def drop(self, report: int, relations: Sequence[int]) -> None:
        """Takes off what one report says. relations: keys of those that it speaks of."""
        if relations:
            inside = among(self._connection, EDGES.c.relation, relations)
            self._connection.execute(delete(EDGES).where(inside, EDGES.c.report == report))
            self._stale |= set(relations)

    def add(self, report: int, told: Iterable[Told]) -> None:
        """Adds what one report says."""
        claims: dict[str, set[str]] = defaultdict(set)
        for one in told:
            edge = relation_id(one.key)
            self._told[edge].append(one)
            claims[edge].add(one.entry.claim.id)
        self._rows += [(edge, report, sorted(given)) for edge, given in claims.items()]

    def flush(self) -> dict[str, int]:
        """Writes what was added: new relations whole, of known ones that they are stale. Gives the key of each."""
        asked = select(RELATIONS.c.id, RELATIONS.c.key).where(among(self._connection, RELATIONS.c.id, list(self._told)))
        keys = {row.id: row.key for row in self._connection.execute(asked)} if self._told else {}
        self._stale |= set(keys.values())
        free = next_key(self._connection, RELATIONS)
        new: list[dict[str, Any]] = []
        for edge, told in self._told.items():
            if edge not in keys:
                keys[edge] = free + len(new)
                new.append(_new_row(keys[edge], told, self._rule, self._serial))
        put(self._connection, RELATIONS, new)
        rows = [{"relation": keys[edge], "report": report, "claims": written(ids)} for edge, report, ids in self._rows]
        put(self._connection, EDGES, rows)
        if self._stale:
            known = update(RELATIONS).where(among(self._connection, RELATIONS.c.key, self._stale))
            self._connection.execute(known.values(stale=True))
        return keys


def freshen(source: Source, rule: Rule, serial: int, most: int) -> int:
    """Makes up to so many stale relations again; how many there were."""
    asked = select(RELATIONS.c.key).where(RELATIONS.c.stale).order_by(RELATIONS.c.key).limit(most)
    keys = list(source.connection.execute(asked).scalars())
    if not keys:
        return 0
    made = relations_of(source, keys, rule)
    gone = [one for one in keys if one not in made]
    strike(source.connection, RELATIONS.c.key, gone)
    strike(source.connection, EDGES.c.relation, gone)
    rows = [{"at": key, **_columns(one, serial)} for key, one in made.items()]
    if rows:
        values: dict[str, Any] = {name: bindparam(name) for name in rows[0] if name != "at"}
        source.connection.execute(update(RELATIONS).where(RELATIONS.c.key == bindparam("at")).values(values), rows)
    return len(keys)


def relations_of(source: Source, keys: Collection[int], rule: Rule) -> dict[int, Relation]:
    """Key -> the relation, out of the claims that speak of it. One that nobody speaks of is left out."""
    joined = EDGES.join(SHOWN, SHOWN.c.report == EDGES.c.report).join(REPORTS, REPORTS.c.key == EDGES.c.report)
    columns = EDGES.c.relation, EDGES.c.claims, REPORTS.c.id, SHOWN.c.country
    inside = among(source.connection, EDGES.c.relation, keys)
    rows = source.connection.execute(select(*columns).select_from(joined).where(inside)).all()
    ids = dict(
        source.connection.execute(
            select(RELATIONS.c.key, RELATIONS.c.id).where(among(source.connection, RELATIONS.c.key, keys))
        ).all()
    )
    wanted: dict[str, set[str]] = defaultdict(set)
    countries: dict[str, str | None] = {}
    for _, claims, report, country in rows:
        wanted[report].update(json.decode(claims))
        countries[report] = country
    said = _readings(source, wanted, countries)
    told: dict[int, list[Told]] = defaultdict(list)
    for key, claims, report, _ in rows:
        for claim in json.decode(claims):
            told[key] += [one for edge, one in said.get((report, claim), ()) if edge == ids[key]]
    return {key: relation_of(sorted(given, key=_order), rule) for key, given in told.items() if given}


def _readings(
    source: Source, wanted: Mapping[str, Collection[str]], countries: Mapping[str, str | None]
) -> dict[tuple[str, str], list[tuple[str, Told]]]:
    entries = source.loader.claims(wanted)
    return {
        (report, claim): [(relation_id(one.key), one) for one in readings(entry, countries[report], source.identities)]
        for (report, claim), entry in entries.items()
        if report in countries
    }


def _order(one: Told) -> tuple[object, ...]:
    return content_key(one.entry)


def _new_row(key: int, told: Sequence[Told], rule: Rule, serial: int) -> dict[str, Any]:
    one = relation_of(sorted(told, key=_order), rule)
    subject, object_ = (bounded(end) for end in told[0].keys[:2])
    fixed = {"key": key, "id": one.id, "type": one.type, "subtype": one.subtype, "subject": subject, "object": object_}
    return fixed | _columns(one, serial)


def _columns(one: Relation, serial: int) -> dict[str, Any]:
    when = one.when.value
    days = (when.start, when.end) if isinstance(when, Interval) else (None, None)
    return {
        "start": days[0],
        "end": days[1],
        "sources": one.sources,
        "stale": False,
        "changed": serial,
        "json": write_relation(one),
    }

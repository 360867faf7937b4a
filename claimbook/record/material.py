"""A record for exports: out of the tables that a book keeps, so many at a time, or as of a day, out of memory."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Table, func, select

from claimbook.book.reading import Scope, read_reports
from claimbook.book.tables import READINGS, REPORTS
from claimbook.book.view_tables import ACTORS, INCIDENTS, RELATIONS
from claimbook.exchange.datasets import is_imported_id
from claimbook.exchange.material import Counts, Documents, Material, Whole
from claimbook.model.record import Entry
from claimbook.model.values import Document
from claimbook.model.views import Actor, Incident, Relation
from claimbook.record.record import Record
from claimbook.record.stored.asking import among, chunks, in_order
from claimbook.record.stored.reading import Moment
from claimbook.record.stored.written import private_in

_AT_ONCE: Final = 250


@contextmanager
def material_of(record: Record, asof: date | None = None) -> Iterator[Material]:
    """The record at one moment, whoever writes meanwhile. asof: as it was known at the end of that day; None: now."""
    if asof is not None:
        yield Whole(record.views(asof), record.entries(asof))
        return
    with record.moment() as moment:
        yield Kept(moment)


@dataclass(frozen=True, slots=True)
class Kept:
    """The views and entries of a moment."""

    moment: Moment
    _keys: dict[str, Sequence[int]] = field(default_factory=dict)

    def incidents(self) -> Iterator[Incident]:
        """By their ids."""
        return (one for part in self._incidents() for one in part)

    def sourced(self) -> Iterator[tuple[Incident, Documents]]:
        """The same with the documents of their reports; with texts where these are rows of a dataset."""
        for part in self._incidents():
            documents = self._documents([one for one in part if is_imported_id(one.id)], texts=True)
            documents |= self._documents([one for one in part if not is_imported_id(one.id)], texts=False)
            yield from ((one, documents) for one in part)

    def relations(self) -> Iterator[Relation]:
        """By their ids."""
        for keys in self._parts(RELATIONS, RELATIONS.c.id):
            found = self.moment.relations(among(self.moment.connection, RELATIONS.c.key, keys))
            yield from (found[key] for key in keys if key in found)

    def actors(self) -> Iterator[Actor]:
        """By their keys."""
        for keys in self._parts(ACTORS, func.coalesce(ACTORS.c.whole, ACTORS.c.party)):
            found = self.moment.actors(among(self.moment.connection, ACTORS.c.key, keys))
            yield from (found[key] for key in keys if key in found)

    def entries(self) -> Iterator[Entry]:
        """By report, judged, rejected ones too."""
        asked = select(REPORTS.c.id).where(REPORTS.c.newest)
        loader = self.moment.source().loader
        for ids in chunks(sorted(self.moment.connection.execute(asked).scalars()), _AT_ONCE):
            yield from loader.judged(ids)

    def counts(self) -> Counts:
        """How many there are."""
        newer = READINGS.alias()
        last = select(func.max(newer.c.revision)).where(newer.c.report == READINGS.c.report).scalar_subquery()
        joined = READINGS.join(REPORTS, READINGS.c.report == REPORTS.c.key)
        claims = select(func.coalesce(func.sum(READINGS.c.claims), 0)).select_from(joined)
        asked = claims.where(REPORTS.c.newest, READINGS.c.revision == last)
        incidents, relations = (self._count(select(func.count()).select_from(one)) for one in (INCIDENTS, RELATIONS))
        return Counts(incidents, relations, self._count(asked))

    def public_names(self) -> frozenset[str]:
        """The names of all actors; none of these is private."""
        asked = select(ACTORS.c.called).where(ACTORS.c.shown)
        return frozenset(name for called in self.moment.connection.execute(asked).scalars() for name in _names(called))

    def private_parties(self) -> frozenset[str]:
        """Keys of private people, who may be hit by incidents, and stand in no relation as such."""
        found: set[str] = set()
        for table in (INCIDENTS, RELATIONS):
            for keys in self._parts(table, table.c.id):
                asked = select(table.c.json).where(among(self.moment.connection, table.c.key, keys))
                found.update(
                    key for form in self.moment.connection.execute(asked).scalars() for key in private_in(form)
                )
        return frozenset(found)

    def _incidents(self) -> Iterator[list[Incident]]:
        for keys in self._parts(INCIDENTS, INCIDENTS.c.id):
            found = self.moment.incidents(among(self.moment.connection, INCIDENTS.c.key, keys))
            yield [found[key] for key in keys]

    def _documents(self, incidents: Sequence[Incident], texts: bool) -> dict[str, Document]:
        ids = frozenset(id_ for one in incidents for id_ in one.reports)
        found = read_reports(self.moment.connection, Scope(reports=ids, texts=texts)) if ids else []
        return {one.id: one.document for one in found}

    def _parts(self, table: Table, order: Any) -> Iterator[Sequence[int]]:
        """The keys of a table in the order of a text of its rows, so many at a time."""
        if table.name not in self._keys:
            asked = select(table.c.key).order_by(in_order(self.moment.connection, order))
            self._keys[table.name] = list(self.moment.connection.execute(asked).scalars())
        return chunks(self._keys[table.name], _AT_ONCE)

    def _count(self, asked: Any) -> int:
        return int(self.moment.connection.execute(asked).scalar_one())


def _names(called: str) -> list[str]:
    return called.split("\n")[1:-1]

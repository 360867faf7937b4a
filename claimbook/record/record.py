"""The record: a book and the views of it, which the book keeps and which are never behind it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Final

from claimbook.assess import find_actor, find_actors
from claimbook.book import Book, Clock, open_book, utc_now
from claimbook.book.view_tables import ACTORS
from claimbook.errors import InputError
from claimbook.exchange.joining import part_entries, with_rows
from claimbook.merge import MergeOptions, Rule, history, merge_entries
from claimbook.merge.tellings import tellings_of
from claimbook.model import anchors
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Event, Incident, Relation, Views
from claimbook.record.entries import Entries
from claimbook.record.filters import ALL, Chosen, Filter, check_kind, choose, chosen_by, refs_meant, strangers
from claimbook.record.near import actor_meant, actors_near
from claimbook.record.stored.asking import among, bounded
from claimbook.record.stored.held import Held
from claimbook.record.stored.reading import Moment
from claimbook.record.stored.upkeep import Progress, Upkeep
from claimbook.record.wanted import actors_wanted, incidents_wanted, relations_wanted
from claimbook.record.why import Why, explain, find_view

KEPT: Final = 4
"""Views of so many past days are kept."""


@dataclass(frozen=True, slots=True)
class Made:
    """Views of a day, and the entries that they were made from."""

    views: Views
    entries: list[Entry]


def open_record(where: str | Path = "claimbook.db", rule: Rule = "ucdp", now: Clock = utc_now) -> "Record":
    """The record of a book, which is made where there is none (claimbook.book.open_book says what `where` can be).

    rule: how one value is chosen where claims differ.
    """
    return Record(open_book(where, now), rule)


class Record:
    """A book with its incidents, relations and actors. The book keeps them; whoever asks brings them up to date first,
    whoever has written into it. Threads may share it."""

    def __init__(self, book: Book, rule: Rule = "ucdp", progress: Progress | None = None) -> None:
        """progress: is told of each step where views have to be brought up to date."""
        self.book = book
        self.rule = rule
        self._lock = RLock()
        self._upkeep = Upkeep(book, rule, progress)
        self._held = Held()
        self._entries = Entries(book)
        self._past: dict[tuple[int, date], Made] = {}

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def refresh(self) -> None:
        """Bring the views up to the book as it is now."""
        with self._lock:
            self._upkeep.refresh()

    def views(self, asof: date | None = None) -> Views:
        """Everything at once. asof: as it was known at the end of that day (UTC), made for the asking; None: now."""
        if asof is not None:
            return self._made(asof).views
        with self.moment() as moment:
            return self._held.follow(moment)

    def entries(self, asof: date | None = None) -> list[Entry]:
        """The claims that views are made from, with the states and edits of judgements; rejected ones too."""
        with self._lock:
            return self._entries.all() if asof is None else self._made(asof).entries

    def incidents(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Incident, ...]:
        """Incidents by their ids. Raises InputError for a filter that can't be."""
        return tuple(self.each_incident(wanted, asof))

    def each_incident(self, wanted: Filter = ALL, asof: date | None = None) -> Iterator[Incident]:
        """The same one after the other, of one moment, few of them in memory."""
        check_kind(wanted.kind, "incidents")
        if asof is not None:
            views = self.views(asof)
            yield from choose(wanted, views).incidents(views.incidents)
            return
        with self.moment() as moment:
            yield from incidents_wanted(moment, _chosen(wanted, moment))

    def relations(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Relation, ...]:
        """Relations by their ids. Raises InputError for a filter that can't be."""
        check_kind(wanted.kind, "relations")
        if asof is not None:
            views = self.views(asof)
            return choose(wanted, views).relations(views.relations)
        with self.moment() as moment:
            return relations_wanted(moment, _chosen(wanted, moment))

    def actors(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Actor, ...]:
        """Actors by their keys; of a filter, group and country count. Raises InputError for a filter that can't be."""
        if asof is not None:
            views = self.views(asof)
            return choose(wanted, views).actors(views.actors)
        with self.moment() as moment:
            return actors_wanted(moment, _chosen(wanted, moment))

    def undated(self) -> int:
        """How many incidents have no day at all, which a filter by days leaves out."""
        with self.moment() as moment:
            return moment.undated()

    def taken_for(self, group: str, asof: date | None = None, single: bool = False) -> tuple[Actor, ...]:
        """Whom words that are nobody's own name, alias or ref are taken for: another spelling, or a part of a name.

        () where the words are the name of each who is meant. single: only the one whom a profile is about. Raises
        InputError where that is nobody.
        """
        refs = refs_meant(group)
        if asof is not None:
            views = self.views(asof)
            found = [find_actor(views, group, refs)] if single else find_actors(group, views.actors, refs)
            return strangers(group, found)
        with self.moment() as moment:
            if single:
                return strangers(group, [actor_meant(moment, group, refs)])
            chosen = _chosen(Filter(group=group), moment)
            keys = [bounded(one) for one in chosen.keys or ()]
            return strangers(group, moment.outlines(among(moment.connection, ACTORS.c.party, keys)))

    def history(self, group: str, asof: date | None = None) -> tuple[Event, ...]:
        """The course of a group by name or ref: names, pledges, merges, splits, leaders. Raises InputError for one that
        nobody speaks of."""
        if asof is not None:
            views = self.views(asof)
            found = find_actors(group, views.actors, refs_meant(group))
            return tuple(event for one in found for event in history(views, one.party.key))
        with self.moment() as moment:
            wanted = actors_wanted(moment, _chosen(Filter(group=group), moment))
            incidents, relations = moment.around([one.party.key for one in wanted])
        incidents.sort(key=lambda one: one.id)
        relations.sort(key=lambda one: one.id)
        views = Views(tuple(incidents), tuple(relations), wanted)
        return tuple(event for one in wanted for event in history(views, one.party.key))

    def why(self, id_: str, field: str | None = None, asof: date | None = None) -> Why:
        """The sentences behind an incident, relation, actor or claim, or behind one value of it ("killed").

        id_: any id that was given out: of a view (also an incident's older ones), an actor's key or ref, or a claim.
        Raises InputError for an id that nothing has, and for a field of which nothing is said.
        """
        view = self._view_with(id_, asof)
        if view is None:
            return explain(id_, None, self._entries_with(id_, asof))
        reports = frozenset(self.book.report_of(view.claims))
        return explain(id_, view, self._entries_of(reports, asof), field)

    def claim_of(self, id_: str) -> str:
        """The id of a claim that stands for an incident in judgements: the first of what its first report tells, or of
        what the report tells whose older id it is, so that a wrong join can be parted by the two ids that it names. A
        claim's own id stays as it is."""
        with self.moment() as moment:
            incident = moment.incident_with(id_)
            if incident is None:
                return self.book.claim(id_).claim.id
            told = tellings_of(moment.entries(incident.reports)) if len(incident.tellings) > 1 else ()
        return next((one.entries[0].claim.id for one in told if one.id == id_), incident.claims[0])

    @contextmanager
    def moment(self) -> Iterator[Moment]:
        """The views of now as the book keeps them, for whoever wants a part of them."""
        with self._lock, self._upkeep.moment() as moment:
            yield moment

    def _view_with(self, id_: str, asof: date | None) -> Incident | Relation | Actor | None:
        if asof is not None:
            return find_view(id_, self.views(asof))
        with self.moment() as moment:
            return moment.incident_with(id_) or moment.relation_with(id_) or moment.actor_with(id_)

    def _entries_of(self, reports: frozenset[str], asof: date | None) -> list[Entry]:
        if asof is None:
            with self.moment() as moment:
                return moment.entries(reports)
        return [one for one in self._made(asof).entries if one.report.id in reports]

    def _entries_with(self, claim: str, asof: date | None) -> list[Entry]:
        try:
            report = self.book.claim(claim).report.id
        except InputError as error:
            remedy = "See claimbook incidents, or search."
            raise InputError(claim, "nothing in this book has this id.", remedy=remedy) from error
        return [one for one in self._entries_of(frozenset([report]), asof) if one.claim.id == claim]

    def _made(self, asof: date) -> Made:
        with self._lock:
            key = self.book.revision, asof
            if key not in self._past:
                while len(self._past) >= KEPT:
                    self._past.pop(next(iter(self._past)))
                self._past[key] = self._make(asof)
            return self._past[key]

    def _make(self, asof: date) -> Made:
        held = anchors.in_force(self.book.judgements(), asof)
        lineage = self.book.lineage(held)
        entries = anchors.apply_judgements(self.book.entries(asof), held, lineage)
        rows, told = part_entries(entries)
        pairs = anchors.reanchored(told, [one for one in held if one.sort != "claim"], lineage)
        views = merge_entries(told, pairs, MergeOptions(asof=asof, rule=self.rule))
        return Made(with_rows(views, [one for one in rows if one.state != "rejected"]), entries)


def _chosen(wanted: Filter, moment: Moment) -> Chosen:
    if not wanted.group:
        return chosen_by(wanted, None)
    keys = moment.called(wanted.group, refs_meant(wanted.group))
    return chosen_by(wanted, keys, () if keys else actors_near(moment, wanted.group))

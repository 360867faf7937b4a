"""The record: a book and the views of it, kept together and up to date."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from claimbook.book import Book, open_book, utc_now
from claimbook.book.book import Clock
from claimbook.exchange.joining import part_entries, with_rows
from claimbook.merge import MergeOptions, Rule, merge_entries
from claimbook.model import anchors
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Relation, Views
from claimbook.record.filters import ALL, Filter, choose
from claimbook.record.why import Why, explain, find_view

KEPT: Final = 4
"""Views of so many moments and rules are kept."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What views were made from and how. revision: of the book."""

    revision: int
    asof: date | None
    rule: Rule


@dataclass(frozen=True, slots=True)
class Made:
    """Views, and the entries that they were made from."""

    views: Views
    entries: tuple[Entry, ...]


def open_record(where: str | Path = "claimbook.db", rule: Rule = "ucdp", now: Clock = utc_now) -> "Record":
    """The record of a book, which is made where there is none (claimbook.book.open_book says what `where` can be).

    rule: how one value is chosen where claims differ.
    """
    return Record(open_book(where, now), rule)


class Record:
    """A book with its incidents, relations and actors. Views are made when they are asked for, and kept until the book
    changes."""

    def __init__(self, book: Book, rule: Rule = "ucdp") -> None:
        self.book = book
        self.rule = rule
        self._kept: dict[Moment, Made] = {}

    def __enter__(self) -> "Record":
        return self

    def __exit__(self, *_: object) -> None:
        self.book.close()

    def views(self, asof: date | None = None) -> Views:
        """Everything at once. asof: as it was known at the end of that day (UTC); None: now."""
        return self._made(asof).views

    def entries(self, asof: date | None = None) -> tuple[Entry, ...]:
        """The claims that views are made from, with the states and edits of judgements; rejected ones too."""
        return self._made(asof).entries

    def incidents(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Incident, ...]:
        """Incidents by their ids. Raises InputError for a filter that can't be."""
        views = self.views(asof)
        return choose(wanted, views).incidents(views.incidents)

    def relations(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Relation, ...]:
        """Relations by their ids. Raises InputError for a filter that can't be."""
        views = self.views(asof)
        return choose(wanted, views).relations(views.relations)

    def actors(self, wanted: Filter = ALL, asof: date | None = None) -> tuple[Actor, ...]:
        """Actors by their keys; of a filter, group and country count. Raises InputError for a filter that can't be."""
        views = self.views(asof)
        return choose(wanted, views).actors(views.actors)

    def why(self, id_: str, field: str | None = None, asof: date | None = None) -> Why:
        """The sentences behind an incident, relation, actor or claim, or behind one value of it ("killed")."""
        made = self._made(asof)
        return explain(id_, made.views, made.entries, field)

    def claim_of(self, id_: str) -> str:
        """The id of a claim that stands for an incident in judgements: its first; a claim's own id stays as it is."""
        view = find_view(id_, self.views())
        return view.claims[0] if isinstance(view, Incident) else self.book.claim(id_).claim.id

    def _made(self, asof: date | None) -> Made:
        moment = Moment(self.book.revision, asof, self.rule)
        if moment not in self._kept:
            made = self._make(asof)
            while len(self._kept) >= KEPT:
                self._kept.pop(next(iter(self._kept)))
            self._kept = {key: one for key, one in self._kept.items() if key.revision == moment.revision}
            self._kept[moment] = made
        return self._kept[moment]

    def _make(self, asof: date | None) -> Made:
        held = anchors.in_force(self.book.judgements(), asof)
        lineage = self.book.lineage(held)
        entries = anchors.apply_judgements(self.book.entries(asof), held, lineage)
        rows, told = part_entries(entries)
        pairs = anchors.reanchored(told, [one for one in held if one.sort != "claim"], lineage)
        views = merge_entries(told, pairs, MergeOptions(asof=asof, rule=self.rule))
        kept = [one for one in rows if one.state != "rejected"]
        return Made(with_rows(views, kept), tuple(entries))

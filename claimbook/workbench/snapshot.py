"""One moment of the record, ready to be asked in many ways: every page of one moment says the same."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import Any, Final, TypeVar

from claimbook.model.record import Entry, Report
from claimbook.model.views import Actor, Incident, Relation, Views
from claimbook.workbench.rows import ActorRow, Row, actor_row, is_group, row_of, state_of

_MOST: Final = 128
"""Answers that are kept of one moment: lists that are turned over, profiles that are opened again."""
_MOST_DRAWN: Final = 24
"""The same of drawings, whose values may be megabytes."""
_T = TypeVar("_T")


@dataclass(slots=True)
class Memo:
    """Answers that take long to find, by what was asked; the oldest goes first."""

    most: int = _MOST
    answers: dict[Hashable, Any] = field(default_factory=dict)
    lock: Any = field(default_factory=Lock)

    def get(self, asked: Hashable, find: Callable[[], _T]) -> _T:
        """The answer, found now where it was not found before."""
        with self.lock:
            if asked in self.answers:
                kept: _T = self.answers[asked]
                return kept
        found = find()
        with self.lock:
            while len(self.answers) >= self.most:
                self.answers.pop(next(iter(self.answers)))
            self.answers[asked] = found
        return found


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """The record at one moment, by everything that pages ask for.

    revision: of the book. entries: by claim id, rejected ones too. incidents: by id, older ids too. relations: by id.
    actors: by key, ref and alias. rows: incidents, the latest first, undated ones last. groups: actors with a page, the
    most spoken of first. of_claim: claim id -> its incident. edges: claim id -> its relations. in_report: report id ->
    its claims. of_group: key -> incidents that it takes part in. ends: key -> relations that it is an end of.
    """

    revision: int
    views: Views
    entries: Mapping[str, Entry]
    incidents: Mapping[str, Incident]
    relations: Mapping[str, Relation]
    actors: Mapping[str, Actor]
    rows: tuple[Row, ...]
    groups: tuple[ActorRow, ...]
    of_claim: Mapping[str, str]
    edges: Mapping[str, tuple[str, ...]]
    in_report: Mapping[str, tuple[str, ...]]
    of_group: Mapping[str, tuple[Row, ...]]
    ends: Mapping[str, tuple[Relation, ...]]
    memo: Memo = field(default_factory=Memo)
    drawn: Memo = field(default_factory=lambda: Memo(_MOST_DRAWN))

    def report(self, id_: str) -> Report | None:
        """The report of that id, if a claim rests on it."""
        held = self.in_report.get(id_)
        return self.entries[held[0]].report if held else None

    def row(self, id_: str) -> Row | None:
        """The line of the incident with that id."""
        one = self.incidents.get(id_)
        return row_of(one, self.entries) if one else None


def snapshot_of(revision: int, views: Views, entries: Iterable[Entry], before: Snapshot | None = None) -> Snapshot:
    """Everything that pages look up, out of the views and their entries.

    before: an older one; the lines of what has not changed since are taken from it.
    """
    by_claim = {one.claim.id: one for one in entries}
    in_report: dict[str, list[str]] = defaultdict(list)
    for id_, one in by_claim.items():
        in_report[one.report.id].append(id_)
    edges: dict[str, list[str]] = defaultdict(list)
    for edge in views.relations:
        for id_ in edge.claims:
            edges[id_].append(edge.id)
    rows = sorted(_rows(views, by_claim, before), key=_latest_first)
    groups = sorted(_groups(views, before), key=lambda one: (-one.claims, one.name, one.key))
    return Snapshot(
        revision=revision,
        views=views,
        entries=by_claim,
        incidents={id_: one for one in views.incidents for id_ in (*one.tellings, one.id)},
        relations={one.id: one for one in views.relations},
        actors=_by_key(views.actors),
        rows=tuple(rows),
        groups=tuple(groups),
        of_claim={id_: one.id for one in views.incidents for id_ in one.claims},
        edges={id_: tuple(ids) for id_, ids in edges.items()},
        in_report={id_: tuple(ids) for id_, ids in in_report.items()},
        of_group=_rows_by_key(rows),
        ends=_relations_by_key(views.relations),
    )


def _rows(views: Views, entries: Mapping[str, Entry], before: Snapshot | None) -> Iterable[Row]:
    known = {row.id: row for row in before.rows} if before else {}
    for one in views.incidents:
        row = known.get(one.id)
        same = row is not None and before is not None and before.incidents[one.id] is one
        state = state_of(entries[id_] for id_ in one.claims if id_ in entries)
        yield row if row is not None and same and row.state == state else row_of(one, entries)


def _groups(views: Views, before: Snapshot | None) -> Iterable[ActorRow]:
    known = {row.key: row for row in before.groups} if before else {}
    for one in filter(is_group, views.actors):
        row = known.get(one.party.key)
        same = row is not None and before is not None and before.actors.get(one.party.key) is one
        yield row if row is not None and same else actor_row(one)


def _latest_first(one: Row) -> tuple[bool, int, str]:
    day = one.start or one.end
    return (day is None, -int(day.replace("-", "")) if day else 0, one.id)


def _by_key(actors: Iterable[Actor]) -> dict[str, Actor]:
    given = tuple(actors)
    found = {name: one for one in given for name in (*one.aliases, one.party.ref) if name}
    return found | {one.party.key: one for one in given}


def _rows_by_key(rows: Iterable[Row]) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for key in row.keys:
            found[key].append(row)
    return {key: tuple(held) for key, held in found.items()}


def _relations_by_key(relations: Iterable[Relation]) -> dict[str, tuple[Relation, ...]]:
    found: dict[str, list[Relation]] = defaultdict(list)
    for edge in relations:
        for key in {edge.subject.key, *([edge.object.key] if edge.object else [])}:
            found[key].append(edge)
    return {key: tuple(held) for key, held in found.items()}

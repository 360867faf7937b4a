"""One step that brings the views of a book up to date, whole or not at all: the reports that go, and some that come.

It is what claimbook.merge.growing does in memory. Whatever stops the steps between two of them, the next one goes on:
each knows from the tables alone which reports the views show as they are now.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from msgspec import json
from sqlalchemy import Connection, Row, select, update

from claimbook.book.judging import read_judgements
from claimbook.book.reading import current_revision, lineage_of
from claimbook.book.tables import REPORTS
from claimbook.book.view_tables import SHOWN
from claimbook.exchange.consolidate import consolidate_entries
from claimbook.exchange.joining import part_entries, sides_of
from claimbook.merge.actors import voices_of
from claimbook.merge.homes import country_of
from claimbook.merge.judged import bonds_of, ends_of, handles_of, identities_of, is_bond, is_identity
from claimbook.merge.linking import Links
from claimbook.merge.options import Rule
from claimbook.merge.parties import Identities
from claimbook.merge.relations import Told, readings, relation_id
from claimbook.merge.tellings import Telling, tellings_of
from claimbook.model.anchors import in_force, kin_of, reanchored
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Incident
from claimbook.record.stored.asking import among, chunks, put, strike, written
from claimbook.record.stored.edges import Edges, Source, freshen
from claimbook.record.stored.handles import Handles, add_handles, handles_form, handles_in, keys_of, reports_naming
from claimbook.record.stored.happenings import Happenings
from claimbook.record.stored.loading import Loader, shas_of
from claimbook.record.stored.people import People, Said
from claimbook.record.stored.state import State, begin, stepped, write_state
from claimbook.record.stored.ties import Memory, StoredTies

RULE: Final[Rule] = "ucdp"
"""The rule that views are kept by. By another one they are made when asked for."""
STEP: Final = 250
"""Reports in one step: other writers wait for it, some seconds."""
_RELATIONS: Final = 1000
_STALE: Final = -1


@dataclass(frozen=True, slots=True)
class Pending:
    """A report that the views don't show as it is. touched: its revision. seen: do they show an older form of it?"""

    key: int
    id: str
    published: date | None
    touched: int
    seen: bool


@dataclass(slots=True)
class Work:
    """What one process remembers from step to step. serial, revision: of the views and the book that it is true of;
    todo: the reports that are left."""

    memory: Memory = field(default_factory=Memory)
    serial: int = -1
    revision: int = -1
    todo: list[Pending] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Stepped:
    """done: reports taken in. left: reports that are still to come. whole: are the views complete?"""

    done: int
    left: int
    whole: bool


def step(connection: Connection, work: Work) -> Stepped:
    """Bring the views nearer to the book, in the caller's transaction, in which nobody else writes."""
    state = begin(connection)
    revision = current_revision(connection)
    judgements = read_judgements(connection)
    held = in_force(judgements)
    if work.serial != state.serial:
        work.memory = Memory()
    if work.serial != state.serial or work.revision != revision:
        _mark(connection, state, judgements, held)
        work.todo = _with_kin(connection, state.revision, held)
    batch, rest = work.todo[:STEP], work.todo[STEP:]
    state = stepped(state)
    made = _Step(connection, state, held, work.memory.bounded())
    gone = [one for one in work.todo if one.seen]
    naming = made.exchange(batch, gone)
    left = 0 if rest or naming else freshen(made.source, RULE, state.serial, _RELATIONS)
    whole = not rest and not naming and left < _RELATIONS
    state = replace(state, judging=made.judging, whole=whole, revision=revision if whole else state.revision)
    write_state(connection, state)
    work.memory, work.todo = made.memory, [replace(one, seen=False) for one in rest] if gone else rest
    work.serial, work.revision = (-1 if naming else state.serial), revision
    return Stepped(len(batch), len(rest) + len(naming), whole)


def _mark(connection: Connection, state: State, judgements: Sequence[Judgement], held: Sequence[Judgement]) -> None:
    """Notes the reports of which claims are judged otherwise than the views know."""
    now, before = {one.id for one in held}, state.judging.held
    other = [one for one in judgements if one.sort == "claim" and (one.id in now) != (one.id in before)]
    if other:
        _unshow(connection, frozenset().union(*lineage_of(connection, shas_of(other)).values()))


def _with_kin(connection: Connection, revision: int, held: Sequence[Judgement]) -> list[Pending]:
    """The reports that are not shown as they are, and those in which judgements may find their words instead."""
    todo = _pending(connection, revision)
    lineage = lineage_of(connection, shas_of(one for one in held if one.sort == "claim"))
    ids = {one.id for one in todo}
    kin = kin_of(ids, lineage) - ids
    if not kin:
        return todo
    _unshow(connection, kin)
    return _pending(connection, revision)


def _unshow(connection: Connection, ids: Collection[str]) -> None:
    """Notes that the reports are to be shown anew."""
    keys = select(REPORTS.c.key).where(among(connection, REPORTS.c.id, sorted(ids)))
    connection.execute(update(SHOWN).where(SHOWN.c.report.in_(keys)).values(touched=_STALE))


def _pending(connection: Connection, revision: int) -> list[Pending]:
    """The reports that are not shown as they are: by day of publication, so that what is compared lies side by side."""
    joined = REPORTS.outerjoin(SHOWN, SHOWN.c.report == REPORTS.c.key)
    columns = REPORTS.c.key, REPORTS.c.id, REPORTS.c.published, REPORTS.c.touched, SHOWN.c.report.label("seen")
    older = SHOWN.c.report.is_(None) | (SHOWN.c.touched < REPORTS.c.touched)
    asked = (
        select(*columns).select_from(joined).where(REPORTS.c.touched > revision, older),
        select(*columns).select_from(SHOWN.join(REPORTS, SHOWN.c.report == REPORTS.c.key)).where(SHOWN.c.touched < 0),
    )
    rows = {row.key: row for one in asked for row in connection.execute(one)}
    found = [Pending(one.key, one.id, one.published, one.touched, one.seen is not None) for one in rows.values()]
    return sorted(found, key=lambda one: (one.published is None, one.published or date.min, one.id))


class _Step:
    """The parts of one step."""

    def __init__(self, connection: Connection, state: State, held: Sequence[Judgement], memory: Memory) -> None:
        self.judging = state.judging
        self.memory = memory
        self._connection = connection
        self._serial = state.serial
        self._held = held
        self._loader = Loader(connection, held)
        self._handles: Handles = Handles()

    @property
    def source(self) -> Source:
        """Where views are made from, as judgements have it now."""
        return Source(self._connection, self._loader, self.judging.identities)

    def exchange(self, batch: Sequence[Pending], gone: Sequence[Pending]) -> list[int]:
        """Lets go of some reports and takes in others. Gives reports of which judgements of actors now speak, and that
        are to be shown anew."""
        ids = [one.id for one in batch]
        told, rows = self._loader.told(ids), self._loader.rows(ids)
        left = [one.key for one in gone]
        shown = self._shown(left)
        named = {report: handles_form(handles_of(entries)) for report, entries in told.items()}
        naming = self._identify(shown, named)
        people, edges = People(self._connection, self._serial), Edges(self._connection, RULE, self._serial)
        happenings = Happenings(self.source, RULE, self._serial)
        for row in shown:
            people.drop(row.report, json.decode(row.actors))
            edges.drop(row.report, json.decode(row.relations))
        self._empty(batch, left)
        gone_tellings = happenings.drop(left) if left else []
        taken = [_taken(one, told.get(one.id, ()), rows.get(one.id, ()), self) for one in batch]
        for one in taken:
            edges.add(one.pending.key, one.relations)
            people.add(one.pending.key, one.said)
            happenings.add_rows({one.pending.key: one.incidents})
        self._link([telling for one in taken for telling in one.tellings], gone_tellings, batch, gone, happenings)
        self._note(taken, edges.flush(), people.flush(), named)
        self.judging = replace(self.judging, held=frozenset(one.id for one in self._held))
        batched = {one.key for one in batch}
        return [one for one in naming if one not in batched]

    def _shown(self, reports: Sequence[int]) -> list[Row[Any]]:
        found: list[Row[Any]] = []
        for part in chunks(reports, 5000):
            found += self._connection.execute(select(SHOWN).where(among(self._connection, SHOWN.c.report, part))).all()
        return found

    def _empty(self, batch: Sequence[Pending], left: Sequence[int]) -> None:
        """Clears the rows of reports that come, and empties those of others that have gone, which are still to come."""
        strike(self._connection, SHOWN.c.report, [one.key for one in batch])
        waiting = update(SHOWN).where(among(self._connection, SHOWN.c.report, left))
        self._connection.execute(waiting.values(touched=_STALE, actors="[]", relations="[]", handles="[]"))

    def _identify(self, shown: Sequence[Row[Any]], named: Mapping[str, list[list[Any]]]) -> list[int]:
        """Counts what parties are called by, and asks what judgements of actors make of it; the reports shown that
        speak of parties of which they now say something else."""
        for row in shown:
            self._handles.subtract(handles_in(row.handles))
        for form in named.values():
            for handle, key, times in form:
                self._handles[handle, key] += times
        add_handles(self._connection, self._handles)
        before = self.judging
        asked = any(map(is_identity, self._held)) or before.identities != Identities()
        if not asked and not before.orphans[1] and not before.unmet[1]:
            return []
        now, judged = identities_of(self._held, lambda handle: keys_of(self._connection, handle))
        self.judging = replace(
            before,
            identities=now,
            orphans=(before.orphans[0], judged.orphans),
            unmet=(before.unmet[0], judged.unmet),
        )
        if now == before.identities:
            return []
        gone = {row.report for row in shown}
        naming = [one for one in reports_naming(self._connection, before.identities, now) if one not in gone]
        stale = update(SHOWN).where(among(self._connection, SHOWN.c.report, naming))
        self._connection.execute(stale.values(touched=_STALE))
        return naming

    def _link(
        self,
        come: Sequence[Telling],
        gone: Sequence[str],
        batch: Sequence[Pending],
        left: Sequence[Pending],
        happenings: Happenings,
    ) -> None:
        ties = StoredTies(self._connection, self.judging.bonds, self.memory)
        self._bind({one.id for one in (*batch, *left)})
        stale, clusters = Links(ties).change(come, gone, self.judging.bonds)
        of = happenings.show(stale, clusters)
        ties.flush({one.id: one.key for one in batch}, of)

    def _bind(self, reports: set[str]) -> None:
        """Asks what judgements of incidents bind now. Of those whose reports have not changed that is known."""
        held = [one for one in self._held if is_bond(one)]
        before = self.judging
        if not held and not before.ends:
            return
        lineage = lineage_of(self._connection, shas_of(held))
        concerned: set[str] = set()
        anew: list[Judgement] = []
        for one in held:
            own = frozenset().union(*(lineage.get(sha, frozenset()) for sha in shas_of([one])))
            if one.id not in before.ends or own & reports:
                anew.append(one)
                concerned |= own
        _, told = part_entries(self._loader.judged(concerned))
        pairs = reanchored(told, anew, lineage)
        tellings = [
            telling
            for entries in self._loader.told(concerned).values()
            for telling in tellings_of(entries, before.identities)
        ]
        known = {one.id: before.ends[one.id] for one in held if one.id in before.ends}
        ends = known | ends_of(tellings, pairs)
        judged = bonds_of(held, ends)
        self.judging = replace(
            before,
            ends=ends,
            bonds=judged.bonds,
            orphans=(judged.orphans, before.orphans[1]),
            unmet=(judged.unmet, before.unmet[1]),
        )

    def _note(
        self,
        taken: Sequence["_Taken"],
        relations: Mapping[str, int],
        actors: Mapping[str, int],
        named: Mapping[str, list[list[Any]]],
    ) -> None:
        rows = [
            {
                "report": one.pending.key,
                "touched": one.pending.touched,
                "country": one.country,
                "actors": written(sorted(actors[key] for key in one.said)),
                "relations": written(sorted({relations[relation_id(told.key)] for told in one.relations})),
                "handles": written(named.get(one.pending.id, [])),
            }
            for one in taken
        ]
        put(self._connection, SHOWN, rows)


@dataclass(frozen=True, slots=True)
class _Taken:
    """What one report adds to the views. said: party -> what it says of it. incidents: of a row of a dataset."""

    pending: Pending
    country: str | None
    tellings: Sequence[Telling]
    relations: Sequence[Told]
    said: Mapping[str, Said]
    incidents: Sequence[Incident]


def _taken(pending: Pending, told: Sequence[Entry], rows: Sequence[Entry], made: _Step) -> _Taken:
    identities = made.judging.identities
    country = country_of(told)
    tellings = tellings_of(told, identities)
    read = {one.claim.id: list(readings(one, country, identities)) for one in told}
    incidents = list(consolidate_entries(rows))
    said = {key: Said(voice) for key, voice in voices_of(told, country, identities, read).items()}
    for telling in tellings:
        claims = {one.claim.id for one in telling.entries}
        for one in said.values():
            if one.voice.claims & claims:
                one.tellings.add(telling.id)
    for incident in incidents:
        for key, sides in sides_of(incident).items():
            one = said.setdefault(key, Said())
            one.sides.update(sides)
            one.rows.add(incident.id)
            one.row_claims.update(incident.claims)
    relations = [one for held in read.values() for one in held]
    return _Taken(pending, country, tellings, relations, said, incidents)

"""The book: one object over one database. Every call is one transaction, or for reading, one moment of the record."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from claimbook.book import judging, reading
from claimbook.book.adding import Added, add_extraction, find_report, has_reading
from claimbook.book.bulk import add_rows
from claimbook.book.database import alone, one_moment, open_database, writer
from claimbook.book.differences import Difference, compare_runs
from claimbook.book.reading import Scope
from claimbook.book.runs import find_run, list_runs, open_run
from claimbook.book.searching import Hit, search
from claimbook.errors import InputError
from claimbook.model import anchors
from claimbook.model.judgements import Anchor, Judgement, Sort, Verb
from claimbook.model.record import Entry, Report, Run
from claimbook.model.values import Document, Extraction

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """This moment."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has happened after a revision. revision: of now. reports: ids of those that are new, were read anew, were
    superseded, or changed their group of copies. judged: was anything judged or undone?"""

    revision: int
    reports: frozenset[str]
    judged: bool


@dataclass(frozen=True, slots=True)
class Edit:
    """field: "roles.perpetrator", "numbers.killed", "when", "place", "polarity" ...; value: in the contract's form as
    JSON; None takes the field away."""

    field: str
    value: Any


def open_book(where: str | Path, now: Clock = utc_now) -> "Book":
    """The book at a path (SQLite) or address (postgresql://user@host/name), made where there is none yet.

    now: the clock that everything learned and judged is dated by. Raises InputError where no book can be opened there,
    ResourceError where the driver of that database is missing.
    """
    return Book(open_database(where), now)


class Book:
    """Reports, claims, runs and judgements. Made by `open_book`; threads may share it."""

    def __init__(self, database: Engine, now: Clock) -> None:
        self._database = database
        self._now = now

    def __enter__(self) -> "Book":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Give all connections back."""
        self._database.dispose()

    # ---- adding

    def run(self, engine: str, options: str = "") -> Run:
        """The run of an engine (name and version) with these options: the one there is, else a new one."""
        with self._writing() as connection:
            return open_run(connection, engine, options, self._now())

    def has_read(self, document: Document, run: Run) -> bool:
        """Has that run read this very text under this address?"""
        with self._reading() as connection:
            known = find_report(connection, document)
            return known is not None and has_reading(connection, known.key, int(run.id))

    def add(self, found: Extraction, run: Run) -> Added:
        """Store one document with its claims, whole or not at all. What the run has read before changes nothing.

        Another writer is waited for. Raises InputError where the text can't be stored.
        """
        try:
            with self._writing() as connection:
                return add_extraction(connection, found, int(run.id), self._now())
        except (UnicodeEncodeError, DBAPIError) as error:
            raise InputError(found.document.id, f"can't be stored ({str(error).splitlines()[0]}).") from error

    def add_rows(self, found: Sequence[Extraction], run: Run) -> Counter[str]:
        """Store the rows of a dataset, many in one transaction, each a report of its own and no copy of another.

        Counts: outcomes as `add` has them, and "claims". Raises InputError where a text can't be stored.
        """
        try:
            with self._writing() as connection:
                counts, late = add_rows(connection, found, int(run.id), self._now())
        except (UnicodeEncodeError, DBAPIError) as error:
            raise InputError(f"{len(found)} rows", f"can't be stored ({str(error).splitlines()[0]}).") from error
        for one in late:
            added = self.add(one, run)
            counts[added.outcome] += 1
            counts["claims"] += added.claims
        return counts

    # ---- reading

    def entries(self, asof: date | None = None, engine: str | None = None) -> list[Entry]:
        """Every claim that counts, without judgements: of the newest text of each report its newest reading.

        asof: as the book knew it at the end of that day (UTC). engine: readings by that engine alone.
        """
        return list(self.stream(Scope(asof, engine)))

    def stream(self, scope: Scope) -> Iterator[Entry]:
        """The entries of a scope, one after the other, with few of them in memory."""
        with self._reading() as connection:
            yield from reading.read_entries(connection, scope)

    def judged_entries(self, asof: date | None = None, engine: str | None = None) -> list[Entry]:
        """`entries` with the states and edits of the judgements that held."""
        judgements = anchors.in_force(self.judgements(), asof)
        return anchors.apply_judgements(self.entries(asof, engine), judgements, self.lineage(judgements))

    def reports(self, asof: date | None = None, every_version: bool = False) -> list[Report]:
        """The newest version of each report, or all versions, by their ids."""
        with self._reading() as connection:
            return reading.read_reports(connection, Scope(asof, every_version=every_version))

    def report(self, id_: str) -> Report:
        """The report of that id, superseded or not. Raises InputError where there is none."""
        with self._reading() as connection:
            found = reading.read_reports(connection, Scope(reports=frozenset([id_]), every_version=True))
        if not found:
            raise InputError(f"report {id_}", "the book has no such report.")
        return found[0]

    def claim(self, id_: str) -> Entry:
        """The claim of that id, in its newest reading, as the engine gave it. Raises InputError where there is none."""
        with self._reading() as connection:
            found = reading.find_claims(connection, [id_])
        if not found:
            raise InputError(f"claim {id_}", "the book has no such claim.")
        return next((one for one in found if one.report.newest), found[0])

    def report_of(self, claims: Iterable[str]) -> list[str]:
        """Ids of the reports that make these claims, in any of their readings; sorted."""
        with self._reading() as connection:
            return reading.reports_with(connection, sorted(set(claims)))

    def search(self, words: str, kind: Literal["report", "claim"] = "claim", limit: int = 20) -> list[Hit]:
        """Reports or claims with these words, the best first (claimbook.book.searching says what words mean)."""
        with self._reading() as connection:
            return search(connection, words, kind, limit)

    # ---- runs and revisions

    def runs(self) -> list[Run]:
        """All runs, the oldest first."""
        with self._reading() as connection:
            return list_runs(connection)

    def diff(self, before: str, after: str) -> Difference:
        """What one run has found other than another one, over the reports that both have read."""
        with self._reading() as connection:
            return compare_runs(connection, find_run(connection, before), find_run(connection, after))

    @property
    def revision(self) -> int:
        """A number that grows with every change of the book: what was made from an older one may be stale."""
        with self._reading() as connection:
            return reading.current_revision(connection)

    def changes(self, since: int) -> Changes:
        """What has happened after a revision."""
        with self._reading() as connection:
            now = reading.current_revision(connection)
            return Changes(now, reading.touched_since(connection, since), judging.judged_since(connection, since))

    # ---- judgements

    def judge(self, verb: Verb, ids: tuple[str, ...], author: str, reason: str | None = None, *,
              edit: Edit | None = None, sort: Sort | None = None) -> Judgement:  # fmt: skip
        """Write down what somebody decides. Raises InputError for unknown ids, FormatError for an edit that can't be.

        ids: one claim for accept, reject and edit; two for same and different: claims that tell of two incidents, or
        with sort="actor" two actors by ref or name. edit: what an edit sets.
        """
        kind = sort or ("incident" if verb in ("same", "different") else "claim")
        _check_judgement(verb, ids, author, kind, edit)
        on = tuple(self._anchor(id_, kind, edit) for id_ in ids)
        field, value = (edit.field, edit.value) if edit else (None, None)
        made = Judgement(judging.new_id(), verb, kind, on, author, self._now(), reason, field, value)
        with self._writing() as connection:
            judging.write_judgement(connection, made)
        return made

    def undo(self, id_: str) -> Judgement:
        """Take a judgement back: everything is as it was before, and it stays in the list as undone."""
        with self._writing() as connection:
            return judging.undo_judgement(connection, id_, self._now())

    def judgements(self) -> list[Judgement]:
        """All, undone ones too, the oldest first."""
        with self._reading() as connection:
            return judging.read_judgements(connection)

    def orphans(self) -> list[Judgement]:
        """Judgements that hold, but whose words no claim of today rests on."""
        held = anchors.in_force(self.judgements())
        lineage = self.lineage(held)
        scope = Scope(reports=frozenset().union(*lineage.values()))
        return anchors.orphans(list(self.stream(scope)), held, lineage)

    def lineage(self, judgements: Iterable[Judgement]) -> dict[str, frozenset[str]]:
        """For `claimbook.model.anchors`: which reports are versions of those that judgements rest on."""
        sha256s = {one.report for judgement in judgements for one in judgement.anchors if one.report}
        with self._reading() as connection:
            return reading.lineage_of(connection, sha256s)

    def _anchor(self, id_: str, sort: Sort, edit: Edit | None) -> Anchor:
        if sort == "actor":
            return anchors.actor_anchor(id_)
        entry = self.claim(id_)
        if edit is not None:
            changed = anchors.edited(entry.claim, edit.field, edit.value)
            anchors.check_slices(changed, entry.report.document.text)
        return anchors.anchor_of(entry.claim, entry.report)

    # ---- for what keeps its own tables in the book

    def moment(self) -> AbstractContextManager[Connection]:
        """A connection that sees one moment of the book, whoever writes meanwhile."""
        return one_moment(self._database)

    def alone(self) -> AbstractContextManager[Connection]:
        """A transaction in which nobody else writes; it counts as no change of the book."""
        return alone(self._database)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writer(self._database).begin()

    def _reading(self) -> AbstractContextManager[Connection]:
        return self._database.connect()


def _check_judgement(verb: Verb, ids: tuple[str, ...], author: str, sort: Sort, edit: Edit | None) -> None:
    pair = verb in ("same", "different")
    if len(set(ids)) != (2 if pair else 1):
        raise InputError(f"judgement {verb}", f"{len(set(ids))} things given.", f"Wanted {'two' if pair else 'one'}.")
    if pair != (sort in ("incident", "actor")):
        raise InputError(f"judgement {verb}", f"nothing to be said of one {sort}.")
    if (verb == "edit") != (edit is not None):
        raise InputError(f"judgement {verb}", "an edit, and only that, needs a field and its value.")
    if not author.strip():
        raise InputError(f"judgement {verb}", "nobody has signed it.", "Wanted the author's name.")

"""New reports into the book, in the background, one job after the other, with progress that pages can show."""

import logging
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import count
from queue import SimpleQueue
from threading import Event, Thread
from typing import Final, Literal

from claimbook.book import Book
from claimbook.errors import ClaimbookError
from claimbook.extract.engine import Engine
from claimbook.model.record import Run
from claimbook.model.values import Document, Extraction, Issue
from claimbook.pipeline import Resolvers, extract_claims

_log = logging.getLogger(__name__)
_KEPT: Final = 50
"""Jobs that are remembered after they are done."""
_FAREWELL_S: Final = 5.0
"""So long the end waits for the document that is being read: it is stored whole, or not at all."""
SHOWN: Final = 200
"""Problems of one job that are kept word for word; more are counted."""

Step = Literal["waiting", "loading", "reading", "done", "failed", "stopped"]
Documents = Callable[[], Iterable[Document | Issue]]


@dataclass(slots=True)
class Job:
    """One adding. label: what is added. total: documents; None: not known. note: what takes long just now.

    counts: outcomes of claimbook.book, claims, issues. reports: ids of those stored, in their order.
    """

    id: str
    label: str
    total: int | None
    step: Step = "waiting"
    done: int = 0
    note: str = ""
    counts: Counter[str] = field(default_factory=Counter)
    issues: list[Issue] = field(default_factory=list)
    reports: list[str] = field(default_factory=list)

    @property
    def over(self) -> bool:
        """Is nothing more to come?"""
        return self.step in ("done", "failed", "stopped")

    def tell(self, issue: Issue) -> None:
        """A problem: counted, and kept as long as there are few."""
        self.counts["issues"] += 1
        if len(self.issues) < SHOWN:
            self.issues.append(issue)


class Adding:
    """Jobs in the order in which they came. The engine is loaded with the first."""

    def __init__(
        self, book: Book, make_engine: Callable[[], Engine],
        make_resolvers: Callable[[Callable[[str], None]], Resolvers],
    ) -> None:  # fmt: skip
        self._book = book
        self._make_engine = make_engine
        self._make_resolvers = make_resolvers
        self._ready: tuple[Engine, Resolvers] | None = None
        self._jobs: dict[str, Job] = {}
        self._numbers = count(1)
        self._stopped = Event()
        self._waiting: SimpleQueue[tuple[Job, Documents] | None] = SimpleQueue()
        self._worker: Thread | None = None

    def begin(self, label: str, documents: Documents, total: int | None) -> Job:
        """Read and store these documents in the background."""
        job = Job(str(next(self._numbers)), label, total)
        while len(self._jobs) >= _KEPT:
            self._jobs.pop(next(iter(self._jobs)))
        self._jobs[job.id] = job
        self._waiting.put((job, documents))
        if self._worker is None:
            self._worker = Thread(target=self._work, name="claimbook-adding", daemon=True)
            self._worker.start()
        return job

    def job(self, id_: str) -> Job | None:
        """The job of that id, if it is remembered."""
        return self._jobs.get(id_)

    def jobs(self) -> list[Job]:
        """All that are remembered, the latest first."""
        return list(self._jobs.values())[::-1]

    def stop(self) -> None:
        """End after the document that is being read."""
        self._stopped.set()
        self._waiting.put(None)
        if self._worker:
            self._worker.join(_FAREWELL_S)

    def _work(self) -> None:
        while (waiting := self._waiting.get()) and not self._stopped.is_set():
            self._run(*waiting)

    def _run(self, job: Job, documents: Documents) -> None:
        try:
            job.step, job.note = "loading", "loading the engine"
            engine, resolvers = self._loaded(job)
            job.step, job.note = "reading", ""
            self._read_all(job, documents(), engine, resolvers)
            job.step = "stopped" if self._stopped.is_set() else "done"
        except ClaimbookError as error:
            job.step = "failed"
            job.tell(Issue(error.subject, " ".join(filter(None, (error.problem, error.expected, error.remedy)))))
        except Exception:  # noqa: BLE001  the worker must live on; the log says what it was
            _log.exception("adding %s failed", job.label)
            job.step = "failed"
            job.tell(Issue(job.label, "it failed for a reason that we do not know; the server's log has it."))

    def _loaded(self, job: Job) -> tuple[Engine, Resolvers]:
        def say(line: str) -> None:
            job.note = line

        if self._ready is None:
            self._ready = (self._make_engine(), self._make_resolvers(say))
        return self._ready

    def _read_all(self, job: Job, documents: Iterable[Document | Issue], engine: Engine, resolvers: Resolvers) -> None:
        run = self._book.run(engine.name)
        for one in documents:
            if self._stopped.is_set():
                return
            if isinstance(one, Issue):
                job.tell(one)
            elif self._book.has_read(one, run):
                job.counts["known"] += 1
                job.reports.append(one.id)
            else:
                self._store(job, extract_claims(one, engine, resolvers), run)
            job.done += 1

    def _store(self, job: Job, found: Extraction, run: Run) -> None:
        try:
            added = self._book.add(found, run)
        except ClaimbookError as error:
            job.tell(Issue(error.subject, error.problem))
            return
        for issue in (*found.issues, *added.issues):
            job.tell(issue)
        job.counts[added.outcome] += 1
        job.counts["claims"] += added.claims
        job.reports.append(added.report)

"""Many documents in several processes or threads: the claims of `pipeline`, in the same order, sooner."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import cache
from multiprocessing import active_children, get_context
from typing import Final

from claimbook.errors import ResourceError
from claimbook.extract.engine import Engine
from claimbook.interrupts import interrupts_held
from claimbook.model.values import Document, Extraction, Issue
from claimbook.pipeline import Resolvers, extract_claims, without_identities

EngineFactory = Callable[[], Engine]
ResolversFactory = Callable[[], Resolvers]
"""Makes them once and keeps them: it is asked for each document."""
Makers = tuple[EngineFactory, ResolversFactory]

AHEAD: Final = 8
"""Documents in flight for each process: enough to keep all busy behind a long one, and a bound on memory."""


def extract_in_order(
    documents: Iterable[Document | Issue],
    factory: EngineFactory,
    jobs: int,
    resolving: ResolversFactory = without_identities,
) -> Iterator[Extraction | Issue]:
    """The claims of each document, in the order of the documents; Issues pass through in their place.

    factory, resolving: make an engine and what gives identities, and can be found again by name in another process
    (functions of a module). jobs: number of processes, 1 or more; 1 reads in this process. Documents are drawn as they
    are needed, at most AHEAD * jobs of them. Raises ResourceError where a process dies.
    """
    if jobs > 1:
        yield from _extract_in_processes(documents, (factory, resolving), jobs)
    else:
        yield from _extract_here(documents, factory, resolving)


def extract_in_threads(
    documents: Iterable[Document | Issue],
    engine: Engine,
    threads: int,
    resolving: ResolversFactory = without_identities,
) -> Iterator[Extraction | Issue]:
    """As `extract_in_order`, with one engine, for engines that wait for a server. Raises what the engine raises."""
    pool = ThreadPoolExecutor(threads)
    waiting: deque[Future[Extraction] | Issue] = deque()
    try:
        for one in documents:
            waiting.append(one if isinstance(one, Issue) else pool.submit(extract_claims, one, engine, resolving()))
            if len(waiting) >= 2 * threads:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _extract_here(
    documents: Iterable[Document | Issue], factory: EngineFactory, resolving: ResolversFactory
) -> Iterator[Extraction | Issue]:
    engine: Engine | None = None
    for one in documents:
        if isinstance(one, Issue):
            yield one
            continue
        engine = engine or factory()
        yield extract_claims(one, engine, resolving())


def _extract_in_processes(
    documents: Iterable[Document | Issue], makers: Makers, jobs: int
) -> Iterator[Extraction | Issue]:
    with _workers(jobs) as workers:
        waiting: deque[Future[Extraction] | Issue] = deque()
        for one in documents:
            waiting.append(one if isinstance(one, Issue) else _submit(workers, makers, one))
            if len(waiting) >= AHEAD * jobs:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())


def _submit(workers: ProcessPoolExecutor, makers: Makers, document: Document) -> Future[Extraction]:
    with interrupts_held():  # a process may start here, and inherits the mask: Ctrl-C is for the parent alone
        return workers.submit(_extract_in_worker, makers, document)


def _result(one: Future[Extraction] | Issue) -> Extraction | Issue:
    if isinstance(one, Issue):
        return one
    try:
        return one.result()
    except BrokenProcessPool as error:
        remedy = "Memory may have run out: try fewer --jobs."
        raise ResourceError("worker process", "it died while reading.", remedy=remedy) from error


@contextmanager
def _workers(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """A pool of fresh processes (spawned: alike on every system), ended at once when its user stops early."""
    others = set(active_children())
    pool = ProcessPoolExecutor(jobs, get_context("spawn"))
    try:
        yield pool
    except BaseException:
        for worker in set(active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _extract_in_worker(makers: Makers, document: Document) -> Extraction:
    factory, resolving = makers
    return extract_claims(document, _engine(factory), resolving())


@cache
def _engine(factory: EngineFactory) -> Engine:
    """In a worker: its engine, made for the first document and kept."""
    return factory()

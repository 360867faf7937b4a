"""`python -m benchmarks.asked BOOK`: what questions to a large book cost, each in a process of its own.

Profiles and a comparison of those who stand in most reports, every export, the match against a dataset (--against), the
views of the workbench, and a judgement of the actor in most reports, undone again. Make a book with
`python -m benchmarks.book ../shared/gold/dev --reports 3000 --book BOOK`. Its views are brought up to date first.
"""

import argparse
import multiprocessing
import resource
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

from sqlalchemy import func, select

from benchmarks.commands import claimbook
from claimbook.book.view_tables import ACTORS, SHOWN, VOICES
from claimbook.exchange import EXPORTERS
from claimbook.record import open_record
from claimbook.workbench.held import Held

Figure = tuple[str, float, float]
"""(what, seconds of the processor, MiB at most)."""
MOST = 2


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.asked", description=__doc__)
    parser.add_argument("book", help="a book, or its address")
    parser.add_argument("--against", type=Path, help="a file of UCDP GED to match")
    given = parser.parse_args(arguments)
    with open_record(given.book) as record:
        record.refresh()
    for name, seconds, mib in measure(given.book, given.against):
        print(f"{name:60} {seconds:8.2f} s {mib:8,.0f} MiB", flush=True)
    return 0


def measure(book: str, against: Path | None) -> Iterator[Figure]:
    """Ask, one question after the other."""
    keys, reports = zip(*most_reported(book), strict=True)
    with open_record(book) as record, record.book.moment() as connection:
        total = connection.execute(select(func.count()).select_from(SHOWN)).scalar_one()
    where = ("--book", book)
    yield _told(f"profile of one in {reports[0]} of {total:,} reports", "profile", keys[0], *where)
    yield _told("compare with the next", "compare", *keys, *where)
    with TemporaryDirectory() as folder:
        for form in EXPORTERS:
            yield _told(f"export --as {form}", "export", "--as", form, "--output", f"{folder}/{form}", *where)
    if against:
        yield _told("match", "match", "--against", str(against), *where)
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        yield pool.apply(shown, (book,))
        yield from pool.apply(judged, (book, keys, reports[0]))


def most_reported(book: str) -> list[tuple[str, int]]:
    """(key, reports) of those who stand in most reports."""
    with open_record(book) as record, record.book.moment() as connection:
        count = func.count()
        joined = VOICES.join(ACTORS, ACTORS.c.key == VOICES.c.actor)
        asked = select(ACTORS.c.party, count).select_from(joined).where(ACTORS.c.shown).group_by(ACTORS.c.party)
        return [(key, number) for key, number in connection.execute(asked.order_by(count.desc()).limit(MOST))]


def shown(book: str) -> Figure:
    """The workbench's first look at all of the record."""
    begun = process_time()
    with open_record(book) as record:
        Held(record, patience_s=3600).snapshot()
    return "all of it for the workbench", process_time() - begun, _memory_mib()


def judged(book: str, keys: tuple[str, ...], reports: int) -> list[Figure]:
    """Two actors judged the same, and the judgement undone: until the views are up to date."""
    found = []
    with open_record(book) as record:
        begun = process_time()
        made = record.book.judge("same", (keys[0], keys[1]), "a benchmark", sort="actor")
        record.refresh()
        found.append((f"an actor in {reports} reports judged the same as another", process_time() - begun))
        begun = process_time()
        record.book.undo(made.id)
        record.refresh()
        found.append(("the same undone", process_time() - begun))
    return [(name, seconds, _memory_mib()) for name, seconds in found]


def _told(name: str, *arguments: str) -> Figure:
    cost = claimbook(*arguments)
    return name, cost.processor, cost.peak_mib


def _memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

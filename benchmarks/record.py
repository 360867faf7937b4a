"""`python -m benchmarks.record ../shared/gold/dev`: the book and its views at size.

Reports are made by varying gold documents (benchmarks.varied), so that no engine's time is in the figures.
"""

import argparse
import json
import resource
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.varied import ENGINE, varied_reports
from claimbook.record import Record, open_record


@dataclass(frozen=True)
class Figure:
    """One thing measured. bound: what it has to reach at 100,000 reports, or ""."""

    name: str
    value: float
    unit: str
    bound: str = ""


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.record", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of gold documents to vary")
    parser.add_argument("--reports", type=int, default=100_000, help="how many; 2,000 are quick and rough")
    parser.add_argument("--book", help="where; default: a new file of SQLite that is removed afterwards")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        where = given.book or str(Path(folder) / "claimbook.db")
        found = list(measure(given.gold, given.reports, where))
        if not given.book:
            size = sum(one.stat().st_size for one in Path(folder).iterdir())
            found.append(Figure("size of the book", size / 2**20, "MiB"))
    if given.json:
        print(json.dumps([vars(one) for one in found], indent=1))
    else:
        print("\n".join(f"{one.name:36} {one.value:12,.2f} {one.unit:8} {one.bound}".rstrip() for one in found))
    return 0


def measure(gold: Path, reports: int, where: str) -> Iterator[Figure]:
    """Add all but one, make the views, add the last one, bring the views up to date."""
    with open_record(where) as record:
        run = record.book.run(ENGINE)
        adding, claims, kept = 0.0, 0, None
        for one in varied_reports(gold, reports):
            claims += len(one.claims)
            begun = perf_counter()
            if kept:
                record.book.add(kept, run)
            kept = one
            adding += perf_counter() - begun
        if kept is None:
            return
        yield Figure("claims", claims, "")
        yield Figure("reports into the book", adding / 60, "min")
        yield from _views(record)
        begun = perf_counter()
        record.book.add(kept, run)
        record.views()
        yield Figure("one more report, views up to date", perf_counter() - begun, "s", "at most 2, aim 0.3")
        yield Figure("memory at most", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20, "GiB", "4, aim 2")


def _views(record: Record) -> Iterator[Figure]:
    begun = perf_counter()
    views = record.views()
    yield Figure("views complete", (perf_counter() - begun) / 60, "min", "with adding at most 60, aim 20")
    yield Figure("incidents", len(views.incidents), "")
    yield Figure("relations", len(views.relations), "")
    yield Figure("actors", len(views.actors), "")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m benchmarks.book ../shared/gold/dev --reports 100000`: the book and its views at size.

Reports are made by varying gold documents (benchmarks.varied), so that no engine's time is in the figures. First all
but a few go into the book and views are made; then each of these, in a process of its own as for a command, and views
are brought up to date. Seconds of the processor stand beside those of the clock: other programs do not change them.
"""

import argparse
import json
import multiprocessing
import resource
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from benchmarks.varied import ENGINE, varied_reports
from claimbook.model.values import Extraction
from claimbook.record import Record, open_record
from claimbook.record.stored.state import read_state

Figure = tuple[str, float, str]
"""(what, value, unit)."""


@dataclass
class Clocks:
    """Seconds by the clock and by the processor."""

    wall: float = 0.0
    processor: float = 0.0

    def run(self, work: Callable[[], Any]) -> None:
        """Add what the work takes."""
        wall, processor = perf_counter(), process_time()
        work()
        self.wall += perf_counter() - wall
        self.processor += process_time() - processor


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.book", description=__doc__)
    parser.add_argument("gold", type=Path, help="folder of gold documents to vary")
    parser.add_argument("--reports", type=int, default=100_000, help="how many; 2,000 are quick and rough")
    parser.add_argument("--more", type=int, default=5, help="how many come one by one afterwards")
    parser.add_argument("--book", help="where; default: a new file of SQLite that is removed afterwards")
    parser.add_argument("--json", action="store_true", help="print JSON lines")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        where = given.book or str(Path(folder) / "claimbook.db")
        for name, value, unit in measure(given.gold, given.reports, given.more, where):
            line = json.dumps({"name": name, "value": value, "unit": unit})
            print(line if given.json else f"{name:44} {value:14,.3f} {unit}", flush=True)
        if not given.book:
            size = sum(one.stat().st_size for one in Path(folder).iterdir())
            print(f"{'size of the book':44} {size / 2**20:14,.1f} MiB")
    return 0


def measure(gold: Path, reports: int, more: int, where: str) -> Iterator[Figure]:
    """Add, make the views, add some one by one."""
    last: list[Extraction] = []
    adding, claims = Clocks(), 0
    with open_record(where) as record:
        run = record.book.run(ENGINE)
        for number, one in enumerate(varied_reports(gold, reports + more)):
            if number >= reports:
                last.append(one)
                continue
            claims += len(one.claims)
            adding.run(partial(record.book.add, one, run))
        yield "reports", reports, ""
        yield "claims", claims, ""
        yield from _timed("reports into the book", adding)
        making = Clocks()
        making.run(record.refresh)
        yield from _timed("views complete", making)
        yield "memory at most", _memory_mib(), "MiB"
        yield from _counts(record)
    for number, one in enumerate(last):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            took = pool.apply(one_more, (where, one))
            yield f"one more report, views up to date ({number + 1})", took.wall, "s"
            yield f"one more report, processor ({number + 1})", took.processor, "s"
            yield f"one more report, memory ({number + 1})", pool.apply(_memory_mib), "MiB"


def one_more(where: str, one: Extraction) -> Clocks:
    """What `claimbook add` does once the engine has read: open the book, add, bring the views up to date."""
    took = Clocks()

    def work() -> None:
        with open_record(where) as record:
            record.book.add(one, record.book.run(ENGINE))
            record.refresh()

    took.run(work)
    return took


def _timed(name: str, took: Clocks) -> Iterator[Figure]:
    yield name, took.wall / 60, "min"
    yield f"{name}, processor", took.processor / 60, "min"


def _counts(record: Record) -> Iterator[Figure]:
    with record.book.moment() as connection:
        state = read_state(connection)
        for table in ("incidents", "relations", "actors", "tellings", "blocks", "links", "voices", "handles"):
            count = connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one()  # noqa: S608
            yield table, count, ""
    yield "steps", state.serial if state else 0, ""


def _memory_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

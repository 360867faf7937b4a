"""How faithfully, and how fast, datasets move in and out.

    python -m benchmarks.exchange SHARED                   the files of UCDP GED in SHARED/data/ucdp_ged
    python -m benchmarks.exchange SHARED --rows 400000     and the time and memory for so many rows of their shape
    python -m benchmarks.exchange SHARED --rows 400000 --book      only that, through a book, as the commands do it

SHARED is the folder of third-party data, which is not part of this repository. Prints Markdown.
"""

import argparse
import csv
import io
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from benchmarks.commands import Cost, claimbook
from claimbook.exchange import consolidate, import_rows
from claimbook.exchange.cells import restored
from claimbook.exchange.exporters.ged import write
from claimbook.exchange.ged_columns import COLUMNS
from claimbook.exchange.importers.quantities import day
from claimbook.exchange.rows import cells_of
from claimbook.exchange.sides import interval_of, killed_of
from claimbook.exchange.source import BrokenRowError, Remark
from claimbook.model.values import Document, Extraction
from claimbook.model.views import Incident

RENAMED = {"best_est": "best", "high_est": "high", "low_est": "low"}
PAKISTAN = "ged_pakistan_1989-2021_v22.1_hxl.csv"
YEARS = ("2018", "2019")


@dataclass(frozen=True)
class Counts:
    """Rows of one file: in it, taken, reported as broken, told as no event (HXL tags)."""

    rows: int
    taken: int
    reported: int
    tags: int


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Import, consolidation and export of UCDP GED.")
    parser.add_argument("shared", type=Path)
    parser.add_argument("--rows", type=int, default=0, help="also measure speed and memory with this many rows")
    parser.add_argument("--book", action="store_true", help="only so many rows into a book and out of it again")
    parser.add_argument("--views", action="store_true", help="with --book: also out of the views of the whole record")
    parser.add_argument("--stream", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.stream:
        stream(options.stream, options.shared)
        return
    folder = options.shared / "data" / "ucdp_ged"
    files = sorted(folder.glob("ged_*.csv"))
    if options.book:
        print_book(files, options.rows, options.views)
        return
    print_counts(files)
    print_months(folder / PAKISTAN)
    print_cells(files)
    if options.rows:
        print_speed(files, options.rows)


def print_counts(files: Iterable[Path]) -> None:
    """Rows in, rows reported, rows of the file."""
    print("| file | rows | taken | reported | HXL tags | accounted for |\n| --- | --- | --- | --- | --- | --- |")
    for path in files:
        one = count(path)
        every = one.rows == one.taken + one.reported + one.tags
        print(
            f"| {path.name} | {one.rows:,} | {one.taken:,} | {one.reported} | {one.tags} | {'all' if every else 'NO'} |"
        )


def count(path: Path) -> Counts:
    """The rows of a file by what became of them."""
    found = list(map(type, import_rows("ged", path)))
    remarks = [one for one in import_rows("ged", path) if isinstance(one, Remark) and "HXL" in one.reason]
    reported = sum(1 for one in found if one is not Extraction and one is not Remark)
    return Counts(sum(1 for _ in _rows(path)) - 1, found.count(Extraction), reported, len(remarks))


def print_months(path: Path) -> None:
    """Sums of `best` by month of date_end, state-based violence: ours after consolidation, UCDP's from the file."""
    ours, theirs = our_months(path), file_months(path)
    months = sorted(set(ours) | set(theirs))
    right = sum(ours[one] == theirs[one] for one in months)
    print(f"\nPakistan {YEARS[0]}-{YEARS[-1]}, type of violence 1: {right} of {len(months)} months equal, ", end="")
    print(f"{sum(ours.values()):,} deaths ours, {sum(theirs.values()):,} in the file.")


def our_months(path: Path) -> Counter[str]:
    """Month -> sum of best, from consolidated incidents."""
    sums: Counter[str] = Counter()
    for found in import_rows("ged", path):
        incident = consolidate(found) if isinstance(found, Extraction) else None
        if incident is None or not isinstance(found, Extraction):
            continue
        end, best = interval_of(incident).end, killed_of(incident).best
        state_based = cells_of(found.document.text)["type_of_violence"] in ("1", "1.0")
        if end and best is not None and str(end.year) in YEARS and state_based:
            sums[f"{end:%Y-%m}"] += int(best)
    return sums


def file_months(path: Path) -> Counter[str]:
    """Month -> sum of best, from the cells of the file."""
    sums: Counter[str] = Counter()
    with path.open(encoding="utf-8-sig", newline="") as stream_:
        for row in csv.DictReader(stream_):
            if row["type_of_violence"] == "1" and row["date_end"][:4] in YEARS:
                sums[row["date_end"][:7]] += int(row["best"])
    return sums


def print_cells(files: Iterable[Path]) -> None:
    """Cells of the export against cells of the file, in the columns that both have."""
    cells, exact, equal = 0, 0, 0
    other: Counter[str] = Counter()
    for path in files:
        out = io.BytesIO()
        losses = round_trip(path, out)
        given = {row["id"]: row for row in csv.DictReader(io.StringIO(out.getvalue().decode(), newline=""))}
        for row in _dicts(path):
            if not row["id"]:
                continue
            written = given[str(int(float(row["id"])))]
            for column in written.keys() & row.keys():
                cells += 1
                exact += row[column] == written[column]
                same = meaning(row[column]) == meaning(restored(written[column]))
                equal += same
                other[column] += not same
        del given, losses
    shares = f"{equal / cells:.4%} with the same value, {exact / cells:.2%} letter by letter"
    print(f"\nGED out of GED: {cells:,} cells, {shares}.")
    print(f"Not the same: {dict(+other) or 'none'}.")


def round_trip(path: Path, out: io.BytesIO | io.BufferedWriter) -> list[tuple[str, int]]:
    """The file in, consolidated, and out again, one row in memory at a time. Gives the losses told."""
    at_hand: dict[str, Document] = {}
    losses = write(out, _incidents(path, at_hand), at_hand)
    return [(one.what, one.count) for one in losses]


def _incidents(path: Path, at_hand: dict[str, Document]) -> Iterator[Incident]:
    for found in import_rows("ged", path):
        incident = consolidate(found) if isinstance(found, Extraction) else None
        if incident and isinstance(found, Extraction):
            at_hand.clear()
            at_hand[found.document.id] = found.document
            yield incident


def meaning(cell: str) -> object:
    """What a cell says: a number, a day, or its words."""
    words = cell.strip()
    try:
        return float(words)
    except ValueError:
        pass
    try:
        return day(words, "cell") or words
    except BrokenRowError:
        return words


def print_speed(files: Iterable[Path], rows: int) -> None:
    """Seconds and memory of a process that takes a file of so many rows in and writes them out."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.csv"
        make_rows(files, rows, made)
        command = [sys.executable, "-m", "benchmarks.exchange", str(made), "--stream", str(Path(folder) / "out.csv")]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(f"\n{rows:,} rows ({made.stat().st_size / 1e6:.0f} MB) in, consolidated, out: {told.strip()}")


def stream(out: Path, made: Path) -> None:
    """What the measured process does."""
    begun, worked = time.perf_counter(), time.process_time()
    with out.open("wb") as target:
        round_trip(made, target)
    seconds = (time.perf_counter() - begun, time.process_time() - worked)
    print(f"{seconds[0]:.0f} s ({seconds[1]:.0f} s of one core), {peak_mib():.0f} MiB at most")


def peak_mib() -> float:
    """The most memory of this process. Not getrusage: on Linux that begins with the memory of the parent."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(one.split()[1]) for one in lines if one.startswith("VmHWM")) / 1024


def print_book(files: Iterable[Path], rows: int, views: bool) -> None:
    """What `claimbook import` and `claimbook export` cost for so many rows; each is a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        made, book, out = (Path(folder) / name for name in ("made.csv", "claimbook.db", "out.csv"))
        make_rows(files, rows, made)
        export = ("export", "--as", "ged", "--book", str(book), "--output", str(out))
        print(f"{rows:,} rows, {made.stat().st_size / 1e6:.0f} MB\n")
        print("| command | s | s of one core | MiB at most |\n| --- | --- | --- | --- |")
        costs = [("import", claimbook("import", str(made), "--as", "ged", "--book", str(book)))]
        print_cost(*costs[0])
        costs += [("export --imported: consolidated, and out", claimbook(*export, "--imported"))]
        print_cost(*costs[1])
        print_cost("both", _together([one for _, one in costs]))
        size = sum(one.stat().st_size for one in book.parent.glob("claimbook.db*"))
        if views:  # before the rows are compared: a process seems to need what its parent holds
            print_cost("export out of all views", claimbook(*export[:-1], str(out.with_name("views.csv"))))
        same = f"{_same_rows(made, out):.4%} of cells the same"
        print(f"\nThe book: {size / 1e6:,.0f} MB. Out again: {sum(1 for _ in _rows(out)) - 1:,} rows, {same}.")


def print_cost(what: str, cost: Cost) -> None:
    """A line of the table."""
    print(f"| {what} | {cost.seconds:.0f} | {cost.processor:.0f} | {cost.peak_mib:,.0f} |", flush=True)


def _together(costs: list[Cost]) -> Cost:
    """One after the other."""
    seconds, processor = (sum(values) for values in zip(*((one.seconds, one.processor) for one in costs), strict=True))
    return Cost(seconds, max(one.peak_mib for one in costs), processor)


def _same_rows(made: Path, out: Path) -> float:
    """The share of cells with the same value, of the rows of both, which need not stand in the same order."""
    cells = equal = 0
    given = {row[0]: row for row in _rows(made)}
    for row in _rows(out):
        pairs = list(zip(given[row[0]], row, strict=True))
        cells += len(pairs)
        equal += sum(one == two or meaning(one) == meaning(restored(two)) for one, two in pairs)
    return equal / cells


def make_rows(files: Iterable[Path], rows: int, made: Path) -> None:
    """A file of GED's shape: the rows of the files in turn, again and again under new ids."""
    source = (row for path in cycle(tuple(files)) for row in _dicts(path) if row["id"])
    with made.open("w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, COLUMNS, extrasaction="ignore", restval="")
        writer.writeheader()
        for number, row in enumerate(islice(source, rows), 1):
            writer.writerow(row | {"id": str(number)})


def _dicts(path: Path) -> Iterator[dict[str, str]]:
    lines = _rows(path)
    columns = [RENAMED.get(one, one) for one in next(lines)]
    return (dict(zip(columns, row, strict=False)) for row in lines)


def _rows(path: Path) -> Iterator[list[str]]:
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        yield from csv.reader(lines)


if __name__ == "__main__":
    main()

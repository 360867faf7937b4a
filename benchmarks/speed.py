"""`python -m benchmarks.speed`: speed, memory and size, each beside what it has to reach.

Documents of about 400 words are put together from the sentences of the package's sample reports, or of --material.
Absolute figures depend on the machine; the share of the bare encoder's speed hardly does.
"""

import argparse
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.commands import read
from benchmarks.installed import installed_mib
from benchmarks.reports import reports, sample_sentences, write_reports
from benchmarks.throughput import Throughput, throughput
from claimbook.extract.local import load

COLD_STARTS = 3


@dataclass(frozen=True)
class Figure:
    """One thing measured. bound: what it has to reach ("at least 0.4") or "" where it only explains another."""

    name: str
    value: float
    unit: str
    bound: str = ""


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=2_000, help="how many to read; a tenth is quick and rough")
    parser.add_argument(
        "--memory", type=int, default=10_000, help="documents of the longer of two memory runs; 0: none"
    )
    parser.add_argument("--material", type=Path, help="a file or folder whose sentences make the documents")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes, one a core")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    given = parser.parse_args(arguments)
    material = sample_sentences(given.material)
    with TemporaryDirectory() as folder:
        found = list(measure(material, given, Path(folder)))
    print(json.dumps([vars(one) for one in found], indent=1) if given.json else table(found))
    return 0


def measure(material: list[str], given: argparse.Namespace, folder: Path) -> Iterator[Figure]:
    """All figures, the quick ones first."""
    yield from _size()
    yield from _cold_start(material, folder)
    yield from _shares(throughput(reports(given.documents, material), load()))
    yield from _end_to_end(material, given.documents, given.jobs, folder)
    yield _identities(material, max(given.documents // 4, 50), folder)
    if given.memory:
        yield from _memory(material, given.memory, folder)


def _size() -> Iterator[Figure]:
    sizes = installed_mib()
    yield Figure("installed, with all dependencies", sum(sizes.values()), "MiB", "under 400")
    yield Figure("installed, claimbook itself", sizes["claimbook"], "MiB")


def _cold_start(material: list[str], folder: Path) -> Iterator[Figure]:
    path = folder / "one.jsonl"
    write_reports(reports(1, material), path)
    yield Figure("one article from a cold start", min(read(path).seconds for _ in range(COLD_STARTS)), "s", "under 2")


def _shares(found: Throughput) -> Iterator[Figure]:
    yield Figure("whole read, one process", found.pieces / found.whole_seconds, "pieces/s")
    yield Figure("bare encoder, in the engine's windows", found.pieces / found.bare_seconds, "pieces/s")
    yield Figure("bare encoder, each sentence alone", found.pieces / found.alone_seconds, "pieces/s")
    yield Figure("whole read, share of the faster bare encoder", found.ratio, "", "at least 0.4, aim 0.7")


def _end_to_end(material: list[str], count: int, jobs: int, folder: Path) -> Iterator[Figure]:
    path = folder / "many.jsonl"
    write_reports(reports(count, material), path)
    yield Figure(
        f"from file to claims, {jobs} processes", count / read(path, jobs).seconds, "documents/s", "at least 15"
    )


def _identities(material: list[str], count: int, folder: Path) -> Figure:
    """Processor time of the same reading with and without, by turns, so that other work counts for both."""
    path = folder / "identities.jsonl"
    write_reports(reports(count, material), path)
    read(path)  # builds the gazetteer, once
    turns = [(read(path).processor, read(path, identities=False).processor) for _ in range(COLD_STARTS)]
    ratio = min(with_them for with_them, _ in turns) / min(without for _, without in turns)
    return Figure("read with identities against without", ratio, "times", "at most 1.4, aim 1.15")


def _memory(material: list[str], most: int, folder: Path) -> Iterator[Figure]:
    for count in (most // 10, most):
        path = folder / f"{count}.jsonl"
        write_reports(reports(count, material), path)
        yield Figure(f"peak memory, {count} documents", read(path).peak_mib, "MiB", "under 500, no growth")


def table(found: list[Figure]) -> str:
    """The figures as Markdown."""
    rows = [f"| {one.name} | {one.value:,.2f} {one.unit} | {one.bound} |" for one in found]
    return "\n".join(("| | measured | to reach |", "|---|---|---|", *rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

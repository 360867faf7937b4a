"""`claimbook import`: rows of a dataset -> the book."""

import gc
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import click

from claimbook.cli.escape import visible
from claimbook.cli.listing import book_option
from claimbook.cli.progress import Progress, issue_line, watch
from claimbook.cli.reading import UNREADABLE
from claimbook.model.values import Extraction

if TYPE_CHECKING:
    from claimbook.book import Book

BATCH: Final = 1000
"""Rows in one transaction."""
NAMES: Final = ("ged", "acled", "gtd", "ucdp-actor", "un", "ofac", "geonames", "ftm", "contract")


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path),
                metavar="FILE...")  # fmt: skip
@click.option("--as", "form", type=click.Choice(NAMES), required=True, help="The format, see below.")
@book_option
def import_(files: tuple[Path, ...], form: str, book: str) -> int:
    """Take the rows of datasets into a book, each as a report with claims whose holder is the dataset.

    \b
      ged         UCDP Georeferenced Event Dataset, CSV    un        UN Security Council's list, XML
      acled       ACLED, CSV (your own copy)               ofac      OFAC's sdn.csv, with alt.csv beside it
      gtd         Global Terrorism Database, CSV or Excel  geonames  a dump of GeoNames
      ucdp-actor  UCDP Actor Dataset, CSV                  ftm       FollowTheMoney JSON lines
      contract    claims.jsonl, with documents.jsonl beside it

    The text of such a report is its row, one "column: value" a line, and every claim points at its cells. A row is one
    incident under the dataset's own id, and joins no other; claimbook match sets both beside each other. Of lists,
    entities only: persons are counted and passed over.

    A row that can't be taken is named on standard error with its line and the reason; the rest goes in, and the exit
    code is 1. What the book has already is not taken twice.

    \b
    Examples:
      claimbook import ged_pakistan.csv --as ged
      claimbook import sdn.csv --as ofac --book groups.db
    """
    from claimbook.book import open_book

    counts: Counter[str] = Counter()
    with (
        open_book(book) as opened,
        watch(0, quiet=False) as progress,
        _seldom_collected(),
        _Writer(opened, counts) as writer,
    ):
        for path in files:
            _take(writer, form, path, (counts, progress))
    click.echo(f"{visible(book)}: {summary(counts)}")
    return UNREADABLE if counts["issues"] else 0


def summary(counts: Counter[str]) -> str:
    """'6,082 rows taken, 7,311 claims; 1 not taken, see above'."""
    told = [f"{counts['taken']:,} rows taken, {counts['claims']:,} claims"]
    told += [f"{counts['known']:,} known before"] if counts["known"] else []
    told += [f"{counts['issues']:,} problems, see above"] if counts["issues"] else []
    return "; ".join(told)


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Search for cycles once a batch or so: rows make none, and the search took a seventh of the time."""
    before = gc.get_threshold()
    gc.set_threshold(100_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


class _Writer:
    """Stores one batch while the next one is read: SQLite, indexing words, leaves the other core to Python."""

    def __init__(self, book: "Book", counts: Counter[str]) -> None:
        self._book = book
        self._counts = counts
        self._pool = ThreadPoolExecutor(1)
        self._waiting: list[Extraction] = []
        self._pending: Future[Counter[str]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        """What was read is stored, unless something has gone wrong; a batch begun is ended in any case."""
        try:
            if kind is None:
                self._store()
                self._settle()
        finally:
            self._pool.shutdown()

    def add(self, found: Extraction) -> None:
        """Raises InputError where an earlier batch could not be stored."""
        self._waiting.append(found)
        if len(self._waiting) == BATCH:
            self._store()

    def _store(self) -> None:
        """Begin to store what waits: one transaction, so a run that was stopped goes on where it was."""
        self._settle()
        self._pending = self._pool.submit(_stored, self._book, self._waiting)
        self._waiting = []

    def _settle(self) -> None:
        if self._pending:
            self._counts.update(self._pending.result())
        self._pending = None


def _take(writer: _Writer, form: str, path: Path, told: tuple[Counter[str], Progress]) -> None:
    from claimbook.exchange import Remark, import_rows

    counts, progress = told
    for found in import_rows(form, path):
        if isinstance(found, Extraction):
            writer.add(found)
        elif isinstance(found, Remark):
            click.echo(issue_line(found), err=True)
        else:
            counts["issues"] += 1
            progress.report(found)


def _stored(book: "Book", found: list[Extraction]) -> Counter[str]:
    """Counts: "taken", "known" and "claims" of the rows."""
    by_engine: dict[str, list[Extraction]] = {}
    for one in found:
        engine = next((claim.engine for claim in one.claims if claim.engine), "import/places")
        by_engine.setdefault(engine, []).append(one)
    counts: Counter[str] = Counter()
    for engine, held in by_engine.items():
        added = book.add_rows(held, book.run(engine))
        told = {name: added.pop(name, 0) for name in ("claims", "known")}
        counts.update(told, taken=added.total())
    return counts

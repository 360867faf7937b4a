"""`claimbook import`: rows of a dataset -> the book."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.listing import book_option
from claimbook.cli.progress import Progress, issue_line, watch
from claimbook.cli.reading import UNREADABLE
from claimbook.model.values import Extraction, Issue

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
    with open_book(book) as opened, watch(0, quiet=False) as progress:
        for path in files:
            _take(opened, form, path, (counts, progress))
    click.echo(f"{visible(book)}: {summary(counts)}")
    return UNREADABLE if counts["issues"] else 0


def summary(counts: Counter[str]) -> str:
    """'6,082 rows taken, 7,311 claims; 1 not taken, see above'."""
    told = [f"{counts['taken']:,} rows taken, {counts['claims']:,} claims"]
    told += [f"{counts['known']:,} known before"] if counts["known"] else []
    told += [f"{counts['issues']:,} problems, see above"] if counts["issues"] else []
    return "; ".join(told)


def _take(book: "Book", form: str, path: Path, told: tuple[Counter[str], Progress]) -> None:
    """Store the rows, so many in one transaction: a run that was stopped goes on where it was."""
    from claimbook.exchange import Remark, import_rows

    counts, progress = told
    waiting: list[Extraction] = []
    for found in import_rows(form, path):
        if isinstance(found, Extraction):
            waiting.append(found)
            _report(found.issues, counts, progress)
        elif isinstance(found, Remark):
            click.echo(issue_line(found), err=True)
        else:
            _report((found,), counts, progress)
        if len(waiting) == BATCH:
            _store(book, waiting, counts)
            waiting = []
    _store(book, waiting, counts)


def _store(book: "Book", found: list[Extraction], counts: Counter[str]) -> None:
    by_engine: dict[str, list[Extraction]] = {}
    for one in found:
        engine = next((claim.engine for claim in one.claims if claim.engine), "import/places")
        by_engine.setdefault(engine, []).append(one)
    for engine, held in by_engine.items():
        added = book.add_rows(held, book.run(engine))
        counts["claims"] += added.pop("claims", 0)
        counts["known"] += added.pop("known", 0)
        counts["taken"] += added.total()


def _report(issues: Iterable[Issue], counts: Counter[str], progress: Progress) -> None:
    for one in issues:
        counts["issues"] += 1
        progress.report(one)

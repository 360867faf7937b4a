"""`claimbook add`: reports -> the book."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.asking import asking_options, with_asking
from claimbook.cli.escape import visible
from claimbook.cli.listing import book_option
from claimbook.cli.progress import Progress, watch
from claimbook.cli.reading import UNREADABLE, Reading, engine_option, extracted, identities_option
from claimbook.extract.engines import ASKING, ENGINES
from claimbook.model.values import Document, Extraction, Issue

if TYPE_CHECKING:
    from claimbook.book import Book
    from claimbook.model.record import Run

UNFINISHED: Final = "not read to the end"
"""How the reason of an Issue begins where a model gave no answer: such a document is not stored, so that the next
`add` asks again."""


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@book_option
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD",
              help="Publication date of all inputs, in place of what they tell.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Processes to read with, one for each core.")  # fmt: skip
@engine_option
@identities_option
@asking_options
def add(inputs: tuple[str, ...], book: str, published: datetime | None, **given: Any) -> int:
    """Read reports into a book: a database of reports, their claims, and what is decided about them.

    INPUT is as for claimbook read. The book is made where there is none: a file of SQLite, which other programs
    (sqlite3, Datasette) open as it is, or a database of PostgreSQL.

    \b
    Examples:
      claimbook add reports/
      claimbook add reports.jsonl --jobs 4 --book sahel.db
      claimbook add reports/ --book postgresql://me@server/claims
      claimbook add reports/ --engine cascade
      datasette claimbook.db

    What the book has is not read again, so an add that was stopped, by Ctrl-C or by the plug, goes on where it was: the
    same command again. When all is read, incidents, relations and actors are brought up to date.

    Another text under the same id or address is a new version; another engine reads all anew, and claimbook runs diff
    shows what it finds other. Copies of one text count as one source.

    A document that cannot be read is named on standard error, the rest goes on, and the exit code is 1.
    """
    from claimbook.book import open_book
    from claimbook.cli.upkeep import UpkeepLine
    from claimbook.record import Record

    day = published.date() if published else None
    chosen = Reading(inputs, day, given["engine"], given["jobs"], identities=given["identities"])
    reading = with_asking(chosen, given)
    with open_book(book) as opened:
        counts: Counter[str] = Counter()
        with watch(inputs, quiet=False) as progress, _stop_told(counts):
            add_all(opened, reading, progress, counts)
        Record(opened, progress=UpkeepLine()).refresh()
    click.echo(f"{visible(_shown(book))}: {summary(counts)}")
    return UNREADABLE if counts["issues"] else 0


@contextmanager
def _stop_told(counts: Counter[str]) -> Iterator[None]:
    """Ctrl-C ends it with what is in by then, and how it goes on."""
    try:
        yield
    except KeyboardInterrupt:
        told = f"claimbook: stopped: {summary(counts)}; the same command goes on where it stopped"
        click.echo(told, err=True)
        raise


def add_all(book: "Book", reading: Reading, progress: Progress, counts: Counter[str]) -> None:
    """Read and store, a document at a time. counts: is told of the outcomes of claimbook.book, claims, and issues."""
    run = book.run(_engine_name(reading), _options(reading))
    for found in extracted(_unread(book, run, _documents(reading), counts, progress), reading):
        if isinstance(found, Issue):
            counts["issues"] += 1
            progress.report(found)
        else:
            _store(book, run, found, counts, progress)
        progress.advance()


def summary(counts: Counter[str]) -> str:
    """'12 reports read, 140 claims; 3 known before, not read again'."""
    read = counts["new"] + counts["version"] + counts["reread"]
    told = [f"{read:,} reports read, {counts['claims']:,} claims"]
    told += [f"{counts['version']:,} of them new versions"] if counts["version"] else []
    told += [f"{counts['reread']:,} of them known, read by this engine for the first time"] if counts["reread"] else []
    told += [f"{counts['known']:,} read before, not read again"] if counts["known"] else []
    told += [f"{counts['issues']:,} problems, see above"] if counts["issues"] else []
    return "; ".join(told)


def _store(book: "Book", run: "Run", found: Extraction, counts: Counter[str], progress: Progress) -> None:
    added = None if any(one.reason.startswith(UNFINISHED) for one in found.issues) else book.add(found, run)
    issues = [*found.issues, *(added.issues if added else ())]
    for issue in issues:
        progress.report(issue)
    counts["issues"] += len(issues)
    if added:
        counts[added.outcome] += 1
        counts["claims"] += added.claims


def _documents(reading: Reading) -> Iterable[Document | Issue]:
    from claimbook.pipeline import read_documents
    from claimbook.read import ReadOptions

    return read_documents(reading.inputs, ReadOptions(published=reading.published))


def _unread(
    book: "Book", run: "Run", documents: Iterable[Document | Issue], counts: Counter[str], progress: Progress
) -> Iterator[Document | Issue]:
    """What the run has not read yet."""
    for one in documents:
        if isinstance(one, Document) and book.has_read(one, run):
            counts["known"] += 1
            progress.advance()
        else:
            yield one


def _engine_name(reading: Reading) -> str:
    """The engine's name and version, as the run carries it."""
    if reading.engine not in ASKING:
        return ENGINES[reading.engine]().name
    from claimbook.extract.llm import Options, load, load_cascade
    from claimbook.settings import load_settings

    maker = load_cascade if reading.engine == "cascade" else load
    return maker(Options(reading.votes, reading.max_tokens), load_settings()).name


def _options(reading: Reading) -> str:
    """What changes the claims besides the engine: readings with other options are another run."""
    told = [f"votes={reading.votes}"] if reading.votes > 1 else []
    return " ".join([*told, *([] if reading.identities else ["no identities"])])


def _shown(book: str) -> str:
    """The book's name, without a password."""
    from claimbook.book.database import address_of

    return address_of(book).render_as_string(hide_password=True) if "://" in book else book

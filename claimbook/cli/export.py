"""`claimbook export`: the record in a format of the field."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.filtering import asof_option, day_of, opened
from claimbook.cli.listing import book_option
from claimbook.cli.opening import existing
from claimbook.cli.sink import open_sink
from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.book import Book
    from claimbook.exchange import Export, Ledger, Loss
    from claimbook.model.record import Entry

NAMES: Final = ("acled", "ged", "geojson", "parquet", "graphml", "gexf", "ftm", "jsonld", "excel", "contract")
NUMBERED: Final = ("acled", "ged")
"""Formats whose events have numbers, which are kept from one export to the next."""
TEXT: Final = ("acled", "ged", "geojson", "graphml", "gexf", "ftm", "jsonld")
"""Formats of one text file, which may go to standard output."""


@click.command()
@click.option("--as", "form", type=click.Choice(NAMES), required=True, help="The format, see below.")
@click.option("--output", type=click.Path(path_type=Path), metavar="PATH",
              help="A file; a folder for parquet and contract, which are several files.")  # fmt: skip
@click.option("--include-persons", is_flag=True, help="Write the names of private people: victims and witnesses.")
@click.option("--ids", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Numbers of earlier exports. Default: beside the output, with .ids.jsonl.")  # fmt: skip
@click.option("--rule", type=click.Choice(["ucdp", "latest", "most-sources"]), default="ucdp", show_default=True,
              help="How a value is chosen where claims differ.")  # fmt: skip
@click.option("--imported", is_flag=True, help="Of ged: only rows that came from GED, written as they come.")
@asof_option
@book_option
def export(form: str, output: Path | None, asof: datetime | None, **given: Any) -> int:
    """Write a book's record in a format of the field.

    \b
      acled     CSV in the shape of ACLED's 31 columns     ftm       FollowTheMoney JSON lines
      ged       CSV in the shape of UCDP GED's 49 columns  jsonld    W3C annotations with provenance
      geojson   incidents on a map                         excel     a workbook, a sheet a table
      graphml   the network of groups                      parquet   all tables, nothing left out
      gexf      the same with dates, for Gephi             contract  claims.jsonl and documents.jsonl

    What a format has no place for is told on standard error, with how often and why. Names of private people are
    withheld, and no cell starts a formula in a spreadsheet. An incident keeps its number from one export to the next;
    numbers that no incident has any more stay in the file of ids, marked as withdrawn.

    \b
    Examples:
      claimbook export --as ged --output events.csv
      claimbook export --as ged --imported --output events.csv     hundreds of thousands of rows
      claimbook export --as parquet --output tables/
      claimbook export --as geojson | jq '.features | length'
      claimbook export --as contract --output corpus/ --as-of 2024-06-30
    """
    from claimbook.exchange import ExportOptions, export_record

    if given["imported"]:
        return _imported(form, output, given["book"], day_of(asof))
    if output is None and form not in TEXT:
        raise click.UsageError(f"{form} is no single text: name a place with --output.")
    kept = given["ids"] or (output.with_name(f"{output.name}.ids.jsonl") if output and form in NUMBERED else None)
    options = ExportOptions(given["include_persons"], _ledger(kept))
    with opened(given["book"], given["rule"]) as record:
        found = export_record(form, record.views(day_of(asof)), record.entries(day_of(asof)), options)
    _write(found, output)
    _keep(found, kept)
    _tell(found.losses)
    _tell_withdrawn(found)
    return 0


def _imported(form: str, output: Path | None, book: str, asof: date | None) -> int:
    """Imported rows in little memory: each is an incident of its own, so none needs to wait for another."""
    from claimbook.exchange.exporters.ged import write_entries

    if form != "ged" or output is None:
        raise click.UsageError("--imported goes with --as ged and --output.")
    try:
        with existing(book) as opened_book, output.open("wb") as stream:
            losses = write_entries(stream, _entries(opened_book, asof))
    except OSError as error:
        raise InputError(str(output), f"can't be written ({error.strerror}).") from error
    _tell(losses)
    return 0


def _entries(book: "Book", asof: date | None) -> "Iterator[Entry]":
    """The entries of rows of GED by report, with the judgements that hold."""
    from claimbook.book.reading import Scope
    from claimbook.exchange.datasets import UCDP_GED
    from claimbook.model import anchors

    judgements = anchors.in_force(book.judgements(), asof)
    lineage = book.lineage(judgements)
    for _, group in groupby(book.stream(Scope(asof, UCDP_GED.engine)), key=lambda one: one.report.id):
        yield from anchors.apply_judgements(list(group), judgements, lineage)


def _ledger(kept: Path | None) -> "Ledger":
    from claimbook.exchange import Ledger, ledger_from_lines

    if kept is None or not kept.exists():
        return Ledger()
    return ledger_from_lines(kept.read_bytes())


def _write(found: "Export", output: Path | None) -> None:
    if output is None:
        with open_sink(None) as sink:
            for content in found.files.values():
                sink.write(content.decode("utf-8", "replace"))
        return
    try:
        if len(found.files) == 1:
            _one(output / next(iter(found.files)) if output.is_dir() else output, next(iter(found.files.values())))
        else:
            output.mkdir(parents=True, exist_ok=True)
            for name, content in found.files.items():
                _one(output / name, content)
    except OSError as error:
        raise InputError(str(output), f"can't be written ({error.strerror}).") from error


def _one(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _keep(found: "Export", kept: Path | None) -> None:
    from claimbook.exchange import ledger_to_lines

    if kept is not None:
        try:
            kept.write_bytes(ledger_to_lines(found.ledger))
        except OSError as error:
            raise InputError(str(kept), f"can't be written ({error.strerror}).") from error


def _tell(losses: "Sequence[Loss]") -> None:
    for one in losses:
        click.echo(visible(f"left out: {one.what} ({one.count:,}): {one.why}"), err=True)


def _tell_withdrawn(found: "Export") -> None:
    gone = len(found.ledger.withdrawn())
    if gone:
        click.echo(f"withdrawn: {gone:,} numbers of earlier exports, listed in the file of ids", err=True)

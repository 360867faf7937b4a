"""`claimbook export`: the record in a format of the field."""

import codecs
import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.filtering import asof_option, day_of, opened
from claimbook.cli.listing import book_option
from claimbook.cli.opening import existing
from claimbook.cli.sink import open_sink
from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.book import Book
    from claimbook.cli.sink import Sink
    from claimbook.exchange import Ledger, Loss, Out, Written
    from claimbook.model.record import Entry

NAMES: Final = ("acled", "ged", "geojson", "parquet", "graphml", "gexf", "ftm", "jsonld", "excel", "contract")
NUMBERED: Final = ("acled", "ged")
"""Formats whose events have numbers, which are kept from one export to the next."""
TEXT: Final = ("acled", "ged", "geojson", "graphml", "gexf", "ftm", "jsonld")
"""Formats of one text file, which may go to standard output."""
FOLDERS: Final = ("parquet", "contract")
"""Formats of several files."""
_PIECE: Final = 1 << 16
"""Bytes that go to standard output at once."""


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
    from claimbook.exchange import ExportOptions, write_record
    from claimbook.record.material import material_of

    if given["imported"]:
        return _imported(form, output, given["book"], day_of(asof))
    if output is None and form not in TEXT:
        raise click.UsageError(f"{form} is no single text: name a place with --output.")
    kept = given["ids"] or (output.with_name(f"{output.name}.ids.jsonl") if output and form in NUMBERED else None)
    options = ExportOptions(given["include_persons"], _ledger(kept))
    with opened(given["book"], given["rule"], asof) as record, material_of(record, day_of(asof)) as material:
        found = write_record(form, material, _place(form, output), options)
    _keep(found, kept)
    _tell(found.losses)
    _tell_withdrawn(found)
    return 0


def _imported(form: str, output: Path | None, book: str, asof: date | None) -> int:
    """Imported rows in little memory: each is an incident of its own, so none needs to wait for another."""
    from claimbook.exchange.exporters.ged import write_entries

    if form != "ged" or output is None:
        raise click.UsageError("--imported goes with --as ged and --output.")
    with existing(book) as opened_book, _file(output) as stream:
        losses = write_entries(stream, _entries(opened_book, asof))
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


def _place(form: str, output: Path | None) -> "Out":
    """Where the files of an export go: to that file, into that folder, or to standard output."""
    if output is None:
        return lambda _: _standard_output()
    if form in FOLDERS:
        _make_folder(output)
    if form in FOLDERS or output.is_dir():
        return lambda name: _file(output / name)
    return lambda _: _file(output)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(str(path), f"can't be written ({error.strerror}).") from error


@contextmanager
def _file(path: Path) -> Iterator[BinaryIO]:
    """The file, which takes its name once it is whole. Raises InputError where it can't be written."""
    part = path if path.exists() and not path.is_file() else path.with_name(f"{path.name}.part")
    try:
        with part.open("wb") as stream:
            yield stream
        if part != path:
            part.replace(path)
    except OSError as error:
        raise InputError(str(path), f"can't be written ({error.strerror}).") from error
    finally:
        if part != path:
            with suppress(OSError):
                part.unlink()


@contextmanager
def _standard_output() -> Iterator[BinaryIO]:
    with open_sink(None) as sink, io.BufferedWriter(Piece(sink), _PIECE) as stream:
        yield stream


class Piece(io.RawIOBase):
    """Bytes on their way to a sink of text; a letter that is cut waits for its other half."""

    def __init__(self, sink: "Sink") -> None:
        self._sink = sink
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def writable(self) -> bool:
        """It is."""
        return True

    def write(self, content: Any) -> int:
        """Write whole letters, and keep the rest for the next time. Raises OutputClosedError."""
        piece = bytes(content)
        self._sink.write(self._decoder.decode(piece))
        return len(piece)


def _keep(found: "Written", kept: Path | None) -> None:
    from claimbook.exchange import ledger_to_lines

    if kept is not None:
        try:
            kept.write_bytes(ledger_to_lines(found.ledger))
        except OSError as error:
            raise InputError(str(kept), f"can't be written ({error.strerror}).") from error


def _tell(losses: "Sequence[Loss]") -> None:
    for one in losses:
        click.echo(visible(f"left out: {one.what} ({one.count:,}): {one.why}"), err=True)


def _tell_withdrawn(found: "Written") -> None:
    gone = len(found.ledger.withdrawn())
    if gone:
        click.echo(f"withdrawn: {gone:,} numbers of earlier exports, listed in the file of ids", err=True)

"""`claimbook export`: the record in a format of the field."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.filtering import asof_option, day_of, opened
from claimbook.cli.listing import book_option
from claimbook.cli.sink import open_sink
from claimbook.errors import InputError

if TYPE_CHECKING:
    from claimbook.exchange import Export, Ledger

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
      claimbook export --as parquet --output tables/
      claimbook export --as geojson | jq '.features | length'
      claimbook export --as contract --output corpus/ --as-of 2024-06-30
    """
    from claimbook.exchange import ExportOptions, export_record

    if output is None and form not in TEXT:
        raise click.UsageError(f"{form} is no single text: name a place with --output.")
    kept = given["ids"] or (output.with_name(f"{output.name}.ids.jsonl") if output and form in NUMBERED else None)
    options = ExportOptions(given["include_persons"], _ledger(kept))
    with opened(given["book"], given["rule"]) as record:
        found = export_record(form, record.views(day_of(asof)), record.entries(day_of(asof)), options)
    _write(found, output)
    _keep(found, kept)
    _tell(found)
    return 0


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


def _tell(found: "Export") -> None:
    for one in found.losses:
        click.echo(visible(f"left out: {one.what} ({one.count:,}): {one.why}"), err=True)
    gone = len(found.ledger.withdrawn())
    if gone:
        click.echo(f"withdrawn: {gone:,} numbers of earlier exports, listed in the file of ids", err=True)

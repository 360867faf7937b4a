"""Rows of a record for whoever asks: columns on a terminal, JSON lines on a pipe, CSV."""

import csv
import io
import shutil
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Final

import click

from claimbook.cli.escape import cell, json_line, visible
from claimbook.cli.sink import open_sink

FORMS: Final = ("auto", "table", "jsonl", "csv")
GAP: Final = "  "
LEAST_WIDTH: Final = 60
WIDEST_CELL: Final = 34

Row = Mapping[str, Any]
"""Column -> value: text, number, day, None, or a list or mapping of what JSON has."""

form_option: Final = click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    default="auto",
    show_default=True,
    help="auto: a table on a terminal, else jsonl.",
)

book_option: Final = click.option(
    "--book",
    default="claimbook.db",
    show_default=True,
    metavar="BOOK",
    envvar="CLAIMBOOK_BOOK",
    show_envvar=True,
    help="A file, or postgresql://user@host/name.",
)


def print_rows(columns: Sequence[str], rows: Iterable[Row], form: str, output: Path | None = None) -> None:
    """Print each row as soon as it is there; a table needs them all first. columns: those of a table, in order."""
    chosen = _fitting(output) if form == "auto" else form
    with open_sink(output) as sink:
        if chosen == "jsonl":
            for row in rows:
                sink.write(json_line({key: _json(value) for key, value in row.items()}))
        elif chosen == "csv":
            sink.write(_csv_lines([columns]))
            for row in rows:
                sink.write(_csv_lines([[_plain(row.get(column)) for column in columns]]))
        else:
            sink.write(table(columns, list(rows), _width()))


def table(columns: Sequence[str], rows: Sequence[Row], width: int) -> str:
    """Columns as wide as what stands in them, up to a bound; no line is longer than the terminal.

    What is cut ends in …; jsonl and csv have it whole.
    """
    cells = [[visible(_plain(row.get(column))) for column in columns] for row in rows]
    cells = [[*(_cut(one, WIDEST_CELL) for one in line[:-1]), line[-1]] for line in cells]
    if not cells:
        return "nothing found\n"
    lines = [[column.upper().replace("_", " ") for column in columns], *cells]
    widths = [max(len(line[at]) for line in lines) for at in range(len(columns))]
    return "".join(f"{_line(line, widths, width)}\n" for line in lines)


def is_terminal(form: str) -> bool:
    """Would `print_rows` print a table on a terminal?"""
    return form == "table" or (form == "auto" and sys.stdout.isatty())


def book_command(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command --book and --format."""
    return book_option(form_option(command))


def _line(cells: Sequence[str], widths: Sequence[int], width: int) -> str:
    line = GAP.join(one.ljust(wide) for one, wide in zip(cells, widths, strict=True)).rstrip()
    return _cut(line, width)


def _cut(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: width - 1]}…"


def _fitting(output: Path | None) -> str:
    if output is not None:
        return "csv" if output.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def _width() -> int:
    return max(shutil.get_terminal_size((120, 24)).columns, LEAST_WIDTH)


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.12g}"
    if isinstance(value, (list, tuple)):
        return " ; ".join(map(_plain, value))
    if isinstance(value, Mapping):
        return " ; ".join(f"{key}: {_plain(one)}" for key, one in value.items())
    return str(value)


def _json(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _csv_lines(rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([cell(one) for one in row] for row in rows)
    return out.getvalue()

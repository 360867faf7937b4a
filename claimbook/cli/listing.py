"""Rows of a record for whoever asks: columns on a terminal, JSON lines on a pipe, CSV."""

import csv
import io
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from pathlib import Path
from typing import Any, Final

import click

from claimbook.cli.escape import cell, json_line, visible
from claimbook.cli.sink import open_sink

FORMS: Final = ("auto", "table", "jsonl", "csv")
GAP: Final = "  "
LEAST_WIDTH: Final = 60
LONGEST_WORD: Final = 24
"""Characters of a word that a table keeps in one piece: an id has 17."""
NARROWEST: Final = 8
"""Characters of a column in which words have to be broken."""
MOST_LINES: Final = 40
"""Lines of one cell: a bound on what a hostile name can fill; jsonl and csv have it whole."""

_DIGIT: Final = re.compile(r"\d")

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
            sink.write(_csv_line(columns))
            for row in rows:
                sink.write(_csv_line([row.get(column) for column in columns]))
        else:
            sink.write(table(columns, list(rows), terminal_width()))


def table(columns: Sequence[str], rows: Sequence[Row], width: int) -> str:
    """Columns side by side in at most `width` characters a line. What is longer than its column goes on below it.

    Columns in which nothing stands are left out. Where columns don't fit side by side, each row is a block of lines.
    """
    if not rows:
        return "nothing found\n"
    cells = {column: [visible(_plain(row.get(column))) for row in rows] for column in columns}
    shown = {_title(column): given for column, given in cells.items() if any(given)} or cells
    widths = _fitted({title: [title, *given] for title, given in shown.items()}, width)
    if widths is None:
        return _blocks(shown, width)
    lines = [tuple(shown), *zip(*shown.values(), strict=True)]
    return "".join(f"{_side_by_side(line, widths)}\n" for line in lines)


def when_words(row: Row) -> str:
    """'2024-03-05', '2024-03-05 to 2024-03-10', 'since ...', 'until ...', or nothing: the row's start and end."""
    start, end = row.get("start"), row.get("end")
    if not start or not end:
        return f"since {start}" if start else f"until {end}" if end else ""
    return f"{start}" if start == end else f"{start} to {end}"


def is_terminal(form: str) -> bool:
    """Would `print_rows` print a table on a terminal?"""
    return form == "table" or (form == "auto" and sys.stdout.isatty())


def book_command(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command --book and --format."""
    return book_option(form_option(command))


def _title(column: str) -> str:
    return column.upper().replace("_", " ")


def _fitted(columns: Mapping[str, Sequence[str]], width: int) -> list[int] | None:
    """Widths that sum up to `width` at most: the widest give way first, none below its longest word; where that is not
    enough, words are broken, but none with a digit: ids and days. None: not even so."""
    room = width - len(GAP) * (len(columns) - 1)
    natural = [min(max(map(len, given)), width) for given in columns.values()]
    words = [[word for one in given for word in _breakable(one).split()] for given in columns.values()]
    whole = [_longest(given) for given in words]
    broken = [
        max(len(title), _longest([one for one in given if _DIGIT.search(one)]), min(longest, NARROWEST))
        for title, given, longest in zip(columns, words, whole, strict=True)
    ]
    return _shrunk(natural, whole, room) or _shrunk(natural, broken, room)


def _longest(words: Sequence[str]) -> int:
    return min(max(map(len, words), default=1), LONGEST_WORD)


def _shrunk(natural: Sequence[int], least: Sequence[int], room: int) -> list[int] | None:
    if sum(least) > room:
        return None
    widths = list(natural)
    while sum(widths) > room:
        widest = max((at for at in range(len(widths)) if widths[at] > least[at]), key=widths.__getitem__)
        widths[widest] -= 1
    return widths


def _side_by_side(cells: Sequence[str], widths: Sequence[int]) -> str:
    parts = [_wrapped(one, wide) for one, wide in zip(cells, widths, strict=True)]
    lines = zip_longest(*parts, fillvalue="")
    return "\n".join(
        GAP.join(one.ljust(wide) for one, wide in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _wrapped(text: str, width: int) -> list[str]:
    if len(text) <= width:
        return [text]
    lines = [_joined(one) for one in textwrap.wrap(_breakable(text), width, break_on_hyphens=False)]
    return lines if len(lines) <= MOST_LINES else [*lines[: MOST_LINES - 1], "…"]


def _breakable(text: str) -> str:
    """A line may end behind an underscore: suicide_bombing."""
    return text.replace("_", "_ ")


def _joined(line: str) -> str:
    return line.replace("_ ", "_")


def _blocks(columns: Mapping[str, Sequence[str]], width: int) -> str:
    """A line for each value that is not blank, an empty line between two rows."""
    wide = max(map(len, columns))
    rows = (
        "".join(
            f"{_side_by_side((title, one), (wide, max(width - wide - len(GAP), 1)))}\n"
            for title, one in zip(columns, row, strict=True)
            if one
        )
        for row in zip(*columns.values(), strict=True)
    )
    return "\n".join(rows)


def _fitting(output: Path | None) -> str:
    if output is not None:
        return "csv" if output.suffix.lower() == ".csv" else "jsonl"
    return "table" if sys.stdout.isatty() else "jsonl"


def terminal_width() -> int:
    """Characters in a line of the terminal; 120 where there is none."""
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


def _csv_line(row: Sequence[Any]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow([_cell(one) for one in row])
    return out.getvalue()


def _cell(value: Any) -> str:
    """A number stays one: "-7.9752" starts no formula."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return _plain(value) if is_number else cell(_plain(value))

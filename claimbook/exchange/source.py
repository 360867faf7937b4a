"""What an importer gives, and the reading of tables that importers share."""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO, Final

from claimbook.errors import InputError
from claimbook.exchange.cells import restored
from claimbook.model.values import Extraction, Issue

MAX_CELL: Final = 1 << 20
"""Characters of one cell. The longest in 53,000 rows of GED has 32,000; an unclosed quote swallows the file."""


@dataclass(frozen=True, slots=True)
class Remark(Issue):
    """Something passed over that is no loss: a row of tags, a column without a name."""


Found = Extraction | Issue
"""A row that went in; an Issue in the place of one that did not, or a Remark."""


class BrokenRowError(ValueError):
    """A row that cannot go in; the message is the reason."""


_Line = tuple[int, list[str]] | Issue


@dataclass(frozen=True, slots=True)
class Table:
    """columns: folded names of the header; lines: (line, cells) of each row, or an Issue in its place."""

    columns: tuple[str, ...]
    lines: Iterator[_Line]


def read_table(stream: BinaryIO, name: str, delimiter: str | None = None) -> Table:
    """A table with a header. delimiter: None takes the one of , ; tab that parts the header into most columns.

    Rows with one field more than the header whose last is blank are read without it, after a Remark. Raises InputError
    for a file without a header.
    """
    csv.field_size_limit(max(csv.field_size_limit(), MAX_CELL))
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="surrogateescape", newline="")
    first = text.readline(MAX_CELL)
    if not first.strip():
        text.detach()
        raise InputError(name, "no header in it.", "The first row names the columns.")
    chosen = delimiter or max(",;\t", key=first.count)
    columns = tuple(column_name(one) for one in next(csv.reader([first], delimiter=chosen)))
    return Table(columns, _kept_open(text, _lines(text, name, len(columns), chosen)))


def _kept_open(text: io.TextIOWrapper, lines: Iterator[_Line]) -> Iterator[_Line]:
    """The lines; at the end, or where nobody wants more, the stream goes back to its owner, who closes it."""
    try:
        yield from lines
    finally:
        with suppress(ValueError):
            text.detach()


def column_name(title: str) -> str:
    """The title of a column for comparison: lower case, white space and colons as one underline."""
    return "_".join(title.strip().lower().replace(":", " ").split())


def _lines(text: Iterable[str], name: str, width: int, delimiter: str) -> Iterator[_Line]:
    reader = csv.reader(text, delimiter=delimiter)
    told = False
    while True:
        line = reader.line_num + 2
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield broken(name, line, f"not a row of the table ({error})")
            continue
        if not cells:
            continue
        if len(cells) == width + 1 and not cells[-1].strip():
            cells.pop()
            if not told:
                yield Remark(name, "rows have one field more than the header, and it is blank.", f"line {line}")
            told = True
        if len(cells) == width:
            yield line, cells
        else:
            yield broken(name, line, f"{len(cells)} cells where the header has {width}")


def broken(name: str, line: int, reason: str) -> Issue:
    """The Issue that stands in the place of a row."""
    return Issue(name, f"{reason}; the row is not taken.", f"line {line}")


def decoded(cells: Sequence[str]) -> list[str]:
    """The cells as they are to be kept: apostrophes of a defused table taken away.

    Raises BrokenRowError for bytes that are not UTF-8.
    """
    joined = "".join(cells)
    if not joined.isascii() and not joined.isprintable() and any("\udc80" <= one <= "\udcff" for one in joined):
        raise BrokenRowError("not UTF-8")
    return [restored(one) for one in cells] if "'" in joined else list(cells)


def wanted(columns: Sequence[str], needed: Iterable[str], name: str, dataset: str) -> None:
    """Raises InputError where a column is missing or stands twice."""
    missing = [one for one in needed if one not in columns]
    if missing:
        raise InputError(name, f"no {dataset}: it lacks the columns {', '.join(missing)}.")
    twice = [one for one, count in Counter(columns).items() if count > 1 and one]
    if twice:
        raise InputError(name, f"the column {twice[0]} stands twice.", "Which of them counts cannot be told.")

"""Tables with a header: one document a row. Parted by commas, semicolons or tabs, as the header is."""

import csv
from collections.abc import Iterator, Sequence
from typing import Final

from claimbook.errors import InputError
from claimbook.model.values import Issue
from claimbook.read.assembly import Found, shown
from claimbook.read.bounds import Stream, bounded_lines
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin
from claimbook.read.records import read_record

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "article", "full_text", "fulltext"),
    "id": ("id", "doc", "doc_id", "document_id"),
    "published": ("published", "date", "pubdate", "published_at", "publication_date", "date_published"),
    "title": ("title", "headline"),
    "source": ("source", "publisher", "outlet", "newspaper"),
    "url": ("url", "link", "address"),
    "language": ("language", "lang"),
}
"""Field -> names of its column, whatever their case; the first that the header has counts. Only text is needed."""

_DELIMITERS: Final = ",;\t"


def read(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
    """The documents, one row in memory at a time; a bad row is an Issue named `file.csv:12`, its first line.

    Raises InputError where the table has no header with a text column or no row, or where a line of it is too long or
    broken: what follows could not be told apart then.
    """
    rows = _rows(stream, origin.name, options)
    header = next(rows, None)
    if header is None or not isinstance(header[1], list):
        raise InputError(origin.name, "no header in it.", "The first row names the columns.")
    fields, width = _fields(header[1], origin.name), len(header[1])
    empty = True
    for number, cells in rows:
        empty = False
        yield from _read_row(cells, fields, width, f"{origin.name}:{number}", options)
    if empty:
        raise InputError(origin.name, "no document in it, only a header.")


def count(stream: Stream, name: str, options: ReadOptions) -> int:
    """How many documents or bad rows `read` would find."""
    return max(0, sum(1 for _ in _rows(stream, name, options)) - 1)


def _read_row(
    cells: list[str] | csv.Error, fields: dict[str, int], width: int, name: str, options: ReadOptions
) -> Iterator[Found]:
    if isinstance(cells, csv.Error):
        yield Issue(name, f"not a row of the table ({cells}).")
    elif len(cells) != width:
        yield Issue(name, f"{len(cells)} cells where the header has {width}; is a text with commas not quoted?")
    else:
        record = {field: cells[column] for field, column in fields.items()}
        yield from read_record(record, name, options)


def _fields(header: Sequence[str], name: str) -> dict[str, int]:
    """Field -> number of its column."""
    columns = [title.strip().lower().replace(" ", "_") for title in header]
    found = {
        field: next(columns.index(title) for title in titles if title in columns)
        for field, titles in COLUMNS.items()
        if not set(titles).isdisjoint(columns)
    }
    if "text" not in found:
        expected = f"One of {', '.join(COLUMNS['text'])} is needed."
        raise InputError(name, f"no text column; it has {shown(', '.join(header))}.", expected)
    return found


def _rows(stream: Stream, name: str, options: ReadOptions) -> Iterator[tuple[int, list[str] | csv.Error]]:
    """Number of its first line and cells of each row that is not blank; the error where it is none."""
    # The module keeps one limit for the whole process; its default would refuse texts over 131,072 characters.
    csv.field_size_limit(max(csv.field_size_limit(), options.max_bytes))
    lines = _lines(stream, name, options)
    first = next(lines, "")
    reader = csv.reader(_chained(first, lines), delimiter=_delimiter(first), strict=True)
    while True:
        number = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, error
            continue
        if any(cell.strip() for cell in cells):
            yield number, cells


def _lines(stream: Stream, name: str, options: ReadOptions) -> Iterator[str]:
    for line in bounded_lines(stream, name, options.max_bytes):
        if line.problem:
            raise InputError(f"{name}:{line.number}", line.problem, "The rest of the table is not read.")
        yield line.text


def _chained(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


def _delimiter(header: str) -> str:
    """The one that parts the header into most columns; a comma where none does."""
    return max(_DELIMITERS, key=header.count)

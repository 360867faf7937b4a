"""A row of a dataset as a document: one "column: value" a line, so that every claim of it points at its own cell.

Blank cells have no line. A value of several lines goes on in lines that begin with a tab.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from claimbook.exchange.source import BrokenRowError
from claimbook.model.values import Amount, Location, Mention, Period, Span

_GOES_ON: Final = "\n\t"
_PARTED: Final = ": "
_LINES: Final = re.compile(r"\n(?!\t)")


@dataclass(frozen=True, slots=True)
class Row:
    """One row. line: its first line in the file, from 1. cells: column -> value, as in the file, blank ones left out.
    text: the document; starts: column -> offset of its value in the text.
    """

    line: int
    cells: Mapping[str, str]
    text: str
    starts: Mapping[str, int]

    def get(self, column: str) -> str:
        """The value, without white space around it; the empty text where there is none."""
        return self.cells.get(column, "").strip()

    def span(self, first: str, last: str | None = None) -> Span:
        """From the value of `first` to the end of that of `last` (default: the same). Raises KeyError for a blank."""
        start, end = self.starts[first], self._end(last or first)
        return Span(self.text[start:end], start, end)

    def mention(self, column: str, kind: str, name: str | None = None, ref: str | None = None) -> Mention:
        """The value of a column as a mention."""
        span = self.span(column)
        return Mention(span.text, span.start, span.end, name, ref, kind)

    def place(self, column: str, location: Location, name: str | None = None) -> Mention:
        """The value of a column as a place."""
        span = self.span(column)
        return Mention(span.text, span.start, span.end, name, None, "place", location)

    def amount(self, column: str, value: float, last: str | None = None, high: float | None = None) -> Amount:
        """The number of a column; or with `last` and `high` the range from one column to another."""
        span = self.span(column, last)
        return Amount(span.text, span.start, span.end, value, value if last is None else high)

    def lines(self, columns: Iterable[str]) -> tuple[Span, ...]:
        """The lines of these columns, as evidence: those that follow each other as one span, blank ones left out."""
        found: list[tuple[int, int]] = []
        for column in sorted((one for one in columns if one in self.starts), key=self.starts.__getitem__):
            start, end = self.starts[column] - len(column) - len(_PARTED), self._end(column)
            if found and found[-1][1] + 1 == start:
                start = found.pop()[0]
            found.append((start, end))
        return tuple(Span(self.text[start:end], start, end) for start, end in found)

    def whole(self) -> Span:
        """All of the row, as evidence."""
        return Span(self.text, 0, len(self.text))

    def _end(self, column: str) -> int:
        return self.starts[column] + len(_folded(self.cells[column]))


def make_row(line: int, columns: Sequence[str], values: Iterable[str]) -> Row:
    """The row as a document. columns: their names, without colon or line break."""
    cells: dict[str, str] = {}
    starts: dict[str, int] = {}
    parts: list[str] = []
    at = 0
    for column, value in zip(columns, values, strict=False):
        if not value:
            continue
        cells[column] = value
        shown = value.replace("\n", _GOES_ON) if "\n" in value else value
        starts[column] = at + len(column) + 2
        part = f"{column}: {shown}"
        parts.append(part)
        at += len(part) + 1
    return Row(line, cells, "\n".join(parts), starts)


def cells_of(text: str) -> dict[str, str]:
    """Column -> value of a text that `make_row` wrote; what is not of that form is left out."""
    if _GOES_ON not in text:
        try:
            return dict([part.split(_PARTED, 1) for part in text.split("\n")])
        except ValueError:
            pass  # a line without a colon
    found: dict[str, str] = {}
    for part in _LINES.split(text):
        column, parted, value = part.partition(_PARTED)
        if parted:
            found[column] = value.replace(_GOES_ON, "\n")
    return found


def period(row: Row, columns: Sequence[str], days: Period) -> Period:
    """The days with the words of those `columns` that are not blank and stand next to each other.

    Raises BrokenRowError where the last day lies before the first one: which of them is wrong, the row does not say.
    """
    if days.start_date and days.end_date and days.end_date < days.start_date:
        raise BrokenRowError(f"the end {days.end_date} lies before the start {days.start_date}")
    given = [one for one in columns if one in row.starts]
    joined = list(takewhile(lambda one: one == given[0] or _follows(row, given[given.index(one) - 1], one), given))
    span = row.span(joined[0], joined[-1])
    return Period(span.text, span.start, span.end, days.start_date, days.end_date, days.precision)


def _follows(row: Row, before: str, after: str) -> bool:
    return row.starts[after] == row.span(before).end + 1 + len(after) + len(_PARTED)


def _folded(value: str) -> str:
    return value.replace("\n", _GOES_ON) if "\n" in value else value

"""Excel workbook: a sheet a table, no formula anywhere, and first a sheet that says what was left out."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, BinaryIO, Final

from claimbook.exchange.cells import clean, defused
from claimbook.exchange.export import ExportOptions, Loss, Losses, Out, Written
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, Row, table_rows
from claimbook.exchange.material import Material

SHEETS: Final = ("incidents", "relations", "actors", "names", "claims", "fillers", "numbers", "testimonies", "reports")
MAX_TEXT: Final = 32_767
"""Characters that a cell of Excel holds."""
MAX_ROWS: Final = 1_048_576
_LEFT_OUT: Final = {"reports": ("text",)}


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """record.xlsx. Raises ResourceError without the extra `excel`."""
    openpyxl = needed("openpyxl", "excel")
    losses = Losses()
    book = openpyxl.Workbook(write_only=True)
    about = book.create_sheet("about")
    sheets = {name: _Sheet(book.create_sheet(name), name) for name in SHEETS}
    for name, row, _ in table_rows(material, SHEETS):
        sheets[name].add(row, losses)
    losses.add("texts of reports", "too long for cells; use contract or parquet", sheets["reports"].rows)
    _tell(about, losses.seal())
    with out("record.xlsx") as stream:
        _save(book, options.written, stream)
    return Written(losses.seal(), options.ledger)


class _Sheet:
    """Rows that go to a file of their own as they come. rows: how many came."""

    def __init__(self, sheet: Any, name: str) -> None:
        self.rows = 0
        self._sheet = sheet
        self._columns = [one for one in COLUMNS[name] if one not in _LEFT_OUT.get(name, ())]
        sheet.freeze_panes = "A2"
        sheet.append(self._columns)

    def add(self, row: Row, losses: Losses) -> None:
        self.rows += 1
        if self.rows + 1 > MAX_ROWS:
            losses.add(f"rows of {self._sheet.title}", "a sheet of Excel has 1,048,576")
        else:
            self._sheet.append([_cell(row[one], losses) for one in self._columns])


def _cell(value: Any, losses: Losses) -> Any:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if not isinstance(value, str):
        return value
    text = defused(value)
    if len(text) > MAX_TEXT:
        losses.add("ends of long texts", f"a cell of Excel holds {MAX_TEXT:,} characters")
    return text[:MAX_TEXT]


def _tell(sheet: Any, losses: Sequence[Loss]) -> None:
    sheet.append(["What this workbook leaves out", "how often", "why"])
    for one in losses:
        sheet.append([clean(one.what), one.count, clean(one.why)])


def _save(book: Any, written: datetime | None, stream: BinaryIO) -> None:
    moment = (written or datetime(2000, 1, 1)).replace(tzinfo=None)
    book.properties.creator = "Claimbook"
    book.properties.created = book.properties.modified = moment
    book.save(stream)

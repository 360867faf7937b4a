"""Excel workbook: a sheet a table, no formula anywhere, and first a sheet that says what was left out."""

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from claimbook.exchange.cells import clean, defused
from claimbook.exchange.export import Export, ExportOptions, Loss, Losses
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, Row, table_rows
from claimbook.model.record import Entry
from claimbook.model.views import Views

SHEETS: Final = ("incidents", "relations", "actors", "names", "claims", "fillers", "numbers", "testimonies", "reports")
MAX_TEXT: Final = 32_767
"""Characters that a cell of Excel holds."""
MAX_ROWS: Final = 1_048_576
_LEFT_OUT: Final = {"reports": ("text",)}


def export(views: Views, entries: Sequence[Entry], options: ExportOptions) -> Export:
    """record.xlsx. Raises ResourceError without the extra `excel`."""
    openpyxl = needed("openpyxl", "excel")
    losses = Losses()
    book = openpyxl.Workbook(write_only=True)
    about = book.create_sheet("about")
    for name in SHEETS:
        columns = [one for one in COLUMNS[name] if one not in _LEFT_OUT.get(name, ())]
        _fill(book.create_sheet(name), columns, table_rows(name, views, entries), losses)
    reports = len({one.report.id for one in entries})
    losses.add("texts of reports", "too long for cells; use contract or parquet", reports)
    _tell(about, losses.seal())
    return Export({"record.xlsx": _bytes(book, options.written)}, losses.seal(), options.ledger)


def _fill(sheet: Any, columns: Sequence[str], rows: Iterable[Row], losses: Losses) -> None:
    sheet.freeze_panes = "A2"
    sheet.append(columns)
    for number, row in enumerate(rows):
        if number + 2 > MAX_ROWS:
            losses.add(f"rows of {sheet.title}", "a sheet of Excel has 1,048,576")
        else:
            sheet.append([_cell(row[one], losses) for one in columns])


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


def _bytes(book: Any, written: datetime | None) -> bytes:
    moment = (written or datetime(2000, 1, 1)).replace(tzinfo=None)
    book.properties.creator = "Claimbook"
    book.properties.created = book.properties.modified = moment
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()

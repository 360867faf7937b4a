"""Parquet: all tables, one file each. Nothing is left out: tables of flat columns for reading, and with each claim,
incident, relation and actor its whole record as JSON, from which `claimbook.exchange.importers.parquet` makes it again.
"""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, Final

from claimbook.exchange.export import Export, ExportOptions
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, Columns, Row, table_rows
from claimbook.exchange.plainform import to_plain
from claimbook.model.contract import claim_to_json
from claimbook.model.record import Entry
from claimbook.model.views import Views

RECORD: Final = "record"
"""The column that holds all of a row's thing, as JSON."""
WHOLE: Final = ("claims", "incidents", "relations", "actors")


def export(views: Views, entries: Sequence[Entry], options: ExportOptions) -> Export:
    """reports.parquet, claims.parquet ... Raises ResourceError without the extra `tables`."""
    files = {}
    for name, columns in COLUMNS.items():
        rows: Iterable[Row] = table_rows(name, views, entries)
        if name in WHOLE:
            whole = _WHOLE[name](views, entries)
            rows = (row | {RECORD: _json(one)} for row, one in zip(rows, whole, strict=True))
            columns = {**columns, RECORD: str}  # noqa: PLW2901
        files[f"{name}.parquet"] = _file(rows, columns)
    return Export(files, (), options.ledger)


def _file(rows: Iterable[Row], columns: Columns) -> bytes:
    polars = needed("polars", "tables")
    schema = {name: _type(polars, kind) for name, kind in columns.items()}
    frame = polars.DataFrame([[row[name] for name in columns] for row in rows], schema=schema, orient="row")
    out = io.BytesIO()
    frame.write_parquet(out, compression="zstd", statistics=False)
    return out.getvalue()


def _type(polars: Any, kind: type) -> Any:
    return polars.Datetime("us", "UTC") if kind is datetime else getattr(polars, _TYPES[kind])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


_TYPES: Final = {
    str: "String", int: "Int64", float: "Float64", bool: "Boolean", date: "Date",
}  # fmt: skip
"""Type of a column -> Polars's name for it."""
_WHOLE: Final[dict[str, Callable[[Views, Sequence[Entry]], Iterable[Any]]]] = {
    "claims": lambda _, entries: (claim_to_json(one.claim) for one in entries),
    "incidents": lambda views, _: map(to_plain, views.incidents),
    "relations": lambda views, _: map(to_plain, views.relations),
    "actors": lambda views, _: map(to_plain, views.actors),
}

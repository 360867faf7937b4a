"""Parquet: all tables, one file each. Nothing is left out: tables of flat columns for reading, and with each claim,
incident, relation and actor its whole record as JSON, from which `claimbook.exchange.importers.parquet` makes it again.
"""

import json
from collections.abc import Callable
from datetime import date, datetime
from typing import Any, BinaryIO, Final

from claimbook.exchange.export import ExportOptions, Out, Written
from claimbook.exchange.extras import needed
from claimbook.exchange.flat import COLUMNS, TOGETHER, Columns, Row, table_rows
from claimbook.exchange.material import Material
from claimbook.exchange.plainform import to_plain
from claimbook.model.contract import claim_to_json

RECORD: Final = "record"
"""The column that holds all of a row's thing, as JSON."""


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """reports.parquet, claims.parquet ... Raises ResourceError without the extra `tables`."""
    for names in TOGETHER:
        tables = {name: _Table(_columns(name)) for name in names}
        for name, row, thing in table_rows(material, names):
            tables[name].add(row | {RECORD: _json(_WHOLE[name](thing))} if name in WHOLE else row)
        for name in names:
            with out(f"{name}.parquet") as stream:
                tables.pop(name).write(stream)
    return Written((), options.ledger)


class _Table:
    """Rows that come one by one, soon in the small form that Polars holds them in."""

    def __init__(self, columns: Columns) -> None:
        self._polars = needed("polars", "tables")
        self._columns = columns
        self._schema = {name: _type(self._polars, kind) for name, kind in columns.items()}
        self._rows: list[list[Any]] = []
        self._frames: list[Any] = []

    def add(self, row: Row) -> None:
        self._rows.append([row[name] for name in self._columns])
        if len(self._rows) >= _AT_ONCE:
            self._pack()

    def write(self, stream: BinaryIO) -> None:
        self._pack()
        self._polars.concat(self._frames, rechunk=True).write_parquet(stream, compression="zstd", statistics=False)

    def _pack(self) -> None:
        self._frames.append(self._polars.DataFrame(self._rows, schema=self._schema, orient="row"))
        self._rows = []


def _columns(name: str) -> Columns:
    return {**COLUMNS[name], RECORD: str} if name in WHOLE else COLUMNS[name]


def _type(polars: Any, kind: type) -> Any:
    return polars.Datetime("us", "UTC") if kind is datetime else getattr(polars, _TYPES[kind])


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True)


_TYPES: Final = {
    str: "String", int: "Int64", float: "Float64", bool: "Boolean", date: "Date",
}  # fmt: skip
"""Type of a column -> Polars's name for it."""
_WHOLE: Final[dict[str, Callable[[Any], Any]]] = {
    "claims": lambda entry: claim_to_json(entry.claim),
    "incidents": to_plain,
    "relations": to_plain,
    "actors": to_plain,
}
"""Table -> all of a row's thing, as JSON has it."""
WHOLE: Final = tuple(_WHOLE)
_AT_ONCE: Final = 2_000

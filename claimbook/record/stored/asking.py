"""Small questions that all the tables of the views are asked: by long lists of values, and for the next free key."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Any, Final

from msgspec import json
from sqlalchemy import (
    JSON,
    Column,
    ColumnElement,
    Connection,
    Date,
    Table,
    any_,
    cast,
    delete,
    func,
    insert,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY

_LONGEST: Final = 400
"""PostgreSQL indexes texts of up to some 2,700 bytes; longer ones are known by their beginning and a sum."""


def among(connection: Connection, column: Column[Any], values: Collection[Any]) -> ColumnElement[bool]:
    """The column has one of the values, however many these are: they go over as one parameter."""
    if connection.dialect.name == "postgresql":
        return column == any_(literal(list(values), ARRAY(column.type)))
    listed = func.json_each(json.encode(list(values)).decode()).table_valued("value")
    return column.in_(select(listed.c.value))


def length_at(connection: Connection, column: Column[Any], at: int) -> ColumnElement[int]:
    """How long the list is that stands at that place of a column's JSON; null where there is none."""
    if connection.dialect.name == "postgresql":
        return func.json_array_length(cast(column, JSON)[at])
    return func.json_array_length(column, f"$[{at}]")


def in_order(connection: Connection, text: ColumnElement[str]) -> ColumnElement[str]:
    """For ordering by a text as Python does, by code points."""
    return text.collate("C") if connection.dialect.name == "postgresql" else text


def next_key(connection: Connection, table: Table) -> int:
    """One more than the highest key."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.key), 0))).scalar_one()) + 1


def put(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add the rows, which all have the same columns."""
    if not rows:
        return
    if connection.dialect.name != "sqlite" or any(isinstance(one.type, Date) for one in table.c):
        connection.execute(insert(table), rows)
        return
    names = ", ".join(f'"{name}"' for name in rows[0])
    marks = ", ".join("?" * len(rows[0]))
    added = f"INSERT INTO {table.name} ({names}) VALUES ({marks})"  # noqa: S608 - names of ours
    connection.exec_driver_sql(added, [tuple(one.values()) for one in rows])  # a third of the time of the way above


def strike(connection: Connection, column: Column[Any], values: Collection[Any]) -> None:
    """Delete the rows with one of the values."""
    if values:
        connection.execute(delete(column.table).where(among(connection, column, values)))


def bounded(key: str) -> str:
    """A key as columns hold it."""
    if len(key) <= _LONGEST:
        return key
    return f"{key[: _LONGEST // 2]}~{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()}"


def chunks(values: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The values in their order, so many at a time."""
    for at in range(0, len(values), size):
        yield values[at : at + size]


def written(value: Any) -> str:
    """As JSON."""
    return json.encode(value).decode()

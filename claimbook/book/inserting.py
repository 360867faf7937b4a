"""Many rows of one table in one statement.

SQLite's full-text index writes all that it holds in memory to disk at the end of every statement, so a statement a row
makes as many segments as rows and merges them again: one statement for a thousand rows takes half the time. They go in
as one JSON text, for which no parameters are bound row by row.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from msgspec import json
from sqlalchemy import Connection, Table, insert

_NUL: Final = "\\u0000"
"""What JSON writes for a character that ends a text in SQLite's JSON functions."""


def insert_many(
    connection: Connection, table: Table, shared: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Add rows that all have the same columns. shared: columns of the same value in each; bytes can stand only there.

    Raises UnicodeEncodeError for a text with lone surrogates, as a single insert does.
    """
    if not rows:
        return
    content = _as_json(connection, table, rows) if connection.dialect.name == "sqlite" else None
    if content is None or _NUL in content:
        connection.execute(insert(table), [{**shared, **one} for one in rows])
        return
    names = list(rows[0])
    listed = ", ".join(f'"{name}"' for name in (*shared, *names))
    values = ", ".join((*("?" for _ in shared), *(f"json_extract(value, '$[{at}]')" for at in range(len(names)))))
    written = [_written(connection, table, name)(value) for name, value in shared.items()]
    statement = f"INSERT INTO {table.name} ({listed}) SELECT {values} FROM json_each(?)"  # noqa: S608 - names of ours
    connection.exec_driver_sql(statement, (*written, content))


def _as_json(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> str:
    writers = [(name, _written(connection, table, name)) for name in rows[0]]
    values = [[write(one[name]) for name, write in writers] for one in rows]
    return json.encode(values).decode()


def _written(connection: Connection, table: Table, column: str) -> Callable[[Any], Any]:
    """How the database's driver gets a value of the column: days and moments are texts in SQLite."""
    kind = table.c[column].type.dialect_impl(connection.dialect)
    return kind.bind_processor(connection.dialect) or _as_it_is


def _as_it_is(value: Any) -> Any:
    return value

"""Answers already paid for, in one SQLite file. A write is whole or not there at all, whatever kills the process."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Any, Final

from claimbook.errors import ResourceError
from claimbook.extract.llm.request import Reply

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS answers (
    key TEXT PRIMARY KEY, text TEXT NOT NULL, complete INTEGER NOT NULL, tokens_in INTEGER NOT NULL,
    tokens_out INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS batches (batch TEXT PRIMARY KEY, content TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS documents (batch TEXT NOT NULL, place INTEGER PRIMARY KEY, content TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS documents_of_batch ON documents (batch, place);
CREATE TABLE IF NOT EXISTS requests (custom_id TEXT PRIMARY KEY, batch TEXT NOT NULL, key TEXT NOT NULL);
"""


class Cache:
    """The file of answers and of batches. Used by several threads and processes at once."""

    def __init__(self, path: Path) -> None:
        """Raises ResourceError where the file can't be opened or is no cache."""
        self._path = path
        self._lock = Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._connection = sqlite3.connect(path, timeout=60, check_same_thread=False)
            path.chmod(0o600)  # it holds text of reports
            self._connection.execute("PRAGMA journal_mode=WAL")
            self._connection.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            remedy = "Delete it, or name another file with CLAIMBOOK_LLM_CACHE."
            raise ResourceError(str(path), f"the cache of answers can't be opened ({error}).", remedy=remedy) from error

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def reply(self, key: str) -> Reply | None:
        """The answer to the request of that key; None where there is none yet."""
        row = self._row("SELECT text, complete, tokens_in, tokens_out FROM answers WHERE key = ?", key)
        return Reply(row[0], bool(row[1]), row[2], row[3]) if row else None

    def keep(self, key: str, reply: Reply) -> None:
        """Keep an answer, in the place of an earlier one."""
        row = (key, reply.text, reply.complete, reply.tokens_in, reply.tokens_out)
        self._write([("INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?)", row)])

    def keep_batch(self, batch: str, content: str) -> None:
        """Keep how the engine of a batch is set."""
        self._write([("INSERT OR REPLACE INTO batches VALUES (?, ?)", (batch, content))])

    def keep_document(self, batch: str, content: str, requests: dict[str, str]) -> None:
        """Keep a further document of a batch, with its requests: custom id -> key. The last batch has a request."""
        document = ("INSERT INTO documents (batch, content) VALUES (?, ?)", (batch, content))
        insert = "INSERT OR REPLACE INTO requests VALUES (?, ?, ?)"
        self._write([document, *((insert, (custom, batch, key)) for custom, key in requests.items())])

    def batch_documents(self, batch: str) -> Iterator[str]:
        """What `keep_document` kept for the batch, in its order; memory holds one."""
        query, place = "SELECT place, content FROM documents WHERE batch = ? AND place > ? ORDER BY place LIMIT 1", 0
        while row := self._row(query, batch, place):
            place = row[0]
            yield str(row[1])

    def batch_content(self, batch: str) -> str | None:
        """What `keep_batch` kept; None for a batch that was not exported from here."""
        row = self._row("SELECT content FROM batches WHERE batch = ?", batch)
        return str(row[0]) if row else None

    def request(self, custom_id: str) -> tuple[str, str] | None:
        """(batch, key) of an exported request; None where it was not exported from here."""
        row = self._row("SELECT batch, key FROM requests WHERE custom_id = ?", custom_id)
        return (str(row[0]), str(row[1])) if row else None

    def _row(self, query: str, *values: str | int) -> tuple[Any, ...] | None:
        with self._lock:
            try:
                found: tuple[Any, ...] | None = self._connection.execute(query, values).fetchone()
            except sqlite3.Error as error:
                raise ResourceError(str(self._path), f"the cache of answers can't be read ({error}).") from error
            return found

    def _write(self, statements: list[tuple[str, tuple[Any, ...]]]) -> None:
        """Run all of them, or none."""
        with self._lock:
            try:
                with self._connection:
                    for statement, values in statements:
                        self._connection.execute(statement, values)
            except sqlite3.Error as error:
                raise ResourceError(str(self._path), f"the cache of answers can't be written ({error}).") from error

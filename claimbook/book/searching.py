"""Full-text search over reports and claims: FTS5, or tsvector in PostgreSQL."""

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from sqlalchemy import Connection, text

from claimbook.errors import FormatError

LIT: Final = ("\x02", "\x03")
"""What stands before and after a word found, in a snippet: no text of a report is shown with them in it otherwise."""

_PARTS: Final = re.compile(r'"([^"]*)"|(\S+)')
_WORD: Final = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Hit:
    """One report or claim with the words. id: its own; report: the one it is in; snippet: words around, found ones
    between LIT[0] and LIT[1]; label: "type/subtype" of a claim, else the title of the report, if it has one."""

    kind: Literal["report", "claim"]
    id: str
    report: str
    label: str | None
    snippet: str


def search(connection: Connection, words: str, kind: Literal["report", "claim"], limit: int) -> list[Hit]:
    """The best hits first, among the newest texts and the newest reading of each.

    words: all must occur, in any order and case; words between quotation marks in that order; nothing else has a
    meaning. Raises FormatError where there is no word.
    """
    postgres = connection.dialect.name == "postgresql"
    asked = words if postgres else _fts5_query(words)
    if not _WORD.search(words):
        raise FormatError("search", f"{words[:60]!r} has no word.", 'Wanted for example: bridge "car bomb".')
    statement = (_POSTGRES if postgres else _SQLITE)[kind]
    found = connection.execute(text(statement), {"asked": asked, "limit": limit, "on": LIT[0], "off": LIT[1]})
    return [_hit(kind, row) for row in found]


def _hit(kind: Literal["report", "claim"], row: Any) -> Hit:
    return Hit(kind, row.id, row.report, row.label, " ".join(row.snippet.split()))


def _fts5_query(words: str) -> str:
    """Every word quoted, so that nothing in it is an operator of FTS5."""
    parts = (phrase or word for phrase, word in _PARTS.findall(words))
    return " ".join(f'"{part}"' for part in (one.replace('"', "") for one in parts) if _WORD.search(part))


_NEWEST_READING: Final = """
    NOT EXISTS (SELECT 1 FROM readings AS later
                WHERE later.report = readings.report AND later.revision > readings.revision)
"""

_SQLITE: Final = {
    "report": """
        SELECT reports.id, reports.id AS report, reports.title AS label,
               snippet(reports_fts, -1, :on, :off, '…', 24) AS snippet
        FROM reports_fts JOIN reports ON reports.key = reports_fts.rowid
        WHERE reports_fts MATCH :asked AND reports.newest
        ORDER BY reports_fts.rank, reports.id LIMIT :limit
    """,
    "claim": f"""
        SELECT claims.id, reports.id AS report, claims.type || '/' || claims.subtype AS label,
               snippet(claims_fts, 1, :on, :off, '…', 24) AS snippet
        FROM claims_fts JOIN claims ON claims.key = claims_fts.rowid
        JOIN readings ON readings.key = claims.reading JOIN reports ON reports.key = readings.report
        WHERE claims_fts MATCH :asked AND reports.newest AND {_NEWEST_READING}
        ORDER BY claims_fts.rank, claims.id LIMIT :limit
    """,  # noqa: S608 - no value of a user stands in it
}

_HEADLINE: Final = "'StartSel=\"' || :on || '\", StopSel=\"' || :off || '\", MaxWords=24, MinWords=12'"

_POSTGRES: Final = {
    "report": f"""
        SELECT reports.id, reports.id AS report, reports.title AS label,
               ts_headline('simple', coalesce(reports.title || ' ', '') || reports.text, asked, {_HEADLINE}) AS snippet
        FROM reports, websearch_to_tsquery('simple', :asked) AS asked
        WHERE reports.words @@ asked AND reports.newest
        ORDER BY ts_rank(reports.words, asked) DESC, reports.id LIMIT :limit
    """,  # noqa: S608
    "claim": f"""
        SELECT claims.id, reports.id AS report, claims.type || '/' || claims.subtype AS label,
               ts_headline('simple', claims.evidence, asked, {_HEADLINE}) AS snippet
        FROM claims JOIN readings ON readings.key = claims.reading JOIN reports ON reports.key = readings.report,
             websearch_to_tsquery('simple', :asked) AS asked
        WHERE claims.words @@ asked AND reports.newest AND {_NEWEST_READING}
        ORDER BY ts_rank(claims.words, asked) DESC, claims.id LIMIT :limit
    """,  # noqa: S608
}

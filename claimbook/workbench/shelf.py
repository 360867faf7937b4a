"""The reports of a book as lines of a list, kept up to date without reading their texts again."""

from collections.abc import Iterable
from dataclasses import dataclass
from threading import Lock
from typing import Final

from claimbook.book import Book
from claimbook.model.names import folded
from claimbook.model.record import Report

_MANY: Final = 300
"""More changed reports than this are read all at once."""
_LONGEST: Final = 90


@dataclass(frozen=True, slots=True)
class Slip:
    """A report without its text. published: YYYY-MM-DD; None: not known. source_key: the same for copies of one text.
    words: everything but the text that a search in the list looks through."""

    id: str
    title: str
    source: str | None
    published: str | None
    source_key: str
    words: str


class Shelf:
    """The newest version of every report, whether claims were found in it or not. Threads share it."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._slips: dict[str, Slip] = {}
        self._revision = -1
        self._lock = Lock()

    def slips(self) -> list[Slip]:
        """All, the latest first, undated ones last."""
        with self._lock:
            self._refresh()
            return sorted(self._slips.values(), key=lambda one: (one.published or "", one.id), reverse=True)

    def _refresh(self) -> None:
        changes = self._book.changes(self._revision)
        if changes.revision == self._revision:
            return
        if self._revision < 0 or len(changes.reports) > _MANY:
            self._slips = _slips(self._book.reports())
        else:
            changed = [self._book.report(id_) for id_ in changes.reports]
            for one in changed:
                self._slips.pop(one.id, None)
            self._slips |= _slips(one for one in changed if one.newest)
        self._revision = changes.revision


def _slips(reports: Iterable[Report]) -> dict[str, Slip]:
    return {one.id: _slip(one) for one in reports}


def _slip(one: Report) -> Slip:
    document, title = one.document, title_of(one)
    words = folded(" ".join(filter(None, (title, document.source, document.url, one.id))))
    published = document.published.isoformat() if document.published else None
    return Slip(one.id, title, document.source, published, one.source_key, words)


def title_of(report: Report) -> str:
    """The title, or where it has none, how its text begins."""
    first = " ".join(report.document.text[:300].split())
    return report.document.title or (first if len(first) <= _LONGEST else f"{first[:_LONGEST].rpartition(' ')[0]} …")

"""A report and a claim as the book holds them: what the views are made from."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from claimbook.model.values import Claim, Document

State = Literal["open", "accepted", "rejected", "edited"]


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one document in the book.

    id: the book's key, which is the document's id where no other text had it before. sha256: of the text (UTF-8).
    learned: when the book took it in (UTC). version: 1, 2 ... of the text under one address or id; newest: is it the
    last one? group: the id of the first report of its group of near-duplicates (itself, where it is no copy): copies
    count as one source.
    """

    id: str
    document: Document
    sha256: str
    learned: datetime
    version: int = 1
    newest: bool = True
    group: str | None = None

    @property
    def source_key(self) -> str:
        """Reports with the same key are one independent source."""
        return self.group or self.id


@dataclass(frozen=True, slots=True)
class Run:
    """One reading of reports by one engine: which, with what options, when (UTC)."""

    id: str
    engine: str
    options: str
    begun: datetime
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim with the report that makes it, and what was decided about it. claim: with any edits applied."""

    claim: Claim
    report: Report
    run: str
    state: State = "open"

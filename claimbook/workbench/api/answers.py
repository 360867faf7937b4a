"""What the API answers with besides the values of claimbook.model, and its errors."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from claimbook.model.judgements import Anchor
from claimbook.model.views import Actor, Incident, Relation

ERRORS: Final[dict[int | str, dict[str, Any]]] = {
    code: {"description": words, "content": {"application/json": {"schema": {
        "type": "object", "properties": {"detail": {"type": "string"}}, "required": ["detail"]}}}}
    for code, words in {
        404: "The record has nothing of that name.", 422: "A value cannot be read; the text says why.",
        503: "The record is being put together; ask again in a moment.",
    }.items()
}  # fmt: skip
"""For `responses`."""


@dataclass(frozen=True, slots=True)
class Incidents:
    """One page of incidents. total: how many fit."""

    total: int
    incidents: list[Incident]


@dataclass(frozen=True, slots=True)
class Relations:
    """One page of relations. total: how many fit."""

    total: int
    relations: list[Relation]


@dataclass(frozen=True, slots=True)
class Actors:
    """One page of actors. total: how many fit. Private people are not among them."""

    total: int
    actors: list[Actor]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of the list. open: claims that nobody has judged. copies: other reports of its group."""

    id: str
    title: str
    source: str | None
    published: date | None
    claims: int
    open: int
    copies: int


@dataclass(frozen=True, slots=True)
class Reports:
    """One page of reports. total: how many there are."""

    total: int
    reports: list[ReportLine]


@dataclass(frozen=True, slots=True)
class JudgedClaim:
    """A claim in the form of the contract, with any edits applied, and what was decided about it."""

    report: str
    run: str
    state: str
    claim: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FullReport:
    """A report with its text and its claims in the order of the text."""

    id: str
    version: int
    newest: bool
    learned: datetime
    group: str | None
    sha256: str
    title: str | None
    source: str | None
    url: str | None
    published: date | None
    text: str
    claims: list[JudgedClaim]


@dataclass(frozen=True, slots=True)
class Hit:
    """One claim or report with the words. snippet: words found stand between [ and ]."""

    kind: str
    id: str
    report: str
    label: str | None
    snippet: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A judgement. undone: None while it holds."""

    id: str
    verb: str
    sort: str
    anchors: tuple[Anchor, ...]
    author: str
    made: datetime
    reason: str | None
    field: str | None
    value: Any
    undone: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an adding is. step: waiting, loading, reading, done, failed, stopped. total: None where not known."""

    id: str
    label: str
    step: str
    done: int
    total: int | None
    counts: dict[str, int]
    problems: list[str]
    reports: list[str]

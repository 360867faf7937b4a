"""Reports: the list, and the reader that shows one with its claims lit in place."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from claimbook.book import Book
from claimbook.errors import FormatError
from claimbook.model.names import folded
from claimbook.model.record import Entry, Report
from claimbook.workbench.deciding import live_entries
from claimbook.workbench.desk import Desk, desk_of
from claimbook.workbench.facets import PAGE, STATES, Query, joined, query_of, stem
from claimbook.workbench.lit import paragraphs
from claimbook.workbench.pages.claims import cards_of
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.shelf import Slip, title_of
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
_MOST_HITS = 1_000


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report in the list. open: claims that nobody has judged. copies: other reports of its group."""

    id: str
    title: str
    source: str | None
    published: str | None
    claims: int
    open: int
    copies: int
    words: str


@router.get("/reports")
def reports(request: Request) -> Response:
    """The list, by search and filters."""
    desk = desk_of(request)
    query = query_of(request.query_params)
    source = request.query_params.get("source", "")[:200]
    rows = report_rows(desk, desk.held.snapshot())
    sources = Counter(row.source for row in rows if row.source).most_common(50)
    found = [row for row in _searched(rows, query, desk.held.record.book) if _fits(row, query, source)]
    at = (query.page - 1) * PAGE
    given: dict[str, Any] = {
        "query": query, "rows": found[at : at + PAGE], "number": len(found), "total": len(rows), "sources": sources,
        "source": source, "pages": max(1, -(-len(found) // PAGE)), "fresh": desk.held.is_fresh(),
        "facet_states": STATES, "address": stem(joined(query.address(page=1), source=source)),
    }  # fmt: skip
    return page(request, "_reports_found.html" if fragment_of(request) == "found" else "reports.html", **given)


def report_rows(desk: Desk, snapshot: Snapshot) -> tuple[ReportRow, ...]:
    """Every report, the latest first; those without claims too."""
    return snapshot.memo.get("reports", lambda: _report_rows(snapshot, desk.shelf.slips()))


def _report_rows(snapshot: Snapshot, slips: Sequence[Slip]) -> tuple[ReportRow, ...]:
    groups = Counter(one.source_key for one in slips)
    return tuple(_row(snapshot, one, groups[one.source_key] - 1) for one in slips)


def _row(snapshot: Snapshot, one: Slip, copies: int) -> ReportRow:
    claims = snapshot.in_report.get(one.id, ())
    left = sum(snapshot.entries[id_].state == "open" for id_ in claims)
    return ReportRow(one.id, one.title, one.source, one.published, len(claims), left, copies, one.words)


def _searched(rows: tuple[ReportRow, ...], query: Query, book: Book) -> list[ReportRow]:
    """Those with the words in their text, the best hits first, then those with them in title, source or address."""
    if not query.q:
        return list(rows)
    by_id = {row.id: row for row in rows}
    try:
        hits = [hit.id for hit in book.search(query.q, "report", _MOST_HITS)]
    except FormatError:
        hits = []
    words = folded(query.q).split()
    named = [row.id for row in rows if words and all(word in row.words for word in words)]
    return [by_id[id_] for id_ in dict.fromkeys((*hits, *named)) if id_ in by_id]


def _fits(row: ReportRow, query: Query, source: str) -> bool:
    if source and row.source != source:
        return False
    if (query.from_ or query.to) and row.published is None:
        return False
    if (query.from_ and str(row.published) < query.from_) or (query.to and str(row.published) > query.to):
        return False
    judged = "done" if row.open == 0 else "open" if row.open == row.claims else "part"
    return not query.state or judged == query.state


@router.get("/reports/{id_:path}")
def reader(request: Request, id_: str, claim: str = "") -> Response:
    """One report: its text with the claims lit in place, and a margin note for each."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    report = desk.held.record.book.report(id_)
    entries = live_entries(desk.held.record.book, report.id)
    chosen = next((one for one in entries if one.claim.id == claim), None)
    if claim and chosen is None:
        raise HTTPException(404, f"The report has no claim {claim[:40]}: it may have been read anew.")
    given: dict[str, Any] = {
        "report": report, "title": title_of(report), "paragraphs": paragraphs(report.document.text, entries, snapshot),
        "entries": sorted(entries, key=_place), "chosen": chosen, "fresh": desk.held.is_fresh(),
        "cards": cards_of(desk, snapshot, entries),
        "copies": [row for row in report_rows(desk, snapshot) if row.id in _copies(snapshot, report)],
    }  # fmt: skip
    return page(request, "reader.html", **given)


def _place(entry: Entry) -> tuple[int, str]:
    evidence = entry.claim.evidence
    return (evidence[0].start if evidence else 0, entry.claim.id)


def _copies(snapshot: Snapshot, report: Report) -> set[str]:
    found = snapshot.memo.get("groups of copies", lambda: _by_source(snapshot))
    return found.get(report.source_key, set()) - {report.id}


def _by_source(snapshot: Snapshot) -> dict[str, set[str]]:
    groups: dict[str, set[str]] = {}
    for ids in snapshot.in_report.values():
        report = snapshot.entries[ids[0]].report
        groups.setdefault(report.source_key, set()).add(report.id)
    return groups

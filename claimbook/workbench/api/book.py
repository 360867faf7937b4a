"""Reports and claims, search, judgements; new reports. Private people are withheld unless asked for."""

from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Body, Query, Request
from pydantic import BaseModel, Field

from claimbook.book import LIT, Edit
from claimbook.errors import InputError
from claimbook.model.contract import claim_to_json
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.read import ReadOptions
from claimbook.read.assembly import Metadata
from claimbook.workbench.adding import Job
from claimbook.workbench.api.answers import (
    ERRORS,
    Decision,
    FullReport,
    Hit,
    JudgedClaim,
    Progress,
    ReportLine,
    Reports,
)
from claimbook.workbench.api.record import Id, Limit, Offset, Persons
from claimbook.workbench.deciding import live_entries
from claimbook.workbench.desk import author_of, clean_name, desk_of
from claimbook.workbench.pages.add import assembled
from claimbook.workbench.pages.claims import live_entry
from claimbook.workbench.pages.reports import ReportRow, report_rows
from claimbook.workbench.withholding import covered_hit, covered_judgement, hider

router = APIRouter(prefix="/api", responses=ERRORS)
Text = Annotated[str, Field(min_length=1, max_length=4_000_000)]
Line = Annotated[str, Field(max_length=2_000)]


class Given(BaseModel):
    """A report to read. published: its day, if known."""

    text: Text
    title: Line | None = None
    source: Line | None = None
    url: Line | None = None
    published: date | None = None


class Asked(BaseModel):
    """A decision. ids: one claim for accept, reject and edit; two claims (of two incidents) or, with sort "actor", two
    refs or names for same and different. field, value: what an edit sets, in the contract's form."""

    verb: Literal["accept", "reject", "edit", "same", "different"]
    ids: Annotated[list[Annotated[str, Field(max_length=2_000)]], Field(min_length=1, max_length=2)]
    sort: Literal["claim", "incident", "actor"] | None = None
    reason: Line | None = None
    field: Line | None = None
    value: Any = None
    author: Line | None = None


@router.get("/reports", tags=["book"])
def reports(
    request: Request, limit: Limit = 100, offset: Offset = 0, include_persons: Persons = False
) -> Reports:  # fmt: skip
    """All reports, the latest first."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    rows = report_rows(desk, snapshot)
    lines = [_line(one) for one in rows[offset : offset + limit]]
    if not include_persons:
        hide = hider(snapshot).cover.hide
        lines = [replace(one, title=hide(one.title, one.id)) for one in lines]
    return Reports(len(rows), lines)


def _line(one: ReportRow) -> ReportLine:
    published = date.fromisoformat(one.published) if one.published else None
    return ReportLine(one.id, one.title, one.source, published, one.claims, one.open, one.copies)


@router.get("/reports/{id:path}", tags=["book"])
def report(request: Request, id_: Id, include_persons: Persons = False) -> FullReport:
    """One report with its text and claims. Names that are withheld are covered by blocks of the same length."""
    held = desk_of(request).held
    found = held.record.book.report(id_)
    entries, document = live_entries(held.record.book, found.id), found.document
    if not include_persons:
        cover = hider(held.snapshot())
        entries, document = list(map(cover.entry, entries)), cover.document(document, found.id)
    return FullReport(
        found.id, found.version, found.newest, found.learned, found.group, found.sha256, document.title,
        document.source, document.url, document.published, document.text, list(map(_judged, entries)),
    )  # fmt: skip


@router.get("/claims/{id}", tags=["book"])
def claim(request: Request, id_: Id, include_persons: Persons = False) -> JudgedClaim:
    """One claim, with any edits applied."""
    desk = desk_of(request)
    found = live_entry(desk, id_)
    return _judged(found if include_persons else hider(desk.held.snapshot()).entry(found))


@router.get("/search", tags=["book"])
def search(
    request: Request, q: Annotated[str, Query(max_length=200)], kind: Literal["claim", "report"] = "claim",
    limit: Annotated[int, Query(ge=1, le=200)] = 20, include_persons: Persons = False,
) -> list[Hit]:  # fmt: skip
    """Claims or reports with these words, the best first."""
    held = desk_of(request).held
    hits = held.record.book.search(q, kind, limit)
    if not include_persons:
        hits = [covered_hit(held.snapshot(), one) for one in hits]
    lit = str.maketrans({LIT[0]: "[", LIT[1]: "]"})
    return [Hit(one.kind, one.id, one.report, one.label, one.snippet.translate(lit)) for one in hits]


@router.get("/judgements", tags=["judgements"])
def judgements(request: Request, include_persons: Persons = False) -> list[Decision]:
    """All, undone ones too, the oldest first."""
    held = desk_of(request).held
    found = held.record.book.judgements()
    if not include_persons:
        found = [covered_judgement(held.snapshot(), one) for one in found]
    return list(map(_decision, found))


@router.post("/judgements", tags=["judgements"], status_code=201)
def judge(request: Request, asked: Annotated[Asked, Body()]) -> Decision:
    """Decide, as `Book.judge` does. Without an author it is signed as the pages sign."""
    edit = Edit(asked.field, asked.value) if asked.verb == "edit" and asked.field else None
    author = clean_name(asked.author or "") or author_of(request)
    book = desk_of(request).held.record.book
    return _decision(book.judge(asked.verb, tuple(asked.ids), author, asked.reason, edit=edit, sort=asked.sort))


@router.post("/judgements/{id}/undo", tags=["judgements"])
def undo(request: Request, id_: Id) -> Decision:
    """Take a judgement back; it stays in the list as undone."""
    return _decision(desk_of(request).held.record.book.undo(id_))


@router.post("/reports", tags=["book"], status_code=202)
def add(request: Request, given: Annotated[Given, Body()]) -> Progress:
    """Read a report into the book, in the background: /api/adding/{id} says how far it is."""
    known = Metadata(title=given.title, source=given.source, url=given.url)
    options = ReadOptions(given.published)
    job = desk_of(request).adding.begin("text by API", lambda: assembled(given.text, known, options), 1)
    return _progress(job)


@router.get("/adding/{id}", tags=["book"])
def adding(request: Request, id_: Id) -> Progress:
    """How far an adding is."""
    job = desk_of(request).adding.job(id_)
    if job is None:
        raise InputError(f"adding {id_}", "the workbench knows no such adding.")
    return _progress(job)


def _judged(one: Entry) -> JudgedClaim:
    return JudgedClaim(one.report.id, one.run, one.state, claim_to_json(one.claim))


def _decision(one: Judgement) -> Decision:
    return Decision(one.id, one.verb, one.sort, one.anchors, one.author, one.made, one.reason, one.field, one.value,
                    one.undone)  # fmt: skip


def _progress(job: Job) -> Progress:
    problems = [f"{one.doc}: {one.reason}" for one in job.issues]
    return Progress(job.id, job.label, job.step, job.done, job.total, dict(job.counts), problems, list(job.reports))

"""The first page: what the record holds, and where to go on."""

from collections import Counter

from fastapi import APIRouter, Request
from starlette.responses import Response

from claimbook.workbench.desk import desk_of
from claimbook.workbench.held import NotReadyError
from claimbook.workbench.rendering import page
from claimbook.workbench.review import queue

router = APIRouter(include_in_schema=False)
_LATEST = 8


@router.get("/")
def home(request: Request) -> Response:
    """What the record holds; an empty one offers the sample reports."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    reports = len(snapshot.in_report)
    if not reports:
        return page(request, "home_empty.html", jobs=desk.adding.jobs())
    kinds = Counter(row.kind for row in snapshot.rows)
    judged = sum(one.state != "open" for one in snapshot.entries.values())
    return page(
        request, "home.html", fresh=desk.held.is_fresh(), reports=reports, claims=len(snapshot.entries), judged=judged,
        incidents=len(snapshot.rows), groups=snapshot.groups, relations=len(snapshot.relations),
        kinds=kinds.most_common(6), latest=snapshot.rows[:_LATEST], waiting=len(queue(snapshot)),
        contested=[one for one in snapshot.views.relations if one.contested][:_LATEST], book=_shown(desk.options.book),
    )  # fmt: skip


@router.get("/fresh")
def fresh(request: Request) -> Response:
    """A note for pages that are older than the book; nothing once they are not."""
    return page(request, "_fresh.html", fresh=desk_of(request).held.is_fresh(), asked=True)


@router.get("/ready")
def ready(request: Request) -> Response:
    """204; once the record is made, with the word to load the page anew."""
    response = Response(status_code=204)
    try:
        desk_of(request).held.snapshot()
    except NotReadyError:
        return response
    response.headers["hx-refresh"] = "true"
    return response


def _shown(book: object) -> str:
    words = str(book)
    return words.rpartition("@")[2] if "://" in words else words

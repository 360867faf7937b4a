"""Search over everything: claims, reports, groups and incidents."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from claimbook.book import Hit
from claimbook.errors import FormatError
from claimbook.model.names import folded
from claimbook.workbench.desk import Desk, desk_of
from claimbook.workbench.facets import Query, select
from claimbook.workbench.rendering import page

router = APIRouter(include_in_schema=False)
_MOST = 20
_MOST_CLAIMS = 50


@router.get("/search")
def search(request: Request, q: str = "") -> Response:
    """What has the words, of each kind the best first."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    words = q.strip()[:200]
    plain = folded(words).split() if words else []
    groups = [row for row in snapshot.groups if plain and all(word in row.words for word in plain)]
    rows = select(snapshot, Query(q=words)).rows if plain else ()
    claims, problem = _claims(desk, words)
    given: dict[str, Any] = {
        "q": words, "claims": claims, "reports": _hits(desk, words), "groups": groups[:_MOST], "rows": rows[:_MOST],
        "problem": problem, "numbers": {"groups": len(groups), "incidents": len(rows)}, "most": _MOST_CLAIMS,
        "snapshot": snapshot, "fresh": desk.held.is_fresh(),
    }  # fmt: skip
    return page(request, "search.html", **given)


def _claims(desk: Desk, words: str) -> tuple[list[Hit], str]:
    if not words:
        return [], ""
    try:
        return desk.held.record.book.search(words, "claim", _MOST_CLAIMS), ""
    except FormatError as error:
        return [], f"{error.problem} {error.expected}"


def _hits(desk: Desk, words: str) -> list[Hit]:
    try:
        return desk.held.record.book.search(words, "report", _MOST) if words else []
    except FormatError:
        return []

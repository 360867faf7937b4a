"""Groups: the list, and one group by everything that the record says of it, with the sentences behind it."""

from collections import Counter
from typing import Any
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimbook.model.names import folded
from claimbook.workbench.desk import desk_of
from claimbook.workbench.drawings import HISTORY
from claimbook.workbench.facets import PAGE, joined, query_of, stem
from claimbook.workbench.profiles import Sheet, sheet_of
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.rows import is_group
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)


@router.get("/groups")
def groups(request: Request) -> Response:
    """The list, by search, kind and country."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    query = query_of({name: value for name, value in request.query_params.items() if name != "kind"})
    kind = request.query_params.get("kind", "")[:40]
    words = folded(query.q).split()
    rows = [
        row
        for row in snapshot.groups
        if all(word in row.words for word in words)
        and query.country in ("", row.country)
        and kind in ("", row.kind or "unknown")
    ]
    countries = Counter(row.country for row in snapshot.groups if row.country).most_common(60)
    kinds = Counter(row.kind or "unknown" for row in snapshot.groups).most_common()
    at = (query.page - 1) * PAGE
    given: dict[str, Any] = {
        "query": query, "rows": rows[at : at + PAGE], "number": len(rows), "total": len(snapshot.groups),
        "countries": countries, "kinds": kinds, "kind": kind, "pages": max(1, -(-len(rows) // PAGE)),
        "fresh": desk.held.is_fresh(), "address": stem(joined(query.address(page=1), kind=kind)),
    }  # fmt: skip
    return page(request, "_groups_found.html" if fragment_of(request) == "found" else "groups.html", **given)


@router.get("/groups/{key:path}")
def group(request: Request, key: str) -> Response:
    """One group."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    sheet = sheet_of_key(snapshot, key)
    if sheet.actor.party.key != key:
        return RedirectResponse(f"/groups/{quote(sheet.actor.party.key, safe='')}", 303)
    return page(request, "group.html", sheet=sheet, history=HISTORY, fresh=desk.held.is_fresh())


def sheet_of_key(snapshot: Snapshot, key: str) -> Sheet:
    """The sheet of a group by key, ref or alias. Raises HTTPException 404 for nobody, and for private people."""
    actor = snapshot.actors.get(key)
    if actor is None:
        raise HTTPException(404, f"Nobody in the record goes by {key[:80]}.")
    if not is_group(actor):
        raise HTTPException(404, "Only groups and other bodies have a page: people are not profiled.")
    return snapshot.memo.get(("sheet", actor.party.key), lambda: sheet_of(snapshot, actor))

"""The values that maps, charts and networks are drawn from; /api itself, a page on the API."""

import json
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from claimbook.errors import InputError
from claimbook.workbench import drawings
from claimbook.workbench.api.answers import ERRORS
from claimbook.workbench.api.record import Id, Key
from claimbook.workbench.desk import desk_of
from claimbook.workbench.facets import query_of, select
from claimbook.workbench.pages.groups import sheet_of_key
from claimbook.workbench.pages.network import MOST_EDGES, asked, edges_of
from claimbook.workbench.rendering import page

router = APIRouter(responses=ERRORS)
_NOTE = "The query is that of the page /incidents (q, from, to, country, kind, group, state, place, bbox)."


class Values(Response):
    """Values for drawings, as compact JSON: columns of a large record are some megabytes."""

    media_type = "application/json"

    def render(self, content: Any) -> bytes:
        """The bytes."""
        return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


@router.get("/api", include_in_schema=False)
def about(request: Request) -> Response:
    """A page that lists what can be asked."""
    paths = request.app.openapi()["paths"]
    return page(request, "api.html", paths=paths)


@router.get("/api/drawings/points", tags=["drawings"], response_class=Values, description=_NOTE)
def points(request: Request, at: Annotated[str, Query(max_length=200)] = "") -> Values:
    """Incidents as columns for a map; at: one of them alone."""
    snapshot = desk_of(request).held.snapshot()
    if at:
        row = snapshot.row(at)
        return Values(drawings.points([row] if row else []))
    query = query_of(request.query_params)
    rows = select(snapshot, query).rows
    return Values(snapshot.memo.get(("points", query), lambda: drawings.points(rows)))


@router.get("/api/drawings/months", tags=["drawings"], response_class=Values, description=_NOTE)
def months(request: Request) -> Values:
    """Incidents by month and kind."""
    snapshot = desk_of(request).held.snapshot()
    query = query_of(request.query_params)
    rows = select(snapshot, query).rows
    return Values(snapshot.memo.get(("months", query), lambda: drawings.months(rows)))


@router.get("/api/drawings/incident/{id}", tags=["drawings"], response_class=Values)
def incident(request: Request, id_: Id) -> Values:
    """The numbers of one incident, as each claim gives them."""
    snapshot = desk_of(request).held.snapshot()
    found = snapshot.incidents.get(id_)
    if found is None:
        raise InputError(f"incident {id_}", "the record has no such incident.")
    return Values(drawings.counts(snapshot, found))


@router.get("/api/drawings/group/{key:path}", tags=["drawings"], response_class=Values)
def group(request: Request, key: Key) -> Values:
    """Names, history, strength, months and places of one group."""
    snapshot = desk_of(request).held.snapshot()
    scope = sheet_of_key(snapshot, key).scope
    return Values(snapshot.memo.get(("group", scope.keys), lambda: drawings.group(snapshot, scope.keys, scope.family)))


@router.get("/api/drawings/network", tags=["drawings"], response_class=Values,
            description="The query is that of the page /network (from, to, kind, group).")  # fmt: skip
def network(request: Request, kind: Annotated[list[str] | None, Query()] = None) -> Values:
    """Groups as nodes, relations as edges."""
    snapshot = desk_of(request).held.snapshot()
    query, kinds = asked(request.query_params, kind or [])
    found = edges_of(snapshot, query, kinds)[:MOST_EDGES]
    return Values(snapshot.memo.get(("network", query, kinds), lambda: drawings.network(found, snapshot)))

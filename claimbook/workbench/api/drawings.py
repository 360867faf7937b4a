"""The values that maps, charts and networks are drawn from; /api itself, a page on the API."""

import gzip
import hashlib
import json
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from claimbook.errors import InputError
from claimbook.workbench import drawings
from claimbook.workbench.api.answers import ERRORS
from claimbook.workbench.api.record import Id, Key, Persons
from claimbook.workbench.desk import desk_of
from claimbook.workbench.facets import query_of, select
from claimbook.workbench.pages.groups import sheet_of_key
from claimbook.workbench.pages.network import MOST_EDGES, asked, edges_of
from claimbook.workbench.rendering import page
from claimbook.workbench.rows import Row
from claimbook.workbench.snapshot import Snapshot
from claimbook.workbench.withholding import hider

router = APIRouter(responses=ERRORS)
_NOTE = "The query is that of the page /incidents (q, from, to, country, kind, group, state, place, bbox)."
_PACKED: Final = 5
"""gzip's level: 1.9 MiB of points become 0.5 MiB in 50 ms; 9 takes five times that for 3 % less."""


class Values(Response):
    """Values for drawings, as compact JSON: columns of a large record are some megabytes."""

    media_type = "application/json"


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it is sent, and a tag that changes when it does."""

    body: bytes
    tag: str


def values(request: Request, snapshot: Snapshot, asked: tuple[Hashable, ...], find: Callable[[], Any]) -> Values:
    """The values that `find` gives, kept as bytes; no more than their tag for whoever has them already.

    Packed only for other machines: on one's own, packing takes longer than passing on. Pages are never packed, since
    they carry the session's token beside words of their reader (BREACH).
    """
    kept = snapshot.drawn.get(asked, lambda: _kept(find()))
    headers = {"cache-control": "private, no-cache", "etag": kept.tag, "vary": "Accept-Encoding, Cookie"}
    if request.headers.get("if-none-match") == kept.tag:
        return Values(None, 304, headers)
    if desk_of(request).options.local or "gzip" not in request.headers.get("accept-encoding", ""):
        return Values(kept.body, headers=headers)
    packed = snapshot.drawn.get(("packed", *asked), lambda: gzip.compress(kept.body, _PACKED, mtime=0))
    return Values(packed, headers=headers | {"content-encoding": "gzip"})


def _kept(content: Any) -> Kept:
    body = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return Kept(body, f'W/"{hashlib.blake2b(body, digest_size=12).hexdigest()}"')


@router.get("/api", include_in_schema=False)
def about(request: Request) -> Response:
    """A page that lists what can be asked."""
    paths = request.app.openapi()["paths"]
    return page(request, "api.html", paths=paths)


@router.get("/api/drawings/points", tags=["drawings"], response_class=Values, description=_NOTE)
def points(request: Request, at: Annotated[str, Query(max_length=200)] = "") -> Values:
    """Incidents as columns for a map; at: one of them alone."""
    snapshot = desk_of(request).held.snapshot()
    query = query_of(request.query_params)
    row = snapshot.row(at) if at else None

    def rows() -> Sequence[Row]:
        return ([row] if row else []) if at else select(snapshot, query).rows

    return values(request, snapshot, ("points", query, at), lambda: drawings.points(rows()))


@router.get("/api/drawings/months", tags=["drawings"], response_class=Values, description=_NOTE)
def months(request: Request) -> Values:
    """Incidents by month and kind."""
    snapshot = desk_of(request).held.snapshot()
    query = query_of(request.query_params)
    return values(request, snapshot, ("months", query), lambda: drawings.months(select(snapshot, query).rows))


@router.get("/api/drawings/incident/{id}", tags=["drawings"], response_class=Values)
def incident(request: Request, id_: Id, include_persons: Persons = False) -> Values:
    """The numbers of one incident, as each claim gives them."""
    snapshot = desk_of(request).held.snapshot()
    found = snapshot.incidents.get(id_)
    if found is None:
        raise InputError(f"incident {id_}", "the record has no such incident.")
    cover = None if include_persons else hider(snapshot)
    asked = ("incident", found.id, include_persons)
    return values(request, snapshot, asked, lambda: drawings.counts(snapshot, found, cover))


@router.get("/api/drawings/group/{key:path}", tags=["drawings"], response_class=Values)
def group(request: Request, key: Key, include_persons: Persons = False) -> Values:
    """Names, history, strength, months and places of one group."""
    snapshot = desk_of(request).held.snapshot()
    scope = sheet_of_key(snapshot, key).scope
    cover = None if include_persons else hider(snapshot)
    asked = ("group", scope.keys, scope.family, include_persons)
    return values(request, snapshot, asked, lambda: drawings.group(snapshot, scope.keys, scope.family, cover))


@router.get("/api/drawings/network", tags=["drawings"], response_class=Values,
            description="The query is that of the page /network (from, to, kind, group).")  # fmt: skip
def network(request: Request, kind: Annotated[list[str] | None, Query()] = None) -> Values:
    """Groups as nodes, relations as edges."""
    snapshot = desk_of(request).held.snapshot()
    query, kinds = asked(request.query_params, kind or [])

    def find() -> drawings.Json:
        return drawings.network(edges_of(snapshot, query, kinds)[:MOST_EDGES], snapshot)

    return values(request, snapshot, ("network", query, kinds), find)

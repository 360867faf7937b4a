"""The network of groups, and one relation with what is said for and against it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimbook.model.codebook import SUBTYPES
from claimbook.model.views import Relation
from claimbook.workbench.desk import desk_of
from claimbook.workbench.drawings import NETWORK, first_reported, interval
from claimbook.workbench.facets import Query, keys_of, query_of
from claimbook.workbench.pages.incidents import name_of
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
KINDS = tuple(f"{type_}/{subtype}" for type_ in NETWORK for subtype in SUBTYPES[type_])
MOST_EDGES = 3_000
"""Edges that are drawn at once, the most told first; the page says so where there are more."""
_LISTED = 200


@router.get("/network")
def network(request: Request, edge: str = "") -> Response:
    """Groups and their relations, by time and kind; htmx asks for the list alone. edge: a relation that is open beside
    it. The drawing holds all times: its slider chooses among them."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    query, kinds = asked(request.query_params, request.query_params.getlist("kind"))
    edges = edges_of(snapshot, query, kinds)
    opened = relation_of(snapshot, edge) if edge else None
    drawn = address(replace(query, from_="", to=""), kinds)
    template = "network.html" if fragment_of(request) is None else "_network_found.html"
    return page(
        request, template, query=query, kinds=KINDS, chosen=kinds, edges=edges[:_LISTED], number=len(edges),
        most=MOST_EDGES, fresh=desk.held.is_fresh(), full=True, address=drawn, relation=opened,
        when=interval(opened) if opened else None, snapshot=snapshot, group_name=name_of(snapshot, query),
    )  # fmt: skip


@router.get("/relations/{id_}")
def relation(request: Request, id_: str) -> Response:
    """One relation: who says it, who denies it, in whose words."""
    return _relation(request, id_, "relation.html")


@router.get("/network/edges/{id_}")
def edge(request: Request, id_: str) -> Response:
    """The same for the place beside the network; a whole page is the relation's own."""
    if fragment_of(request) is None:
        return RedirectResponse(f"/relations/{id_}", 303)
    return _relation(request, id_, "_relation.html")


def _relation(request: Request, id_: str, template: str) -> Response:
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    one = relation_of(snapshot, id_)
    return page(request, template, relation=one, when=interval(one), snapshot=snapshot, fresh=desk.held.is_fresh())


def relation_of(snapshot: Snapshot, id_: str) -> Relation:
    """The relation of that id. Raises HTTPException 404."""
    one = snapshot.relations.get(id_)
    if one is None:
        raise HTTPException(404, f"No relation {id_[:60]}: its claims may have been rejected or corrected since.")
    return one


def asked(given: Mapping[str, str], kinds: Iterable[str]) -> tuple[Query, tuple[str, ...]]:
    """The query of a network's address, and the kinds of edges that it names."""
    rest = {name: value for name, value in given.items() if name != "kind"}
    return query_of(rest), tuple(dict.fromkeys(one for one in kinds if one in KINDS))


def address(query: Query, kinds: Iterable[str]) -> str:
    """The query string of a network."""
    return "&".join(filter(None, (query.address(), *(f"kind={one}" for one in kinds))))


def edges_of(snapshot: Snapshot, query: Query, kinds: tuple[str, ...]) -> list[Relation]:
    """The relations that fit, the most told first. One without a first day begins with its first report; what has no
    last day goes on."""
    wanted = frozenset(kinds or KINDS)
    keys = keys_of(snapshot, query.group) if query.group else None
    found = [
        one
        for one in snapshot.views.relations
        if one.object and f"{one.type}/{one.subtype}" in wanted and _in_time(one, query) and _with(one, keys)
    ]
    return sorted(found, key=lambda one: (-one.sources, one.id))


def _in_time(one: Relation, query: Query) -> bool:
    when = interval(one)
    if query.from_ and when.end and when.end.isoformat() < query.from_:
        return False
    begins = (when.start or first_reported(one)) if query.to else None
    return begins is None or begins.isoformat() <= query.to


def _with(one: Relation, keys: frozenset[str] | None) -> bool:
    ends = {one.subject.key, one.object.key if one.object else ""}
    return not (one.subject.private or (one.object and one.object.private)) and (keys is None or bool(ends & keys))

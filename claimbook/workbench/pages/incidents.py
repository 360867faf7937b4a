"""Incidents: table, map and timeline over one filter; and one incident with every claim side by side."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimbook.model.record import Entry, Report
from claimbook.model.views import Incident
from claimbook.workbench.desk import desk_of
from claimbook.workbench.facets import SORTS, STATES, Query, query_of, select, stem, with_unknown
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.rows import is_contested, state_of
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
STANCES = {
    "acted": "named as doing it", "claimed": "claims it", "blamed": "blamed", "suspected": "suspected",
    "denied": "denies it",
}  # fmt: skip


@router.get("/incidents")
def incidents(request: Request) -> Response:
    """The list, by facets; htmx asks for the table alone, with its drawings."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    query = with_unknown(query_of(request.query_params), request.query_params)
    found = select(snapshot, query)
    given: dict[str, Any] = {
        "query": query, "found": found, "snapshot": snapshot, "facet_states": STATES, "sorts": SORTS, "full": True,
        "fresh": desk.held.is_fresh(), "address": stem(query.address(page=1)), "group_name": name_of(snapshot, query),
    }  # fmt: skip
    asked = fragment_of(request) == "found"
    response = page(request, "_incidents_found.html" if asked else "incidents.html", **given)
    if asked:
        address = query.address()
        response.headers["hx-push-url"] = f"/incidents?{address}" if address else "/incidents"
    return response


@router.get("/incidents/{id_}")
def incident(request: Request, id_: str) -> Response:
    """One incident. An id that it had before it grew leads to it."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    one = snapshot.incidents.get(id_)
    if one is None:
        raise HTTPException(404, f"No incident {id_[:60]}: its claims may have been rejected or corrected since.")
    if one.id != id_:
        return RedirectResponse(f"/incidents/{one.id}", 303)
    return page(request, "incident.html", **_parts(snapshot, one), fresh=desk.held.is_fresh())


def name_of(snapshot: Snapshot, query: Query) -> str:
    """What the field for a group shows: the name of who is meant by a key, else the words."""
    actor = snapshot.actors.get(query.group)
    return actor.party.name if actor else query.group


def _parts(snapshot: Snapshot, one: Incident) -> dict[str, Any]:
    entries = [snapshot.entries[id_] for id_ in one.claims if id_ in snapshot.entries]
    values = [("kind", "What", one.kind), ("when", "When", one.when), ("place", "Where", one.place)]
    values += [(name, name.capitalize(), value) for name, value in one.counts.items()]
    return {
        "incident": one, "values": values, "stances": STANCES, "snapshot": snapshot, "state": state_of(entries),
        "contested": is_contested(one), "sources": _sources(entries), "entries": entries,
        "row": snapshot.row(one.id),
    }  # fmt: skip


def _sources(entries: list[Entry]) -> list[list[Report]]:
    """The reports that tell of it, copies of one text together, the earliest first in each."""
    groups: dict[str, dict[str, Report]] = {}
    for entry in entries:
        groups.setdefault(entry.report.source_key, {})[entry.report.id] = entry.report
    found = [sorted(held.values(), key=_day) for held in groups.values()]
    return sorted(found, key=lambda held: _day(held[0]))


def _day(report: Report) -> tuple[str, str]:
    return (str(report.document.published or "9999"), report.id)

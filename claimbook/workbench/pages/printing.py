"""Incidents and groups as dossiers for paper: plain pages, every sentence with its footnote."""

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from claimbook.workbench.desk import desk_of
from claimbook.workbench.dossiers import incident_dossier
from claimbook.workbench.pages.groups import sheet_of_key
from claimbook.workbench.rendering import page

router = APIRouter(include_in_schema=False)


@router.get("/print/incident/{id_}")
def incident(request: Request, id_: str) -> Response:
    """One incident."""
    snapshot = desk_of(request).held.snapshot()
    one = snapshot.incidents.get(id_)
    if one is None:
        raise HTTPException(404, f"No incident {id_[:60]}.")
    dossier = incident_dossier(one, snapshot.entries)
    return page(request, "print.html", dossier=dossier, back=f"/incidents/{one.id}")


@router.get("/print/group/{key:path}")
def group(request: Request, key: str) -> Response:
    """One group."""
    sheet = sheet_of_key(desk_of(request).held.snapshot(), key)
    return page(request, "print.html", dossier=sheet.dossier, back=f"/groups/{sheet.actor.party.key}")

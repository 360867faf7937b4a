"""Two to five groups, measure by measure."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from claimbook.assess import compare, comparison_dossier
from claimbook.errors import ClaimbookError
from claimbook.workbench.desk import desk_of
from claimbook.workbench.facets import keys_of
from claimbook.workbench.pages.groups import sheet_of_key
from claimbook.workbench.profiles import Sheet
from claimbook.workbench.rendering import page
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
MOST = 5


@router.get("/compare")
def comparing(request: Request) -> Response:
    """The groups of the address side by side; with fewer than two, a form to choose them."""
    desk = desk_of(request)
    snapshot = desk.held.snapshot()
    words = [one.strip()[:200] for one in request.query_params.getlist("group") if one.strip()][:MOST]
    sheets, unknown = chosen(snapshot, words)
    given: dict[str, Any] = {"words": words, "unknown": unknown, "sheets": sheets, "comparison": None, "problem": ""}
    if len(sheets) > 1:
        given |= side_by_side(sheets)
    return page(request, "compare.html", **given, snapshot=snapshot, fresh=desk.held.is_fresh(), most=MOST)


def chosen(snapshot: Snapshot, words: list[str]) -> tuple[list[Sheet], list[str]]:
    """The sheets of the groups that the words name, each once; and the words that name none or several."""
    sheets: dict[str, Sheet] = {}
    unknown = []
    for one in words:
        keys = keys_of(snapshot, one)
        best = next((row.key for row in snapshot.groups if row.key in keys), None)
        if best is None:
            unknown.append(one)
        else:
            sheets.setdefault(best, sheet_of_key(snapshot, best))
    return list(sheets.values()), unknown


def side_by_side(sheets: list[Sheet]) -> Mapping[str, Any]:
    """The comparison and its footnotes."""
    try:
        comparison = compare([one.profile for one in sheets])
    except ClaimbookError as error:
        return {"problem": str(error)}
    entries = {id_: entry for one in sheets for id_, entry in one.entries.items()}
    return {"comparison": comparison, "dossier": comparison_dossier(comparison, entries)}

"""One claim: opened beside its text, accepted, corrected or rejected, and any decision undone."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Final
from urllib.parse import quote

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from claimbook.model.codebook import LABELS, MODALITIES, POLARITIES
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.values import Claim
from claimbook.model.views import Incident, Relation
from claimbook.workbench.deciding import edit_of, fields_of, live_entries
from claimbook.workbench.desk import Desk, author_of, desk_of
from claimbook.workbench.rendering import fragment_of, named, page
from claimbook.workbench.review import effects
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
DONE: Final = {
    "accept": "Accepted.", "reject": "Rejected.", "edit": "Corrected.", "same": "Joined.", "different": "Kept apart.",
}  # fmt: skip
Words = Annotated[str, Form(max_length=4_000)]


@dataclass(frozen=True, slots=True)
class Card:
    """What stands around a claim. judgements: those that hold, the latest first. effects: of rejecting it."""

    judgements: tuple[Judgement, ...]
    incident: Incident | None
    edges: tuple[Relation, ...]
    effects: tuple[str, ...]


@router.get("/claims/{id_}")
def claim(request: Request, id_: str) -> Response:
    """The claim's note; a whole page is the reader with the claim open."""
    desk = desk_of(request)
    entry = live_entry(desk, id_)
    return RedirectResponse(address_of(entry), 303) if fragment_of(request) is None else note(request, entry)


@router.get("/claims/{id_}/edit")
def form(request: Request, id_: str) -> Response:
    """The form that corrects the claim, field by field."""
    entry = live_entry(desk_of(request), id_)
    if fragment_of(request) is None:
        return RedirectResponse(address_of(entry), 303)
    one = entry.claim
    fields = fields_of(one)
    written = {field: _written(one, field) for field in fields}
    return page(request, "_edit.html", claim=one, fields=fields, written=written, choices=_choices(one))


@router.post("/claims/{id_}/accept")
def accept(request: Request, id_: str, reason: Words = "") -> Response:
    """Say that the claim is right."""
    book = desk_of(request).held.record.book
    return _judged(request, id_, book.judge("accept", (id_,), author_of(request), reason or None))


@router.post("/claims/{id_}/reject")
def reject(request: Request, id_: str, reason: Words = "") -> Response:
    """Say that it is wrong: it leaves all views."""
    book = desk_of(request).held.record.book
    return _judged(request, id_, book.judge("reject", (id_,), author_of(request), reason or None))


@router.post("/claims/{id_}/edit")
def edit(
    request: Request, id_: str, field: Words, words: Words = "", means: Words = "", reason: Words = ""
) -> Response:
    """Correct one field by the words of the report."""
    desk = desk_of(request)
    made = edit_of(live_entry(desk, id_), field, words, means)
    book = desk.held.record.book
    return _judged(request, id_, book.judge("edit", (id_,), author_of(request), reason or None, edit=made))


@router.post("/judgements/{id_}/undo")
def undo(request: Request, id_: str) -> Response:
    """Take a decision back."""
    taken = desk_of(request).held.record.book.undo(id_)
    if taken.sort == "claim" and (claim_id := taken.anchors[0].claim):
        return _judged(request, claim_id, taken)
    return told(Response(status_code=204), "Undone.")


def live_entry(desk: Desk, id_: str) -> Entry:
    """The claim with what was decided about it up to now. Raises InputError where the book has no such claim."""
    found = desk.held.record.book.claim(id_)
    entries = live_entries(desk.held.record.book, found.report.id)
    return next((one for one in entries if one.claim.id == id_), found)


def address_of(entry: Entry) -> str:
    """The reader, with the claim open."""
    return f"/reports/{quote(entry.report.id, safe='')}?claim={quote(entry.claim.id, safe='')}"


def cards_of(desk: Desk, snapshot: Snapshot, entries: Sequence[Entry]) -> dict[str, Card]:
    """The card of each claim, by its id."""
    held: defaultdict[str, list[Judgement]] = defaultdict(list)
    for one in desk.held.record.book.judgements():
        if one.undone is None and one.sort == "claim" and one.anchors[0].claim:
            held[one.anchors[0].claim].insert(0, one)
    return {
        entry.claim.id: Card(
            tuple(held[entry.claim.id]),
            snapshot.incidents.get(snapshot.of_claim.get(entry.claim.id, "")),
            tuple(snapshot.relations[id_] for id_ in snapshot.edges.get(entry.claim.id, ())),
            tuple(effects(snapshot, entry)),
        )
        for entry in entries
    }


def note(request: Request, entry: Entry) -> Response:
    """The claim's note, open."""
    desk = desk_of(request)
    values = cards_of(desk, desk.held.snapshot(), [entry])[entry.claim.id]
    return page(request, "_note.html", entry=entry, values=values, opened=True)


def told(response: Response, words: str) -> Response:
    """The answer, with a word that the page shows for a while."""
    response.headers["hx-trigger"] = json.dumps({"notice": words})
    return response


def _judged(request: Request, id_: str, judgement: Judgement) -> Response:
    entry = live_entry(desk_of(request), id_)
    if fragment_of(request) is None:
        return RedirectResponse(address_of(entry), 303)
    return told(note(request, entry), "Undone." if judgement.undone else DONE[judgement.verb])


def _choices(claim: Claim) -> dict[str, Any]:
    """Field -> what can be chosen: (value, in words, is it so now?)."""
    labels = [(f"{kind}/{sub}", f"{kind} · {sub}".replace("_", " "), (kind, sub) == (claim.type, claim.subtype))
              for kind, sub in LABELS]  # fmt: skip
    return {
        "label": labels,
        "polarity": [(one, one, one == claim.polarity) for one in POLARITIES],
        "modality": [(one, one, one == claim.modality) for one in MODALITIES],
    }


def _written(claim: Claim, field: str) -> tuple[str, str, str]:
    """(words, meaning, an example of a meaning) as the form shows a field before it is changed."""
    group, _, key = field.partition(".")
    if group == "roles":
        fillers = claim.roles.get(key, ())
        names = [named(one) for one in fillers]
        words = [one.text for one in fillers]
        return " ; ".join(words), " ; ".join(names) if names != words else "", "full name"
    if group == "numbers":
        amount = claim.numbers.get(key)
        means = f"{_end(amount.low)}..{_end(amount.high)}" if amount else ""
        return (amount.text if amount else "", means, "12, 12..14, 20..")
    if field == "when" and claim.when:
        days = (claim.when.start_date, claim.when.end_date)
        means = f"{days[0] or ''}..{days[1] or ''}" if any(days) else ""
        return claim.when.text, means, "2024-03-05..2024-03-07"
    if field == "holder" and claim.holder:
        return claim.holder.text, claim.holder.name or "", "full name"
    return "", "", "2024-03-05" if field == "when" else "full name"


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:g}"

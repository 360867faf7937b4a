"""Review: a queue of claims by doubt times importance, and pairs that may be one; each decided by a key."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Form, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from claimbook.errors import FormatError
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.workbench.desk import Desk, author_of, desk_of
from claimbook.workbench.pages.claims import DONE, Words, cards_of, live_entry, told
from claimbook.workbench.rendering import fragment_of, page
from claimbook.workbench.review import Pair, Question, actor_pairs, explained, incident_pairs, pair_id, queue
from claimbook.workbench.snapshot import Snapshot

router = APIRouter(include_in_schema=False)
Sort = Literal["claims", "incidents", "actors"]
_AHEAD = 12
_AROUND = 300


@router.get("/review")
def review(request: Request, kind: Sort = "claims", at: str = "") -> Response:
    """The queue, at a claim or pair; without one, at its head."""
    return page(request, "review.html", **_state(desk_of(request), kind, at), judgement=None)


@router.post("/review/claims/{id_}")
def decide(
    request: Request, id_: str, verb: Annotated[Literal["accept", "reject"], Form()], reason: Words = ""
) -> Response:
    """Accept or reject, and on to the next."""
    desk = desk_of(request)
    following = _next_claim(desk, id_)
    made = desk.held.record.book.judge(verb, (id_,), author_of(request), reason or None)
    return _onward(request, "claims", following, made)


@router.post("/review/pairs")
def pair(
    request: Request, kind: Annotated[Literal["incidents", "actors"], Form()],
    verb: Annotated[Literal["same", "different"], Form()], one: Words, other: Words,
) -> Response:  # fmt: skip
    """Say that two are one, or that they are not, and on to the next."""
    desk = desk_of(request)
    record = desk.held.record
    if one == other:
        raise FormatError("pair", "this is one and the same.")
    following = _next_pair(_pairs(desk, desk.held.snapshot(), kind), one, other)
    if kind == "incidents":
        ids = record.claim_of(one), record.claim_of(other)
        made = record.book.judge(verb, ids, author_of(request))
    else:
        made = record.book.judge(verb, (one, other), author_of(request), sort="actor")
    return _onward(request, kind, following, made)


@router.post("/review/undo/{id_}")
def undo(request: Request, id_: str) -> Response:
    """Take a decision back, and return to what it was about."""
    desk = desk_of(request)
    taken = desk.held.record.book.undo(id_)
    kind: Sort = {"claim": "claims", "incident": "incidents", "actor": "actors"}[taken.sort]  # type: ignore[assignment]
    at = (taken.anchors[0].claim or "") if kind == "claims" else ""
    return _onward(request, kind, at, taken)


def _onward(request: Request, kind: Sort, at: str, made: Judgement) -> Response:
    address = f"/review?kind={kind}" + (f"&at={at}" if at else "")
    if fragment_of(request) is None:
        return RedirectResponse(address, 303)
    shown = None if made.undone else made
    given = _state(desk_of(request), kind, at)
    response = page(request, "_review_found.html", judgement=shown, done=DONE[made.verb].rstrip("."), **given)
    response.headers["hx-push-url"] = address
    return told(response, "Undone.") if made.undone else response


def _state(desk: Desk, kind: Sort, at: str) -> dict[str, Any]:
    snapshot = desk.held.snapshot()
    pairs = {each: _pairs(desk, snapshot, each) for each in ("incidents", "actors")}
    questions = queue(snapshot)
    left = {"claims": len(questions), **{each: len(held) for each, held in pairs.items()}}
    about = {"kind": kind, "left": left, "snapshot": snapshot, "fresh": desk.held.is_fresh()}
    if kind == "claims":
        return about | _claim_state(desk, snapshot, questions, at)
    return about | _pair_state(snapshot, pairs[kind], at, kind)


def _claim_state(desk: Desk, snapshot: Snapshot, questions: tuple[Question, ...], at: str) -> dict[str, Any]:
    place = next((number for number, one in enumerate(questions) if one.entry.claim.id == at), None)
    if at and place is None:
        entry = live_entry(desk, at)
        # It may be decided in a record that is being made anew.
        return {"question": None, "ahead": questions[:_AHEAD], "place": -1, **_about(desk, snapshot, entry)}
    if not questions:
        return {"question": None, "ahead": (), "place": -1, "entry": None}
    here = place or 0
    around = {"ahead": questions[here + 1 : here + 1 + _AHEAD], "before": questions[here - 1] if here else None}
    entry = live_entry(desk, questions[here].entry.claim.id)
    return {"question": questions[here], "place": here, **around, **_about(desk, snapshot, entry)}


def _about(desk: Desk, snapshot: Snapshot, entry: Entry) -> dict[str, Any]:
    """The claim with its card, and the words before and behind its evidence."""
    text, evidence = entry.report.document.text, entry.claim.evidence
    start, end = (evidence[0].start, evidence[-1].end) if evidence else (0, 0)
    before, after = text[max(0, start - _AROUND) : start], text[end : end + _AROUND]
    if start > _AROUND:
        before = f"… {before.partition(' ')[2]}"
    if end + _AROUND < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    around = (before, text[start:end], after)
    return {"entry": entry, "values": cards_of(desk, snapshot, [entry])[entry.claim.id], "around": around}


def _pair_state(snapshot: Snapshot, pairs: tuple[Pair, ...], at: str, kind: Sort) -> dict[str, Any]:
    place = next((number for number, one in enumerate(pairs) if pair_id(one) == at), 0)
    if not pairs:
        return {"pair": None, "ahead": (), "place": 0}
    one = pairs[place]
    around = {"ahead": pairs[place + 1 : place + 1 + _AHEAD], "before": pairs[place - 1] if place else None}
    held = _known(snapshot, kind)
    sides, why = (held[one.one], held[one.other]), one.why
    if kind == "incidents":
        why = explained(snapshot, snapshot.incidents[one.one], snapshot.incidents[one.other]) or one.why
    return {"pair": one, "sides": sides, "why": why, "place": place, **around}


def _known(snapshot: Snapshot, kind: str) -> Mapping[str, Any]:
    return snapshot.incidents if kind == "incidents" else snapshot.actors


def _pairs(desk: Desk, snapshot: Snapshot, kind: str) -> tuple[Pair, ...]:
    held = [one for one in desk.held.record.book.judgements() if one.undone is None]
    return incident_pairs(snapshot, held) if kind == "incidents" else actor_pairs(snapshot, held)


def _next_claim(desk: Desk, id_: str) -> str:
    ids = [one.entry.claim.id for one in queue(desk.held.snapshot())]
    if id_ not in ids:
        raise HTTPException(404, "The queue has no such claim: it may be judged already.")
    at = ids.index(id_)
    return ids[at + 1] if at + 1 < len(ids) else ""


def _next_pair(pairs: tuple[Pair, ...], one: str, other: str) -> str:
    at = next((number for number, each in enumerate(pairs) if {each.one, each.other} == {one, other}), -1)
    return pair_id(pairs[at + 1]) if 0 <= at < len(pairs) - 1 else ""

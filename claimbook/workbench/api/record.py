"""Incidents, relations, actors, and why; profiles and comparisons. Private people are withheld unless asked for."""

from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query, Request
from pydantic import BaseModel, Field

from claimbook.assess import Comparison, Profile, compare
from claimbook.errors import InputError
from claimbook.model.views import Actor, Incident, Relation
from claimbook.record import Filter, Why
from claimbook.record.filters import check_kind, choose
from claimbook.record.why import explain
from claimbook.workbench.api.answers import ERRORS, Actors, Incidents, Relations
from claimbook.workbench.desk import desk_of
from claimbook.workbench.pages.comparing import chosen
from claimbook.workbench.pages.groups import sheet_of_key
from claimbook.workbench.snapshot import Snapshot
from claimbook.workbench.withholding import covered_sheet, hider

router = APIRouter(prefix="/api", responses=ERRORS)
Limit = Annotated[int, Query(ge=1, le=1_000, description="At most so many.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="Leave out so many of the first.")]
Words = Annotated[str, Query(max_length=200)]
Line = Annotated[str, Field(max_length=200)]
Key = Annotated[str, Path(max_length=2_000)]
Id = Annotated[str, Path(alias="id", max_length=2_000)]
Persons = Annotated[bool, Query(description="With the names of private people: victims, witnesses, unnamed people.")]


class Wanted(BaseModel):
    """What is asked for, as claimbook.record.Filter says. limit: at most so many. offset: so many are left out.
    include_persons: with the names of private people."""

    since: date | None = None
    until: date | None = None
    place: Line | None = None
    country: Line | None = None
    group: Line | None = None
    kind: Line | None = None
    reported_since: date | None = None
    reported_until: date | None = None
    confidence: Annotated[float, Field(ge=0, le=1)] | None = None
    limit: Annotated[int, Field(ge=1, le=1_000)] = 100
    offset: Annotated[int, Field(ge=0, le=10_000_000)] = 0
    include_persons: bool = False

    def filter(self) -> Filter:
        """The filter."""
        return Filter(self.since, self.until, self.place, self.country, self.group, self.kind,
                      self.reported_since, self.reported_until, self.confidence)  # fmt: skip


@router.get("/incidents", tags=["record"])
def incidents(request: Request, wanted: Annotated[Wanted, Query()]) -> Incidents:
    """Incidents by their ids, as `Record.incidents(Filter(...))` gives them."""
    snapshot = desk_of(request).held.snapshot()
    views = snapshot.views
    check_kind(wanted.kind, "incidents")
    found = choose(wanted.filter(), views).incidents(views.incidents)
    held = found[wanted.offset : wanted.offset + wanted.limit]
    return Incidents(len(found), list(held if wanted.include_persons else map(hider(snapshot).incident, held)))


@router.get("/incidents/{id}", tags=["record"])
def incident(request: Request, id_: Id, include_persons: Persons = False) -> Incident:
    """One incident, also by an id that it had before it grew."""
    snapshot = desk_of(request).held.snapshot()
    found = snapshot.incidents.get(id_)
    if found is None:
        raise InputError(f"incident {id_}", "the record has no such incident.")
    return found if include_persons else hider(snapshot).incident(found)


@router.get("/relations", tags=["record"])
def relations(request: Request, wanted: Annotated[Wanted, Query()]) -> Relations:
    """Relations by their ids, as `Record.relations(Filter(...))` gives them."""
    snapshot = desk_of(request).held.snapshot()
    views = snapshot.views
    check_kind(wanted.kind, "relations")
    found = choose(wanted.filter(), views).relations(views.relations)
    held = found[wanted.offset : wanted.offset + wanted.limit]
    return Relations(len(found), list(held if wanted.include_persons else map(hider(snapshot).relation, held)))


@router.get("/relations/{id}", tags=["record"])
def relation(request: Request, id_: Id, include_persons: Persons = False) -> Relation:
    """One relation."""
    snapshot = desk_of(request).held.snapshot()
    found = snapshot.relations.get(id_)
    if found is None:
        raise InputError(f"relation {id_}", "the record has no such relation.")
    return found if include_persons else hider(snapshot).relation(found)


@router.get("/actors", tags=["record"])
def actors(
    request: Request, country: Words | None = None, group: Words | None = None, limit: Limit = 100, offset: Offset = 0
) -> Actors:
    """Actors by their keys, as `Record.actors(Filter(...))` gives them, without private people."""
    views = desk_of(request).held.snapshot().views
    every = choose(Filter(country=country, group=group), views).actors(views.actors)
    found = [one for one in every if not one.party.private]
    return Actors(len(found), found[offset : offset + limit])


@router.get("/actors/{key:path}", tags=["record"])
def actor(request: Request, key: Key) -> Actor:
    """One actor by key, ref or alias. Private people have no page and no answer."""
    return sheet_of_key(desk_of(request).held.snapshot(), key).actor


@router.get("/why/{id:path}", tags=["record"])
def why(request: Request, id_: Id, field: Words | None = None, include_persons: Persons = False) -> dict[str, Any]:
    """The sentences behind an incident, relation, actor or claim, or behind one value of it, as `Record.why` does."""
    snapshot = desk_of(request).held.snapshot()
    view = _view(snapshot, id_)
    ids = view.claims if view else (id_,)
    entries = [snapshot.entries[one] for one in ids if one in snapshot.entries]
    if not entries or (isinstance(view, Actor) and view.party.private):
        raise InputError(id_, "nothing in this book has this id.")
    if include_persons:
        return _why_form(explain(id_, view, entries, field))
    cover = hider(snapshot)
    covered = cover.incident(view) if isinstance(view, Incident) else view
    covered = cover.relation(covered) if isinstance(covered, Relation) else covered
    return _why_form(explain(id_, covered, list(map(cover.entry, entries)), field))


def _view(snapshot: Snapshot, id_: str) -> Incident | Relation | Actor | None:
    return snapshot.incidents.get(id_) or snapshot.relations.get(id_) or snapshot.actors.get(id_)


def _why_form(found: Why) -> dict[str, Any]:
    return {
        "id": found.id,
        "reasons": [{"field": name, "why": words} for name, words in found.reasons],
        "said": [{"field": one.field, "party": one.party, "testimony": one.testimony} for one in found.said],
        "passages": [
            {"report": one.report.id, "title": one.report.document.title, "published": one.report.document.published,
             "claims": [claim.id for claim in one.claims],
             "sentences": list(dict.fromkeys(span.text for claim in one.claims for span in claim.evidence))}
            for one in found.passages
        ],
    }  # fmt: skip


@router.get("/profile/{key:path}", tags=["assessment"])
def profile(request: Request, key: Key, include_persons: Persons = False) -> Profile:
    """Every indicator of a group with the testimonies behind it, as claimbook.assess makes it."""
    snapshot = desk_of(request).held.snapshot()
    sheet = sheet_of_key(snapshot, key)
    return (sheet if include_persons else covered_sheet(snapshot, sheet)).profile


@router.get("/compare", tags=["assessment"])
def comparing(
    request: Request, group: Annotated[list[Words], Query(min_length=2, max_length=5)],
    detail: Literal["rows", "profiles"] = "rows", include_persons: Persons = False,
) -> dict[str, Any]:  # fmt: skip
    """Two to five groups, measure by measure. detail: profiles gives all testimonies, rows the measures alone."""
    snapshot = desk_of(request).held.snapshot()
    sheets, unknown = chosen(snapshot, group)
    if unknown:
        raise InputError(unknown[0], "nobody in the record goes by that.")
    if not include_persons:
        sheets = [covered_sheet(snapshot, one) for one in sheets]
    found: Comparison = compare([one.profile for one in sheets])
    names = [one.scope.name for one in found.profiles]
    rows = [
        {"name": row.name, "title": row.title, "groups": [
            {"group": name, "value": one.value, "low": one.low, "high": one.high, "unit": one.unit,
             "sources": one.sources, "latest": one.latest}
            for name, one in zip(names, row.indicators, strict=True)]}
        for row in found.rows
    ]  # fmt: skip
    answer: dict[str, Any] = {"groups": names, "caveats": list(found.caveats), "rows": rows}
    return answer | ({"profiles": list(found.profiles)} if detail == "profiles" else {})

"""From a view, or one of its values, back to the sentences it rests on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from claimbook.errors import InputError
from claimbook.exchange.flat import incident_testimonies, relation_testimonies
from claimbook.model.record import Entry, Report
from claimbook.model.values import Claim
from claimbook.model.views import Actor, Incident, Relation, Testimony, Views


@dataclass(frozen=True, slots=True)
class Said:
    """One thing that is said. field: of which value ("killed", "when", "claimed" ...); party: of whom, where it is
    said of somebody."""

    field: str
    party: str | None
    testimony: Testimony


@dataclass(frozen=True, slots=True)
class Passage:
    """What one report has on it: the claims that count, in the order of the text."""

    report: Report
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Why:
    """An id back to its words. view: None for a claim. reasons: value -> why it is what it is. said: every testimony.
    passages: by day of publication, undated ones last."""

    id: str
    view: Incident | Relation | Actor | None
    reasons: tuple[tuple[str, str], ...]
    said: tuple[Said, ...]
    passages: tuple[Passage, ...]


def explain(
    id_: str, view: Incident | Relation | Actor | None, entries: Sequence[Entry], field: str | None = None
) -> Why:
    """Why there is an incident, relation or actor, or with view None, what stands behind a claim.

    entries: at least those of the view, or that claim. field: one value alone. Raises InputError for a field of which
    nothing is said.
    """
    if view is None:
        return Why(id_, None, (), (), _passages(entries))
    said = tuple(one for one in _said(view) if field in (None, one.field))
    if field is not None and not said:
        known = sorted({one.field for one in _said(view)})
        raise InputError(f"{id_}: {field}", "nothing is said of that.", f"Known here: {', '.join(known) or 'nothing'}.")
    claims = set(view.claims) if field is None else {one.testimony.claim for one in said}
    reasons = tuple((name, why) for name, why in _reasons(view) if field in (None, name))
    return Why(id_, view, reasons, said, _passages(one for one in entries if one.claim.id in claims))


def find_view(id_: str, views: Views) -> Incident | Relation | Actor | None:
    """The incident, relation or actor with that id, an incident also by what one report tells of it."""
    for incident in views.incidents:
        if id_ == incident.id or id_ in incident.tellings:
            return incident
    for relation in views.relations:
        if id_ == relation.id:
            return relation
    return next((one for one in views.actors if id_ in (one.party.key, one.party.ref)), None)


def _said(view: Incident | Relation | Actor) -> list[Said]:
    if isinstance(view, Incident):
        return [Said(field, party, one) for field, party, one in incident_testimonies(view)]
    if isinstance(view, Relation):
        return [Said(field, None, one) for field, one in relation_testimonies(view)]
    return []


def _reasons(view: Incident | Relation | Actor) -> list[tuple[str, str]]:
    if isinstance(view, Incident):
        values = {"kind": view.kind, "when": view.when, "place": view.place, **view.counts}
        return [*((name, value.why) for name, value in values.items()), *(("joined", line) for line in view.why)]
    if isinstance(view, Relation):
        return [("when", view.when.why), *((("amount", view.amount.why),) if view.amount else ())]
    return []


def _passages(entries: Iterable[Entry]) -> tuple[Passage, ...]:
    reports: dict[str, tuple[Report, list[Claim]]] = {}
    for one in entries:
        reports.setdefault(one.report.id, (one.report, []))[1].append(one.claim)
    found = [Passage(report, tuple(sorted(claims, key=_place))) for report, claims in reports.values()]
    return tuple(sorted(found, key=lambda one: _day(one.report)))


def _place(claim: Claim) -> tuple[int, str]:
    return (claim.evidence[0].start if claim.evidence else -1, claim.id)


def _day(report: Report) -> tuple[str, str]:
    published = report.document.published
    return (published.isoformat() if published else "9999", report.id)

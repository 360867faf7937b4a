"""The values of maps, charts and networks, in the form that the front end draws: the same that the record holds."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Final
from urllib.parse import quote

from claimbook.assess.wording import statement_of
from claimbook.exchange.covering import Hider
from claimbook.model.views import Incident, Interval, Party, Range, Relation, Testimony
from claimbook.workbench.facets import deaths
from claimbook.workbench.rows import Row, headline
from claimbook.workbench.snapshot import Snapshot

Json = dict[str, Any]
NETWORK: Final = ("affiliation", "member_flow", "support", "leadership")
"""Types of relations that the network draws by itself: those between two who act."""
_MOST_LOST: Final = 8
_DEGREE_DIGITS: Final = 4
"""Eleven metres, nearer than any gazetteer is; 20,000 points are a quarter smaller for it."""


def points(rows: Iterable[Row]) -> Json:
    """Incidents as columns for the map.

    unplaced: how many of them have no coordinates; lost: the places that these name, the most frequent first, at most
    _MOST_LOST; lost_places: how many such places there are; placeless: incidents of which no claim names a place.
    """
    given = tuple(rows)
    placed = [one for one in given if one.latitude is not None and one.longitude is not None]
    known = {one.id for one in placed}
    lost = Counter(one.place for one in given if one.place and one.id not in known)
    often = sorted(lost.items(), key=lambda one: (-one[1], one[0]))
    return {
        "ids": [one.id for one in placed],
        "lon": [round(one.longitude or 0, _DEGREE_DIGITS) for one in placed],
        "lat": [round(one.latitude or 0, _DEGREE_DIGITS) for one in placed],
        "kind": [one.kind for one in placed],
        "title": [one.title for one in placed],
        "start": [one.start for one in placed],
        "killed": [deaths(one) if one.killed else None for one in placed],
        "sources": [one.sources for one in placed],
        "unplaced": len(given) - len(placed),
        "lost": [{"place": name, "incidents": number} for name, number in often[:_MOST_LOST]],
        "lost_places": len(lost),
        "placeless": len(given) - len(placed) - lost.total(),
    }


def months(rows: Iterable[Row]) -> Json:
    """Incidents by month and kind, for the timeline; a month is that of the first day. killed: sum of best figures."""
    incidents: Counter[tuple[str, str]] = Counter()
    killed: defaultdict[tuple[str, str], float] = defaultdict(float)
    undated = 0
    for one in rows:
        day = one.start or one.end
        if day is None:
            undated += 1
            continue
        incidents[day[:7], one.kind] += 1
        killed[day[:7], one.kind] += deaths(one)
    table = [
        {"month": month, "kind": kind, "incidents": number, "killed": killed[month, kind]}
        for (month, kind), number in sorted(incidents.items())
    ]
    return {"rows": table, "undated": undated}


def counts(snapshot: Snapshot, incident: Incident, hider: Hider | None = None) -> Json:
    """Of each number of an incident, what the rule made of it and what each claim says.

    hider: covers private people.
    """
    shown = hider.incident(incident) if hider else incident
    return {
        "title": headline(shown),
        "counts": [
            {"key": key, **_range(value.value), "why": value.why,
             "said": [_said(snapshot, one, hider) for one in value.testimonies]}
            for key, value in shown.counts.items()
        ],
    }  # fmt: skip


def _said(snapshot: Snapshot, one: Testimony, hider: Hider | None) -> Json:
    entry = snapshot.entries.get(one.claim)
    document = entry.report.document if entry else None
    if document and hider:
        document = hider.document(document, one.report)
    return {
        "claim": one.claim, "report": one.report, "title": (document.title or document.source) if document else None,
        "holder": one.holder, "published": _day(one.published), **_range(one.value), "words": one.words,
        "polarity": one.polarity, "modality": one.modality, "independent": one.independent,
    }  # fmt: skip


def network(relations: Iterable[Relation], snapshot: Snapshot) -> Json:
    """Groups as nodes, relations between two of them as edges. first, last: days between which edges are told."""
    edges = [one for one in relations if one.object and not (one.subject.private or one.object.private)]
    ends = {party.key: party for one in edges for party in (one.subject, one.object) if party}
    told = [day for one in edges for day in _days(one)]
    return {
        "nodes": [_node(party, snapshot) for party in ends.values()],
        "edges": [_edge(one) for one in edges],
        "first": _day(min(told, default=None)),
        "last": _day(max(told, default=None)),
    }


def _node(party: Party, snapshot: Snapshot) -> Json:
    actor = snapshot.actors.get(party.key)
    name, country = (actor.party.name, actor.country) if actor else (party.name, None)
    return {"key": party.key, "name": name, "kind": party.kind, "country": country,
            "claims": len(actor.claims) if actor else 0}  # fmt: skip


def _edge(one: Relation) -> Json:
    when = interval(one)
    return {
        "id": one.id, "source": one.subject.key, "target": one.object.key if one.object else None, "type": one.type,
        "subtype": one.subtype, "words": statement_of(one), "start": _day(when.start), "end": _day(when.end),
        "first_reported": _day(first_reported(one)), "for": len(one.for_), "against": len(one.against),
        "contested": one.contested, "sources": one.sources,
    }  # fmt: skip


def interval(one: Relation) -> Interval:
    """The days that claims give the relation, as far as they do."""
    return one.when.value if isinstance(one.when.value, Interval) else Interval(None, None)


def first_reported(one: Relation) -> date | None:
    """The day of the earliest report that says so: it began no later."""
    return min((told.published for told in (*one.for_, *one.against) if told.published), default=None)


def _days(one: Relation) -> list[date]:
    when = interval(one)
    return [day for day in (when.start, when.end, first_reported(one)) if day]


HISTORY: Final = ("affiliation", "status", "leadership", "support", "member_flow")


def group(
    snapshot: Snapshot, keys: frozenset[str], family: frozenset[str], hider: Hider | None = None
) -> Json:  # fmt: skip
    """Everything that is drawn of one group: history, strength, names, months, points. hider: covers private people."""
    relations = relations_of(snapshot, keys | family)
    if hider:
        relations = tuple(map(hider.relation, relations))
    rows = rows_of(snapshot, keys)
    return {
        "history": [_step(one, keys) for one in relations if one.type in HISTORY],
        "strength": [line for one in relations if one.type == "strength" for line in _strength(one)],
        "names": _names(snapshot, keys),
        "months": months(rows),
        "points": footprint(rows, relations),
    }


def footprint(rows: Iterable[Row], relations: Iterable[Relation]) -> Json:
    """Where a group struck, and where it is said to be: the columns of `points`, with the address that each opens."""
    struck = points(rows)
    struck["href"] = [f"/incidents/{quote(id_, safe='')}" for id_ in struck["ids"]]
    for one in relations:
        where = one.place.location if one.type == "presence" and one.for_ and one.place else None
        if where is None or where.latitude is None or where.longitude is None:
            continue
        line = {
            "ids": one.id, "lon": where.longitude, "lat": where.latitude, "kind": one.subtype,
            "title": statement_of(one), "start": _day(interval(one).start or first_reported(one)), "killed": None,
            "sources": one.sources, "href": f"/relations/{quote(one.id, safe='')}",
        }  # fmt: skip
        for name, value in line.items():
            struck[name].append(value)
    return struck


def relations_of(snapshot: Snapshot, keys: Iterable[str]) -> tuple[Relation, ...]:
    """The relations that end in one of these parties, each once, by their ids."""
    found = {one.id: one for key in keys for one in snapshot.ends.get(key, ())}
    return tuple(found[id_] for id_ in sorted(found))


def rows_of(snapshot: Snapshot, keys: Iterable[str]) -> tuple[Row, ...]:
    """The incidents that one of these parties is said to have done, each once."""
    wanted = frozenset(keys)
    found = {row.id: row for key in wanted for row in snapshot.of_group.get(key, ())}
    return tuple(row for row in found.values() if any(party.key in wanted for party in row.sides))


def _step(one: Relation, keys: frozenset[str]) -> Json:
    other = one.object if one.subject.key in keys else one.subject
    when = interval(one)
    return {
        "id": one.id, "kind": f"{one.type}/{one.subtype}", "words": statement_of(one),
        "other": other.name if other and not other.private else None, "start": _day(when.start), "end": _day(when.end),
        "first_reported": _day(first_reported(one)), "contested": one.contested, "sources": one.sources,
        "family": not {one.subject.key, one.object.key if one.object else None} & keys,
    }  # fmt: skip


def _strength(one: Relation) -> list[Json]:
    told = one.amount.testimonies if one.amount else ()
    when = interval(one)
    return [
        {"claim": each.claim, "report": each.report, "holder": each.holder, "published": _day(each.published),
         "start": _day(when.start), "end": _day(when.end), **_range(each.value), "words": each.words,
         "of": one.subject.name, "unit": one.subtype}
        for each in told
    ]  # fmt: skip


def _names(snapshot: Snapshot, keys: Iterable[str]) -> list[Json]:
    """Each name, how many claims use it, and between which days of publication."""
    actors = {one.party.key: one for key in keys if (one := snapshot.actors.get(key))}
    found = []
    for actor in actors.values():
        days = _name_days(snapshot, actor.claims)
        for name, number in actor.names.items():
            used = days.get(name, [])
            found.append({"name": name, "claims": number, "first": _day(min(used, default=None)),
                          "last": _day(max(used, default=None))})  # fmt: skip
    return sorted(found, key=lambda one: -one["claims"])


def _name_days(snapshot: Snapshot, claims: Sequence[str]) -> dict[str, list[date]]:
    days: defaultdict[str, list[date]] = defaultdict(list)
    for id_ in claims:
        entry = snapshot.entries.get(id_)
        published = entry.report.document.published if entry else None
        if entry and published:
            for name in {one.name or one.text for given in entry.claim.roles.values() for one in given}:
                days[name].append(published)
    return days


def _range(value: Any) -> Json:
    given = value if isinstance(value, Range) else Range(None, None, None)
    return {"low": given.low, "best": given.best, "high": given.high}


def _day(value: date | None) -> str | None:
    return value.isoformat() if value else None

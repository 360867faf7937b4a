"""The record as flat tables, for formats that have tables: reports, claims, fillers, incidents, relations, actors ...

Every table has an id that others point to. Row values are str, int, float, bool, date, datetime or None.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final, TypeVar

from claimbook.exchange.material import Material
from claimbook.exchange.sides import interval_of, place_of, range_of
from claimbook.model.codebook import NUMBERS
from claimbook.model.record import Entry, Report
from claimbook.model.values import Location, Mention
from claimbook.model.views import Actor, Incident, Interval, Party, Range, Relation, Testimony, Value

Row = dict[str, Any]
_T = TypeVar("_T")
Columns = dict[str, type]
"""Name of a column -> str, int, float, bool, date or datetime."""

_PLACE: Final[Columns] = {
    "lat": float, "lon": float, "country": str, "admin1": str, "admin2": str, "where_prec": int, "geo_precision": int,
}  # fmt: skip
_PARTY: Final[Columns] = {"key": str, "name": str, "ref": str, "kind": str, "private": bool}
_TIME: Final[Columns] = {"start": date, "end": date, "date_prec": int}
_COUNTS: Final[Columns] = {f"{key}_{end}": float for key in NUMBERS["incident"] for end in ("low", "best", "high")}

COLUMNS: Final[dict[str, Columns]] = {
    "reports": {
        "id": str, "document": str, "title": str, "source": str, "url": str, "published": date, "learned": datetime,
        "version": int, "newest": bool, "group": str, "sha256": str, "language": str, "text": str,
    },
    "claims": {
        "id": str, "report": str, "run": str, "state": str, "type": str, "subtype": str, "polarity": str,
        "modality": str, "incident": str, "holder": str, "when": str, **_TIME, "evidence": str, "evidence_start": int,
        "evidence_end": int, "confidence": float, "engine": str,
    },
    "fillers": {"claim": str, "role": str, "place_in_role": int, "text": str, "start": int, "end": int, "name": str,
                "ref": str, "kind": str, **_PLACE},
    "numbers": {"claim": str, "key": str, "text": str, "start": int, "end": int, "low": float, "high": float},
    "incidents": {
        "id": str, "kind": str, **_TIME, "place": str, "place_ref": str, **_PLACE, "perpetrators": str, "targets": str,
        **_COUNTS, "sources": int, "aggregate": bool, "modality": str, "denied": bool, "confidence": float,
    },
    "accusations": {"incident": str, "stance": str, **_PARTY},
    "targets": {"incident": str, **_PARTY},
    "relations": {
        "id": str, "type": str, "subtype": str, "subject": str, "subject_key": str, "object": str, "object_key": str,
        "place": str, **_TIME, "low": float, "best": float, "high": float, "for": int, "against": int,
        "contested": bool, "sources": int,
    },
    "actors": {**_PARTY, "country": str, "claims": int, "incidents": int, "relations": int},
    "names": {"actor": str, "name": str, "claims": int},
    "testimonies": {
        "view": str, "field": str, "party": str, "claim": str, "report": str, "holder": str, "words": str,
        "start": int, "end": int, "value": str, "published": date, "polarity": str, "modality": str,
        "independent": bool, "confidence": float,
    },
}  # fmt: skip
"""Table -> column -> type."""

JOINED: Final = "; "


def table_rows(material: Material, names: Collection[str]) -> Iterator[tuple[str, Row, Any]]:
    """(table, row, whose row it is) of those tables of COLUMNS: the rows of one table in their order, those of several
    by turns, so that the record is gone through once."""
    known: set[str] = set()
    for entry in material.entries() if not _OF_CLAIMS.isdisjoint(names) else ():
        if "reports" in names and entry.report.id not in known:
            known.add(entry.report.id)
            yield "reports", _report(entry.report), entry.report
        yield from _rows_of(entry, ENTRY_ROWS, names)
    for incident in material.incidents() if not {*INCIDENT_ROWS}.isdisjoint(names) else ():
        yield from _rows_of(incident, INCIDENT_ROWS, names)
    for relation in material.relations() if not {*RELATION_ROWS}.isdisjoint(names) else ():
        yield from _rows_of(relation, RELATION_ROWS, names)
    for actor in material.actors() if not {*ACTOR_ROWS}.isdisjoint(names) else ():
        yield from _rows_of(actor, ACTOR_ROWS, names)


def _rows_of(
    thing: _T, makers: Mapping[str, Callable[[_T], Iterator[Row]]], names: Collection[str]
) -> Iterator[tuple[str, Row, _T]]:
    for name, make in makers.items():
        if name in names:
            for row in make(thing):
                yield name, row, thing


def _report(one: Report) -> Row:
    document = one.document
    return {
        "id": one.id, "document": document.id, "title": document.title, "source": document.source,
        "url": document.url, "published": document.published, "learned": one.learned, "version": one.version,
        "newest": one.newest, "group": one.group, "sha256": one.sha256, "language": document.language,
        "text": document.text,
    }  # fmt: skip


def _claim(entry: Entry) -> Iterator[Row]:
    one, when, evidence = entry.claim, entry.claim.when, entry.claim.evidence
    days = (when.start_date, when.end_date, when.precision) if when else (None, None, None)
    yield {
        "id": one.id, "report": entry.report.id, "run": entry.run, "state": entry.state, "type": one.type,
        "subtype": one.subtype, "polarity": one.polarity, "modality": one.modality, "incident": one.incident,
        "holder": (one.holder.name or one.holder.text) if one.holder else None,
        "when": when.text if when else None, **dict(zip(_TIME, days, strict=True)),
        "evidence": " ".join(each.text for each in evidence),
        "evidence_start": evidence[0].start if evidence else None,
        "evidence_end": evidence[-1].end if evidence else None,
        "confidence": one.confidence, "engine": one.engine,
    }  # fmt: skip


def _fillers(entry: Entry) -> Iterator[Row]:
    claim = entry.claim
    given = {**claim.roles, **({"holder": (claim.holder,)} if claim.holder else {})}
    for role, fillers in given.items():
        for place, one in enumerate(fillers):
            yield {"claim": claim.id, "role": role, "place_in_role": place, **_filler(one)}


def _filler(one: Mention) -> Row:
    words = {"text": one.text, "start": one.start, "end": one.end, "name": one.name, "ref": one.ref, "kind": one.kind}
    return words | _location(one.location)


def _numbers(entry: Entry) -> Iterator[Row]:
    for key, one in entry.claim.numbers.items():
        yield {"claim": entry.claim.id, "key": key, "text": one.text, "start": one.start, "end": one.end,
               "low": one.low, "high": one.high}  # fmt: skip


def _incident(one: Incident) -> Iterator[Row]:
    place = place_of(one)
    counts = {f"{key}_{end}": getattr(range_of(one, key), end)
              for key in NUMBERS["incident"] for end in ("low", "best", "high")}  # fmt: skip
    yield {
        "id": one.id, "kind": one.kind.value, **_interval(interval_of(one)),
        "place": place.name if place else None, "place_ref": place.ref if place else None,
        **_location(place.location if place else None),
        "perpetrators": JOINED.join(f"{who.party.name} ({who.stance})" for who in one.perpetrators) or None,
        "targets": JOINED.join(who.value.name for who in one.targets if isinstance(who.value, Party)) or None,
        **counts, "sources": one.sources, "aggregate": one.aggregate, "modality": one.modality,
        "denied": one.denied, "confidence": one.confidence,
    }  # fmt: skip


def _accusations(one: Incident) -> Iterator[Row]:
    for who in one.perpetrators:
        yield {"incident": one.id, "stance": who.stance, **_party(who.party)}


def _targets(one: Incident) -> Iterator[Row]:
    for who in one.targets:
        if isinstance(who.value, Party):
            yield {"incident": one.id, **_party(who.value)}


def _relation(one: Relation) -> Iterator[Row]:
    amount = one.amount.value if one.amount and isinstance(one.amount.value, Range) else Range(None, None, None)
    yield {
        "id": one.id, "type": one.type, "subtype": one.subtype, "subject": one.subject.name,
        "subject_key": one.subject.key, "object": one.object.name if one.object else None,
        "object_key": one.object.key if one.object else None, "place": one.place.name if one.place else None,
        **_interval(one.when.value), "low": amount.low, "best": amount.best, "high": amount.high,
        "for": len(one.for_), "against": len(one.against), "contested": one.contested, "sources": one.sources,
    }  # fmt: skip


def _actor(one: Actor) -> Iterator[Row]:
    yield {**_party(one.party), "country": one.country, "claims": len(one.claims),
           "incidents": len(one.incidents), "relations": len(one.relations)}  # fmt: skip


def _names(one: Actor) -> Iterator[Row]:
    for name, count in one.names.items():
        yield {"actor": one.party.key, "name": name, "claims": count}


def _said_of_incident(one: Incident) -> Iterator[Row]:
    for field, party, said in incident_testimonies(one):
        yield _testimony(one.id, (field, party), said)


def _said_of_relation(one: Relation) -> Iterator[Row]:
    for field, said in relation_testimonies(one):
        yield _testimony(one.id, (field, None), said)


def incident_testimonies(one: Incident) -> Iterator[tuple[str, str | None, Testimony]]:
    """(field, name of the party where the field is one, testimony) of everything that is said of an incident."""
    values = {"kind": one.kind, "when": one.when, "place": one.place, **one.counts}
    yield from ((field, None, said) for field, value in values.items() for said in value.testimonies)
    for who in one.perpetrators:
        yield from ((who.stance, who.party.name, said) for said in who.testimonies)
    for target in one.targets:
        name = target.value.name if isinstance(target.value, Party) else None
        yield from (("target", name, said) for said in target.testimonies)


def relation_testimonies(one: Relation) -> Iterator[tuple[str, Testimony]]:
    """(field, testimony) of everything that is said of a relation."""
    yield from (("for", said) for said in one.for_)
    yield from (("against", said) for said in one.against)
    values: Iterable[tuple[str, Value | None]] = (("when", one.when), ("amount", one.amount))
    yield from ((field, said) for field, value in values if value for said in value.testimonies)


def _testimony(view: str, field: tuple[str, str | None], said: Testimony) -> Row:
    return {
        "view": view, "field": field[0], "party": field[1], "claim": said.claim, "report": said.report,
        "holder": said.holder, "words": said.words, "start": said.start, "end": said.end, "value": written(said.value),
        "published": said.published, "polarity": said.polarity, "modality": said.modality,
        "independent": said.independent, "confidence": said.confidence,
    }  # fmt: skip


def written(value: Any) -> str | None:
    """A value of a view in words: 35..40, 2019-01-01..2019-01-31, a name."""
    if isinstance(value, Range):
        return f"{_end(value.low)}..{_end(value.high)}"
    if isinstance(value, Interval):
        return f"{value.start or ''}..{value.end or ''}"
    return value.name if isinstance(value, Party) else value if value is None else str(value)


def _end(value: float | None) -> str:
    return "" if value is None else f"{value:.15g}"


def _party(one: Party) -> Row:
    return {"key": one.key, "name": one.name, "ref": one.ref, "kind": one.kind, "private": one.private}


def _interval(value: Any) -> Row:
    days = (value.start, value.end, value.precision) if isinstance(value, Interval) else (None, None, None)
    return dict(zip(_TIME, days, strict=True))


def _location(one: Location | None) -> Row:
    if one is None:
        return dict.fromkeys(_PLACE)
    given = (one.latitude, one.longitude, one.country, one.admin1, one.admin2, one.where_prec, one.geo_precision)
    return dict(zip(_PLACE, given, strict=True))


ENTRY_ROWS: Final[Mapping[str, Callable[[Entry], Iterator[Row]]]] = {
    "claims": _claim, "fillers": _fillers, "numbers": _numbers,
}  # fmt: skip
INCIDENT_ROWS: Final[Mapping[str, Callable[[Incident], Iterator[Row]]]] = {
    "incidents": _incident, "accusations": _accusations, "targets": _targets, "testimonies": _said_of_incident,
}  # fmt: skip
RELATION_ROWS: Final[Mapping[str, Callable[[Relation], Iterator[Row]]]] = {
    "relations": _relation, "testimonies": _said_of_relation,
}  # fmt: skip
ACTOR_ROWS: Final[Mapping[str, Callable[[Actor], Iterator[Row]]]] = {"actors": _actor, "names": _names}
"""Table -> its rows of one thing."""
TOGETHER: Final = (
    ("reports", *ENTRY_ROWS),
    tuple(dict.fromkeys((*INCIDENT_ROWS, *RELATION_ROWS))),
    tuple(ACTOR_ROWS),
)  # fmt: skip
"""All tables, those side by side that are made of the same things."""
_OF_CLAIMS: Final = frozenset({"reports", *ENTRY_ROWS})

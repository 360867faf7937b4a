"""FollowTheMoney JSON lines: actors as legal entities, incidents as Event, relations as the link that fits best.

Schemata are those of tables/followthemoney.json; an entity that would break its schema is not written but counted.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from typing import Any, Final

from claimbook.exchange.countries import by_iso3
from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.exporters.contract import line
from claimbook.exchange.flat import written
from claimbook.exchange.material import Material
from claimbook.exchange.sides import interval_of, killed_of, place_of, sides_of
from claimbook.model.views import Actor, Incident, Interval, Party, Relation

Entity = dict[str, Any]
Properties = dict[str, list[str]]

SCHEMATA: Final = {"group": "Organization", "organisation": "Organization", "force": "PublicBody",
                   "government": "PublicBody", "person": "Person"}  # fmt: skip
LINKS: Final[dict[tuple[str, str], tuple[str, str, str]]] = {
    ("affiliation", "join"): ("Membership", "member", "organization"),
    ("affiliation", "branch"): ("Membership", "member", "organization"),
    ("leadership", "member_of"): ("Membership", "member", "organization"),
    ("leadership", "leads"): ("Directorship", "director", "organization"),
    ("affiliation", "rename"): ("Succession", "successor", "predecessor"),
    ("affiliation", "split"): ("Succession", "successor", "predecessor"),
}
"""(type, subtype) -> schema, property of the subject, property of the object. Others are UnknownLink."""


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """entities.ftm.jsonl. Claims stand behind: a link says how many assert and deny it."""
    losses = Losses()
    losses.add("claims behind each value", "entities hold the chosen values", material.counts().entries)
    with out("entities.ftm.jsonl") as stream:
        for one in _entities(material, losses):
            if _fits(one, losses):
                stream.write(line(one))
    return Written(losses.seal(), options.ledger)


def _entities(material: Material, losses: Losses) -> Iterator[Entity]:
    known: set[str] = set()
    for actor in material.actors():
        known.add(actor.party.key)
        yield _actor(actor)
    for incident in material.incidents():
        parties = [one for one in (*sides_of(incident).acting, *sides_of(incident).hit) if not one.private]
        yield from _new(parties, known)
        yield _event(incident, parties, losses)
    for relation in material.relations():
        ends = [one for one in (relation.subject, relation.object) if one]
        if relation.object is None and relation.subtype != "proscribed":
            losses.add(f"{relation.type}/{relation.subtype}", "a link has two ends")
        elif any(one.private for one in ends):
            losses.add("links of private people", "withheld; --include-persons writes them")
        else:
            yield from _new(ends, known)
            yield _link(relation)


def _new(parties: Sequence[Party], known: set[str]) -> Iterator[Entity]:
    for one in parties:
        if one.key not in known:
            known.add(one.key)
            yield _entity(_schema(one), one.key, {"name": [one.name], **_ref(one)})


def _actor(actor: Actor) -> Entity:
    party = actor.party
    aliases = [one for one in actor.names if one != party.name]
    country = by_iso3().get(actor.country or "")
    return _entity(
        _schema(party),
        party.key,
        {"name": [party.name], "alias": aliases, "country": [country.iso2.lower()] if country else [], **_ref(party)},
    )


def _ref(party: Party) -> Properties:
    wikidata = party.ref.removeprefix("wikidata:") if party.ref and party.ref.startswith("wikidata:") else None
    return {"wikidataId": [wikidata]} if wikidata else {"keywords": [party.ref]} if party.ref else {}


def _event(incident: Incident, parties: Sequence[Party], losses: Losses) -> Entity:
    when, place = interval_of(incident), place_of(incident)
    location = place.location if place else None
    country = by_iso3().get((location.country if location else None) or incident.country or "")
    others = sum(key != "killed" for key in incident.counts)
    losses.add("numbers of injured, abducted, arrested", "Event has no property for them", others)
    killed = written(killed_of(incident)) if "killed" in incident.counts else None
    title = ", ".join(str(one) for one in (incident.kind.value, place.name if place else None, when.start) if one)
    return _entity(
        "Event",
        incident.id,
        {
            "name": [title],
            "keywords": [incident.kind.value] if incident.kind.value else [],
            **_days(when),
            "location": [place.name] if place else [],
            "country": [country.iso2.lower()] if country else [],
            "involved": [entity_id(one.key) for one in parties],
            "summary": [f"killed: {killed}"] if killed else [],
            "recordId": [incident.id],
        },
    )


def _link(one: Relation) -> Entity:
    label = f"{one.type}/{one.subtype}"
    when = one.when.value if isinstance(one.when.value, Interval) else Interval(None, None)
    said = f"asserted {len(one.for_)}, denied {len(one.against)}"
    shared = {**_days(when), "summary": [said], "recordId": [one.id]}
    if one.subtype == "proscribed":
        authority = [one.object.name] if one.object else []
        return _entity("Sanction", one.id, {"entity": [entity_id(one.subject.key)], "authority": authority, **shared})
    schema, first, second = LINKS.get((one.type, one.subtype), ("UnknownLink", "subject", "object"))
    other = one.object.key if one.object else ""
    ends = {first: [entity_id(one.subject.key)], second: [entity_id(other)]}
    status = ["contested"] if one.contested else []
    return _entity(schema, one.id, {**ends, "role": [label], "status": status, **shared})


def _days(when: Interval) -> Properties:
    return {key: [day.isoformat()] for key, day in (("startDate", when.start), ("endDate", when.end)) if day}


def _schema(party: Party) -> str:
    return SCHEMATA.get(party.kind or "", "LegalEntity")


def _entity(schema: str, key: str, properties: Properties) -> Entity:
    given = {name: values for name, values in properties.items() if values}
    return {"id": entity_id(key), "schema": schema, "properties": given}


def entity_id(key: str) -> str:
    """The id of an entity: the same for the same party, incident or relation in every export."""
    return f"cb-{hashlib.sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:24]}"


@cache
def schemata() -> dict[str, dict[str, Any]]:
    """Name -> {"is": it and its ancestors, "required", "properties": name -> type}."""
    path = resources.files("claimbook.exchange.tables") / "followthemoney.json"
    found: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def problem_of(entity: Entity) -> str | None:
    """Why the entity breaks its schema; None where it does not."""
    schema = schemata().get(entity["schema"])
    if schema is None:
        return f"no schema {entity['schema']}"
    unknown = [one for one in entity["properties"] if one not in schema["properties"]]
    missing = [one for one in schema["required"] if not entity["properties"].get(one)]
    if unknown or missing:
        return f"{entity['schema']} with unknown {unknown}, without {missing}"
    return None


def _fits(entity: Entity, losses: Losses) -> bool:
    problem = problem_of(entity)
    if problem:
        losses.add("entities that break their schema", problem)
    return problem is None

"""GraphML and GEXF: who stands to whom in what relation, with dates. Nodes are parties, edges relations.

Incidents between two parties are one edge a pair and kind, with their number and first and last day. Presence is an
edge to a place. Gephi reads the dates of GEXF as the time in which an edge is there; open ends stay open.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from claimbook.exchange.cells import clean
from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.extras import needed
from claimbook.exchange.material import Material
from claimbook.exchange.sides import interval_of, sides_of
from claimbook.model.views import Incident, Interval, Party, Range, Relation

_Met = tuple[Interval, int]
"""Days and number of sources of one incident between two parties."""
_DATE: Final = re.compile(rb' lastmodifieddate="[^"]*"')


@dataclass(frozen=True, slots=True)
class Edge:
    """One line of the network. facts: attributes by name, without None."""

    source: Party
    target: Party
    facts: Mapping[str, str | int | float | bool]


def graphml(material: Material, out: Out, options: ExportOptions) -> Written:
    """network.graphml. Raises ResourceError without the extra `graphs`."""
    graph, losses = _graph(material)
    with out("network.graphml") as stream:
        needed("networkx", "graphs").write_graphml_xml(graph, stream, prettyprint=True)
    return Written(losses.seal(), options.ledger)


def gexf(material: Material, out: Out, options: ExportOptions) -> Written:
    """network.gexf, a dynamic graph. Raises ResourceError without the extra `graphs`."""
    graph, losses = _graph(material)
    graph.graph["mode"] = "dynamic"
    made = io.BytesIO()
    needed("networkx", "graphs").write_gexf(graph, made, version="1.2draft")
    # The writer stamps the present day, and calls days strings: the same record is to give the same bytes.
    content = _DATE.sub(b"", made.getvalue()).replace(b'timeformat="string"', b'timeformat="date"')
    with out("network.gexf") as stream:
        stream.write(content)
    return Written(losses.seal(), options.ledger)


def _graph(material: Material) -> tuple[Any, Losses]:
    losses = Losses()
    graph = needed("networkx", "graphs").MultiDiGraph()
    for actor in material.actors():
        _add_node(graph, actor.party, {"country": actor.country, "incidents": len(actor.incidents)})
    for number, edge in enumerate(edges(material, losses)):
        for party in (edge.source, edge.target):
            if party.key not in graph:
                _add_node(graph, party, {})
        graph.add_edge(clean(edge.source.key), clean(edge.target.key), key=number, **edge.facts)
    return graph, losses


def _add_node(graph: Any, party: Party, facts: Mapping[str, Any]) -> None:
    given = {"label": party.name, "kind": party.kind, "ref": party.ref, **facts}
    if party.location:
        given |= {"lat": party.location.latitude, "lon": party.location.longitude}
    graph.add_node(clean(party.key), **_known(given))


def edges(material: Material, losses: Losses) -> Iterator[Edge]:
    """Edges of the relations, then of the incidents. losses: counts what is no edge."""
    for one in material.relations():
        other = one.object or one.place
        if other is None:
            losses.add(f"{one.type}/{one.subtype}", "a graph has edges between two, this has one end")
        elif one.subject.private or other.private:
            losses.add("edges of private people", "withheld; --include-persons writes them")
        else:
            yield Edge(one.subject, other, _relation(one))
    pairs: dict[tuple[str, str, str], list[_Met]] = defaultdict(list)
    parties: dict[str, Party] = {}
    for incident in material.incidents():
        for source, target in _pairs(incident, losses):
            parties |= {source.key: source, target.key: target}
            met = interval_of(incident), incident.sources
            pairs[source.key, target.key, str(incident.kind.value)].append(met)
    for (first, second, kind), held in pairs.items():
        yield Edge(parties[first], parties[second], _incidents(kind, held))


def _pairs(incident: Incident, losses: Losses) -> Iterator[tuple[Party, Party]]:
    sides = sides_of(incident)
    if incident.aggregate or incident.modality != "actual" or not sides.acting:
        losses.add("incidents without an actor, or told as sums, doubts or plans", "no edge of the network")
        return
    for source in sides.acting:
        for target in sides.hit:
            if not (source.private or target.private):
                yield source, target


def _relation(one: Relation) -> dict[str, Any]:
    amount = one.amount.value if one.amount and isinstance(one.amount.value, Range) else None
    when = one.when.value if isinstance(one.when.value, Interval) else Interval(None, None)
    facts = {
        "id": one.id, "relation": one.type, "subtype": one.subtype, "for": len(one.for_), "against": len(one.against),
        "contested": one.contested, "sources": one.sources, "low": amount.low if amount else None,
        "high": amount.high if amount else None,
    }  # fmt: skip
    return _known(facts) | _days(when.start, when.end)


def _incidents(kind: str, held: Sequence[_Met]) -> dict[str, Any]:
    days = [(one.start or one.end, one.end or one.start) for one, _ in held]
    first = min((start for start, _ in days if start), default=None)
    last = max((end for _, end in days if end), default=None)
    facts = {
        "relation": "incident",
        "subtype": kind,
        "incidents": len(held),
        "sources": sum(sources for _, sources in held),
    }
    return facts | _days(first, last)


def _days(start: date | None, end: date | None) -> dict[str, str]:
    return {key: day.isoformat() for key, day in (("start", start), ("end", end)) if day}


def _known(given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: clean(value) if isinstance(value, str) else value for key, value in given.items() if value is not None}

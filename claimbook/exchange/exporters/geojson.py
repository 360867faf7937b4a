"""GeoJSON (RFC 7946): one incident a feature, a point in WGS 84 where its place is known, else without geometry."""

import json
from collections.abc import Iterable
from typing import Any

from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.material import Material
from claimbook.exchange.sides import interval_of, place_of, range_of
from claimbook.model.codebook import NUMBERS
from claimbook.model.views import Incident, Party, Value

COUNTS = NUMBERS["incident"]


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """incidents.geojson. Who said what stays behind: its features hold what the rules chose."""
    losses = Losses()
    with out("incidents.geojson") as stream:
        stream.write(b'{"type": "FeatureCollection", "features": [\n')
        for number, one in enumerate(material.incidents()):
            why = "features hold the chosen values and the ids of claims"
            losses.add("claims behind each value", why, len(one.claims))
            text = json.dumps(feature(one), ensure_ascii=False)
            stream.write((",\n" if number else "").encode() + text.encode("utf-8", "backslashreplace"))
        stream.write(b"\n]}\n")
    losses.add("relations", "no place of their own", material.counts().relations)
    return Written(losses.seal(), options.ledger)


def feature(incident: Incident) -> dict[str, Any]:
    """The incident as a feature; properties that are not known are null."""
    place = place_of(incident)
    return {"type": "Feature", "id": incident.id, "geometry": _point(place), "properties": _properties(incident, place)}


def _point(place: Party | None) -> dict[str, Any] | None:
    location = place.location if place else None
    if location is None or location.latitude is None or location.longitude is None:
        return None
    return {"type": "Point", "coordinates": [location.longitude, location.latitude]}


def _properties(incident: Incident, place: Party | None) -> dict[str, Any]:
    when, location = interval_of(incident), place.location if place else None
    return {
        "kind": incident.kind.value,
        "kinds": list(incident.kinds),
        "start": when.start.isoformat() if when.start else None,
        "end": when.end.isoformat() if when.end else None,
        "date_prec": when.precision,
        "place": place.name if place else None,
        "place_ref": place.ref if place else None,
        "country": (location.country if location else None) or incident.country,
        "admin1": location.admin1 if location else None,
        "admin2": location.admin2 if location else None,
        "where_prec": location.where_prec if location else None,
        "geo_precision": location.geo_precision if location else None,
        "perpetrators": [party(one.party) | {"stance": one.stance} for one in incident.perpetrators],
        "targets": _parties(incident.targets),
        **_counts(incident),
        "sources": incident.sources,
        "reports": list(incident.reports),
        "claims": list(incident.claims),
        "aggregate": incident.aggregate,
        "modality": incident.modality,
        "denied": incident.denied,
        "confidence": incident.confidence,
    }


def party(one: Party) -> dict[str, Any]:
    """Name, ref and kind of a party."""
    return {"name": one.name, "ref": one.ref, "kind": one.kind} | ({"private": True} if one.private else {})


def _parties(values: Iterable[Value]) -> list[dict[str, Any]]:
    return [party(one.value) for one in values if isinstance(one.value, Party)]


def _counts(incident: Incident) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key in COUNTS:
        given = range_of(incident, key)
        out |= {f"{key}_{end}": _plain(getattr(given, end)) for end in ("low", "best", "high")}
    return out


def _plain(value: float | None) -> float | int | None:
    return int(value) if value is not None and value == int(value) else value

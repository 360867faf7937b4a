"""GeoJSON that an export wrote -> its incidents, as far as features hold them: values without their claims."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from claimbook.errors import FormatError
from claimbook.exchange.exporters.geojson import COUNTS
from claimbook.model.names import folded
from claimbook.model.values import Location
from claimbook.model.views import Accusation, Incident, Interval, Party, Range, Value, Views

_READ = "read from GeoJSON"


def read_views(content: bytes) -> Views:
    """The incidents of the features. Raises FormatError where it is no such collection."""
    try:
        return Views(tuple(map(_incident, json.loads(content)["features"])), (), ())
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise FormatError("GeoJSON", f"not one that an export wrote ({error!r}).") from error


def _incident(feature: Mapping[str, Any]) -> Incident:
    given = feature["properties"]
    interval = Interval(_day(given["start"]), _day(given["end"]), given["date_prec"])
    return Incident(
        id=feature["id"],
        kind=Value(given["kind"], _READ),
        kinds=tuple(given["kinds"]),
        when=Value(interval, _READ),
        place=Value(_place(feature["geometry"], given), _READ),
        perpetrators=tuple(Accusation(_party(one), one["stance"], ()) for one in given["perpetrators"]),
        targets=tuple(Value(_party(one), _READ) for one in given["targets"]),
        counts=_counts(given),
        claims=tuple(given["claims"]),
        reports=tuple(given["reports"]),
        sources=given["sources"],
        aggregate=given["aggregate"],
        modality=given["modality"],
        denied=given["denied"],
        confidence=given["confidence"],
        country=given["country"],
    )


def _party(given: Mapping[str, Any]) -> Party:
    key = given["ref"] or f"name:{folded(given['name'])}"
    return Party(key, given["name"], given["ref"], given["kind"], None, given.get("private", False))


def _place(geometry: Mapping[str, Any] | None, given: Mapping[str, Any]) -> Party | None:
    if given["place"] is None:
        return None
    longitude, latitude = geometry["coordinates"] if geometry else (None, None)
    keys = ("country", "admin1", "admin2", "where_prec", "geo_precision")
    location = Location(latitude, longitude, *(given[key] for key in keys))
    return Party(given["place_ref"] or folded(given["place"]), given["place"], given["place_ref"], "place", location)


def _counts(given: Mapping[str, Any]) -> dict[str, Value]:
    ranges = {key: Range(*(given[f"{key}_{end}"] for end in ("low", "best", "high"))) for key in COUNTS}
    return {key: Value(one, _READ) for key, one in ranges.items() if one != Range(None, None, None)}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None

"""ACLED-shaped CSV: 31 columns, one incident and day a row. An incident of several days stands under its first."""

from collections.abc import Iterable, Sequence

from claimbook.exchange.acled_codes import ACTORS, BATTLES, CIVILIANS, COLUMNS, DISORDER, REMOTE, TIME_PRECISION, TYPES
from claimbook.exchange.cells import plain
from claimbook.exchange.countries import by_iso3
from claimbook.exchange.export import ExportOptions, Losses, Out, Written
from claimbook.exchange.ledger import advance
from claimbook.exchange.material import Documents, Material
from claimbook.exchange.sides import (
    Sides,
    best_of,
    interval_of,
    is_armed,
    killed_of,
    place_of,
    precision_of,
    sides_of,
)
from claimbook.model.views import Incident, Party

Row = dict[str, str]


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """acled.csv. Sums, plans and incidents without a day have no place in it."""
    losses = Losses()
    ledger = advance(options.ledger, (one for one in material.incidents() if _belongs(one, losses)))
    numbers = ledger.numbers()
    held = ((one, documents) for one, documents in material.sourced() if one.id in numbers)
    with out("acled.csv") as stream:
        losses.write(stream, COLUMNS, (_row(one, numbers[one.id], documents, losses) for one, documents in held))
    losses.add("relations", "ACLED holds events only", material.counts().relations)
    return Written(losses.seal(), ledger)


def _belongs(incident: Incident, losses: Losses) -> bool:
    if incident.aggregate or incident.modality != "actual" or incident.denied:
        losses.add("incidents told as sums, doubts, plans or denied", "ACLED holds single events that happened")
    elif interval_of(incident).start is None and interval_of(incident).end is None:
        losses.add("incidents without a day", "ACLED needs one")
    else:
        return True
    return False


def _row(incident: Incident, number: int, documents: Documents, losses: Losses) -> Row:
    sides = sides_of(incident)
    kind = _type(str(incident.kind.value or "other"), sides)
    first, second = (_actor(group) for group in (sides.acting, sides.hit))
    inter = [_inter(group) for group in (sides.acting, sides.hit)]
    civilians = kind[0] in (CIVILIANS, REMOTE) and inter[1] == "Civilians"
    _count_losses(incident, sides, losses)
    return {
        **_when(incident),
        "disorder_type": DISORDER[kind[0]],
        "event_type": kind[0],
        "sub_event_type": kind[1],
        "actor1": first[0],
        "assoc_actor_1": first[1],
        "inter1": inter[0],
        "actor2": second[0],
        "assoc_actor_2": second[1],
        "inter2": inter[1],
        "interaction": "-".join(one for one in inter if one) if all(inter) else f"{inter[0] or inter[1]} only",
        "civilian_targeting": "Civilian targeting" if civilians else "",
        **_where(incident, number),
        **_told(incident, documents),
        "fatalities": plain(best_of(killed_of(incident))),
    }


def _type(kind: str, sides: Sides) -> tuple[str, str]:
    if kind == "attack" and any(map(is_armed, sides.hit)):
        return BATTLES, "Armed clash"
    return TYPES[kind]


def _when(incident: Incident) -> Row:
    when = interval_of(incident)
    day = when.start or when.end
    if day is None:
        return {}
    return {
        "event_date": day.isoformat(),
        "year": str(day.year),
        "time_precision": TIME_PRECISION.get(precision_of(when) or 5, "3"),
    }


def _where(incident: Incident, number: int) -> Row:
    place = place_of(incident)
    location = place.location if place else None
    iso3 = (location.country if location else None) or incident.country
    country = by_iso3().get(iso3 or "")
    row = {"event_id_cnty": f"{iso3 or 'CB'}{number}", "location": place.name if place else ""}
    if country:
        row |= {"iso": plain(country.iso_number), "region": country.acled_region, "country": country.name}
    if location:
        row |= {"admin1": location.admin1 or "", "admin2": location.admin2 or "",
                "latitude": plain(location.latitude), "longitude": plain(location.longitude),
                "geo_precision": plain(location.geo_precision or _precision(location.where_prec))}  # fmt: skip
    return row


def _precision(where_prec: int | None) -> int | None:
    """UCDP's where_prec as ACLED's: the place itself, near it or its district, the region."""
    return None if where_prec is None else {1: 1, 2: 2, 3: 2}.get(where_prec, 3)


def _actor(parties: Sequence[Party]) -> tuple[str, str]:
    """The first party, and the others as its associates. Private people are "Civilians"."""
    names = dict.fromkeys(one.name if not one.private else "Civilians" for one in parties)
    first, *others = names or [""]
    return first, "; ".join(others)


def _inter(parties: Iterable[Party]) -> str:
    party = next(iter(parties), None)
    return ACTORS.get(party.kind or "", "External/Other forces") if party else ""


def _told(incident: Incident, documents: Documents) -> Row:
    found = [documents[one] for one in incident.reports if one in documents]
    words = dict.fromkeys(said.words for said in incident.kind.testimonies if said.words)
    sources = dict.fromkeys(one.source for one in found if one.source)
    return {"source": "; ".join(sources), "notes": " … ".join(words), "tags": f"claimbook={incident.id}"}


def _count_losses(incident: Incident, sides: Sides, losses: Losses) -> None:
    for key in incident.counts:
        if key != "killed":
            losses.add(f"number of {key}", "ACLED counts fatalities only")
    losses.add("further accusations and denials", "ACLED names the actor", sum(
        one.stance != sides.stance for one in incident.perpetrators))  # fmt: skip
    if sides.stance not in (None, "acted"):
        losses.add(f"actor1 is only {sides.stance}", "ACLED has no doubt about the actor")
    killed = killed_of(incident)
    losses.add("ranges of deaths", "fatalities is one number", killed.low != killed.high)

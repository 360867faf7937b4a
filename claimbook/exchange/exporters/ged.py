"""UCDP-GED-shaped CSV: 49 columns, one incident a row.

An incident that came from a row of GED gives that row back, with what the record now says otherwise written over it.
Other incidents are written after the codebook as far as claims carry: GED knows neither the injured, the means nor the
claims, and of a dispute over who did it only one side.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from math import floor
from typing import BinaryIO, Final

from claimbook.exchange.cells import plain
from claimbook.exchange.consolidate import incident_of
from claimbook.exchange.countries import by_iso3, ucdp_region
from claimbook.exchange.datasets import UCDP_GED
from claimbook.exchange.export import ExportOptions, Loss, Losses, Out, Written
from claimbook.exchange.ged_columns import COLUMNS, DAYS, WHOLE
from claimbook.exchange.importers.events import DATASET
from claimbook.exchange.importers.quantities import day, number
from claimbook.exchange.ledger import advance
from claimbook.exchange.material import Documents, Material
from claimbook.exchange.rows import cells_of
from claimbook.exchange.sides import (
    Sides,
    best_of,
    interval_of,
    is_armed,
    is_state,
    killed_of,
    place_of,
    precision_of,
    sides_of,
)
from claimbook.exchange.source import BrokenRowError
from claimbook.model.record import Entry
from claimbook.model.values import Document
from claimbook.model.views import Incident, Interval, Party, Range

Row = dict[str, str]

_POINT_ZERO: Final = re.compile(r"(-?\d+)\.0+")
_PREFIX: Final = f"{UCDP_GED.key}:"
_FROM_VIEW: Final = (
    "year", "side_a", "side_a_new_id", "side_b", "side_b_new_id", "where_prec", "where_coordinates", "adm_1", "adm_2",
    "latitude", "longitude", "date_prec", "date_start", "date_end", "best", "high", "low",
)  # fmt: skip
_NOT_VIOLENT: Final = ("protest", "agreement", "arrest")


def export(material: Material, out: Out, options: ExportOptions) -> Written:
    """ged.csv. Incidents without any claim of deaths, mere plans and aggregates have no place in GED."""
    losses = Losses()
    ledger = advance(options.ledger, (one for one in material.incidents() if _belongs(one, losses)), own_number)
    numbers = ledger.numbers()
    held = ((one, documents) for one, documents in material.sourced() if one.id in numbers)
    with out("ged.csv") as stream:
        losses.write(stream, COLUMNS, rows(held, (numbers, options.include_persons, losses)))
    losses.add("relations", "GED holds events only", material.counts().relations)
    return Written(losses.seal(), ledger)


def write(
    stream: BinaryIO, incidents: Iterable[Incident], documents: Documents, *, persons: bool = False
) -> tuple[Loss, ...]:
    """The same table for incidents of imported rows, written as they come; they bring their own ids."""
    losses = Losses()
    held = ((one, documents) for one in incidents if _belongs(one, losses))
    losses.write(stream, COLUMNS, rows(held, ({}, persons, losses)))
    return losses.seal()


def write_entries(stream: BinaryIO, entries: Iterable[Entry], *, persons: bool = False) -> tuple[Loss, ...]:
    """The same for entries of imported rows that stand together by report, one report in memory at a time."""
    at_hand: dict[str, Document] = {}

    def incidents() -> Iterator[Incident]:
        kept = (one for one in entries if one.state != "rejected")
        for report, group in groupby(kept, key=lambda one: one.report.id):
            held = list(group)
            at_hand.clear()
            at_hand[report] = held[0].report.document
            found = incident_of(held[0].report.document, [one.claim for one in held], report)
            if found:
                yield found

    return write(stream, incidents(), at_hand, persons=persons)


def own_number(incident: str) -> int | None:
    """The id in GED of an incident that came from there."""
    return int(incident[len(_PREFIX) :]) if incident.startswith(_PREFIX) else None


def rows(
    incidents: Iterable[tuple[Incident, Documents]], given: tuple[Mapping[str, int], bool, Losses]
) -> Iterator[Row]:
    """Rows of the table. given: numbers of the incidents that bring none; names of private people too?; losses."""
    numbers, persons, losses = given
    for incident, documents in incidents:
        row = _from_view(incident, persons, losses)
        if incident.id.startswith(_PREFIX):
            document = documents.get(incident.reports[0])
            yield _overlaid(row, cells_of(document.text) if document else {}, losses)
        else:
            yield (
                {"id": str(numbers[incident.id])} | row | _sourced(incident, documents, losses) | {"relid": incident.id}
            )


def _belongs(incident: Incident, losses: Losses) -> bool:
    if incident.id.startswith(_PREFIX):
        return True
    if incident.aggregate or incident.denied or incident.modality != "actual":
        losses.add("incidents told as sums, doubts, plans or denied", "GED holds single events that happened")
    elif incident.kind.value in _NOT_VIOLENT or best_of(killed_of(incident)) is None:
        losses.add("incidents without a number of deaths", "GED holds fatal events")
    elif not sides_of(incident).acting:
        losses.add("incidents of which nobody is said to have done them", "GED's type of violence rests on side a")
    else:
        return True
    return False


def _from_view(incident: Incident, persons: bool, losses: Losses) -> Row:
    sides = sides_of(incident)
    _count_losses(incident, sides, losses)
    when, killed = interval_of(incident), killed_of(incident)
    if not incident.id.startswith(_PREFIX):
        when, killed = _filled(when, killed)
    return {
        "year": str(when.end.year) if when.end else "",
        "date_prec": plain(when.precision),
        "date_start": _day(when.start),
        "date_end": _day(when.end),
        "best": plain(killed.best),
        "high": plain(killed.high),
        "low": plain(killed.low),
        **_sides(sides, persons),
        **_where(place_of(incident)),
    }


def _filled(when: Interval, killed: Range) -> tuple[Interval, Range]:
    """GED's columns are never blank: an open end takes the other one, of days and of deaths."""
    best = best_of(killed)
    low, high = (one if one is not None else best for one in (killed.low, killed.high))
    return Interval(when.start or when.end, when.end or when.start, precision_of(when)), Range(low, best, high)


def _sides(sides: Sides, persons: bool) -> Row:
    hit = sides.hit
    acting = [one.name for one in sides.acting if persons or not one.private]
    struck = dict.fromkeys(one.name if persons or not one.private else "Civilians" for one in hit)
    return {
        "side_a": ", ".join(acting),
        "side_b": ", ".join(struck),
        "side_a_new_id": _ucdp_id(sides.acting),
        "side_b_new_id": _ucdp_id(hit) or ("1" if list(struck) == ["Civilians"] else ""),
    }


def _ucdp_id(parties: Sequence[Party]) -> str:
    refs = [one.ref for one in parties]
    return refs[0].removeprefix("ucdp:") if len(refs) == 1 and refs[0] and refs[0].startswith("ucdp:") else ""


def _where(place: Party | None) -> Row:
    location = place.location if place else None
    if place is None or location is None:
        return {"where_coordinates": place.name if place else ""}
    return {
        "where_coordinates": place.name,
        "adm_1": location.admin1 or "",
        "adm_2": location.admin2 or "",
        "latitude": plain(location.latitude),
        "longitude": plain(location.longitude),
        "where_prec": plain(location.where_prec),
    }


def _overlaid(view: Row, cells: Mapping[str, str], losses: Losses) -> Row:
    """The row's own cells, and the record's where they say something else."""
    row = _tidied({column: cells.get(column, "") for column in COLUMNS})
    changed = [one for one in _FROM_VIEW if one in view and not _same(one, row[one], view[one])]
    changed = [one for one in changed if not (one == "year" and "date_end" not in changed)]
    row |= {one: view[one] for one in changed}
    if "latitude" in changed or "longitude" in changed:
        row |= _grid(view)
    further = [one for one in cells if one not in row and one != DATASET]
    for column in further:
        losses.add(f"column {column} of imported rows", "no column of GED 22.1")
    return row


def _tidied(row: Row) -> Row:
    """Days and whole numbers written in one way, whatever way the file had."""
    for column in DAYS:
        row[column] = _tidy_day(row[column], column)
    for column in WHOLE:
        if "." in row[column] and (short := _POINT_ZERO.fullmatch(row[column])):
            row[column] = short[1]
    return row


def _tidy_day(text: str, column: str) -> str:
    try:
        found = day(text.strip(), column)
    except BrokenRowError:
        return text
    return _day(found) if found else text


def _same(column: str, cell: str, view: str) -> bool:
    if cell == view or (column == "where_coordinates" and not cell):
        return True
    if column in DAYS:
        return not view
    if not view:
        return cell.strip() in ("", "-1") or column in ("side_a_new_id", "side_b_new_id")
    try:
        return number(cell.strip(), column) == number(view, column)
    except BrokenRowError:
        return cell.strip() == view.replace("\n\t", "\n").strip()


def _sourced(incident: Incident, documents: Documents, losses: Losses) -> Row:
    """What GED says beside place, time, sides and deaths, for an incident out of reports."""
    sides, location = sides_of(incident), getattr(place_of(incident), "location", None)
    country = by_iso3().get(location.country or "") if location else None
    names = [
        ", ".join(one.name for one in group if not one.private) or "Civilians" for group in (sides.acting, sides.hit)
    ]
    told = _type(sides)
    _count_open_ends(incident, losses)
    best = plain(best_of(killed_of(incident)))
    deaths = dict.fromkeys(("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"), "0")
    return {
        "type_of_violence": told,
        "dyad_name": " - ".join(names),
        "country": country.ucdp_name if country else "",
        "country_id": plain(country.gw) if country else "",
        "region": ucdp_region(country.gw) if country and country.gw else "",
        **(_grid({"latitude": plain(location.latitude), "longitude": plain(location.longitude)}) if location else {}),
        **deaths,
        "deaths_civilians" if told == "3" else "deaths_unknown": best,
        **_reports(incident, documents),
    }


def _type(sides: Sides) -> str:
    """1 a state against an armed group, 2 armed groups, 3 an armed side against others."""
    if not any(map(is_armed, sides.hit)):
        return "3"
    return "1" if any(map(is_state, chain(sides.acting, sides.hit))) else "2"


def _reports(incident: Incident, documents: Documents) -> Row:
    found = [documents[one] for one in incident.reports if one in documents]
    sources, titles = [one.source or "" for one in found], [one.title or "" for one in found]
    days = [one.published.isoformat() if one.published else "" for one in found]
    articles = [",".join(one).replace('"', "'") for one in zip(sources, days, titles, strict=True)]
    holders = dict.fromkeys(one.holder for one in incident.kind.testimonies if one.holder)
    return {
        "number_of_sources": str(incident.sources),
        "source_article": ";".join(f'"{one}"' for one in articles),
        "source_office": ";".join(sources),
        "source_date": ";".join(days),
        "source_headline": ";".join(titles),
        "source_original": "; ".join(holders),
    }


def _grid(place: Mapping[str, str]) -> Row:
    """PRIO-GRID 2.0: cells of half a degree, numbered from the south-west."""
    latitude, longitude = place.get("latitude"), place.get("longitude")
    if not latitude or not longitude:
        return {"geom_wkt": "", "priogrid_gid": ""}
    cell = floor((float(latitude) + 90) * 2) * 720 + floor((float(longitude) + 180) * 2) + 1
    return {"geom_wkt": f"POINT ({longitude} {latitude})", "priogrid_gid": str(cell)}


def _day(value: object) -> str:
    return f"{value} 00:00:00.000" if value else ""


def _count_open_ends(incident: Incident, losses: Losses) -> None:
    """What `_filled` fills, and what it can't, for an incident out of reports."""
    when, killed = interval_of(incident), killed_of(incident)
    if when.start is None and when.end is None:
        losses.add("days of incidents", "no claim gives one: blank, with the days of the reports in source_date")
    elif when.start is None or when.end is None:
        losses.add("open ends of days", "GED has no open end: both are the day that is known")
    if killed.high is None:
        losses.add("open high ends of deaths", "GED has no open end: high is the best estimate")
    if killed.low is None:
        losses.add("open low ends of deaths", "GED has no open end: low is the best estimate")


def _count_losses(incident: Incident, sides: Sides, losses: Losses) -> None:
    for key in incident.counts:
        if key != "killed":
            losses.add(f"number of {key}", "GED counts deaths only")
    others = sum(one.stance != sides.stance for one in incident.perpetrators)
    losses.add("further accusations and denials", "GED names one side a", others)
    if sides.stance not in (None, "acted"):
        losses.add(f"side a is only {sides.stance}", "GED has no doubt about the actor")
    if incident.kind.value and not incident.id.startswith(_PREFIX):
        losses.add("kind of incident", "GED has no means of attack")

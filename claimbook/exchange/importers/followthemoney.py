"""FollowTheMoney JSON lines: legal entities, links between them, listings and events.

Persons are counted and passed over, with every link that touches one. A link without a nature of its own (UnknownLink)
is taken where its role is a label of the codebook, as our own export writes it; else it is reported.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from claimbook.exchange.countries import by_iso2
from claimbook.exchange.datasets import FTM, Dataset
from claimbook.exchange.importers.events import DATASET, Event, extraction_of
from claimbook.exchange.importers.listings import Statement, listing
from claimbook.exchange.importers.quantities import day
from claimbook.exchange.rows import Row, make_row, period
from claimbook.exchange.source import MAX_CELL, BrokenRowError, Found, Remark, broken
from claimbook.model.codebook import LABELS
from claimbook.model.values import Extraction, Location, Mention, Period

BODIES: Final = ("Organization", "PublicBody", "Company", "LegalEntity")
LINKS: Final[dict[str, tuple[str, str, str]]] = {
    "Membership": ("member", "organization", "affiliation/join"),
    "Succession": ("successor", "predecessor", "affiliation/rename"),
    "Ownership": ("asset", "owner", "affiliation/branch"),
    "UnknownLink": ("subject", "object", ""),
    "Sanction": ("entity", "authority", "status/proscribed"),
}
"""Schema -> property of the subject, of the object, and what it says where its role is no label of the codebook."""
_LISTED: Final = ("name", "alias", "weakAlias", "previousName", "country", "notes", "topics", "keywords")
_MONTH: Final = len("2019-04")


@dataclass(slots=True)
class _Names:
    """What the first pass learns. names: id -> first name, of bodies; persons: their ids."""

    names: dict[str, str] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    passed: Counter[str] = field(default_factory=Counter)


def read(path: Path) -> Iterator[Found]:
    """The entities, one line in memory at a time; the file is read twice, for links name their ends by id."""
    known = _Names()
    for _, entity in _lines(path):
        if isinstance(entity, dict):
            _learn(entity, known)
    for line, entity in _lines(path):
        if isinstance(entity, str):
            yield broken(path.name, line, entity)
            continue
        try:
            found = _read(line, entity, known)
        except BrokenRowError as error:
            found = broken(path.name, line, str(error))
        if found:
            yield found
    for schema, count in sorted(known.passed.items()):
        yield Remark(path.name, f"{count} of {schema} are passed over.")


def _lines(path: Path) -> Iterator[tuple[int, dict[str, Any] | str]]:
    with path.open("rb") as stream:
        for line, content in enumerate(iter(lambda: stream.readline(MAX_CELL), b""), 1):
            if content.strip():
                yield line, _parsed(content)


def _parsed(content: bytes) -> dict[str, Any] | str:
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return "not a line of JSON"
    held = isinstance(found, dict) and isinstance(found.get("id"), str) and isinstance(found.get("properties"), dict)
    return found if held else "not an entity of FollowTheMoney"


def _learn(entity: Mapping[str, Any], known: _Names) -> None:
    if entity.get("schema") == "Person":
        known.persons.add(entity["id"])
    elif names := _values(entity, "name"):
        known.names[entity["id"]] = names[0]


def _values(entity: Mapping[str, Any], name: str) -> list[str]:
    given = entity["properties"].get(name, [])
    return [one for one in (given if isinstance(given, list) else [given]) if isinstance(one, str) and one]


def _read(line: int, entity: Mapping[str, Any], known: _Names) -> Found | None:
    schema = str(entity.get("schema"))
    if schema in BODIES:
        return _body(line, entity)
    if schema == "Event":
        return _event(line, entity, known)
    if schema in LINKS:
        return _link(line, entity, known)
    known.passed[schema] += 1
    return None


def _dataset(entity: Mapping[str, Any]) -> Dataset:
    given = entity.get("datasets")
    names = [one for one in given if isinstance(one, str)] if isinstance(given, list) else []
    return Dataset(FTM.key, ", ".join(names) or FTM.name)


def _row(line: int, entity: Mapping[str, Any], more: Mapping[str, str]) -> Row:
    values = {"id": entity["id"], "schema": str(entity.get("schema")), **more}
    return make_row(line, (DATASET, *values), (_dataset(entity).name, *values.values()))


def _body(line: int, entity: Mapping[str, Any]) -> Extraction:
    cells = {f"{name}_{number}": value for name in _LISTED for number, value in enumerate(_values(entity, name), 1)}
    if "name_1" not in cells:
        raise BrokenRowError("an entity without a name")
    row = _row(line, entity, cells)
    ref = f"ftm:{entity['id']}"
    kind = (
        "government"
        if entity["schema"] == "PublicBody"
        else "group"
        if entity["schema"] == "Organization"
        else "organisation"
    )
    body = row.mention("name_1", kind, ref=ref)
    others = [
        one
        for one in cells
        if one.partition("_")[0] in ("alias", "weakAlias", "previousName", "name") and one != "name_1"
    ]
    former = [one for one in others if one.startswith("previousName")]
    said = [Statement("affiliation", "rename", body, row.mention(one, kind, ref=ref), row.span(one)) for one in former]
    return listing(
        row,
        _dataset(entity),
        entity["id"],
        said,
        (body, *(row.mention(one, kind, cells["name_1"], ref) for one in others)),
    )


def _link(line: int, entity: Mapping[str, Any], known: _Names) -> Found | None:
    first, second, label = LINKS[str(entity["schema"])]
    role = next((one for one in _values(entity, "role") if tuple(one.split("/")) in LABELS), label)
    if not role:
        raise BrokenRowError("a link that does not say what it is")
    ends = [next(iter(_values(entity, one)), "") for one in (first, second)]
    if known.persons & set(ends):
        known.passed[f"{entity['schema']} of persons"] += 1
        return None
    names = [known.names.get(one, one) for one in ends]
    if not names[0]:
        raise BrokenRowError(f"a {entity['schema']} without {first}")
    days = {one: next(iter(_values(entity, one)), "") for one in ("startDate", "endDate")}
    row = _row(line, entity, {first: names[0], second: names[1], "role": role, **days})
    subject, other = (_end(row, *one, known) for one in ((first, ends[0]), (second, ends[1])))
    if subject is None:
        raise BrokenRowError(f"a {entity['schema']} without {first}")
    sort, subtype = role.split("/")
    return listing(
        row, _dataset(entity), entity["id"], [Statement(sort, subtype, subject, other, row.whole(), _when(row))]
    )


def _end(row: Row, column: str, own: str, known: _Names) -> Mention | None:
    ref = f"ftm:{own}" if own in known.names else None
    return row.mention(column, "group", ref=ref) if column in row.starts else None


def _when(row: Row) -> Period | None:
    start, end = (day(_whole_day(row.get(one)), one) for one in ("startDate", "endDate"))
    return period(row, ("startDate", "endDate"), Period("", 0, 0, start, end)) if start or end else None


def _whole_day(text: str) -> str:
    """A day alone; FollowTheMoney's years and months are passed over, as their day is not known."""
    return text[:10] if len(text) > _MONTH else ""


def _event(line: int, entity: Mapping[str, Any], known: _Names) -> Found:
    involved = [one for one in _values(entity, "involved") if one not in known.persons]
    names = {f"involved_{number}": known.names.get(one, one) for number, one in enumerate(involved, 1)}
    single = {
        one: next(iter(_values(entity, one)), "") for one in ("name", "location", "country", "startDate", "endDate")
    }
    row = _row(line, entity, {**single, **names, "summary": " ".join(_values(entity, "summary"))})
    kinds = [subtype for sort, subtype in LABELS if sort == "incident" and subtype in _values(entity, "keywords")]
    sides = tuple(
        row.mention(column, "group", ref=f"ftm:{own}" if own in known.names else None)
        for column, own in zip(names, involved, strict=True)
    )
    country = by_iso2().get(row.get("country").upper())
    place = (row.place("location", Location(country=country.iso3 if country else None)),) if row.get("location") else ()
    roles = {"perpetrator": sides[:1], "target": sides[1:], "place": place}
    dataset = _dataset(entity)
    event = Event(
        entity["id"],
        row.get("name"),
        kinds[0] if kinds else "other",
        {role: given for role, given in roles.items() if given},
        _when(row),
        holder=row.mention(DATASET, "organisation"),
    )
    return extraction_of(row, dataset, event)

"""Global Terrorism Database, CSV or Excel: one attack a row. GTD is not redistributed: this reads a user's own copy.

Columns relied on: eventid, iyear, imonth, iday, country_txt, provstate, city, latitude, longitude, specificity,
attacktype1 (or attacktype1_txt), suicide, success, targtype1_txt, target1, gname, guncertain1, claimed, weaptype1_txt,
nkill, nwound, summary; 0 in imonth and iday, -9 and -99 anywhere mean not known. Others stay in the row's text.
"""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final
from zipfile import BadZipFile

from claimbook.errors import InputError
from claimbook.exchange.countries import by_name
from claimbook.exchange.datasets import GTD
from claimbook.exchange.extras import needed
from claimbook.exchange.importers.events import Event, extraction_of, holder, read_rows, stem_of
from claimbook.exchange.importers.quantities import degrees, number, whole
from claimbook.exchange.rows import Row, period
from claimbook.exchange.source import BrokenRowError, Found, Table, column_name, read_table, wanted
from claimbook.model.names import folded
from claimbook.model.values import Amount, Claim, Document, Extraction, Location, Mention, Period

NEEDED: Final = ("eventid", "iyear", "imonth", "iday", "gname", "nkill")
KINDS: Final[dict[str, str]] = {
    "1": "attack", "2": "attack", "3": "bombing", "4": "kidnapping", "5": "kidnapping", "6": "kidnapping",
    "7": "sabotage", "8": "attack", "9": "attack",
    "assassination": "attack", "armed assault": "attack", "bombing/explosion": "bombing", "hijacking": "kidnapping",
    "hostage taking (barricade incident)": "kidnapping", "hostage taking (kidnapping)": "kidnapping",
    "facility/infrastructure attack": "sabotage", "unarmed assault": "attack", "unknown": "attack",
}  # fmt: skip
"""attacktype1, as number or in words -> kind of incident."""
EVIDENCE: Final = (
    "iyear", "imonth", "iday", "city", "summary", "attacktype1_txt", "target1", "gname", "weaptype1_txt", "nkill",
    "nwound", "scite1",
)  # fmt: skip
_ARMED_TARGETS: Final = {"military": "force", "police": "force", "terrorists/non-state militia": "group",
                         "violent political party": "group", "government (general)": "government",
                         "government (diplomatic)": "government"}  # fmt: skip
_UNKNOWN: Final = ("-9", "-99", "unknown", "")
_WHERE_PREC: Final = {1: 1, 2: 2, 3: 3, 4: 4}
"""GTD's specificity 1 to 4 (place, near it, its district, its province) in UCDP's numbers; 5 is unknown."""


def read(path: Path) -> Iterator[Found]:
    """The attacks. Raises InputError where the file is no GTD table, ResourceError for Excel without `excel`."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        with path.open("rb") as stream:
            yield from _read(read_table(stream, path.name), path.name)
        return
    with path.open("rb") as stream:
        yield from _read(_sheet(stream, path.name), path.name)


def _read(table: Table, name: str) -> Iterator[Found]:
    wanted(table.columns, NEEDED, name, "GTD table")
    return read_rows(table, name, GTD, extraction)


def _sheet(stream: BinaryIO, name: str) -> Table:
    openpyxl = needed("openpyxl", "excel")
    try:
        # Read only, values only: neither formulas nor links of the workbook are followed.
        sheet = openpyxl.load_workbook(stream, read_only=True, data_only=True, keep_links=False).worksheets[0]
    except (
        OSError,
        KeyError,
        ValueError,
        TypeError,
        IndexError,
        BadZipFile,
    ) as error:
        raise InputError(name, f"no Excel workbook ({type(error).__name__}).") from error
    rows = sheet.iter_rows(values_only=True)
    columns = tuple(column_name(_shown(one)) for one in next(rows, ()))
    return Table(
        columns, ((line, [_shown(one) for one in islice(row, len(columns))]) for line, row in enumerate(rows, 2))
    )


def _shown(value: Any) -> str:
    if value is None:
        return ""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def extraction(row: Row) -> Extraction:
    """The row as a document and its claims. Raises BrokenRowError where one of the needed cells can't be read."""
    own = row.get("eventid").removesuffix(".0")
    if not own.isdigit():
        raise BrokenRowError(f"eventid {own[:40]!r} is not a number")
    roles = {"perpetrator": _group(row), "target": _target(row), "weapon": _weapon(row), "place": _place(row)}
    event = Event(
        own,
        f"{row.get('gname') or 'Unknown'}, {row.get('city') or row.get('country_txt')}".rstrip(", "),
        _kind(row),
        {role: given for role, given in roles.items() if given},
        _when(row),
        {
            key: amount
            for key, column in (("killed", "nkill"), ("injured", "nwound"))
            if (amount := _count(row, column))
        },
        evidence=(EVIDENCE, ()),
        holder=holder(row, GTD, "scite1"),
        modality="possible" if row.get("guncertain1") == "1" and not _known(row, "gname") else "actual",
    )
    found = extraction_of(row, GTD, event)
    return _with_claim(found, row) if row.get("claimed") in ("1", "1.0") else found


def _kind(row: Row) -> str:
    sort = row.get("attacktype1").removesuffix(".0") or row.get("attacktype1_txt").lower()
    kind = KINDS.get(sort, "attack")
    return "suicide_bombing" if kind == "bombing" and row.get("suicide") in ("1", "1.0") else kind


def _known(row: Row, column: str) -> bool:
    return row.get(column).lower() not in _UNKNOWN


def _group(row: Row) -> tuple[Mention, ...]:
    return (row.mention("gname", "group"),) if _known(row, "gname") else ()


def _target(row: Row) -> tuple[Mention, ...]:
    """GTD's target in its words; of persons the kind of target only is known to be public."""
    column = next((one for one in ("target1", "targtype1_txt") if _known(row, one)), None)
    if column is None:
        return ()
    return (row.mention(column, _ARMED_TARGETS.get(row.get("targtype1_txt").lower(), "people")),)


def _weapon(row: Row) -> tuple[Mention, ...]:
    return (row.mention("weaptype1_txt", "weapon"),) if _known(row, "weaptype1_txt") else ()


def _count(row: Row, column: str) -> Amount | None:
    value = number(row.get(column), column)
    if value is None or value in (-9, -99):
        return None
    if value < 0:
        raise BrokenRowError(f"{column} {row.get(column)!r} is below zero")
    return row.amount(column, value)


def _when(row: Row) -> Period:
    year, month, day_of = (whole(row.get(one), one) or 0 for one in ("iyear", "imonth", "iday"))
    try:
        first = date(year, month or 1, day_of or 1)
        last = date(year, month or 12, day_of or monthrange(year, month or 12)[1])
    except ValueError as error:
        raise BrokenRowError(f"{year}-{month}-{day_of} is not a day of the calendar") from error
    precision = 1 if month and day_of else 4 if month else 5
    return period(row, ("iyear", "imonth", "iday"), Period("", 0, 0, first, last, precision))


def _place(row: Row) -> tuple[Mention, ...]:
    column = next((one for one in ("city", "provstate", "country_txt") if _known(row, one)), None)
    if column is None:
        return ()
    country = by_name().get(folded(row.get("country_txt")))
    location = Location(
        degrees(row.get("latitude"), "latitude", 90),
        degrees(row.get("longitude"), "longitude", 180),
        country.iso3 if country else None,
        row.get("provstate") or None,
        where_prec=_WHERE_PREC.get(whole(row.get("specificity"), "specificity") or 0),
    )
    return (row.place(column, location),)


def _with_claim(found: Extraction, row: Row) -> Extraction:
    """The row, with the claim that the group took responsibility."""
    groups = _group(row)
    if not groups:
        return found
    base = found.claims[0]
    said = Claim(
        base.doc,
        f"{stem_of(Document(base.doc, row.text))}02",
        "responsibility",
        "claimed",
        {"actor": groups},
        {},
        base.when,
        base.incident,
        base.holder,
        "positive",
        "actual",
        base.evidence,
        None,
        base.engine,
    )
    return Extraction(found.document, (*found.claims, said), found.mentions)

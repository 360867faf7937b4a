"""ACLED: one event and day a row, in the present 31 columns or the earlier ones (inter codes as numbers).

ACLED's data are not openly licensed: this reads a user's own copy. Columns relied on: event_id_cnty (or data_id),
event_date, event_type, sub_event_type, actor1, actor2, inter1, inter2, country or iso, location, latitude, longitude,
fatalities; others stay in the row's text. Actors 1 and 2 are no attacker and victim in ACLED's rules: they are taken as
perpetrator and target as the codebook takes the two sides of a clash.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from claimbook.exchange.acled_codes import INTER_KINDS, KINDS
from claimbook.exchange.countries import by_iso_number, by_name
from claimbook.exchange.datasets import ACLED
from claimbook.exchange.importers.events import Event, extraction_of, holder, read_rows
from claimbook.exchange.importers.quantities import count, day, degrees, whole
from claimbook.exchange.rows import Row, period
from claimbook.exchange.source import BrokenRowError, Found, read_table, wanted
from claimbook.model.names import folded
from claimbook.model.values import Extraction, Location, Mention, Period

NEEDED: Final = ("event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "fatalities")
EVIDENCE: Final = ("event_date", "sub_event_type", "actor1", "actor2", "location", "source", "notes", "fatalities")
_DATE_PREC: Final = {1: 1, 2: 2, 3: 4}
"""time_precision (day, week, month) -> UCDP's date_prec."""


def read(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The events, one row in memory at a time. Raises InputError where the file is no ACLED table."""
    table = read_table(stream, name)
    wanted(table.columns, NEEDED, name, "ACLED table")
    return read_rows(table, name, ACLED, extraction)


def extraction(row: Row) -> Extraction:
    """The row as a document and its claims. Raises BrokenRowError where one of the needed cells can't be read."""
    own, sort = row.get("event_id_cnty"), row.get("sub_event_type")
    if not own:
        raise BrokenRowError("no event_id_cnty")
    if sort not in KINDS:
        raise BrokenRowError(f"no such sub_event_type: {sort[:60]!r}")
    deaths = count(row.get("fatalities"), "fatalities")
    roles = {
        "perpetrator": _actors(row, "actor1", "inter1"),
        "target": _actors(row, "actor2", "inter2"),
        "place": _place(row),
    }
    return extraction_of(
        row,
        ACLED,
        Event(
            own,
            f"{row.get('event_type')}: {row.get('actor1')}, {row.get('location')}".rstrip(", "),
            KINDS[sort],
            {role: given for role, given in roles.items() if given},
            _when(row),
            {} if deaths is None else {"killed": row.amount("fatalities", deaths)},
            evidence=(EVIDENCE, ()),
            holder=holder(row, ACLED, "source"),
        ),
    )


def _actors(row: Row, column: str, inter: str) -> tuple[Mention, ...]:
    if not row.get(column):
        return ()
    kind = INTER_KINDS.get(row.get(inter).lower().removesuffix(".0"), "group")
    if row.get(column).startswith("Civilians"):
        kind = "people"
    # A name of ACLED's list stands for a class of people, never for a person.
    ref = f"acled:{row.get(column)}"
    return (row.mention(column, kind, ref=ref),)


def _when(row: Row) -> Period:
    date = day(row.get("event_date"), "event_date")
    if date is None:
        raise BrokenRowError("no event_date")
    precision = _DATE_PREC.get(whole(row.get("time_precision"), "time_precision") or 1)
    return period(row, ("event_date",), Period("", 0, 0, date, date, precision))


def _place(row: Row) -> tuple[Mention, ...]:
    column = next((one for one in ("location", "admin2", "admin1", "country") if row.get(one)), None)
    if column is None:
        return ()
    number = whole(row.get("iso"), "iso")
    country = by_iso_number().get(number or 0) or by_name().get(folded(row.get("country")))
    location = Location(
        degrees(row.get("latitude"), "latitude", 90),
        degrees(row.get("longitude"), "longitude", 180),
        country.iso3 if country else None,
        row.get("admin1") or None,
        row.get("admin2") or None,
        geo_precision=whole(row.get("geo_precision"), "geo_precision"),
    )
    return (row.place(column, location),)

"""UCDP GED: one georeferenced event of organised violence a row (codebook 22.1, 49 columns).

Files in circulation differ, and all of these are read: HXL tags in row 2; numbers as 1 or 1.0; days as
1989-01-31 00:00:00.000, 1989-01-31 or 01/31/1989 (US order); best_est, high_est and low_est; a blank field too many at
the end of each row; columns missing or added. -1 in counts and 1753-01-01 in days mean missing.

state-based and non-state violence (types 1 and 2) are fights of two armed sides: incident/clash with side a as
perpetrator and side b as target, which is how the codebook writes a clash and says nothing of who began it. One-sided
violence (type 3) is incident/attack. GED does not code the means.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import BinaryIO, Final

from claimbook.exchange.countries import by_gw, by_name
from claimbook.exchange.datasets import UCDP_GED
from claimbook.exchange.importers.events import Event, extraction_of, holder, read_rows
from claimbook.exchange.importers.quantities import count, day, degrees, whole
from claimbook.exchange.rows import Row, period
from claimbook.exchange.source import BrokenRowError, Found, Table, read_table, wanted
from claimbook.model.names import folded
from claimbook.model.values import Amount, Extraction, Location, Mention, Period

NEEDED: Final = ("id", "type_of_violence", "side_a", "side_b", "date_start", "date_end", "best", "low", "high")
RENAMED: Final = {"best_est": "best", "high_est": "high", "low_est": "low"}
EVIDENCE: Final = (
    ("side_a", "side_b", "source_headline", "source_original", "where_coordinates", "date_start", "date_end", "best"),
    ("best", "high", "low"),
)
"""Columns that carry the claim of an event, and the claim of its range of deaths."""
CIVILIANS: Final = "ucdp:1"
"""UCDP's actor for civilians as such."""
_SUBTYPES: Final = {1: "clash", 2: "clash", 3: "attack"}


def read(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The events, one row in memory at a time. Raises InputError where the file is no GED table."""
    table = read_table(stream, name)
    columns = tuple(RENAMED.get(one, one) for one in table.columns)
    wanted(columns, NEEDED, name, "UCDP GED table")
    return read_rows(Table(columns, table.lines), name, UCDP_GED, _read_row)


def _read_row(row: Row) -> Extraction | str:
    return "HXL tags, no event." if _is_tags(row) else extraction(row)


def _is_tags(row: Row) -> bool:
    return not row.get("id") and row.get("date_start").startswith("#")


def extraction(row: Row) -> Extraction:
    """The row as a document and its claims. Raises BrokenRowError where one of the needed cells can't be read."""
    own = whole(row.get("id"), "id")
    if own is None:
        raise BrokenRowError("no id")
    violence = whole(row.get("type_of_violence"), "type_of_violence")
    if violence not in _SUBTYPES:
        raise BrokenRowError(f"type_of_violence {row.get('type_of_violence')!r} is not 1, 2 or 3")
    numbers, ranges = _deaths(row)
    return extraction_of(
        row,
        UCDP_GED,
        Event(
            str(own),
            f"{row.get('dyad_name') or row.get('side_a')}, {row.get('where_coordinates')}".rstrip(", "),
            _SUBTYPES[violence],
            _roles(row),
            _when(row),
            numbers,
            ranges,
            EVIDENCE,
            holder(row, UCDP_GED, "source_original"),
        ),
    )


def _roles(row: Row) -> dict[str, tuple[Mention, ...]]:
    roles = {role: _side(row, side) for role, side in (("perpetrator", "side_a"), ("target", "side_b"))}
    return {role: given for role, given in {**roles, "place": _place(row)}.items() if given}


def _side(row: Row, side: str) -> tuple[Mention, ...]:
    if side not in row.starts:
        return ()
    number = whole(row.get(f"{side}_new_id"), f"{side}_new_id")
    ref = f"ucdp:{number}" if number is not None and number > 0 else None
    return (row.mention(side, _kind(row.get(side), ref), ref=ref),)


def _kind(name: str, ref: str | None) -> str:
    if ref == CIVILIANS or name == "Civilians":
        return "people"
    return "government" if name.startswith("Government of ") else "group"


def _place(row: Row) -> tuple[Mention, ...]:
    """The row's place; the words of the country where it names nothing nearer, none where it has neither."""
    column = next((one for one in ("where_coordinates", "adm_2", "adm_1", "country") if one in row.starts), None)
    if column is None:
        return ()
    location = Location(
        degrees(row.get("latitude"), "latitude", 90),
        degrees(row.get("longitude"), "longitude", 180),
        _country(row.get("country_id"), row.get("country")),
        row.get("adm_1") or None,
        row.get("adm_2") or None,
        whole(row.get("where_prec"), "where_prec"),
    )
    return (row.place(column, location),)


@lru_cache(maxsize=4096)
def _country(number: str, name: str) -> str | None:
    own = whole(number, "country_id")
    found = by_gw().get(own) if own is not None else None
    found = found or by_name().get(folded(name))
    return found.iso3 if found else None


def _when(row: Row) -> Period | None:
    days = [day(row.get(one), one) for one in ("date_start", "date_end")]
    if not any(days):
        return None
    precision = whole(row.get("date_prec"), "date_prec")
    if precision is not None and precision not in range(1, 6):
        raise BrokenRowError(f"date_prec {precision} is not 1 to 5")
    return period(row, ("date_start", "date_end"), Period("", 0, 0, days[0], days[1], precision))


def _deaths(row: Row) -> tuple[Mapping[str, Amount], Mapping[str, Amount]]:
    best, low, high = (count(row.get(one), one) for one in ("best", "low", "high"))
    numbers = {} if best is None else {"killed": row.amount("best", best)}
    ends = [one for one in ("low", "high") if one in row.starts]
    if not ends or (low == best and high == best):
        return numbers, {}
    first, last = sorted(ends, key=row.starts.__getitem__)[:: len(ends) - 1 or 1]
    span = row.span(first, last)
    return numbers, {"killed": Amount(span.text, span.start, span.end, low, high)}

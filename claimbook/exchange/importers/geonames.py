"""GeoNames dumps (allCountries.txt, PK.txt ...), 19 columns parted by tabs: places, which say nothing of groups.

Each becomes a document with one mention of a place, for those who keep places in the book; `claimbook gazetteer add`
takes the same file for the look-up of places.
"""

from collections.abc import Iterator
from typing import BinaryIO, Final

from claimbook.errors import InputError
from claimbook.exchange.countries import by_iso2
from claimbook.exchange.datasets import GEONAMES
from claimbook.exchange.importers.events import DATASET
from claimbook.exchange.importers.listings import listing
from claimbook.exchange.importers.quantities import degrees
from claimbook.exchange.rows import Row, make_row
from claimbook.exchange.source import MAX_CELL, BrokenRowError, Found, broken
from claimbook.model.values import Extraction, Location, Mention

COLUMNS: Final = (
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature_class", "feature_code",
    "country_code", "cc2", "admin1_code", "admin2_code", "admin3_code", "admin4_code", "population", "elevation", "dem",
    "timezone", "modification_date",
)  # fmt: skip


def read(stream: BinaryIO, name: str) -> Iterator[Found]:
    """The places, one line in memory at a time. Raises InputError where the first line has not 19 columns."""
    for line, content in enumerate(iter(lambda: stream.readline(MAX_CELL), b""), 1):
        cells = content.decode("utf-8", "surrogateescape").rstrip("\r\n").split("\t")
        if len(cells) != len(COLUMNS) and line == 1:
            raise InputError(name, f"no dump of GeoNames: {len(cells)} columns, not {len(COLUMNS)}.")
        try:
            yield extraction(_row(line, cells))
        except BrokenRowError as error:
            yield broken(name, line, str(error))


def _row(line: int, cells: list[str]) -> Row:
    if len(cells) != len(COLUMNS):
        raise BrokenRowError(f"{len(cells)} cells instead of {len(COLUMNS)}")
    if any("\udc80" <= one <= "\udcff" for cell in cells for one in cell):
        raise BrokenRowError("not UTF-8")
    return make_row(line, (DATASET, *COLUMNS), (GEONAMES.name, *cells))


def extraction(row: Row) -> Extraction:
    """The place as a document with a mention and no claim."""
    own = row.get("geonameid")
    if not own.isdigit() or not row.get("name"):
        raise BrokenRowError("no geonameid or no name")
    country = by_iso2().get(row.get("country_code"))
    location = Location(
        degrees(row.get("latitude"), "latitude", 90),
        degrees(row.get("longitude"), "longitude", 180),
        country.iso3 if country else None,
    )
    span = row.span("name")
    place = Mention(span.text, span.start, span.end, None, f"geonames:{own}", "place", location)
    return listing(row, GEONAMES, own, (), (place,))

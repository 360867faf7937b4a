"""Places of the user's own: a dump of GeoNames ("PK.txt"), or a CSV with name, latitude, longitude."""

import csv
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from claimbook.errors import FormatError, InputError
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.kinds import CODE

FIELDS: Final = ("name", "latitude", "longitude", "country", "kind", "admin1", "admin2", "population", "ident", "names")
"""Columns of a kept file, and of a CSV; of these only the first three are needed in a CSV. names: between bars."""

_GEONAMES_COLUMNS: Final = 19
_CODES: Final = {
    "PCL": "country", "ADM1": "admin1", "ADM2": "admin2", "PPLX": "quarter", "ISL": "island", "VAL": "valley",
    "PASS": "pass", "DSRT": "desert", "PRK": "park", "LK": "lake", "STM": "river", "MTS": "mountains", "MT": "mountain",
    "SEA": "sea", "OCN": "ocean", "GULF": "gulf", "STRT": "strait", "RGN": "region", "AREA": "region",
}  # fmt: skip
_CLASSES: Final = {"P": "town", "H": "lake", "L": "region", "T": "mountain", "S": "camp", "A": "admin2"}

Fields = tuple[str, ...]


def add_file(source: Path, folder: Path) -> int:
    """Keep the places of a file for the next build of the gazetteer; how many.

    folder: the cache. A file of the same name goes before an older one. Raises InputError where the file can't be read,
    FormatError where a row isn't in the form: nothing is kept then.
    """
    try:
        text = source.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(source), f"can't be read ({error}).", "Wanted a file in UTF-8.") from error
    rows = list(read_rows(text, source.name))
    if not rows:
        raise FormatError(str(source), "holds no place.", "Wanted a GeoNames dump, or a CSV with a line of headings.")
    _write(rows, folder / "places" / f"{fold(source.stem).replace(' ', '-') or 'places'}.tsv")
    return len(rows)


def read_rows(text: str, name: str) -> Iterator[Fields]:
    """The places of a GeoNames dump or CSV in the order of FIELDS. Raises FormatError with the number of a bad row."""
    first = text.partition("\n")[0]
    if first.count("\t") == _GEONAMES_COLUMNS - 1:
        for number, line in enumerate(text.splitlines(), 1):
            yield _checked(_from_geonames(line.split("\t"), f"{name}, row {number}"), f"{name}, row {number}")
        return
    table = csv.DictReader(text.splitlines())
    missing = {"name", "latitude", "longitude"} - set(table.fieldnames or ())
    if missing:
        raise FormatError(name, f"has no column {', '.join(sorted(missing))}.", f"Known columns: {', '.join(FIELDS)}.")
    for number, row in enumerate(table, 2):
        yield _checked(tuple((row.get(one) or "").strip() for one in FIELDS), f"{name}, row {number}")


def kept_rows(file: Path) -> Iterator[Fields]:
    """The places of a kept file."""
    for line in file.read_text(encoding="utf-8").splitlines():
        yield tuple(line.split("\t"))


def _from_geonames(row: list[str], where: str) -> Fields:
    if len(row) != _GEONAMES_COLUMNS:
        raise FormatError(where, f"has {len(row)} fields.", f"Wanted {_GEONAMES_COLUMNS}.")
    ident, name, ascii_name, others, lat, lon, group, code, country = row[:9]
    first = f"{country}.{row[10]}" if row[10] else ""
    names = "|".join(one for one in (ascii_name, *others.split(",")) if one)
    return (
        name,
        lat,
        lon,
        country,
        _kind(group, code),
        first,
        f"{first}.{row[11]}" if row[11] else "",
        row[14],
        ident,
        names,
    )


def _kind(group: str, code: str) -> str:
    for size in (len(code), 4, 3, 2):
        if code[:size] in _CODES:
            return _CODES[code[:size]]
    return _CLASSES.get(group, "region")


def _checked(row: Fields, where: str) -> Fields:
    values = dict(zip(FIELDS, (" ".join(field.split()) for field in row), strict=True))
    try:
        placed = -90 <= float(values["latitude"]) <= 90 and -180 <= float(values["longitude"]) <= 180
        numbers = int(values["population"] or 0) >= 0 and int(values["ident"] or 0) >= 0
    except ValueError:
        placed = numbers = False
    if not (values["name"] and placed and numbers):
        raise FormatError(where, "isn't a place.", "Wanted a name, degrees, and whole numbers of people and id.")
    if values["country"] and not re.fullmatch("[A-Z]{2}", values["country"]):
        raise FormatError(where, f"country {values['country']!r} is no code.", "Wanted ISO 3166-1 alpha-2: PK.")
    values["kind"] = values["kind"] or "town"
    if values["kind"] not in CODE:
        raise FormatError(where, f"kind {values['kind']!r} is not known.", f"Known: {', '.join(CODE)}.")
    return tuple(values[one] for one in FIELDS)


def _write(rows: list[Fields], home: Path) -> None:
    try:
        home.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=home.parent, suffix=".part")
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.writelines("\t".join(row) + "\n" for row in rows)
        Path(aside).replace(home)
    except OSError as error:
        raise InputError(str(home), f"can't be written ({error.strerror}).", remedy="Set CLAIMBOOK_CACHE.") from error

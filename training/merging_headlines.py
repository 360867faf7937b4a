"""UCDP GED rows with the headlines behind them -> reports of which one knows which speak of one event.

A row's `source_article` lists its articles as '"source,date,headline";"..."' (older rows: 'AFP 2009-07-26 "headline"').
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from claimbook.merge.wording import stems
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document, Location, Mention
from training.merging_reading import claim_of

_LISTED: Final = re.compile(r'"([^"]*?),\s*(\d{4}-\d{2}-\d{2}),((?:[^"]|"(?!\s*;|\s*$))*)"')
_OLD: Final = re.compile(r'([A-Z][\w .&/\'-]{1,60}?),?\s+(\d{4}-\d{2}-\d{2}),?\s+"([^"]{10,})')
_SLICE: Final = re.compile(r"ged_([a-z_]+?)(?:_\d|_api|\.csv)")
LAST_YEAR: Final = 2019
"""Later rows of these exports were revised, and stand in other measurements."""


@dataclass(frozen=True, slots=True)
class Headline:
    """One article behind one row. row: the event it speaks of."""

    row: str
    country: str
    year: int
    published: date
    source: str
    text: str


def headlines(folder: Path) -> list[Headline]:
    """Every headline that stands behind exactly one row of 2019 or earlier, in the order of files and rows.

    Left out: a headline behind several rows (a digest, or one article on several events: no single row is right), the
    random world sample, whose rows stand in other files too, and what no pattern reads.
    """
    found = [one for path in sorted(folder.glob("ged_*.csv")) if "global" not in path.name for one in _of_file(path)]
    rows: dict[tuple[date, str], set[str]] = {}
    for one in found:
        rows.setdefault((one.published, one.text.casefold()), set()).add(one.row)
    once = {(one.row, one.published, one.text.casefold()): one for one in found}
    return [one for (_, published, text), one in once.items() if len(rows[published, text]) == 1]


def of_rows_with_two(given: Iterable[Headline]) -> list[Headline]:
    """Those whose row has two or more of them."""
    kept = list(given)
    count = Counter((one.country, one.row) for one in kept)
    return [one for one in kept if count[one.country, one.row] > 1]


def by_country_and_year(given: Iterable[Headline]) -> dict[tuple[str, int], list[Headline]]:
    """(country, year of the row) -> its headlines: the look-alikes that are told apart at once."""
    out: dict[tuple[str, int], list[Headline]] = {}
    for one in given:
        out.setdefault((one.country, one.year), []).append(one)
    return out


def _of_file(path: Path) -> Iterator[Headline]:
    csv.field_size_limit(10_000_000)
    named = _SLICE.search(path.name)
    country = named[1] if named else path.stem
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            year = (row.get("year") or "")[:4]
            if year.isdigit() and int(year) <= LAST_YEAR:
                for source, day, text in articles(row.get("source_article") or ""):
                    yield Headline(row["id"], country, int(year), day, source, text)


def articles(listed: str) -> list[tuple[str, date, str]]:
    """(source, day, headline) of each article that the field lists; those without a real day or words are left out."""
    pattern: re.Pattern[str] = _LISTED if re.search(r'"[^"]*,\s*\d{4}-\d{2}-\d{2},', listed) else _OLD
    return [
        (source.strip(), day, " ".join(text.split()))
        for source, written, text in pattern.findall(listed)
        if (day := _day(written)) and text.strip()
    ]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


FOLDS: Final = 5


def folds(given: Iterable[Headline]) -> dict[tuple[str, int], int]:
    """(country, year) -> the fold in which it is measured, with weights and a threshold of the others.

    The largest first, each to the fold that has least: every fold gets its share of the few large ones.
    """
    sizes = Counter((one.country, one.year) for one in given)
    load = [0] * FOLDS
    out = {}
    for key in sorted(sizes, key=lambda one: (-sizes[one], one)):
        out[key] = load.index(min(load))
        load[out[key]] += sizes[key]
    return out


COUNTRIES: Final = {
    "el_salvador": ("SLV", "El Salvador"), "ethiopia": ("ETH", "Ethiopia"), "mexico": ("MEX", "Mexico"),
    "myanmar": ("MMR", "Myanmar"), "nigeria": ("NGA", "Nigeria"), "pakistan": ("PAK", "Pakistan"),
    "sierra_leone": ("SLE", "Sierra Leone"), "south_sudan": ("SSD", "South Sudan"), "sri_lanka": ("LKA", "Sri Lanka"),
    "sudan": ("SDN", "Sudan"), "syria": ("SYR", "Syria"), "venezuela": ("VEN", "Venezuela"),
}  # fmt: skip
"""Name of the slice -> ISO 3166-1 alpha-3 and English name."""
_LEARNED: Final = datetime(2026, 1, 1, tzinfo=UTC)


def document_of(one: Headline) -> Document:
    """The headline as a document that comes with its day, its source and its country; its place is withheld."""
    code, name = COUNTRIES[one.country]
    given = Mention(name, 0, 0, name, None, "place", Location(country=code))
    id_ = hashlib.sha256(repr((one.row, one.published, one.text)).encode()).hexdigest()[:16]
    return Document(id_, one.text, one.published, None, one.source, None, (given,))


def entry_of(one: Headline) -> Entry:
    """The headline as the book holds it: one claim, whose evidence is all of it."""
    document = document_of(one)
    report = Report(document.id, document, document.id, _LEARNED)
    return Entry(claim_of(document, COUNTRIES[one.country][0]), report, "headlines")


def is_headline(one: Headline) -> bool:
    """Does it say anything? Record numbers, links and names of accounts stand in the list of articles too."""
    return sum(word.isalpha() and len(word) > 1 for word in stems(one.text)) >= FEWEST_WORDS


FEWEST_WORDS: Final = 2

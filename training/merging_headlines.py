"""UCDP GED rows with the headlines behind them -> reports of which one knows which speak of one event.

A row's `source_article` lists its articles as '"source,date,headline";"..."' (older rows: 'AFP 2009-07-26 "headline"').
"""

import csv
import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

from claimbook.model.record import Entry, Report
from claimbook.model.values import Claim, Document, Location, Mention, Span

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


def split(given: Sequence[Headline]) -> tuple[list[Headline], list[Headline]]:
    """(to learn from, to measure on): whole countries, or earlier against later years of one country."""
    learn = [one for one in given if one.year <= _LEARNT_TO.get(one.country, LAST_YEAR)]
    return learn, [one for one in given if one.year > _LEARNT_TO.get(one.country, LAST_YEAR)]


_LEARNT_TO: Final = {
    "nigeria": 2016,
    "pakistan": 2013,
    "syria": 2016,
    "south_sudan": 0,
    "myanmar": 2016,
    "venezuela": 0,
    "mexico": 2015,
}
"""Country -> last year learnt from; 0: none; a country not named is learnt from in whole."""


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


def entries_of(one: Headline, claims: Sequence[Claim] = ()) -> list[Entry]:
    """The headline's claims as the book holds them; without any, one bare incident claim whose evidence it is."""
    document = document_of(one)
    report = Report(document.id, document, document.id, _LEARNED)
    slice_ = Span(one.text, 0, len(one.text))
    bare = Claim(
        document.id, document.id, "incident", "other", {}, {}, None, "I1", None, "positive", "actual", (slice_,)
    )
    return [Entry(claim, report, "headlines") for claim in claims or (bare,)]

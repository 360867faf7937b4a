"""`claimbook match`: the book's incidents beside a dataset's."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.filtering import filter_of, filter_options, opened
from claimbook.cli.listing import book_option, form_option, is_terminal, print_rows
from claimbook.cli.progress import issue_line
from claimbook.cli.reading import UNREADABLE
from claimbook.model.values import Extraction

if TYPE_CHECKING:
    from claimbook.exchange.match import Matching
    from claimbook.model.views import Incident

COLUMNS: Final = ("found", "ours", "theirs", "score", "when", "place", "killed", "why", "differs")
ALL: Final = (*COLUMNS, "differences")


@click.command()
@click.option("--against", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="The dataset's file.")  # fmt: skip
@click.option("--as", "form_in", type=click.Choice(["ged", "acled", "gtd"]), default="ged", show_default=True,
              help="Its format.")  # fmt: skip
@click.option("--least", type=float, default=None, metavar="SCORE", help="Score that a pair needs. [default: 3]")
@filter_options
@form_option
@book_option
def match(against: Path, form_in: str, least: float | None, form: str, book: str, **given: Any) -> int:
    """Pair the incidents of a book with the rows of a dataset, and show what each has that the other lacks.

    A pair's score is a sum of named features: time, place, sides, deaths. Each incident is in one pair at most. What
    has no counterpart is listed as ours or theirs alone; rows outside the days and countries of the book are left out.

    \b
    Examples:
      claimbook match --against ged_pakistan.csv
      claimbook match --against acled.csv --as acled --country Mali --format jsonl | jq 'select(.found == "theirs")'
    """
    from claimbook.exchange.match import LEAST
    from claimbook.exchange.match import match as pair

    theirs, broken = _rows(form_in, against)
    with opened(book, "ucdp") as record:
        ours = _ours(record.each_incident(filter_of(given)), theirs)
    found = pair(ours.near, _within(theirs, ours), LEAST if least is None else least)
    print_rows(COLUMNS if is_terminal(form) else ALL, list(_lines(found, ours.far)), form)
    _tell(found, len(ours.far), len(theirs))
    return UNREADABLE if broken else 0


def _rows(form: str, path: Path) -> "tuple[list[Incident], int]":
    from claimbook.exchange import Remark, consolidate, import_rows

    incidents, broken = [], 0
    for found in import_rows(form, path):
        if isinstance(found, Extraction):
            incidents += [one for one in (consolidate(found),) if one]
        else:
            click.echo(issue_line(found), err=True)
            broken += not isinstance(found, Remark)
    return incidents, broken


@dataclass(slots=True)
class _Ours:
    """The book's own incidents. near: those that a row may pair with; far: all others, as their lines. countries, days:
    of all of them; no day: None."""

    near: "list[Incident]" = field(default_factory=list)
    far: list[dict[str, Any]] = field(default_factory=list)
    countries: set[str] = field(default_factory=set)
    first: date | None = None
    last: date | None = None


def _ours(incidents: "Iterable[Incident]", theirs: "Sequence[Incident]") -> _Ours:
    """Sums, plans and rows of datasets are no accounts of the book's own. What lies far from all rows is not kept."""
    from claimbook.exchange.datasets import is_imported_id
    from claimbook.exchange.match import Index
    from claimbook.exchange.sides import interval_of

    index, found = Index(theirs), _Ours()
    for one in incidents:
        if is_imported_id(one.id) or one.aggregate or one.modality != "actual":
            continue
        if one.country:
            found.countries.add(one.country)
        when = interval_of(one)
        days = [day for day in (when.start, when.end, found.first, found.last) if day]
        found.first, found.last = min(days, default=None), max(days, default=None)
        if index.has_near(one):
            found.near.append(one)
        else:
            found.far.append(_alone("ours", one))
    return found


def _within(theirs: "Sequence[Incident]", ours: _Ours) -> "list[Incident]":
    """The rows of countries and days that the book speaks of; a book knows nothing of others."""
    from claimbook.exchange.sides import interval_of

    if ours.first is None or ours.last is None:
        return []
    return [
        one
        for one in theirs
        if (not ours.countries or one.country in ours.countries)
        and (end := interval_of(one).end) is not None
        and ours.first <= end
        and (interval_of(one).start or end) <= ours.last
    ]


def _lines(found: "Matching", far: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    from claimbook.exchange.match import differences, facts

    for pair in found.pairs:
        told = differences(pair.ours, pair.theirs)
        yield {
            "found": "both",
            "ours": pair.ours.id,
            "theirs": pair.theirs.id,
            "score": pair.score,
            **_shown(facts(pair.ours), facts(pair.theirs)),
            "why": ", ".join(f"{name} {value:+g}" for name, value in pair.features),
            "differs": ", ".join(one.field for one in told),
            "differences": {one.field: {"ours": one.ours, "theirs": one.theirs} for one in told},
        }
    yield from sorted((*far, *(_alone("ours", one) for one in found.ours_alone)), key=lambda line: line["ours"])
    yield from (_alone("theirs", one) for one in found.theirs_alone)


def _alone(side: str, one: "Incident") -> dict[str, Any]:
    from claimbook.exchange.match import facts

    other = "theirs" if side == "ours" else "ours"
    return {"found": side, side: one.id, other: None, "score": None, **_shown(facts(one), facts(one))}


def _shown(ours: dict[str, str | None], theirs: dict[str, str | None]) -> dict[str, str]:
    """Both where they differ: "14 | 15"."""
    keys = ("when", "place", "killed")
    return {
        key: (ours[key] or "") if ours[key] == theirs[key] else f"{ours[key] or '–'} | {theirs[key] or '–'}"
        for key in keys
    }


def _tell(found: "Matching", far: int, rows: int) -> None:
    counts = len(found.pairs), far + len(found.ours_alone), len(found.theirs_alone)
    left = rows - counts[0] - counts[2]
    told = f"{counts[0]:,} in both, {counts[1]:,} in the book alone, {counts[2]:,} in the dataset alone"
    click.echo(f"{told}; {left:,} rows of other countries or days left out", err=True)

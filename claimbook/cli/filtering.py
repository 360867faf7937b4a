"""The options that choose among views, the same for every verb of the record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.listing import book_command

if TYPE_CHECKING:
    from claimbook.book import Book
    from claimbook.record import Filter, Record

DAY: Final = click.DateTime(["%Y-%m-%d"])
MOST_NAMED: Final = 6
"""Groups that a warning names."""
_RULES: Final = ("ucdp", "latest", "most-sources")

asof_option: Final = click.option(
    "--as-of", "asof", type=DAY, metavar="YYYY-MM-DD", help="As the book knew it at the end of that day (UTC)."
)
private_option: Final = click.option(
    "--private", is_flag=True, help="With the names of private people: victims and witnesses, else covered."
)
_rule_option: Final = click.option(
    "--rule",
    type=click.Choice(_RULES),
    default=_RULES[0],
    show_default=True,
    help="How a value is chosen where claims differ.",
)
_FILTERS: Final = (
    click.option(
        "--from", "since", type=DAY, metavar="YYYY-MM-DD", help="On that day or later: what has no day is left out."
    ),
    click.option("--to", "until", type=DAY, metavar="YYYY-MM-DD", help="On that day or earlier."),
    click.option(
        "--reported-from",
        "reported_since",
        type=DAY,
        metavar="YYYY-MM-DD",
        help="Told by a report published on that day or later.",
    ),
    click.option(
        "--reported-to",
        "reported_until",
        type=DAY,
        metavar="YYYY-MM-DD",
        help="Told by a report published on that day or earlier.",
    ),
    click.option(
        "--confidence",
        type=click.FloatRange(0, 1),
        metavar="SHARE",
        help="With a claim that is at least so likely to be read rightly, 0 to 1.",
    ),
    click.option("--place", metavar="WORDS", help="In a place, or in a province, with these words in its name."),
    click.option("--country", metavar="COUNTRY", help="By ISO 3166-1 code or English name."),
    click.option("--group", metavar="NAME", help="With somebody of that name or ref (ucdp:234) taking part."),
    click.option("--type", "kind", metavar="TYPE", help="A type or subtype that claimbook codebook lists."),
)


def record_command(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command --as-of, --rule, --book and --format."""
    return asof_option(_rule_option(book_command(command)))


def filter_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of a Filter."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def filter_of(given: dict[str, Any]) -> "Filter":
    """The Filter out of what click parsed for `filter_options`."""
    from claimbook.record import Filter

    return Filter(
        day_of(given["since"]), day_of(given["until"]), given["place"], given["country"], given["group"], given["kind"],
        day_of(given["reported_since"]), day_of(given["reported_until"]), given["confidence"],
    )  # fmt: skip


def day_of(moment: datetime | None) -> date | None:
    """The day that an option of type DAY names."""
    return moment.date() if moment else None


def say_whom(record: "Record", words: str | None, asof: datetime | None, single: bool = False) -> None:
    """Tell on standard error whom words mean that are nobody's own name: a group is never quietly another one."""
    found = record.taken_for(words, day_of(asof), single) if words else ()
    names = [f"{one.party.name} ({one.party.key})" for one in found if not one.party.private]
    rest = len(found) - len(names[:MOST_NAMED])
    if found:
        told = ", ".join([*names[:MOST_NAMED], *([f"{rest} more"] if rest else [])])
        click.echo(visible(f"claimbook: {words}: taken for {told}"), err=True)


def _say_begin(book: "Book", asof: datetime | None) -> None:
    """A day before all that the book knows gives empty answers: that is said."""
    begun = min((one.begun for one in book.runs()), default=None) if asof else None
    if asof and begun and asof.date() < begun.date():
        told = f"claimbook: as of {asof.date()} the book knew nothing: it begins on {begun.date()}"
        click.echo(f"{told} (--to and --reported-to go by days of events and of reports)", err=True)


@contextmanager
def opened(book: str, rule: str, asof: datetime | None = None) -> "Iterator[Record]":
    """The record of a book that is there: to look is not to make one. asof: as the book was known that day, for which
    a day before its first report is told."""
    from claimbook.cli.opening import existing
    from claimbook.cli.upkeep import UpkeepLine
    from claimbook.record import Record

    with existing(book) as found:
        _say_begin(found, asof)
        yield Record(found, rule, UpkeepLine())  # type: ignore[arg-type]  # click has checked the rule

"""`claimbook profile` and `claimbook compare`: how serious a group is, each sentence with its report behind it."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import click

from claimbook.cli.filtering import opened, say_whom
from claimbook.cli.listing import book_option, terminal_width
from claimbook.cli.sink import open_sink

FORMS: Final = ("auto", "text", "markdown", "html", "json")
WIDEST: Final = 110
"""Characters in a line of prose, however wide the terminal is."""
_DAY: Final = click.DateTime(["%Y-%m-%d"])


def _bounded(command: Callable[..., int]) -> Callable[..., int]:
    for option in reversed((
        click.option("--in", "place", metavar="PLACE", help="A country (name or ISO code), a province, a district."),
        click.option("--from", "since", type=_DAY, metavar="YYYY-MM-DD", help="Leave out what ended before."),
        click.option("--to", "until", type=_DAY, metavar="YYYY-MM-DD", help="Leave out what began after."),
        click.option("--as-of", "asof", type=_DAY, metavar="YYYY-MM-DD", help="What the book knew that day."),
        click.option("--format", "form", type=click.Choice(FORMS), default="auto", show_default=True,
                     help="auto: text on a terminal, else json; html or markdown for an --output of that ending."),
        click.option("--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
                     help="Write to FILE instead of standard output."),
        book_option,
    )):  # fmt: skip
        command = option(command)
    return command


@click.command()
@click.argument("group")
@_bounded
def profile(group: str, **given: Any) -> int:
    """How serious is this group? What the book's reports say of it, indicator by indicator.

    GROUP is a name, alias or reference (ucdp:234) of a group in the book. Every sentence ends in the numbers of the
    sentences of reports that carry it. Where nobody says anything there is "no claim", which is not zero. What names no
    place is kept and marked. No single score is given: that would be a judgement of ours.

    \b
    Examples:
      claimbook profile "Daesh" --in Pakistan
      claimbook profile TTP --in Balochistan --from 2018-01-01 --to 2019-12-31
      claimbook profile "Daesh" --output daesh.html         timeline, map and network in it
    """
    from claimbook.assess.html import as_html
    from claimbook.record.assessing import profile_group

    with opened(given["book"], "ucdp", given["asof"]) as record:
        found = profile_group(record, group, _bounds(given))
        say_whom(record, group, given["asof"], single=True)
    return _print(found.dossier, found.profile, given, lambda: as_html(found.dossier, found.pictures))


@click.command()
@click.argument("groups", nargs=-1, required=True, metavar="GROUP GROUP...")
@click.option(
    "--weights",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="A TOML file with your weights of indicators; then, and only then, groups are put in an order.",
)
@_bounded
def compare(groups: tuple[str, ...], weights: Path | None, **given: Any) -> int:
    """Set two to five groups side by side, measure by measure, over the same place and period.

    What makes them less comparable (how many reports each rests on, from which sources) is computed and said.

    \b
    Examples:
      claimbook compare Daesh TTP --in Pakistan
      claimbook compare Daesh TTP BLA --weights mine.toml     each part of the sum, and how firm the order is
    """
    from claimbook.assess.html import as_html
    from claimbook.assess.weights import read_weights
    from claimbook.record.assessing import compare_groups

    with opened(given["book"], "ucdp", given["asof"]) as record:
        found, dossier = compare_groups(record, groups, _bounds(given), read_weights(weights) if weights else None)
        for group in groups:
            say_whom(record, group, given["asof"], single=True)
    return _print(dossier, found, given, lambda: as_html(dossier))


def _bounds(given: dict[str, Any]) -> Any:
    from claimbook.record.assessing import Bounds

    return Bounds(given["place"], *(_day(given[name]) for name in ("since", "until", "asof")))


def _day(value: datetime | None) -> date | None:
    return value.date() if value else None


def _print(dossier: Any, value: Any, given: dict[str, Any], html: Callable[[], str]) -> int:
    from claimbook.assess.json import as_json
    from claimbook.assess.markdown import as_markdown
    from claimbook.assess.plain import as_text
    from claimbook.cli.escape import json_line

    form = _fitting(given["output"]) if given["form"] == "auto" else given["form"]
    texts: dict[str, Callable[[], str]] = {
        "json": lambda: json_line({"dossier": as_json(dossier), "values": as_json(value)}),
        "markdown": lambda: as_markdown(dossier),
        "html": html,
        "text": lambda: as_text(dossier, min(terminal_width(), WIDEST)),
    }
    with open_sink(given["output"]) as sink:
        sink.write(texts[form]())
    return 0


def _fitting(output: Path | None) -> str:
    if output is not None:
        endings = {".html": "html", ".htm": "html", ".md": "markdown", ".json": "json", ".jsonl": "json"}
        return endings.get(output.suffix.lower(), "text")
    return "text" if sys.stdout.isatty() else "json"

"""`claimbook incidents` and `claimbook actors list`: what happened, and who acts, over all reports of a book."""

from collections import Counter
from typing import Any, Final

import click

from claimbook.cli.filtering import day_of, filter_of, filter_options, opened, private_option, record_command, say_whom
from claimbook.cli.listing import is_terminal, print_rows, when_words

COLUMNS: Final = ("id", "kind", "when", "place", "perpetrators", "targets", "toll", "sources")
_ACTED: Final = " (acted)"
_MARKS: Final = {"future": "planned", "hypothetical": "hypothetical", "possible": "possible"}
ACTOR_COLUMNS: Final = ("key", "name", "kind", "country", "claims", "incidents", "relations")


@click.command()
@filter_options
@private_option
@record_command
def incidents(private: bool, asof: Any, rule: str, book: str, form: str, **given: Any) -> int:
    """List the incidents of a book by day, undated ones last: many reports of one event are one line.

    Each value is chosen by --rule out of all that is said: ucdp (best, low and high in the manner of UCDP), latest, or
    most-sources. claimbook why ID shows everything that is said, and by whom. JSON lines and CSV have all columns.

    Of an incident with one end of its time open ("by May", "since 2014"), --from and --to look at the known day. Most
    reports don't name the day: --reported-from and --reported-to go by the day of the report.

    \b
    Examples:
      claimbook incidents
      claimbook incidents --country Mali --from 2024-01-01 --type attack
      claimbook incidents --group "Saltmarsh Front" --format csv > incidents.csv
      claimbook incidents --reported-from 2024-03-01 --reported-to 2024-03-31
      claimbook incidents --confidence 0.5
      claimbook incidents --as-of 2024-03-31
    """
    from claimbook.assess.wording import counted
    from claimbook.exchange import flat
    from claimbook.record import rows_of

    with opened(book, rule, asof) as record:
        rows = rows_of(record.incidents(filter_of(given), day_of(asof)), private)
        say_whom(record, given["group"], asof)
        bounded = asof is None and (given["since"] or given["until"])
        undated = record.undated() if bounded else 0
    if undated:
        left = counted(undated, "incident of this book without any day", "incidents of this book without any day")
        click.echo(
            f"claimbook: left out: {left}, listed where no --from or --to is given (see --reported-from)", err=True
        )
    rows.sort(key=lambda row: (str(row["start"] or row["end"] or "9999"), row["id"]))
    if is_terminal(form):
        print_rows(COLUMNS, map(_shown, rows), form)
    else:
        print_rows(tuple(flat.COLUMNS["incidents"]), rows, form)
    return 0


@click.command("list")
@click.option("--country", metavar="COUNTRY", help="By ISO 3166-1 code or English name.")
@click.option("--group", metavar="NAME", help="Of that name or ref, or with these words in a name.")
@record_command
def list_actors(asof: Any, rule: str, book: str, form: str, country: str | None, group: str | None) -> int:
    """List who acts in a book, whom most claims speak of first: private people stay out.

    \b
    Examples:
      claimbook actors list
      claimbook actors list --country Mali
    """
    from claimbook.record import Filter, rows_of

    with opened(book, rule, asof) as record:
        found = record.actors(Filter(country=country, group=group), day_of(asof))
    print_rows(ACTOR_COLUMNS, sorted(rows_of(found), key=lambda row: (-row["claims"], row["key"])), form)
    return 0


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """The row as the table has it."""
    toll = ", ".join(f"{number} {key}" for key in ("killed", "injured") if (number := _range(row, key)))
    told = "," in (row["place"] or "")  # a place of the gazetteer is named with its country
    place = ", ".join(one for one in (row["place"], None if told else row["country"]) if one)
    kind, targets = f"{row['kind']}{_doubt(row)}", each_once(row["targets"] or "")
    found = {"kind": kind, "when": when_words(row), "place": place, "toll": toll, "targets": targets}
    return row | found | {"perpetrators": deeds(row)}


def deeds(row: dict[str, Any]) -> str | None:
    """Who is said to have done it; of what is only planned, imagined or denied nobody has."""
    mark = "denied" if row["denied"] else _MARKS.get(row["modality"])
    told: str | None = row["perpetrators"]
    return told.replace(_ACTED, f" ({mark})") if told and mark else told


def _doubt(row: dict[str, Any]) -> str:
    """What keeps the incident from being a fact, for the table: it is planned, imagined, doubted, denied, or a sum."""
    marks = [_MARKS[row["modality"]]] if row["modality"] in _MARKS else []
    marks += [name for name, key in (("denied", "denied"), ("sum", "aggregate")) if row[key]]
    return f" ({', '.join(marks)})" if marks else ""


def each_once(joined: str) -> str:
    """Names joined by "; ", each once, with how often where that is more: "3 × people (withheld)"."""
    from claimbook.exchange.flat import JOINED

    often = Counter(joined.split(JOINED))
    return JOINED.join(name if times == 1 else f"{times} × {name}" for name, times in often.items())


def _range(row: dict[str, Any], key: str) -> str:
    """'14', with other ends '14 (12–16)', with an open one '≥14' or '≤14'."""
    low, best, high = (row[f"{key}_{end}"] for end in ("low", "best", "high"))
    if best is None and low is None and high is None:
        return ""
    shown = "?" if best is None else f"{best:g}"
    if (low, high) in ((best, best), (None, None)):
        return shown
    if low == best and high is None:
        return f"≥{shown}"
    if high == best and low is None:
        return f"≤{shown}"
    return f"{shown} ({'' if low is None else f'{low:g}'}–{'' if high is None else f'{high:g}'})"

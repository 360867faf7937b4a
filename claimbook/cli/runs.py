"""`claimbook runs`: which engines have read into a book, and what one found other than another."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from claimbook.cli.listing import book_command, is_terminal, print_rows
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Claim

if TYPE_CHECKING:
    from claimbook.book import Change, Difference


@click.group()
def runs() -> None:
    """List the runs of a book, or compare two.

    A run is one engine, version and set of options. Each report shows what the newest run that read it has found; the
    older readings stay in the book.

    \b
    Examples:
      claimbook runs list
      claimbook runs diff 1 2
      claimbook runs diff 1 2 --format jsonl | jq 'select(.change == "went")'
    """


@runs.command("list")
@book_command
def list_runs(book: str, form: str) -> int:
    """Show all runs, the oldest first."""
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        rows = [
            {"run": one.id, "engine": one.engine, "options": one.options, "begun": one.begun.isoformat(" ", "seconds"),
             "ended": one.ended.isoformat(" ", "seconds") if one.ended else None}
            for one in opened.runs()
        ]  # fmt: skip
    print_rows(("run", "begun", "ended", "engine", "options"), rows, form)
    return 0


@runs.command()
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@book_command
def diff(before: str, after: str, book: str, form: str) -> int:
    """Show which claims came, went and changed from run A to run B, over the reports that both have read.

    Claims are matched by their words: type, core roles and sentence.
    """
    from claimbook.cli.opening import existing

    with existing(book) as opened:
        found = opened.diff(before, after)
    print_rows(("change", "report", "label", "fields", "words"), _rows(found), form)
    if is_terminal(form):
        counts = f"{found.same:,} alike, {len(found.came):,} came, {len(found.went):,} went"
        click.echo(f"\n{found.reports:,} reports read by both: {counts}, {len(found.changed):,} changed.")
    return 0


def _rows(found: "Difference") -> Iterator[dict[str, Any]]:
    for name, changes in (("came", found.came), ("went", found.went), ("changed", found.changed)):
        yield from (_row(name, one) for one in changes)


def _row(name: str, change: "Change") -> dict[str, Any]:
    shown = change.after or change.before
    return {
        "change": name,
        "report": change.report,
        "label": f"{shown.type}/{shown.subtype}" if shown else "",
        "fields": list(change.fields),
        "words": " ".join(one.text for one in shown.evidence) if shown else "",
        "before": _form(change.before),
        "after": _form(change.after),
    }


def _form(claim: Claim | None) -> dict[str, Any] | None:
    return claim_to_json(claim) if claim else None

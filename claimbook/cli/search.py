"""`claimbook search`: words -> the reports and claims that have them."""

from typing import Any, Literal

import click

from claimbook.cli.listing import book_command, print_rows


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--in", "kind", type=click.Choice(["claims", "reports"]), default="claims", show_default=True,
              help="Claims are found by their sentence, and by the full names of everyone in them.")  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, metavar="N", help="At most N.")
@book_command
def search(words: tuple[str, ...], kind: str, limit: int, book: str, form: str) -> int:
    """Search the texts and claims of a book, the best hits first.

    All WORDS must occur, whatever their case and order; words quoted as one stand together in that order. In the
    snippet, what was found stands in [ ].

    \b
    Examples:
      claimbook search bridge ambush
      claimbook search "car bomb" market --in reports
      claimbook search "Islamic State" --format jsonl | jq -r .claim | xargs claimbook why
    """
    from claimbook.book import LIT
    from claimbook.cli.opening import existing

    among: Literal["claim", "report"] = "claim" if kind == "claims" else "report"
    with existing(book) as opened:
        hits = opened.search(" ".join(map(_quoted, words)), among, limit)
    rows: list[dict[str, Any]] = []
    for one in hits:
        row: dict[str, Any] = {"claim": one.id} if among == "claim" else {}
        row |= {"report": one.report, "label" if among == "claim" else "title": one.label}
        rows.append(row | {"snippet": one.snippet.replace(LIT[0], "[").replace(LIT[1], "]")})
    label = "label" if among == "claim" else "title"
    columns = (*(("claim",) if among == "claim" else ()), "report", label, "snippet")
    print_rows(columns, rows, form)
    return 0


def _quoted(given: str) -> str:
    """What the shell gave as one argument of several words is a phrase."""
    return f'"{given}"' if " " in given and '"' not in given else given

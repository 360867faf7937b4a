"""`claimbook mentions`: reports -> everyone and everything they name."""

import sys
from typing import Any, Final

import click

from claimbook.cli.escape import json_line, visible
from claimbook.cli.formats.form import Form
from claimbook.cli.reading import print_all, reading_of, reading_options
from claimbook.model.values import Extraction, Mention

AUTO: Final = "auto"
FORMS: Final = (AUTO, "jsonl", "table")


@click.command()
@reading_options
@click.option("--format", "form", type=click.Choice(FORMS), default=AUTO, show_default=True,
              help="auto: a table on a terminal, else jsonl.")  # fmt: skip
def mentions(form: str, **given: Any) -> int:
    """List everyone and everything that reports name.

    Each mention has a kind: group, force (armed or security force of a state), government, people (unnamed persons),
    person, organisation, facility, place, weapon, creed, time or number. INPUT is as for claimbook read.

    \b
    Examples:
      claimbook mentions report.txt
      claimbook mentions report.txt --format jsonl | jq -r 'select(.kind == "group") | .name // .text' | sort | uniq -c

    One line of JSON: {"doc", "start", "end", "text", "kind", "name"}. Offsets count characters (Unicode code points)
    of the document's text, the end exclusive. name is the full name as far as it is known, else null.
    """
    table = form == "table" or (form == AUTO and sys.stdout.isatty() and given["output"] is None)
    head = _row("DOC", "START", "END", "KIND", "WORDS")
    return print_all(reading_of(given), Form(as_table, head) if table else Form(as_jsonl))


def as_jsonl(found: Extraction) -> str:
    """One mention a line."""
    return "".join(json_line(mention_line(found.document.id, one)) for one in found.mentions)


def mention_line(doc: str, mention: Mention) -> dict[str, Any]:
    """The mention as a JSON object with all six keys."""
    place = {"doc": doc, "start": mention.start, "end": mention.end}
    return place | {"text": mention.text, "kind": mention.kind, "name": mention.name}


def as_table(found: Extraction) -> str:
    """One mention a line, in columns; the full name behind the words where it says more."""
    return "".join(_table_row(found.document.id, one) for one in found.mentions)


def _table_row(doc: str, one: Mention) -> str:
    named = f" = {one.name}" if one.name and one.name != one.text else ""
    return _row(doc, str(one.start), str(one.end), one.kind or "", one.text + named)


def _row(doc: str, start: str, end: str, kind: str, words: str) -> str:
    return f"{visible(doc):<20} {start:>7} {end:>7}  {visible(kind):<12} {visible(words)}\n"

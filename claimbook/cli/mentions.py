"""`claimbook mentions`: reports -> everyone and everything they name."""

import sys
from collections.abc import Callable
from typing import Any, Final

import click

from claimbook.cli.escape import json_line, visible
from claimbook.cli.formats.form import Form
from claimbook.cli.formats.reasons import reason_words, with_reason
from claimbook.cli.formats.wording import dates_words, location_words
from claimbook.cli.reading import explain_option, print_all, reading_of, reading_options
from claimbook.model.contract import dates_to_json, location_to_json
from claimbook.model.values import Dates, Extraction, Location, Mention

AUTO: Final = "auto"
FORMS: Final = (AUTO, "jsonl", "table")
NOWHERE: Final = {"lat": None, "lon": None, "country": None, "admin1": None, "where_prec": None}
NEVER: Final = {"start_date": None, "end_date": None, "date_prec": None}


@click.command()
@reading_options
@click.option("--given", is_flag=True, help="Find nothing: resolve the mentions that come with the documents.")
@explain_option
@click.option("--format", "form", type=click.Choice(FORMS), default=AUTO, show_default=True,
              help="auto: a table on a terminal, else jsonl.")  # fmt: skip
def mentions(form: str, explain: bool, **given: Any) -> int:
    """List everyone and everything that reports name.

    Each mention has a kind: group, force (armed or security force of a state), government, people (unnamed persons),
    person, organisation, facility, place, weapon, creed, time or number. INPUT is as for claimbook read.

    \b
    Examples:
      claimbook mentions report.txt
      claimbook mentions report.txt --format jsonl | jq -r 'select(.kind == "group") | .name // .text' | sort | uniq -c
      claimbook mentions report.txt --explain
      claimbook mentions docs.jsonl --given --format jsonl

    One line of JSON: {"doc", "start", "end", "text", "kind", "name", "ref"}. Offsets count characters (Unicode code
    points) of the document's text, the end exclusive. name is the full name as far as it is known, ref the identity in
    a registry, else null. Places have "lat", "lon", "country", "admin1" and "where_prec" too, times "start_date",
    "end_date" and "date_prec"; what is not known is null. With --explain, "why" tells the reason and the candidates.

    With --given each line of docs.jsonl has "mentions": [{"start", "end", "kind"}], and exactly those are printed.
    """
    table = form == "table" or (form == AUTO and sys.stdout.isatty() and given["output"] is None)
    head = _row("DOC", "START", "END", "KIND", "WORDS")
    chosen = Form(as_table(explain), head) if table else Form(as_jsonl(explain))
    return print_all(reading_of(given), chosen)


def as_jsonl(explain: bool = False) -> Callable[[Extraction], str]:
    """One mention a line."""

    def render(found: Extraction) -> str:
        return "".join(json_line(_line(found.document.id, one, explain)) for one in found.mentions)

    return render


def _line(doc: str, one: Mention, explain: bool) -> dict[str, Any]:
    line = mention_line(doc, one)
    return with_reason(one, line) if explain else line


def mention_line(doc: str, mention: Mention) -> dict[str, Any]:
    """The mention as a JSON object with all the keys of its kind."""
    line = {"doc": doc, "start": mention.start, "end": mention.end, "text": mention.text}
    line |= {"kind": mention.kind, "name": mention.name, "ref": mention.ref}
    if mention.kind == "place":
        line |= NOWHERE | location_to_json(mention.location or Location())
    if mention.kind == "time":
        line |= NEVER | dates_to_json(mention.dates or Dates())
    return line


def as_table(explain: bool = False) -> Callable[[Extraction], str]:
    """One mention a line, in columns; behind the words what they mean, where that is known and says more."""

    def render(found: Extraction) -> str:
        return "".join(_table_rows(found.document.id, one, explain) for one in found.mentions)

    return render


def _table_rows(doc: str, one: Mention, explain: bool) -> str:
    named = f" = {one.name}" if one.name and one.name != one.text else ""
    where = location_words(one.location) if one.location else dates_words(one.dates) if one.dates else ""
    meant = named + (f" [{one.ref}]" if one.ref else "") + (f" = {where}" if where else "")
    row = _row(doc, str(one.start), str(one.end), one.kind or "", one.text + meant)
    return row + f"{'':<38}{reason_words(one.why)}\n" if explain and one.why else row


def _row(doc: str, start: str, end: str, kind: str, words: str) -> str:
    return f"{visible(doc):<20} {start:>7} {end:>7}  {visible(kind):<12} {visible(words)}\n"

"""Claims for reading: each under its sentence, with the words that carry it underlined there."""

import io
import os
import shutil
import sys
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING

from claimbook.cli.escape import visible
from claimbook.cli.formats import palette
from claimbook.cli.formats.form import Form
from claimbook.cli.formats.reasons import reasons_of
from claimbook.cli.formats.wording import confidence_of, document_line, parts_of
from claimbook.model.values import Claim, Extraction, Span

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

NARROW = 60
WIDEST = 110


def claims_on_terminal(explain: bool = False) -> Form:
    """Sentences with their claims, as wide as the terminal; plain text where standard output is none.

    explain: the reasons of names, identities and days stand under each claim.
    """
    colours = sys.stdout.isatty()
    width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
    return Form(lambda found: render_extraction(found, width, colours, explain))


def render_extraction(found: Extraction, width: int, colours: bool, explain: bool = False) -> str:
    """One document as text of at most `width` columns, a blank line at its end. colours: with codes of a terminal."""
    from rich.console import Console

    out = io.StringIO()
    console = Console(
        file=out, width=max(width, 20), force_terminal=colours, no_color="NO_COLOR" in os.environ,
        markup=False, highlight=False, emoji=False, legacy_windows=False,
    )  # fmt: skip
    _print_head(console, found)
    for evidence, claims in groupby(_in_text_order(found.claims), key=lambda claim: claim.evidence):
        _print_sentence(console, evidence, tuple(claims), explain)
    console.print()
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: [(one.start, one.end) for one in claim.evidence])


def _print_head(console: "Console", found: Extraction) -> None:
    from rich.text import Text

    if found.document.title:
        console.print(Text(visible(found.document.title), palette.TITLE))
    console.print(Text(document_line(found), palette.QUIET))
    if not found.claims:
        console.print(Text("\n  No claims found."))


def _print_sentence(console: "Console", evidence: tuple[Span, ...], claims: tuple[Claim, ...], explain: bool) -> None:
    from rich.padding import Padding

    console.print()
    for sentence in evidence:
        console.print(Padding(_lit(sentence, claims), (0, 0, 0, 2)))
    for claim in claims:
        console.print(_claim_block(claim, console.width))
        if explain:
            _print_reasons(console, claim)


def _print_reasons(console: "Console", claim: Claim) -> None:
    from rich.padding import Padding
    from rich.text import Text

    for words, reason in reasons_of(claim):
        console.print(Padding(Text.assemble((visible(words), "italic"), (f": {reason}", palette.QUIET)), (0, 0, 0, 5)))


def _lit(sentence: Span, claims: Iterable[Claim]) -> "Text":
    """The sentence with every word that a claim uses underlined in the colour of its part."""
    from rich.text import Text

    text = Text(visible(sentence.text))
    for claim in claims:
        for part, span in spans_of(claim):
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                style = f"underline {palette.style_of(part)}"
                text.stylize(style, start - sentence.start, end - sentence.start)
    return text


def spans_of(claim: Claim) -> list[tuple[str, Span]]:
    """(part, words) for every slice of text that the claim uses: roles, numbers, time, holder."""
    spans: list[tuple[str, Span]] = [(role, one) for role, given in claim.roles.items() for one in given]
    spans += claim.numbers.items()
    spans += [(part, one) for part, one in (("when", claim.when), ("holder", claim.holder)) if one]
    return spans


def _claim_block(claim: Claim, width: int) -> "Text | object":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    label = Text(f"{claim.type}/{claim.subtype}", palette.LABEL)
    details = _details(claim)
    if width < NARROW:
        return Padding(Text(" ").join((Text("•"), label, details, Text(confidence_of(claim)))), (0, 0, 0, 4))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=3)
    table.add_column(width=24)
    table.add_column(ratio=1)
    table.add_column(width=4, justify="right")
    table.add_row(Text("  •"), label, details, Text(confidence_of(claim), palette.QUIET))
    return table


def _details(claim: Claim) -> "Text":
    from rich.text import Text

    parts = [Text.assemble((f"{part} ", palette.QUIET), (visible(words), palette.style_of(part))) if words
             else Text(part, palette.DOUBT) for part, words in parts_of(claim)]  # fmt: skip
    return Text.assemble((" · ", palette.QUIET)).join(parts)

"""`claimbook read`: reports -> claims."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import click

from claimbook.cli.asking import asking_options, print_plan, with_asking
from claimbook.cli.formats import FORMATS
from claimbook.cli.formats.form import Form
from claimbook.cli.reading import explain_option, print_all, reading_of, reading_options
from claimbook.model.values import Claim, Extraction

AUTO: Final = "auto"


@click.command()
@reading_options
@click.option(
    "--format",
    "form",
    type=click.Choice([AUTO, *FORMATS]),
    default=AUTO,
    show_default=True,
    help="auto: for reading on a terminal, else jsonl (csv for an --output that ends in .csv).",
)
@click.option("--min-confidence", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="X",
              help="Leave out claims that the engine holds right with a probability below X.")  # fmt: skip
@explain_option
@asking_options
@click.option("--dry-run", is_flag=True, help="Only say what --engine llm or cascade would ask, and what that costs.")
def read(form: str, min_confidence: float, explain: bool, dry_run: bool, **given: Any) -> int:
    """Read reports into claims.

    INPUT is a file (.txt, .md, .html, .pdf, .jsonl, .csv), a folder of them, an http(s) address, or - for standard
    input. On a terminal, claims stand under their sentence; on a pipe, one claim a line as JSON.

    \b
    Examples:
      claimbook read report.txt
      claimbook read report.html --published 2021-01-11
      claimbook read reports/ --format csv --output claims.csv
      claimbook read reports.jsonl --jobs 4 > claims.jsonl
      cat report.txt | claimbook read - --min-confidence 0.5
      claimbook read report.txt --explain
      claimbook read reports/ --engine cascade --dry-run
      claimbook read report.txt --format jsonl | jq 'select(.type == "affiliation")'

    \b
    What a line of JSON holds:
      type, subtype        what kind of claim: claimbook codebook lists them
      roles, numbers       who and what, where, how many: exact words with their offsets in the text, the full name,
                           ref (the identity in a registry), and of places latitude, longitude, country, admin1
      when                 the words of time, the days that they mean, and date_prec, 1 (the day) to 5 (over a month)
      holder               who says so; null where the report says so itself
      polarity, modality   denied, possible, hypothetical, future
      evidence             the sentence that carries it
      confidence           the probability that type, subtype and core roles are right

    A document that cannot be read is named on standard error with the reason; the rest goes on, and the exit code is 1.
    """
    reading = with_asking(reading_of(given), given)
    if dry_run:
        return print_plan(reading)
    chosen = FORMATS[_form_of(form, reading.output, explain)](explain)
    return print_all(reading, sure_enough(chosen, min_confidence) if min_confidence else chosen)


def _form_of(form: str, output: Path | None, explain: bool) -> str:
    name = form if form != AUTO else fitting_format(output)
    if explain and name == "csv":
        raise click.UsageError("--explain has no place in csv. Take --format jsonl or terminal.")
    return name


def fitting_format(output: Path | None) -> str:
    """The format for that file, or for standard output: a person on a terminal, a program on a pipe."""
    if output is not None:
        return "csv" if output.suffix.lower() == ".csv" else "jsonl"
    return "terminal" if sys.stdout.isatty() else "jsonl"


def sure_enough(form: Form, least: float) -> Form:
    """The form without claims of a confidence below `least`; a claim without one (marked by hand) stays."""
    return replace(form, render=_above(form.render, least))


def _above(render: Callable[[Extraction], str], least: float) -> Callable[[Extraction], str]:
    def keeps(claim: Claim) -> bool:
        return claim.confidence is None or claim.confidence >= least

    return lambda found: render(replace(found, claims=tuple(filter(keeps, found.claims))))

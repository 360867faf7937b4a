"""`claimbook evaluate`: gold and predictions -> figures of accuracy."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from claimbook.cli.escape import visible
from claimbook.cli.progress import watch
from claimbook.cli.reading import Reading, engine_option, extracted
from claimbook.errors import FormatError
from claimbook.model.values import Claim, Issue

if TYPE_CHECKING:
    from claimbook.evaluate import Figures, GoldDocument, Part, Report

Gold = Mapping[str, "GoldDocument"]
Predictions = Mapping[str, Sequence[Claim]]

COLUMNS: Final = ("detect", "typed", "core", "slots", "incidents", "relations")


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.argument("pred", type=click.Path(exists=True, path_type=Path), required=False)
@click.option("--by", type=click.Choice(["source", "type"]), help="Split the figures by source or by type of claim.")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@engine_option
@click.option("--jobs", type=click.IntRange(min=1), default=1, show_default=True, metavar="N",
              help="Processes to read with.")  # fmt: skip
def evaluate(gold: Path, pred: Path | None, by: str | None, form: str, engine: str, jobs: int) -> int:
    """Measure predicted claims against gold.

    GOLD is a .gold file, a folder of them, or JSON lines of claims. PRED is JSON lines as claimbook read prints them;
    without it the documents of GOLD are read now. Figures are micro-averaged over all documents, in percent.

    \b
    Examples:
      claimbook evaluate my-gold/
      claimbook evaluate my-gold/ --by source
      claimbook read docs.jsonl > claims.jsonl && claimbook evaluate my-gold/ claims.jsonl

    \b
    detect     right type, in the right sentence          typed    and the right subtype
    core       and every core role right                  slots    every filler, number, holder and flag
    incidents  slots once incidents are merged            relations  distinct (type, subtype, subject, object)
    and on the claims found: holder, polarity, modality, numbers, when. calibration: expected error of confidence.
    """
    from claimbook.evaluate import figures, read_gold

    wanted = read_gold(gold)
    found = {doc: one.claims for doc, one in read_gold(pred).items()} if pred else predict(wanted, engine, jobs)
    report, error = figures(wanted, found), calibration_error(wanted, found)
    click.echo(as_json(report, error) if form == "json" else as_tables(report, error, by))
    return 0


def predict(gold: Gold, engine: str, jobs: int) -> Predictions:
    """The engine's claims on the documents of the gold, by document. Raises FormatError where one has no text."""
    documents = [one.document for one in gold.values()]
    silent = next((one.id for one in documents if not one.text), None)
    if silent is not None:
        remedy = "Add a line with its text to the gold, or give PRED."
        raise FormatError(f"gold {silent}", "its text is not given, so it can't be read.", remedy=remedy)
    found: dict[str, Sequence[Claim]] = {}
    with watch(len(documents), quiet=False) as progress:
        for one in extracted(documents, Reading((), engine=engine, jobs=jobs, identities=False)):
            for issue in [one] if isinstance(one, Issue) else one.issues:
                progress.report(issue)
            if not isinstance(one, Issue):
                found[one.document.id] = one.claims
            progress.advance()
    return found


def calibration_error(gold: Gold, pred: Predictions) -> float | None:
    """Expected calibration error of the confidences, 0 to 1; None where no prediction carries one."""
    from claimbook.evaluate import expected_calibration_error
    from claimbook.evaluate.report import core_outcomes

    pairs = [
        (claim.confidence, right)
        for doc, one in gold.items()
        for claim, right in zip(pred.get(doc, ()), core_outcomes(one.claims, pred.get(doc, ())), strict=True)
        if claim.confidence is not None
    ]
    confidences, rights = [one for one, _ in pairs], [right for _, right in pairs]
    return expected_calibration_error(confidences, rights) if pairs else None


def as_tables(report: "Report", error: float | None, by: str | None) -> str:
    """The figures as tables of plain text."""
    from claimbook.evaluate import EXACT, SCORED

    lines = [f"{report.documents} documents", "", f"{'':<12}{'P':>7}{'R':>7}{'F1':>7}{'gold':>8}{'found':>8}"]
    lines += [_scored(name, report.overall[name]) for name in SCORED]
    lines += ["", "on the claims found", *(_exact(name, report.overall[name]) for name in EXACT)]
    lines += [f"{'calibration':<12}{error:>7.3f}"] if error is not None else []
    parts = {"source": report.by_source, "type": report.by_type}[by] if by else {}
    return "\n".join(lines + (_split(parts) if parts else []))


def _scored(name: str, one: "Figures") -> str:
    return f"{name:<12}{one.precision:>7.1f}{one.recall:>7.1f}{one.f1:>7.1f}{one.gold:>8}{one.predicted:>8}"


def _exact(name: str, one: "Figures") -> str:
    return f"{name:<12}{one.recall:>7.1f}{'':>14}{one.gold:>8}" if one.gold else f"{name:<12}{'-':>7}"


def _split(parts: Mapping[str, "Part"]) -> list[str]:
    """F1 of every figure, a row a part; parts without gold and predictions are left out."""
    head = f"{'F1':<20}" + "".join(f"{name:>11}" for name in COLUMNS) + f"{'gold':>8}"
    rows = [
        f"{visible(name)[:20]:<20}"
        + "".join(f"{part[column].f1:>11.1f}" for column in COLUMNS)
        + f"{part['core'].gold:>8}"
        for name, part in parts.items()
        if part["core"].gold or part["core"].predicted
    ]
    return ["", head, *rows]


def as_json(report: "Report", error: float | None) -> str:
    """All figures as one JSON object: overall, by source, by type."""
    parts = {"by_source": report.by_source, "by_type": report.by_type}
    split = {key: {name: _plain(part) for name, part in one.items()} for key, one in parts.items()}
    whole = {"documents": report.documents, "overall": _plain(report.overall), "calibration": error} | split
    return json.dumps(whole, indent=1)


def _plain(part: "Part") -> dict[str, dict[str, float]]:
    return {
        name: {"right": one.right, "predicted": one.predicted, "gold": one.gold, "precision": round(one.precision, 2),
               "recall": round(one.recall, 2), "f1": round(one.f1, 2)}
        for name, one in part.items()
    }  # fmt: skip

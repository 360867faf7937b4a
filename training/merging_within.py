"""Gold files -> the weights for claims of one report: `python -m training.merging_within GOLD --write`."""

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import click

from claimbook.evaluate.gold import GoldDocument, read_gold
from claimbook.merge import weights as shipped
from claimbook.merge.tellings import TOLD_TYPES
from claimbook.merge.within_clues import clues
from claimbook.merge.within_outcomes import FORBIDDEN, outcomes
from claimbook.model.values import Claim
from training.folds import HELD_OUT
from training.logit import BIAS, fit_logit

REACH: Final = 60
"""Claims looked back at."""
RIDGE: Final = 2.0
JOIN_ABOVE: Final = 0.0
"""Mean log-odds over which two groups join. -0.5 gives 0.4 points of F1 more for 4 points of precision."""
HEAD: Final = (
    "# Log-odds that two claims of one report are of one incident, one line for each outcome of each comparison.\n"
    "# Fitted on the gold files (codebook.md, version 1), the seed left out, by training/merging_within.py.\n"
)


def told_claims(document: GoldDocument) -> tuple[list[Claim], list[int]]:
    """The claims of incidents and responsibility, and the sentence that the evidence of each begins in."""
    claims = [one for one in document.claims if one.type in TOLD_TYPES]
    return claims, [_sentence(document, one) for one in claims]


def _sentence(document: GoldDocument, claim: Claim) -> int:
    at = claim.evidence[0].start
    return next(number for number, one in document.sentences.items() if one.start <= at < one.end)


def fit_within(documents: Iterable[GoldDocument]) -> tuple[dict[str, float], Counter[str]]:
    """(outcome -> weight with "bias" and "join above", outcome -> pairs that have it)."""
    rows: list[dict[str, float]] = []
    same: list[bool] = []
    for document in documents:
        claims, sentences = told_claims(document)
        known = [clues(one, at) for one, at in zip(claims, sentences, strict=True)]
        for later in range(len(claims)):
            for earlier in range(max(0, later - REACH), later):
                found = outcomes(known[earlier], known[later])
                if FORBIDDEN in found:
                    continue
                rows.append(dict.fromkeys(found, 1.0))
                same.append(claims[earlier].incident == claims[later].incident)
    return {**fit_logit(rows, same, RIDGE), "join above": JOIN_ABOVE}, Counter(name for row in rows for name in row)


def within_table(weights: dict[str, float], count: Counter[str]) -> str:
    """The table's text."""
    first: Sequence[str] = (BIAS, "join above")
    lines = [f"{name},{weights[name]:.2f},{'all pairs' if name == BIAS else 'by hand'}" for name in first]
    lines += [f'"{name}",{weights[name]:.2f},{count[name]} pairs' for name in sorted(weights.keys() - set(first))]
    return HEAD + "comparison,weight,from\n" + "\n".join(lines) + "\n"


@click.command()
@click.argument("gold", type=click.Path(path_type=Path, exists=True))
@click.option("--write", is_flag=True, help="Write the table into the package instead of printing it.")
def main(gold: Path, write: bool) -> None:
    """Fits the weights of merging within one report."""
    table = within_table(*fit_within(one for doc, one in read_gold(gold).items() if doc != HELD_OUT))
    if write:
        (Path(shipped.__file__).parent / shipped.WITHIN).write_text(table, "utf-8")
    sys.stdout.write(table)


if __name__ == "__main__":
    main()

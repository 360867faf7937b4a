"""The figures of the engine on documents that neither its network nor its settings have seen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimbook.evaluate import GoldDocument, Report, core_outcomes, expected_calibration_error, figures, read_gold
from claimbook.extract.local.assembly import assemble
from claimbook.extract.local.engine import NAME
from claimbook.extract.local.kinds import mentions
from claimbook.extract.local.settings import Decoding
from claimbook.model.values import Claim, Extraction
from claimbook.pipeline import Resolvers, resolve_extraction
from claimbook.resolve.reference import SHIPPED, Weights
from training.calibrate import fit_decoding
from training.folds import FOLDS
from training.merging_within import fit_within
from training.reference import fit_weights
from training.scores import Scores, folds_of_gold, held_out_scores, seed_scores
from training.stages import INVENTED, LATER

Gold = Mapping[str, GoldDocument]
Predictions = dict[str, tuple[Claim, ...]]


@dataclass(frozen=True)
class Measured:
    """Reports over all documents, over the real ones, over the seed; and how well confidence tells right from wrong."""

    everything: Report
    real: Report
    seed: Report
    calibration_error: float
    reliability: tuple[tuple[float, int, str], ...]  # (lower end of a fifth, claims in it, percent right)
    claims: Predictions


@dataclass(frozen=True)
class Fitted:
    """What is learned beside the network. reference: within a document; within: claims of one incident."""

    reference: Weights = SHIPPED
    within: Mapping[str, float] | None = None


def measure(shared: Path, work: Path, numbers: Sequence[int] = range(FOLDS)) -> Measured:
    """Folds by number: each one's documents are scored by a network, and decoded by settings, that left them out.

    What is learned beside the network learns from all other folds; settings need scores, so from the others measured.
    """
    gold = read_gold(shared / "gold" / "dev")
    invented = [one for folder in (INVENTED, *LATER) for one in read_gold(folder).values()]
    folds = held_out_scores(shared, work, numbers)
    fold_of = folds_of_gold(gold)
    claims: Predictions = {}
    for number, fold in folds.items():
        others = {doc: one for other, scores in folds.items() if other != number for doc, one in scores.items()}
        learnt = [gold[doc] for doc in sorted(fold_of, key=lambda doc: fold_of[doc]) if fold_of[doc] != number]
        own = Fitted(fit_weights([*invented, *learnt]), fit_within(learnt)[0])
        claims |= predict(fold, gold, fit_decoding(others, gold), own)
    everything = {doc: one for doc, one in gold.items() if doc in claims}
    real = {doc: one for doc, one in everything.items() if one.document.source != "invented"}
    every = {doc: one for fold in folds.values() for doc, one in fold.items()}
    seed = predict(seed_scores(shared, work, "final"), gold, fit_decoding(every, gold))
    return Measured(
        figures(everything, claims), figures(real, claims), figures({doc: gold[doc] for doc in seed}, seed),
        calibration_error(everything, claims), reliability(everything, claims), claims,
    )  # fmt: skip


def predict(scores: Scores, gold: Gold, decoding: Decoding, fitted: Fitted = Fitted()) -> Predictions:
    """Scores -> claims, as the product's own pipeline finishes them."""
    out: Predictions = {}
    for doc, read in scores.items():
        claims, issues = assemble(doc, NAME, read, decoding)
        found = Extraction(gold[doc].document, tuple(claims), tuple(mentions(read)), tuple(issues))
        out[doc] = resolve_extraction(found, Resolvers(reference=fitted.reference), fitted.within).claims
    return out


def calibration_error(gold: Gold, claims: Mapping[str, Sequence[Claim]]) -> float:
    """Expected calibration error, 10 bins, of confidence against "the claim with its core is right"."""
    sure, right = _outcomes(gold, claims)
    return expected_calibration_error(sure, right)


def reliability(gold: Gold, claims: Mapping[str, Sequence[Claim]]) -> tuple[tuple[float, int, str], ...]:
    """Per fifth of confidence: its lower end, how many claims, what percentage of them is right ("-" of none)."""
    sure, right = _outcomes(gold, claims)
    out = []
    for fifth in range(5):
        inside = [good for value, good in zip(sure, right, strict=True) if min(4, int(value * 5)) == fifth]
        out.append((fifth / 5, len(inside), f"{100 * sum(inside) / len(inside):.0f}" if inside else "-"))
    return tuple(out)


def _outcomes(gold: Gold, claims: Mapping[str, Sequence[Claim]]) -> tuple[list[float], list[bool]]:
    sure = [one.confidence or 0.0 for doc in gold for one in claims[doc]]
    right = [outcome for doc in gold for outcome in core_outcomes(gold[doc].claims, claims[doc])]
    return sure, right

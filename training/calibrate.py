"""Held-out scores and their gold -> the decoding settings: what is stated, and how sure."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimbook.evaluate import core_outcomes
from claimbook.evaluate.gold import GoldDocument
from claimbook.extract.local.assembly import accepted, assemble
from claimbook.extract.local.confidence import features, stated_features
from claimbook.extract.local.heading import heading
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.settings import Decoding
from claimbook.model.codebook import LABELS
from training.logit import BIAS, fit_logit

Scores = Mapping[str, Sequence[UnitScores]]
Gold = Mapping[str, GoldDocument]

FIRST_GUESS = Decoding(
    ask_above=0.08,
    accept_above=0.4,
    stated={"classifier": 1.0, BIAS: 0.0},
    core={BIAS: 0.0},
)
ASK_ABOVE = 0.3
"""Of 5,341 answers accepted over all folds none was below this probability of the classifier, and asking costs time."""


def fit_decoding(scores: Scores, gold: Gold, accept_above: float = FIRST_GUESS.accept_above) -> Decoding:
    """All settings from documents that the network has not learned from."""
    decoding = replace(FIRST_GUESS, accept_above=accept_above, stated=_fit_stated(scores, gold))
    return replace(decoding, core=_fit_core(scores, gold, decoding), ask_above=ASK_ABOVE)


def _fit_stated(scores: Scores, gold: Gold) -> dict[str, float]:
    rows, right = [], []
    for doc, read in scores.items():
        for one in read:
            sentence = one.unit.sentence
            stated = {
                (claim.type, claim.subtype)
                for claim in gold[doc].claims
                if any(span.start < sentence.end and sentence.start < span.end for span in claim.evidence)
            }
            for answer in one.answers:
                rows.append(stated_features(answer, one.labels))
                right.append(LABELS[answer.label] in stated)
    return fit_logit(rows, right)


def _fit_core(scores: Scores, gold: Gold, decoding: Decoding) -> dict[str, float]:
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    for doc, read in scores.items():
        claims, _ = assemble(doc, "local", read, decoding)
        topic = heading(read)
        rows += [features(draft) for one in read for draft in accepted(one, decoding, topic)]
        right += core_outcomes(gold[doc].claims, claims)
    return fit_logit(rows, right, ridge=3.0)

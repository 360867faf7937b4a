"""Held-out scores and their gold -> the decoding settings: what counts as stated, how sure, which claims are one incident."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimbook.evaluate import core_outcomes
from claimbook.evaluate.gold import GoldDocument
from claimbook.extract.local.assembly import accepted, assemble
from claimbook.extract.local.confidence import features
from claimbook.extract.local.incidents import compare
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.settings import Decoding
from claimbook.model.codebook import LABELS
from claimbook.model.values import Claim
from training.logit import BIAS, fit_logit

Scores = Mapping[str, Sequence[UnitScores]]
Gold = Mapping[str, GoldDocument]

FIRST_GUESS = Decoding(
    ask_above=0.08, accept_above=0.45, stated=(0.5, 0.5, 0.0), core={BIAS: 0.0}, same_incident={BIAS: -9.0}, together_above=0.35
)
_NEAR = 12


def fit_decoding(scores: Scores, gold: Gold, accept_above: float = FIRST_GUESS.accept_above) -> Decoding:
    """All settings from documents that the network has not learned from."""
    decoding = replace(FIRST_GUESS, accept_above=accept_above, stated=_fit_stated(scores, gold))
    decoding = replace(decoding, same_incident=_fit_same_incident(gold[doc] for doc in scores))
    return replace(decoding, core=_fit_core(scores, gold, decoding))


def _fit_stated(scores: Scores, gold: Gold) -> tuple[float, float, float]:
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
                rows.append({"classifier": answer.stated, "check": float(answer.whole[0])})
                right.append(LABELS[answer.label] in stated)
    weights = fit_logit(rows, right)
    return weights["classifier"], weights["check"], weights[BIAS]


def _fit_core(scores: Scores, gold: Gold, decoding: Decoding) -> dict[str, float]:
    rows, right = [], []
    for doc, read in scores.items():
        claims, _ = assemble(doc, "local", read, decoding)
        rows += [features(draft) for one in read for draft in accepted(one, decoding)]
        right += core_outcomes(gold[doc].claims, claims)
    return fit_logit(rows, right, ridge=3.0)


def _fit_same_incident(documents) -> dict[str, float]:  # type: ignore[no-untyped-def]
    rows, right = [], []
    for one in documents:
        order = {span: number for number, span in enumerate(sorted({claim.evidence[0].start for claim in one.claims}))}
        numbers = _sentence_numbers(one)
        claims = [claim for claim in one.claims if claim.incident]
        for at, later in enumerate(claims):
            for earlier in claims[:at]:
                between = numbers(later) - numbers(earlier)
                if between <= _NEAR:
                    rows.append(compare(_bare(earlier), _bare(later), between))
                    right.append(earlier.incident == later.incident)
        del order
    return fit_logit(rows, right)


def _bare(claim: Claim) -> Claim:
    """The claim as an engine would find it: without the names that only a reader knows."""
    roles = {role: tuple(replace(one, name=None) for one in given) for role, given in claim.roles.items()}
    return replace(claim, roles=roles)


def _sentence_numbers(document: GoldDocument):  # type: ignore[no-untyped-def]
    starts = sorted(span.start for span in document.sentences.values())
    place = {start: number for number, start in enumerate(starts)}
    return lambda claim: place[claim.evidence[0].start]

"""Gold against predictions -> the figures of accuracy, micro-averaged, over all and by source and type."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.evaluate.gold import GoldDocument
from claimbook.evaluate.incidents import group_incidents, incident_likeness, matched_in
from claimbook.evaluate.likeness import (
    claim_likeness,
    core_right,
    is_placed,
    matched_slots,
    pair,
    same_amount,
    same_mention,
    same_period,
    slot_count,
)
from claimbook.evaluate.relations import distinct_relations, same_relation
from claimbook.model.codebook import SUBTYPES
from claimbook.model.values import Claim

SCORED: Final = ("detect", "typed", "core", "slots", "incidents", "relations")
"""Figures over all claims: type and sentence; with subtype; with core roles; slots; merged incidents; relations."""
EXACT: Final = ("holder", "polarity", "modality", "numbers", "when")
"""Accuracy on the matched pairs alone."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How many were right, predicted and wanted; the shares of them in percent, 0 where there is nothing to share."""

    right: int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: "Figures") -> "Figures":
        """Counts summed."""
        return Figures(self.right + other.right, self.predicted + other.predicted, self.gold + other.gold)

    @property
    def precision(self) -> float:
        """Share of the predicted that is right, 0..100."""
        return 100 * self.right / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that was found, 0..100; for the figures of EXACT this is their accuracy."""
        return 100 * self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0..100."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


Part = Mapping[str, Figures]
"""Every name of SCORED and EXACT -> its figures."""


@dataclass(frozen=True, slots=True)
class Report:
    """overall, by_source ('?' where a document names none), by_type: the figures. missed, spurious: unpaired claims."""

    documents: int
    overall: Part
    by_source: Mapping[str, Part]
    by_type: Mapping[str, Part]
    missed: tuple[Claim, ...]
    spurious: tuple[Claim, ...]


def figures(gold: Mapping[str, GoldDocument], pred: Mapping[str, Sequence[Claim]]) -> Report:
    """Compare the predicted claims of each document (by its id) with its gold.

    A document without predictions counts as empty; predictions for documents outside the gold do not count.
    """
    given = {key: (one.claims, tuple(pred.get(key, ()))) for key, one in gold.items()}
    parts = {key: compare(*both) for key, both in given.items()}
    sources = sorted({_source(one) for one in gold.values()})
    unpaired = [_unpaired(*both) for both in given.values()]
    return Report(
        documents=len(gold),
        overall=total(parts.values()),
        by_source={name: total(parts[key] for key in gold if _source(gold[key]) == name) for name in sources},
        by_type={kind: total(_compare_type(kind, *both) for both in given.values()) for kind in SUBTYPES},
        missed=tuple(claim for missed, _ in unpaired for claim in missed),
        spurious=tuple(claim for _, spurious in unpaired for claim in spurious),
    )


def total(parts: Iterable[Part]) -> Part:
    """The parts added up: micro-averaging."""
    out = dict.fromkeys((*SCORED, *EXACT), Figures())
    for part in parts:
        out = {name: known + part[name] for name, known in out.items()}
    return out


def compare(gold: Sequence[Claim], pred: Sequence[Claim]) -> Part:
    """All figures of one document."""
    pairs = [(gold[i], pred[j]) for i, j in pair(gold, pred, claim_likeness)]
    return {**_claim_figures(gold, pred, pairs), **_merged_figures(gold, pred), **_exact_figures(pairs)}


def core_outcomes(gold: Sequence[Claim], pred: Sequence[Claim]) -> tuple[bool, ...]:
    """For each predicted claim of one document: is it right with its subtype and core roles? Feeds calibration."""
    right = {j for i, j in pair(gold, pred, claim_likeness) if _core(gold[i], pred[j])}
    return tuple(j in right for j in range(len(pred)))


def _claim_figures(gold: Sequence[Claim], pred: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]]) -> Part:
    right = {
        "detect": len(pairs),
        "typed": sum(one.subtype == two.subtype for one, two in pairs),
        "core": sum(_core(one, two) for one, two in pairs),
    }
    slots = Figures(
        sum(matched_slots(one, two) for one, two in pairs), sum(map(slot_count, pred)), sum(map(slot_count, gold))
    )
    return {name: Figures(count, len(pred), len(gold)) for name, count in right.items()} | {"slots": slots}


def _merged_figures(gold: Sequence[Claim], pred: Sequence[Claim]) -> Part:
    wanted, found = group_incidents(gold), group_incidents(pred)
    matched = sum(matched_in(wanted[i], found[j]) for i, j in pair(wanted, found, incident_likeness))
    named, predicted = distinct_relations(gold), distinct_relations(pred)
    return {
        "incidents": Figures(matched, sum(one.size for one in found), sum(one.size for one in wanted)),
        "relations": Figures(len(pair(named, predicted, same_relation)), len(predicted), len(named)),
    }


def _exact_figures(pairs: Sequence[tuple[Claim, Claim]]) -> Part:
    right = {
        "holder": [_same_holder(one, two) for one, two in pairs],
        "polarity": [one.polarity == two.polarity for one, two in pairs],
        "modality": [one.modality == two.modality for one, two in pairs],
        "numbers": [
            same_amount(wanted, two.numbers.get(key)) for one, two in pairs for key, wanted in one.numbers.items()
        ],
        "when": [same_period(one.when, two.when) for one, two in pairs if one.when and is_placed(one.when)],
    }
    return {name: Figures(sum(given), len(given), len(given)) for name, given in right.items()}


def _same_holder(gold: Claim, pred: Claim) -> bool:
    if gold.holder is None or pred.holder is None:
        return gold.holder is pred.holder
    return same_mention(gold.holder, pred.holder)


def _core(gold: Claim, pred: Claim) -> bool:
    return gold.subtype == pred.subtype and core_right(gold, pred)


def _unpaired(gold: Sequence[Claim], pred: Sequence[Claim]) -> tuple[list[Claim], list[Claim]]:
    pairs = pair(gold, pred, claim_likeness)
    found, used = {i for i, _ in pairs}, {j for _, j in pairs}
    missed = [one for i, one in enumerate(gold) if i not in found]
    return missed, [one for j, one in enumerate(pred) if j not in used]


def _compare_type(kind: str, gold: Sequence[Claim], pred: Sequence[Claim]) -> Part:
    return compare([one for one in gold if one.type == kind], [one for one in pred if one.type == kind])


def _source(gold: GoldDocument) -> str:
    return gold.document.source or "?"

"""What of a document a model need see: sentences that the local engine holds likely to state a claim, recall first."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from claimbook.extract.local import LocalEngine
from claimbook.extract.local.reading import UnitScores

ASK_ABOVE: Final = -4.5
"""Logit of the likeliest label from which a sentence is asked about; measured by `benchmarks/cascade.py`."""
CONTEXT: Final = 1
"""Sentences shown before each candidate. Three, as in whole documents, would halve what is saved."""


def labels_alone(local: LocalEngine) -> LocalEngine:
    """The local engine as it screens: it scores labels, and asks its tagger nothing, which is most of its time."""
    return replace(local, decoding=replace(local.decoding, ask_above=1.0))


def candidates(read: Iterable[UnitScores], above: float = ASK_ABOVE) -> set[int]:
    """Offsets at which the sentences begin whose likeliest label scores above the threshold."""
    return {one.unit.sentence.start for one in read if score(one) > above}


def score(one: UnitScores) -> float:
    """The logit of the likeliest label."""
    return float(one.labels.max())

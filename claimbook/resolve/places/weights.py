"""What each feature adds to a candidate's score. The sum decides, and `--explain` prints it."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Weights:
    """One number a feature. A candidate's score is the sum of feature times weight.

    prominence: a unit of the 0-12 scale of people, rank and conflict events. written: the text names what holds it
    (a unit 1, a country 0.8, one that it is not in -0.4). country, unit: share of the document's evidence for its
    country and first-level unit. near: likely other places of the document close by (e-folding distance 100 km).
    kind: the kind word beside it fits (1) or not (-1). spelling: the place's first name 1, another of its names 0,
    exactly so 0.2 more; of a similar name, minus ten times the likeness lost.
    seat: a unit without a kind word beside it, in which a town of its own name has a tenth of its people (1): "in
    Kabul" is the city. threshold: a lower best score leaves the name unresolved.
    """

    prominence: float = 0.6
    written: float = 6.0
    country: float = 3.0
    unit: float = 2.5
    near: float = 3.0
    kind: float = 1.5
    spelling: float = 1.0
    seat: float = -2.0
    threshold: float = 1.5


WEIGHTS: Final = Weights()

"""How well clusters agree with the gold ones: B-cubed, MUC, CEAF-e, and the share of wrongly joined clusters."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from claimbook.evaluate.likeness import pair

Clusters = Mapping[str, Hashable]
"""Item -> the cluster that it is in."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Sums over items and clusters, so that the measures of several parts can be added up."""

    precision: float = 0.0
    recall: float = 0.0
    items: int = 0
    wrong: int = 0
    joined: int = 0
    clusters: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(
            self.precision + other.precision,
            self.recall + other.recall,
            self.items + other.items,
            self.wrong + other.wrong,
            self.joined + other.joined,
            self.clusters + other.clusters,
        )

    @property
    def f1(self) -> float:
        """B-cubed F1 (Bagga and Baldwin 1998)."""
        return harmonic(self.precision / self.items, self.recall / self.items) if self.items else 0.0

    @property
    def wrongly_joined(self) -> float:
        """The share of clusters with items of two gold clusters or more."""
        return self.wrong / self.clusters if self.clusters else 0.0

    def __str__(self) -> str:
        return (
            f"B-cubed P {self.precision / self.items:.3f} R {self.recall / self.items:.3f} F1 {self.f1:.3f}, "
            f"wrongly joined {self.wrongly_joined:.1%} of {self.clusters} clusters "
            f"({self.wrong} of {self.joined} with two items or more), {self.items} items"
        )


def harmonic(one: float, two: float) -> float:
    """2ab / (a + b), 0 where both are 0."""
    return 2 * one * two / (one + two) if one + two else 0.0


def members(clusters: Clusters) -> list[frozenset[str]]:
    """The clusters as sets of items."""
    out: dict[Hashable, set[str]] = {}
    for item, cluster in clusters.items():
        out.setdefault(cluster, set()).add(item)
    return [frozenset(one) for one in out.values()]


def agreement(gold: Clusters, found: Clusters) -> Agreement:
    """B-cubed sums and counts of wrongly joined clusters. Both must hold the same items."""
    gold_of = {item: group for group in members(gold) for item in group}
    found_groups = members(found)
    found_of = {item: group for group in found_groups for item in group}
    shared = {item: len(gold_of[item] & found_of[item]) for item in gold}
    return Agreement(
        sum(shared[item] / len(found_of[item]) for item in gold),
        sum(shared[item] / len(gold_of[item]) for item in gold),
        len(gold),
        sum(len({gold[item] for item in group}) > 1 for group in found_groups),
        sum(len(group) > 1 for group in found_groups),
        len(found_groups),
    )


def muc_f1(gold: Clusters, found: Clusters) -> float:
    """MUC (Vilain et al. 1995): links kept."""
    return harmonic(_links(gold, found), _links(found, gold))


def _links(whole: Clusters, parts: Clusters) -> float:
    kept = total = 0
    for group in members(whole):
        total += len(group) - 1
        kept += len(group) - len({parts[item] for item in group})
    return kept / total if total else 0.0


def ceaf_f1(gold: Clusters, found: Clusters) -> float:
    """CEAF-e (Luo 2005), clusters paired greedily by likeness: never over the best pairing's figure."""
    ours, theirs = members(gold), members(found)

    def alike(a: frozenset[str], b: frozenset[str]) -> float:
        return 2 * len(a & b) / (len(a) + len(b))

    total = sum(alike(ours[i], theirs[j]) for i, j in pair(ours, theirs, alike))
    return harmonic(total / len(theirs), total / len(ours)) if ours and theirs else 0.0

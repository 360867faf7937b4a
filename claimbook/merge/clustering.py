"""Tellings -> incidents: average link over the scores, under what judgements and contradictions forbid."""

import heapq
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.merge.comparison import Likeness

_LARGEST: Final = 400
"""Tellings clustered at once; a larger component is first parted at its weakest links."""
_STEP: Final = 0.5

Pair = tuple[str, str]


def pair_of(one: str, two: str) -> Pair:
    """The pair in the order of its ids."""
    return (one, two) if one < two else (two, one)


@dataclass(frozen=True, slots=True)
class Bonds:
    """What must and what must never be joined, as pairs of telling ids."""

    same: frozenset[Pair] = frozenset()
    different: frozenset[Pair] = frozenset()


def components(ids: Iterable[str], links: Iterable[Pair]) -> list[list[str]]:
    """The ids parted into those that links lead between, each sorted, all sorted by their first."""
    root = {one: one for one in ids}

    def find(one: str) -> str:
        while root[one] != one:
            root[one] = root[root[one]]
            one = root[one]
        return one

    for one, two in links:
        a, b = sorted((find(one), find(two)))
        root[b] = a
    groups: dict[str, list[str]] = {}
    for one in sorted(root):
        groups.setdefault(find(one), []).append(one)
    return sorted(groups.values())


def clusters_of(
    ids: Collection[str], scores: Callable[[str, str], Likeness], bonds: Bonds, above: float
) -> list[list[str]]:
    """The ids of one component -> the clusters, each sorted.

    The two clusters with the highest mean score join first, as long as it is over `above` and nothing between them is
    forbidden; of equal ones the first in the order of ids. What `bonds.same` says is joined before all.
    """
    inside = set(ids)
    groups = components(ids, (one for one in sorted(bonds.same) if inside.issuperset(one)))
    return _agglomerate(_table(groups, scores, bonds), above)


@dataclass(slots=True)
class _Table:
    """Sum of scores and whether forbidden, between clusters that still stand (by index)."""

    members: dict[int, list[str]]
    sums: dict[tuple[int, int], float]
    barred: set[tuple[int, int]]

    def mean(self, pair: tuple[int, int]) -> float:
        return self.sums[pair] / (len(self.members[pair[0]]) * len(self.members[pair[1]]))

    def is_open(self, pair: tuple[int, int], above: float) -> bool:
        """May the two join?"""
        return pair not in self.barred and self.mean(pair) > above


def _agglomerate(table: _Table, above: float) -> list[list[str]]:
    waiting = [(-table.mean(pair), pair) for pair in table.sums if table.is_open(pair, above)]
    heapq.heapify(waiting)
    while waiting:
        mean, pair = heapq.heappop(waiting)
        if pair in table.sums and pair not in table.barred and -table.mean(pair) == mean:
            for one in _join(table, *pair):
                if table.is_open(one, above):
                    heapq.heappush(waiting, (-table.mean(one), one))
    return sorted(sorted(one) for one in table.members.values())


def _table(groups: Sequence[Sequence[str]], scores: Callable[[str, str], Likeness], bonds: Bonds) -> _Table:
    table = _Table({number: list(group) for number, group in enumerate(groups)}, {}, set())
    for i in range(len(groups)):
        for j in range(i + 1, len(groups)):
            total = 0.0
            for one in groups[i]:
                for two in groups[j]:
                    like = scores(one, two)
                    total += like.score
                    if like.forbidden or pair_of(one, two) in bonds.different:
                        table.barred.add((i, j))
            table.sums[i, j] = total
    return table


def _join(table: _Table, i: int, j: int) -> list[tuple[int, int]]:
    """Cluster j goes into cluster i; the pairs whose mean this changes."""
    changed = []
    for k in table.members:
        if k in (i, j):
            continue
        ours, theirs = (min(i, k), max(i, k)), (min(j, k), max(j, k))
        table.sums[ours] += table.sums.pop(theirs)
        if theirs in table.barred:
            table.barred.discard(theirs)
            table.barred.add(ours)
        changed.append(ours)
    table.members[i] += table.members.pop(j)
    del table.sums[i, j]
    return changed


def parted(ids: Collection[str], links: Mapping[Pair, float], bonds: Bonds, above: float) -> list[list[str]]:
    """The components of the links over `above`; one too large is parted by asking more and more of its links."""
    firm = [pair for pair in bonds.same if pair[0] in ids and pair[1] in ids]
    out = []
    for one in components(ids, [*firm, *(pair for pair, score in links.items() if score > above)]):
        inside = set(one)
        own = {pair: score for pair, score in links.items() if pair[0] in inside and pair[1] in inside}
        if len(one) > _LARGEST and any(score > above for score in own.values()):
            out += parted(one, own, bonds, above + _STEP)
        else:
            out.append(one)
    return sorted(out)

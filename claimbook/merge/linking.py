"""Which tellings are linked, kept up to date as tellings come and go: only what a change touches is compared again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from claimbook.merge.blocking import Index
from claimbook.merge.clustering import Bonds, Pair, clusters_of, components, pair_of, parted
from claimbook.merge.comparison import Likeness, compare
from claimbook.merge.scope import content_key
from claimbook.merge.tellings import Telling

_ALONE: Final[frozenset[str]] = frozenset()
Cluster = tuple[list[Telling], list[str]]
"""The tellings of one incident in content order, and what joined them, one line a pair."""


class Links:
    """The tellings of a book, the pairs of them that pull together, and the components that these make.

    It changes in place: at 100,000 reports a copy of it for each report that comes would take longer than all the rest.
    """

    def __init__(self, weights: Mapping[str, float], above: float) -> None:
        self.tellings: dict[str, Telling] = {}
        self._weights = weights
        self._above = above
        self._index = Index()
        self._pulls: dict[str, dict[str, float]] = {}
        self._bonds = Bonds()
        self._home: dict[str, frozenset[str]] = {}

    def change(self, come: Iterable[Telling], gone: Iterable[str], bonds: Bonds) -> tuple[set[str], list[Cluster]]:
        """(ids of the tellings whose clusters are no more valid, the clusters that stand in their place).

        The gone ones are among the first; the clusters hold all the rest of them and those that come.
        """
        new = list(come)
        stale = self._forget(gone) | self._rebound(bonds)
        self.tellings.update({one.id: one for one in new})
        fresh = {one.id for one in new}
        for one in new:
            stale |= self._pull(one)
            self._index.add(one)
        open_ids = self._components_around((stale | fresh) & self.tellings.keys())
        stale |= open_ids
        return stale, [cluster for component in self._split(open_ids) for cluster in self._clustered(component)]

    def _forget(self, gone: Iterable[str]) -> set[str]:
        stale: set[str] = set()
        for one in gone:
            telling = self.tellings.pop(one)
            self._index.remove(telling)
            stale |= self._home.pop(one) | {one}
            for other in self._pulls.pop(one, {}):
                self._pulls[other].pop(one, None)
        return stale

    def _rebound(self, bonds: Bonds) -> set[str]:
        """Takes over what judgements say now; the ids that a difference to before concerns."""
        changed = (self._bonds.same ^ bonds.same) | (self._bonds.different ^ bonds.different)
        self._bonds = bonds
        return {one for pair in changed for one in pair if one in self.tellings}

    def _pull(self, telling: Telling) -> set[str]:
        """Compares it with those near that came before, so that no pair is compared twice; the ids that it pulls."""
        found: set[str] = set()
        for other in self._index.near(telling):
            like = self._like(telling.id, other)
            if not like.forbidden and like.score > self._above:
                self._pulls.setdefault(telling.id, {})[other] = like.score
                self._pulls.setdefault(other, {})[telling.id] = like.score
                found.add(other)
        return found

    def _like(self, one: str, two: str) -> Likeness:
        first, second = pair_of(one, two)
        return compare(self.tellings[first], self.tellings[second], self._weights)

    def _components_around(self, ids: Iterable[str]) -> set[str]:
        """The ids with all that links, new and old, lead to from them."""
        bound: dict[str, list[str]] = {}
        for one, two in self._bonds.same:
            bound.setdefault(one, []).append(two)
            bound.setdefault(two, []).append(one)
        open_ids, waiting = set(ids), list(ids)
        while waiting:
            one = waiting.pop()
            around = {*self._pulls.get(one, ()), *bound.get(one, ()), *self._home.get(one, ())} & self.tellings.keys()
            waiting += around - open_ids
            open_ids |= around
        return open_ids

    def _split(self, ids: set[str]) -> list[list[str]]:
        """The ids as components of today's links; each is remembered as the home of its tellings."""
        links = {
            pair_of(one, two): score for one in ids for two, score in self._pulls.get(one, {}).items() if two in ids
        }
        firm = [pair for pair in self._bonds.same if ids.issuperset(pair)]
        out: list[list[str]] = []
        for whole in components(ids, [*firm, *links]):
            home = frozenset(whole) if len(whole) > 1 else _ALONE
            self._home.update(dict.fromkeys(whole, home))
            pairs = (pair_of(one, two) for one in whole for two in self._pulls.get(one, ()))
            out += parted(whole, {pair: links[pair] for pair in pairs}, self._bonds, self._above)
        return out

    def _clustered(self, component: Sequence[str]) -> list[Cluster]:
        if len(component) == 1:
            return [([self.tellings[component[0]]], [])]
        made: dict[Pair, Likeness] = {}

        def like(one: str, two: str) -> Likeness:
            pair = pair_of(one, two)
            if pair not in made:
                made[pair] = self._like(*pair)
            return made[pair]

        found = clusters_of(component, like, self._bonds, self._above)
        groups = [sorted((self.tellings[one] for one in group), key=_order) for group in found]
        return [(group, _why(group, like, self._bonds)) for group in groups]


def _order(telling: Telling) -> tuple[object, ...]:
    return content_key(telling.entries[0])


def _why(group: Sequence[Telling], like: Callable[[str, str], Likeness], bonds: Bonds) -> list[str]:
    """For each telling but the first, what ties it most to an earlier one."""
    lines = []
    for number, telling in enumerate(group[1:], 1):
        earlier = [one.id for one in group[:number]]
        judged = next((one for one in earlier if pair_of(one, telling.id) in bonds.same), None)
        if judged:
            lines.append(f"{judged} = {telling.id}: judged to be the same")
        else:
            best = max(earlier, key=lambda one: (like(one, telling.id).score, one))
            lines.append(f"{best} = {telling.id}: {like(best, telling.id)}")
    return lines

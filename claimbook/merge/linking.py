"""Which tellings are linked, kept up to date as tellings come and go: only what a change touches is compared again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from claimbook.merge.clustering import Bonds, Pair, clusters_of, components, pair_of, parted
from claimbook.merge.comparison import FORBIDDEN, Likeness, compare
from claimbook.merge.options import DEFAULTS, MergeOptions
from claimbook.merge.scope import Order
from claimbook.merge.tellings import Telling
from claimbook.merge.ties import Pulls, Ties
from claimbook.merge.weights import comparison_weights

Cluster = tuple[list[Telling], list[str]]
"""The tellings of one incident in content order, and what joined them, one line a pair."""


class Links:
    """Parts tellings into incidents, over ties that lie in memory or in a book.

    These change in place: at 100,000 reports a copy for each report that comes would take longer than all the rest.
    """

    def __init__(self, ties: Ties, options: MergeOptions = DEFAULTS) -> None:
        self._ties = ties
        self._weights = comparison_weights()
        self._above = self._weights["join above"] if options.join_above is None else options.join_above

    def change(self, come: Iterable[Telling], gone: Iterable[str], bonds: Bonds) -> tuple[set[str], list[Cluster]]:
        """(ids of the tellings whose clusters are no more valid, the clusters that stand in their place).

        The gone ones are among the first; the clusters hold all the rest of them and those that come.
        """
        new, left = list(come), set(gone)
        stale = self._around(left | self._rebound(bonds))
        self._ties.remove(left)
        self._ties.bonds = bonds
        self._take_in(new)
        open_ids = self._around((stale - left) | {one.id for one in new})
        tellings = self._ties.known(open_ids)
        return open_ids | stale | left, list(self._clusters(tellings))

    def _rebound(self, bonds: Bonds) -> set[str]:
        """The ids that a difference between what judgements say now and what they said before concerns."""
        before = self._ties.bonds
        return {one for pair in (before.same ^ bonds.same) | (before.different ^ bonds.different) for one in pair}

    def _take_in(self, new: Sequence[Telling]) -> None:
        """Compares each with those near that came before, so that no pair is compared twice."""
        self._ties.expect(new)
        for one in new:
            found: dict[str, float] = {}
            for other in self._ties.near(one):
                if _is_elsewhere(one, other):
                    continue
                like = _like(one, other, self._weights)
                if not like.forbidden and like.score > self._above:
                    found[other.id] = like.score
            self._ties.add(one, found)

    def _around(self, ids: Collection[str]) -> set[str]:
        """The ids with all that links and bonds lead to from them; those that are kept."""
        bound = _bound(self._ties.bonds)
        seen, waiting = set(ids), set(ids)
        while waiting:
            pulls = self._ties.pulls(waiting)
            around = {two for one in waiting for two in (*pulls.get(one, ()), *bound.get(one, ()))}
            waiting = around - seen
            seen |= around
        return set(self._ties.known(seen))

    def _clusters(self, tellings: Mapping[str, Telling]) -> Iterator[Cluster]:
        """The clusters of some tellings that no link leads out of."""
        pulls = self._ties.pulls(tellings)
        links = {pair_of(one, two): score for one, held in pulls.items() for two, score in held.items()}
        bonds = self._ties.bonds
        firm = [pair for pair in bonds.same if tellings.keys() >= set(pair)]
        for whole in components(tellings, [*firm, *links]):
            for component in self._parted(whole, links, pulls) if len(whole) > 1 else [whole]:
                yield from self._clustered([tellings[one] for one in component])

    def _parted(self, whole: Sequence[str], links: Mapping[Pair, float], pulls: Pulls) -> list[list[str]]:
        pairs = (pair_of(one, two) for one in whole for two in pulls.get(one, ()))
        return parted(whole, {pair: links[pair] for pair in pairs}, self._ties.bonds, self._above)

    def _clustered(self, component: Sequence[Telling]) -> list[Cluster]:
        if len(component) == 1:
            return [([component[0]], [])]
        tellings = {one.id: one for one in component}
        made: dict[Pair, Likeness] = {}

        def like(one: str, two: str) -> Likeness:
            pair = pair_of(one, two)
            if pair not in made:
                made[pair] = _like(tellings[one], tellings[two], self._weights)
            return made[pair]

        bonds = self._ties.bonds
        found = clusters_of(tellings, like, bonds, self._above)
        groups = [sorted((tellings[one] for one in group), key=_order) for group in found]
        return [(group, _why(group, like, bonds)) for group in groups]


def _bound(bonds: Bonds) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one, two in bonds.same:
        found.setdefault(one, set()).add(two)
        found.setdefault(two, set()).add(one)
    return found


def _is_elsewhere(one: Telling, two: Telling) -> bool:
    """Does another country keep them apart? At 100,000 reports that is most of all pairs, so it is asked first."""
    if one.country is None or two.country is None or one.country == two.country:
        return False
    return "country: another country" in FORBIDDEN


def _like(one: Telling, two: Telling, weights: Mapping[str, float]) -> Likeness:
    """Of the one with the first id to the other: the same whichever came first."""
    return compare(one, two, weights) if one.id < two.id else compare(two, one, weights)


def _order(telling: Telling) -> Order:
    return telling.order


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

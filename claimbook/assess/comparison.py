"""Two to five groups, measure by measure, over one place and period; and, where a user weighs them, in an order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Final

from claimbook.assess.measure import NO_CLAIM, TITLES
from claimbook.assess.values import Indicator, Profile
from claimbook.assess.wording import counted, languages_words
from claimbook.errors import FormatError

FEWEST, MOST = 2, 5
SWINGS: Final = (0.5, 1.0, 2.0)
"""Each weight is halved and doubled, all together in every combination, to see whether the order holds."""
_MOST_SWUNG: Final = 6
"""Weights that are varied together; with more, each is varied alone."""


@dataclass(frozen=True, slots=True)
class Row:
    """One indicator of every group, in the order of the profiles."""

    name: str
    title: str
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One term of a weighted sum. share: the group's number over the largest; None: no claim, counted as nothing."""

    name: str
    weight: float
    share: float | None


@dataclass(frozen=True, slots=True)
class Ranking:
    """Groups by a user's weights. totals: by group, highest first. parts: the terms. orders: each order that other
    weights (halved or doubled) give -> the share of the trials that gave it."""

    totals: Mapping[str, float]
    parts: Mapping[str, tuple[Part, ...]]
    orders: Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The profiles side by side. caveats: what makes them less comparable, computed from what each rests on."""

    profiles: tuple[Profile, ...]
    rows: tuple[Row, ...]
    caveats: tuple[str, ...]
    ranking: Ranking | None = None


def compare(profiles: Sequence[Profile], weights: Mapping[str, float] | None = None) -> Comparison:
    """Raises FormatError for fewer than two or more than five groups, and for weights of no indicator."""
    if not FEWEST <= len(profiles) <= MOST:
        raise FormatError("comparison", f"{len(profiles)} groups given.", f"Wanted {FEWEST} to {MOST}.")
    rows = tuple(Row(name, title, tuple(one.indicator(name) for one in profiles)) for name, title in TITLES.items())
    ranking = rank(profiles, weights) if weights else None
    return Comparison(tuple(profiles), rows, tuple(_caveats(profiles)), ranking)


def rank(profiles: Sequence[Profile], weights: Mapping[str, float]) -> Ranking:
    """Order the groups by the sum of weight * share. A group of which nothing is claimed gets nothing for it."""
    unknown = sorted(set(weights) - set(TITLES))
    if unknown:
        raise FormatError("weights", f"no such indicator: {', '.join(unknown)}.", f"Known: {', '.join(TITLES)}.")
    shares = {name: _shares(profiles, name) for name in weights}
    parts = {
        one.scope.name: tuple(Part(name, weights[name], shares[name][at]) for name in weights)
        for at, one in enumerate(profiles)
    }
    totals = _totals(parts, dict.fromkeys(weights, 1.0))
    trials = [tuple(_totals(parts, swing)) for swing in _swings(tuple(weights))]
    orders = {order: trials.count(order) / len(trials) for order in sorted(set(trials), key=trials.count, reverse=True)}
    return Ranking(totals, parts, orders)


def _shares(profiles: Sequence[Profile], name: str) -> list[float | None]:
    """The number of each group over the largest: the middle of its interval, or the end that is known."""
    found = [_middle(one.indicator(name)) for one in profiles]
    largest = max((one for one in found if one is not None), default=0.0)
    return [None if one is None else one / largest if largest else 0.0 for one in found]


def _middle(one: Indicator) -> float | None:
    ends = [end for end in (one.low, one.high) if end is not None]
    return sum(ends) / len(ends) if ends else None


def _totals(parts: Mapping[str, tuple[Part, ...]], swing: Mapping[str, float]) -> dict[str, float]:
    sums = {
        group: sum(one.weight * swing[one.name] * (one.share or 0.0) for one in terms) for group, terms in parts.items()
    }
    return dict(sorted(sums.items(), key=lambda pair: (-pair[1], pair[0])))


def _swings(names: tuple[str, ...]) -> list[dict[str, float]]:
    if len(names) <= _MOST_SWUNG:
        return [dict(zip(names, factors, strict=True)) for factors in product(SWINGS, repeat=len(names))]
    return [{**dict.fromkeys(names, 1.0), name: factor} for name in names for factor in SWINGS]


def _caveats(profiles: Sequence[Profile]) -> list[str]:
    """How unequal the ground is that the profiles stand on."""
    out = [
        f"{one.scope.name}: {counted(one.caveat.reports, 'report')}, {one.caveat.independent} independent, from "
        f"{counted(len(one.caveat.sources), 'source')}"
        + (f", {one.caveat.first} to {one.caveat.last}" if one.caveat.first else "")
        + (f"; language: {languages}." if (languages := languages_words(one.caveat)) else ".")
        for one in profiles
    ]
    counts = sorted((one.caveat.independent, one.scope.name) for one in profiles)
    (few, least), (many, most) = counts[0], counts[-1]
    if many >= 2 * max(few, 1):
        out.append(
            f"{most} rests on {many} independent reports, {least} on {few}: more reports find more of everything."
        )
    for row in TITLES:
        silent = [one.scope.name for one in profiles if one.indicator(row).value is None]
        if silent and len(silent) < len(profiles):
            out.append(f"{TITLES[row]}: {NO_CLAIM} on {', '.join(silent)}, which is not zero.")
    return out

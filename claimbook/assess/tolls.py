"""Numbers of dead in words: the ends, each figure with its own holders, an open end kept open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.assess.wording import OWN_VOICE, range_words, said_by, series
from claimbook.model.views import Range, Testimony, ends_of

Told = tuple[Testimony, ...]
_MOST: Final = 3
"""Holders of one figure who are named; the rest are counted."""


def asserted_of(told: Sequence[Testimony]) -> Told:
    """What is said to be so; where nobody says that of anything, what is said of what may be."""
    said = [one for one in told if one.polarity == "positive" and isinstance(one.value, Range)]
    return tuple([one for one in said if one.modality == "actual"] or said)


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest figure that anybody gives. open: might it be more than the highest ("over 100")?"""

    low: float
    high: float
    open: bool


def spread_of(counts: Sequence[Range]) -> Spread | None:
    """None where no figure is known, or none but an upper bound."""
    low, high = ends_of(counts)
    top = max((end for one in counts for end in (one.low, one.high) if end is not None), default=None)
    return Spread(low, top, high is None) if low is not None and top is not None else None


def summed(spreads: Sequence[Spread]) -> Spread:
    """Of several incidents together."""
    ends = sum(one.low for one in spreads), sum(one.high for one in spreads)
    return Spread(*ends, any(one.open for one in spreads))


def spread_words(spread: Spread) -> str:
    """'12', '12 to 35', '12 to 101 or more', 'at least 24'."""
    if spread.open and spread.high > spread.low:
        return f"{spread.low:,.0f} to {spread.high:,.0f} or more"
    return range_words(Range(spread.low, spread.low, None if spread.open else spread.high))


def told_words(told: Sequence[Testimony]) -> str:
    """What the figures of one incident span, in words; '' where none is known."""
    counts = [one.value for one in asserted_of(told)]
    spread = spread_of(counts)
    return spread_words(spread) if spread else range_words(Range(None, None, ends_of(counts)[1]))


def toll_words(told: Sequence[Testimony], what: str = "killed") -> str:
    """'3 killed, says Karr'; of several figures the ends and then each with those who give it, the lowest first:
    '12 to 35 killed: 12, says Karr; 35, says the report itself'."""
    figures: dict[str, list[Testimony]] = {}
    for one in sorted(asserted_of(told), key=_size):
        figures.setdefault(range_words(one.value), []).append(one)
    if len(figures) < 2:
        return "".join(f"{words} {what}{said_by(held)}" for words, held in figures.items())
    every = [one for held in figures.values() for one in held]
    start = f"{told_words(told)} {what}: "
    if len({one.holder for one in every}) == 1:
        return f"{start}{series(figures)}{said_by(every)}"
    return start + "; ".join(f"{words}, says {_shortened(held)}" for words, held in figures.items())


def _size(one: Testimony) -> tuple[float, float]:
    low, high = one.value.low, one.value.high
    return (low if low is not None else high or 0.0, high if high is not None else float("inf"))


def _shortened(held: Sequence[Testimony]) -> str:
    names = list(dict.fromkeys(one.holder or OWN_VOICE for one in held))
    rest = len(names) - _MOST
    return series([*names[:_MOST], f"{rest} more"] if rest > 1 else names)

"""What stands about a count: 'at least', 'more than', 'nearly', 'never more than', '... or fewer'."""

from collections.abc import Sequence
from enum import Enum
from typing import Final

from claimbook.extract.numbers.numerals import Count


class Bound(Enum):
    """How a qualifier turns n into an interval."""

    FROM = "n.."
    ABOVE = "n+1.."
    TO = "..n"
    BELOW = "..n-1"


BEFORE: Final[dict[str, Bound]] = {
    "at least": Bound.FROM,
    "easily": Bound.FROM,
    "minimum of": Bound.FROM,
    "upwards of": Bound.FROM,
    "more than": Bound.ABOVE,
    "greater than": Bound.ABOVE,
    "over": Bound.ABOVE,
    "above": Bound.ABOVE,
    "beyond": Bound.ABOVE,
    "excess of": Bound.ABOVE,
    "exceed": Bound.ABOVE,
    "exceeds": Bound.ABOVE,
    "exceeded": Bound.ABOVE,
    "exceeding": Bound.ABOVE,
    "surpass": Bound.ABOVE,
    "surpassed": Bound.ABOVE,
    "topped": Bound.ABOVE,
    "up to": Bound.TO,
    "at most": Bound.TO,
    "as many as": Bound.TO,
    "maximum of": Bound.TO,
    "nearly": Bound.TO,
    "almost": Bound.TO,
    "fewer than": Bound.BELOW,
    "less than": Bound.BELOW,
    "under": Bound.BELOW,
    "below": Bound.BELOW,
}
SHORT_OF: Final = frozenset(("even", "muster", "mustering", "reach", "reaching", "make", "making"))
"""Words that put a count out of reach once negated: 'not even twenty' is ..19."""
AFTER: Final[dict[str, Bound]] = {
    "or more": Bound.FROM,
    "at least": Bound.FROM,
    "plus": Bound.FROM,
    "+": Bound.FROM,
    "or fewer": Bound.TO,
    "or less": Bound.TO,
    "at most": Bound.TO,
    "at the most": Bound.TO,
    "at best": Bound.TO,
    "tops": Bound.TO,
}
NEGATORS: Final = frozenset((
    "no", "not", "never", "seldom", "rarely", "cannot", "hardly", "doesn't", "don't", "didn't", "can't", "couldn't",
))  # fmt: skip
OPPOSITE: Final = {Bound.ABOVE: Bound.TO, Bound.BELOW: Bound.FROM, Bound.FROM: Bound.BELOW, Bound.TO: Bound.ABOVE}


def bounded(before: Sequence[str], count: Count, after: Sequence[str]) -> Count | None:
    """The count as the words before and after it bound it; None where nothing is left to say ('few at best')."""
    bound = _bound_before(before) or _bound_after(after)
    if bound is None:
        return count
    if bound is Bound.FROM or bound is Bound.ABOVE:
        low = count.low if count.low is not None else count.high
        return Count(low if low is None or bound is Bound.FROM else low + 1, None)
    if count.high is None:
        return None
    ranged = count.low != count.high
    return Count(count.low if ranged else None, count.high if bound is Bound.TO else count.high - 1)


def _bound_before(words: Sequence[str]) -> Bound | None:
    text = f" {' '.join(words)} "
    negated = any(word in NEGATORS for word in words)
    for phrase, bound in BEFORE.items():
        if f" {phrase} " in text:
            return OPPOSITE[bound] if negated else bound
    return Bound.BELOW if negated and SHORT_OF & set(words) else None


def _bound_after(words: Sequence[str]) -> Bound | None:
    text = f" {' '.join(words)} "
    return next((bound for phrase, bound in AFTER.items() if f" {phrase} " in text), None)

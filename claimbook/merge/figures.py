"""Figures that one report gives of one number: which are parts of a whole, and which goes before the others."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.values import Amount, Claim, Span
from claimbook.model.views import Range, Testimony
from claimbook.model.words import ANYBODY, MAGNITUDES, MANY, TENS, UNITS, words_of

_EVERYBODY: Final = ANYBODY - {"civilians"}
"""Words for victims of whatever sort, so that a figure of them covers those of soldiers or children."""
_AND: Final = re.compile(r",?\s*\b(?:and|as well as|along with|together with|plus)\s+(?:[a-z]+ ){0,2}$", re.I)
_COMMA: Final = re.compile(r",\s*(?:[a-z]+ ){0,2}$")
_NOT_BESIDE: Final = re.compile(
    r"[.;:()\d]|\b(?:including|included|includes|among|amongst|of|whom|them|these|who|which|whose|such|from|to|or|but|than"
    r"|later|then|now|earlier|initially|while|on|in|at(?! least\b)|near|during|last|sa(?:id|ys?)|reported|according"
    r"|rose|rising|revised|updated|up|down|wound\w*|injur\w*|hurt|kidnap\w*|abduct\w*|arrest\w*|captur\w*|detain\w*|missing)\b",
    re.I,
)
"""What stands between two figures where the second is told of the first, of another day or place, or of other harm."""
_MOST_WORDS: Final = 7
_NUMBERS: Final = re.compile(rf"\b(?:{'|'.join((*UNITS, *TENS, *MAGNITUDES, *MANY))})\b", re.I)
_ONE: Final = re.compile(r",\s*an?\b", re.I)
"""A part between two figures that nobody read ("one driver", "a cook"): the list is not whole, and has no sum."""
_FORMER: Final = re.compile(r"\bfrom\s+(?:[a-z]+\s+){0,3}$", re.I)
_WIDEST, _PLAIN, _GIVEN_UP = range(3)
_Told = tuple[Entry, Testimony]


@dataclass(frozen=True, slots=True)
class Figure:
    """testimony: what is told; where parts add up that of the first, with their sum as its value. rank: of the figures
    of one report the one with the lowest goes first."""

    testimony: Testimony
    rank: tuple[int, int]


def plain_figures(told: Iterable[Testimony]) -> tuple[Figure, ...]:
    """Each figure by itself, those told first before the others."""
    return tuple(Figure(one, (_PLAIN, one.start)) for one in told)


def figures_of(told: Sequence[_Told], key: str) -> tuple[Figure, ...]:
    """The figures of one number ("killed"). Those that one sentence gives of different victims side by side ("nine
    soldiers and two drivers") are one, their sum. In each report sums and figures of people at large go first, then
    what is told first; what a figure was revised from ("down from 27") goes last."""
    groups: dict[tuple[object, ...], list[_Told]] = {}
    for one in told:
        groups.setdefault(_voice(one), []).append(one)
    return tuple(figure for group in groups.values() for figure in _added_up(group, key))


def _voice(one: _Told) -> tuple[object, ...]:
    entry, said = one
    spans = tuple((each.start, each.end) for each in entry.claim.evidence)
    return (said.report, spans, said.holder, said.polarity, said.modality)


def _added_up(group: Sequence[_Told], key: str) -> list[Figure]:
    ordered = sorted(group, key=lambda one: (one[1].start, one[1].end, one[1].claim))
    out: list[Figure] = []
    run: list[_Told] = []
    for one in ordered:
        if run and not _is_beside(run[-1][0].claim, one[0].claim, key):
            out += _whole(run, key)
            run = []
        run.append(one)
    return out + _whole(run, key)


def _whole(run: Sequence[_Told], key: str) -> list[Figure]:
    """One figure where the last of several parts is joined by an "and", else each by itself."""
    if len(run) < 2 or not _closes(run[-2][0].claim, run[-1][0].claim, key):
        return [Figure(said, (_class_of(entry.claim, key), said.start)) for entry, said in run]
    values = [said.value for _, said in run]
    first = run[0][1]
    return [Figure(replace(first, value=_sum(values)), (_WIDEST, first.start))]


def _closes(one: Claim, last: Claim, key: str) -> bool:
    """Is the last of a list joined by an "and" ("nine soldiers, two drivers and a cook", read as one figure or two)?"""
    return bool(_AND.search(_between(one, last, key)) or " and " in last.numbers[key].text)


def _sum(values: Sequence[Range]) -> Range:
    low, best = (sum(end or 0 for end in ends) for ends in ([one.low for one in values], [one.best for one in values]))
    highs = [one.high for one in values if one.high is not None]
    return Range(low, best, sum(highs) if len(highs) == len(values) else None)


def _is_beside(one: Claim, other: Claim, key: str) -> bool:
    """Do "and" or a comma part two figures, each with its own victims?"""
    between = _between(one, other, key)
    joint = _AND.search(between) or _COMMA.search(between)
    if joint is None or _NOT_BESIDE.search(between) or len(between.split()) > _MOST_WORDS:
        return False
    if _NUMBERS.search(between) or _ONE.search(between[: joint.start()]):
        return False
    ours = _victims(f"{one.numbers[key].text} {between[: joint.start()]}")
    theirs = _victims(f"{other.numbers[key].text} {_behind(other, other.numbers[key])}")
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _between(one: Claim, other: Claim, key: str) -> str:
    """The words from one figure to the next; "" where no slice of the evidence holds both."""
    start, end = one.numbers[key].end, other.numbers[key].start
    return next((_slice(each, start, end) for each in one.evidence if each.start <= start < end <= each.end), "")


def _slice(evidence: Span, start: int, end: int) -> str:
    return evidence.text[start - evidence.start : end - evidence.start]


def _behind(claim: Claim, amount: Amount) -> str:
    """The two words after a figure, up to a sign."""
    after = next((_slice(one, amount.end, one.end) for one in claim.evidence if one.start <= amount.end <= one.end), "")
    return " ".join(re.split(r"[,.;:()]", after)[0].split()[:2])


def _victims(words: str) -> frozenset[str]:
    return frozenset(one for one in re.findall(r"[^\W\d_]{3,}", words.casefold()) if one not in _EMPTY)


_EMPTY: Final = words_of(
    "the and were was are have had has been being least most more than about around nearly over some other others"
    " another additional further also killed dead died wounded injured dozens scores hundred hundreds thousand"
    " thousands"
    " one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
)


def _class_of(claim: Claim, key: str) -> int:
    amount = claim.numbers[key]
    before = next(
        (_slice(one, one.start, amount.start) for one in claim.evidence if one.start <= amount.start <= one.end), ""
    )
    if _FORMER.search(before):
        return _GIVEN_UP
    words = folded(f"{amount.text} {_behind(claim, amount)}").split()
    return _WIDEST if not _EVERYBODY.isdisjoint(words) else _PLAIN

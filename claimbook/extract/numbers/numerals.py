"""Numerals in words and digits: 'twenty-five', '1,200', 'a hundred and ten', 'a few dozen', '2.5 million'."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.model.words import MAGNITUDES, MANY, TENS, UNITS

TOKEN: Final = re.compile(r"\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)?|[^\W\d_]+(?:['’][^\W\d_]+)*|[-–—,;+&()]")

GROUPS: Final = {"both": 2, "couple": 2, "pair": 2, "pairs": 2, "trio": 3, "trios": 3}
VAGUE: Final = {"few": 2, "several": 3, "couple": 2}
"""What 'few', 'several' and 'couple' come to before a magnitude: 'a few dozen' is 24.., 'several hundred' 300.."""


@dataclass(frozen=True, slots=True)
class Count:
    """low..high things, both inclusive; None is an open end. magnitude: what the last word multiplied by, else 1."""

    low: float | None
    high: float | None
    magnitude: float = 1


def read_count(tokens: Sequence[str], at: int) -> tuple[Count, int] | None:
    """The longest count that begins at token `at`, ranges included, and the index after it; None where none does."""
    if tokens[at] == "between" and at + 1 < len(tokens):
        return _read_range(tokens, at + 1, {"and", "to", "-", "–", "—"})
    return _read_range(tokens, at, {"to", "or", "-", "–", "—"}) or read_single(tokens, at)


def read_single(tokens: Sequence[str], at: int) -> tuple[Count, int] | None:
    """The longest count without a range that begins at token `at`, and the index after it."""
    return _read_vague(tokens, at) or _read_cardinal(tokens, at)


def _read_range(tokens: Sequence[str], at: int, joints: set[str]) -> tuple[Count, int] | None:
    first = read_single(tokens, at)
    if first is None or first[1] + 1 >= len(tokens) or tokens[first[1]] not in joints:
        return None
    second = read_single(tokens, first[1] + 1)
    if second is None:
        return None
    left, right = _shared_magnitude(first[0], second[0]), second[0]
    if left.low is None or right.high is None or left.low > right.high:
        return None
    return Count(left.low, right.high), second[1]


def _shared_magnitude(left: Count, right: Count) -> Count:
    """'three to four hundred' is 300..400: the left side borrows the magnitude of the right."""
    if left.magnitude > 1 or right.magnitude == 1 or left.low is None or right.low is None:
        return left
    borrowed = left.low * right.magnitude
    return Count(borrowed, borrowed, right.magnitude) if borrowed <= right.low else left


def _read_vague(tokens: Sequence[str], at: int) -> tuple[Count, int] | None:
    """'a few', 'several hundred', 'dozens', 'low thousands', 'both'."""
    start = at + (tokens[at] in ("a", "an"))
    if start >= len(tokens):
        return None
    word, after = tokens[start], start + 1
    if word == "low" and tokens[after : after + 1] and tokens[after] in MANY:
        return Count(MANY[tokens[after]] / 2, MANY[tokens[after]] * 2), after + 1
    if word in MANY and start == at:
        return _read_many(tokens, start)
    alone = Count(3, None) if start > at and word == "few" else _vague_alone(tokens, start)
    return _read_multiplied(tokens, after, word) or ((alone, after) if alone else None)


def _vague_alone(tokens: Sequence[str], at: int) -> Count | None:
    """A vague word by itself; 'as many as' only leads on to a number."""
    word = tokens[at]
    if word in GROUPS:
        return Count(GROUPS[word], GROUPS[word])
    if word in ("few", "handful"):
        return Count(3, 10)
    led_on = word == "many" and "as" in (*tokens[at + 1 : at + 2], *tokens[max(at - 1, 0) : at])
    return Count(3, None) if word in ("several", "many", "numerous") and not led_on else None


def _read_multiplied(tokens: Sequence[str], after: int, word: str) -> tuple[Count, int] | None:
    """'few dozen', 'several hundred', 'couple of thousand': a vague word times a magnitude."""
    joined = after + (tokens[after : after + 1] == ["of"])
    magnitude = MAGNITUDES.get(_singular(tokens[joined])) if joined < len(tokens) else None
    if magnitude is None or word not in VAGUE:
        return None
    low = VAGUE[word] * magnitude
    return Count(low, low if word == "couple" else None, magnitude), joined + 1


def _read_many(tokens: Sequence[str], at: int) -> tuple[Count, int] | None:
    """'hundreds', 'tens of thousands'; bare 'tens' is left to the plain numerals ('in eights and tens')."""
    following = MANY.get(tokens[at + 2]) if tokens[at + 1 : at + 2] == ["of"] and at + 2 < len(tokens) else None
    if following:
        return Count(MANY[tokens[at]] * following / 2, None), at + 3
    return (Count(MANY[tokens[at]], None), at + 1) if tokens[at] != "tens" else None


def _read_cardinal(tokens: Sequence[str], at: int) -> tuple[Count, int] | None:
    """A plain number: digits or words, with the magnitudes behind it."""
    total, small, magnitude, here = 0.0, _below_hundred(tokens, at), 1.0, at
    if small is None:
        here += tokens[at] in ("a", "an")
        if here >= len(tokens) or tokens[here] not in MAGNITUDES:
            return None
        small = (1.0, here)
    value, here = small
    while True:
        while here < len(tokens) and tokens[here] in MAGNITUDES:
            magnitude = MAGNITUDES[tokens[here]]
            value, here = value * magnitude, here + 1
        total += value
        following = _continuation(tokens, here, magnitude)
        if following is None:
            return Count(total, total, magnitude), here
        (value, here), magnitude = following, 1.0


def _continuation(tokens: Sequence[str], here: int, magnitude: float) -> tuple[float, int] | None:
    """What may follow a hundred or a thousand: '... and ten', '... two hundred'."""
    if magnitude < 100:
        return None
    joined = here + (tokens[here : here + 1] == ["and"])
    following = _below_hundred(tokens, joined, words_only=True) if joined < len(tokens) else None
    return following if following and following[0] < magnitude else None


def _below_hundred(tokens: Sequence[str], at: int, words_only: bool = False) -> tuple[float, int] | None:
    """Digits (of any size), or words up to ninety-nine; also their plural: 'in threes'."""
    word = tokens[at]
    if word[0].isdecimal():
        return None if words_only else (float(word.replace(",", "")), at + 1)
    if word in TENS:
        step = at + 1 + (tokens[at + 1 : at + 2] == ["-"])
        unit = UNITS.get(tokens[step], 0) if step < len(tokens) else 0
        return (TENS[word] + unit, step + 1) if 1 <= unit <= 9 else (TENS[word], at + 1)
    value = UNITS.get(word, UNITS.get(_singular(word)))
    return None if value is None else (value, at + 1)


def _singular(word: str) -> str:
    return {"sixes": "six", "ones": ""}.get(word, word.removesuffix("s"))

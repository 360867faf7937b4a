"""Tag scores -> fillers: whole words, one list a slot."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from claimbook.extract.local.tokens import Pieces
from claimbook.model.values import Span

Floats = npt.NDArray[np.float32]

_JOINTS: Final = frozenset("-–'’./")
_PHRASE: Final = frozenset(("", "of"))
"""What stands between two parts of one phrase. Two names always have a comma or a word between them. On folds 0 to 2 it
gains 0.6 points of core F1."""
_LISTING: Final = re.compile(r"(?:[,;:]|\b(?:and|or|nor|but))\Z", re.IGNORECASE)
"""After these another name begins, even where they were marked as part of the one before."""
_HYPHENS: Final = frozenset("-–")
_HANGING: Final = frozenset((
    "of", "the", "for", "and", "or", "in", "at", "to", "from", "by", "with", "on", "a", "an", "who", "which", "that",
    "de", "del", "within", "inside", "outside", "against", "into", "between", "among", "near", "under",
))  # fmt: skip
"""Words that lead to the next ones and do not belong to a filler's end ("fighters of the"). On folds 0 and 2 one filler
in 60 ended so; cut, 0.1 points of detection and of relations are gained."""
_PAIRS: Final = {"(": ")", "[": "]", "“": "”", '"': '"'}
_PARTNERS: Final = {")": "(", "]": "[", "”": "“", '"': '"'}
_LED: Final = re.compile(r"(?:of|for)\s+(?:the\s+)?(?=\w)", re.IGNORECASE)
_NAME_REACH: Final = 60
"""Characters of a name that are looked at before its "of"; in a text all in capitals one word of it."""
_NAME_BEFORE: Final = re.compile(r"\b(?:[A-Z][\w'’-]*\s)*(?P<last>[A-Z][\w'’-]*)\s\Z")
_ARTICLE: Final = re.compile(r"(?:the|an?|THE)\s+(?=\w)")
"""Small letters or all capitals: "The Hague" keeps its own."""
_INITIALS: Final = re.compile(r"(?<![\w.])(?:[A-Z]\.){2,}")
_INITIALS_REACH: Final = 12
"""Characters around a filler in which a run of letters and points is looked for ("U.S.", "P.F.L.P.-G.C.")."""
_WITH_ARTICLE: Final = frozenset(("when", "killed", "injured", "abducted", "arrested", "strength"))
_BETWEEN: Final = " \t\r\n\u00a0,;:"
INSIDE: Final = 0.5
"""Above this probability a piece belongs to a filler."""


@dataclass(frozen=True, slots=True)
class Filler:
    """One filler of one slot. first: its first piece; sure: mean probability of its pieces, 0 to 1."""

    slot: str
    span: Span
    first: int
    sure: float


def softmax(scores: Floats) -> Floats:
    """Over the last axis."""
    exp = np.exp(scores - scores.max(-1, keepdims=True))
    return np.asarray(exp / exp.sum(-1, keepdims=True), dtype=np.float32)


def sigmoid(scores: Floats) -> Floats:
    """Logits -> probabilities, without overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(scores, -30, 30))), dtype=np.float32)


def fillers(slot: str, chances: Floats, pieces: Pieces, sentence: Span, above: float = INSIDE) -> list[Filler]:
    """chances: pieces x (outside, begin, inside) of one slot -> its fillers in the order of the text."""
    inside = 1 - chances[:, 0]
    runs = _runs(inside > above, chances[:, 1] > chances[:, 2])
    spans = [
        (first, *_whole_words(sentence.text, int(pieces.starts[first]), int(pieces.ends[last - 1])), first, last)
        for first, last in runs
    ]
    joined: list[tuple[int, int, int, int]] = []
    for _, start, end, first, last in spans:
        if joined and _touches(sentence.text, joined[-1][1], start):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2], last)
        else:
            joined.append((start, end, first, last))
    return [
        Filler(slot, Span(words, sentence.start + at, sentence.start + at + len(words)), first, sure)
        for start, end, first, last in joined
        for whole in (_with_head(sentence.text, start, end),)
        for bare, last_sign in (_without_marks(sentence.text, whole, end),)
        for at in (bare + _article(slot, sentence.text[bare:last_sign]),)
        if (words := _without_hanging(sentence.text[at:last_sign]))
        for sure in (float(inside[first:last].mean()),)
    ]


def _runs(inside: npt.NDArray[np.bool_], begins: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Stretches of pieces that are inside, cut where a new one begins."""
    out: list[tuple[int, int]] = []
    for at in np.nonzero(inside)[0].tolist():
        if out and out[-1][1] == at and not begins[at]:
            out[-1] = (out[-1][0], at + 1)
        else:
            out.append((at, at + 1))
    return out


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen to the borders of the words that start and end fall into; a hyphen at an end takes its other word along."""
    if text[start] in _HYPHENS and start > 0 and text[start - 1].isalnum():
        start -= 1
    if text[end - 1] in _HYPHENS and end < len(text) and text[end].isalnum():
        end += 1
    for run in _INITIALS.finditer(text, max(0, start - _INITIALS_REACH), end + _INITIALS_REACH):
        if run.start() < end and start < run.end():
            start, end = min(start, run.start()), max(end, run.end())
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and (_is_mark(text[end]) or (text[end - 1].isalnum() and text[end].isalnum())):
        end += 1
    return start, end


def _article(slot: str, words: str) -> int:
    """Characters of an article that begins a filler; it is part of a number or a time ("a dozen", "the night of")."""
    hit = None if slot in _WITH_ARTICLE else _ARTICLE.match(words)
    return hit.end() if hit else 0


def _with_head(text: str, start: int, end: int) -> int:
    """Where a filler begins that would begin with "of": with the name before it ("Front of ..."), else behind "of"."""
    led = _LED.match(text, start, end)
    if not led:
        return start
    name = _NAME_BEFORE.search(text, max(0, start - _NAME_REACH), start)
    if not name:
        return led.end()
    return name.start() if text[start].islower() else name.start("last")


def _without_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The filler without a bracket or quotation mark at its ends whose partner stands outside of it."""
    while start < end and text[start] in _PAIRS and _PAIRS[text[start]] not in text[start + 1 : end]:
        start += 1
    while start < end and text[end - 1] in _PARTNERS and _PARTNERS[text[end - 1]] not in text[start : end - 1]:
        end -= 1
    while start < end and text[start] in " )]”":
        start += 1
    return start, end


def _without_hanging(words: str) -> str:
    """The words without those at their end that lead to others; empty where they all do."""
    while True:
        rest = words.rstrip(_BETWEEN)
        at = max(rest.rfind(one) for one in _BETWEEN) + 1
        if not rest or rest[at:].casefold() not in _HANGING:
            return rest
        words = rest[:at]


def _is_mark(sign: str) -> bool:
    """Does the sign stand on the letter before it?"""
    return sign > "\u02ff" and unicodedata.category(sign)[0] == "M"


def _touches(text: str, end: int, start: int) -> bool:
    """Do two stretches belong to one word, as in Jaish-ul-Islam, or one phrase ("school" "bus", "cache" of "arms")?"""
    between = text[end:start]
    if start <= end or between in _JOINTS:
        return True
    return between.strip() in _PHRASE and not _LISTING.search(text, 0, end)


def least_sure(chances: Floats) -> float:
    """How sure the tagger is of one slot as a whole: the least of its pieces' best probabilities."""
    return float(chances.max(-1).min()) if len(chances) else 1.0


def cliques(count: int, linked: Sequence[tuple[int, int]]) -> list[tuple[int, ...]]:
    """All maximal sets of 0..count-1 whose members are pairwise linked (Bron and Kerbosch 1973, with pivot)."""
    near: list[set[int]] = [set() for _ in range(count)]
    for a, b in linked:
        near[a].add(b)
        near[b].add(a)
    out: list[tuple[int, ...]] = []

    def grow(chosen: set[int], open_: set[int], done: set[int]) -> None:
        if not open_ and not done:
            out.append(tuple(sorted(chosen)))
            return
        pivot = max(open_ | done, key=lambda one: len(near[one] & open_))
        for one in sorted(open_ - near[pivot]):
            grow(chosen | {one}, open_ & near[one], done & near[one])
            open_ = open_ - {one}
            done = done | {one}

    grow(set(), set(range(count)), set())
    return sorted(out)

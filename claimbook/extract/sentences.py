"""Text -> sentences, as exact slices. Rules, no model: borders are points, question marks and line ends, with exceptions."""

import re
from collections.abc import Iterator
from typing import Final

from claimbook.model.values import Span

LONGEST: Final = 1_000
"""Characters in one sentence; a longer run without a border is cut at white space, and nothing of it is lost."""

_STOP: Final = re.compile(r"""[.!?…。！？؟।]+["'”’»)\]]*(?=\s)""")
_ABBREVIATIONS: Final = frozenset(
    """mr mrs ms dr prof gen col lt maj capt sgt cpl brig adm cmdr gov sen rep rev hon pres st ste mt ft jr sr
    jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun
    no nos vs etc approx dept dist est inc ltd co corp bros al e.g i.e cf fig vol pp ed u.s u.k u.n u.a.e e.u a.m p.m
    ph.d d.c""".split()
)
_ENDS_ANYWAY: Final = frozenset({"etc", "al", "a.m", "p.m", "u.s", "u.k", "u.n", "u.a.e", "e.u", "d.c", "inc", "ltd", "co", "jr", "sr"})
"""Abbreviations that often close a sentence: a capital letter after them is a border."""
_OPENERS: Final = "\"'“‘«([-–—•*"
_LAST_WORD: Final = re.compile(r"[\w.]+$")
_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")
_WRAPPED_AT_LEAST: Final = 45


def sentences(text: str) -> list[Span]:
    """The sentences of a text in order, white space at both ends left out. Every other character is in one of them."""
    return [
        Span(text[start:end], start, end)
        for first, last in _blocks(text)
        for head, tail in _split(text, first, last)
        for start, end in _bounded(text, head, tail)
    ]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines, a hard-wrapped line joined to the next."""
    begun: int | None = None
    before: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        if before and begun is not None and not _continues(text, before, line.span()):
            yield begun, before[1]
            begun = None
        if begun is None:
            begun = line.start()
        before = line.span()
    if before and begun is not None:
        yield begun, before[1]


def _continues(text: str, before: tuple[int, int], after: tuple[int, int]) -> bool:
    """Is the line break between the two lines only a wrap? Then the next line goes on in lower case."""
    gap = text[before[1] : after[0]]
    if gap.count("\n") > 1 or before[1] - before[0] < _WRAPPED_AT_LEAST:
        return False
    ends, begins = text[before[0] : before[1]].rstrip(), text[after[0] : after[1]].lstrip()
    return bool(ends and begins) and ends[-1] not in ".!?…:;”\"" and begins[0].islower() and not text.islower()


def _split(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for stop in _STOP.finditer(text, first, last):
        if stop.end() < last and _is_border(text, start, stop, last):
            yield start, stop.end()
            start = stop.end()
    yield start, last


def _is_border(text: str, start: int, stop: re.Match[str], last: int) -> bool:
    rest = text[stop.end() : min(last, stop.end() + 40)]
    following = rest.lstrip()
    if not following:
        return False
    lead = following.lstrip(_OPENERS)[:1]
    wide = len(rest) - len(following) > 1
    if lead.islower() and not wide:
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip("\"'”’»)]")) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    return not word or not _abbreviates(word.group(), lead, wide)


def _abbreviates(word: str, lead: str, wide: bool) -> bool:
    """Does the point after this word belong to the word?"""
    bare = word.casefold().strip(".")
    if len(bare) == 1 and bare.isalpha():
        return not wide
    if bare in _ABBREVIATIONS:
        return not (bare in _ENDS_ANYWAY and (lead.isupper() or wide))
    return False


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim white space and cut what is longer than LONGEST."""
    while True:
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if end - start <= LONGEST:
            break
        cut = next((at for at in range(start + LONGEST, start + LONGEST // 2, -1) if text[at].isspace()), start + LONGEST)
        yield start, _trim(text, start, cut)
        start = cut
    if start < end:
        yield start, end


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1].isspace():
        end -= 1
    return end

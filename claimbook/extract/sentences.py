"""Text -> sentences, as exact slices. Rules, no model: borders are points, question marks and line ends."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from claimbook.model.values import Span

LONGEST: Final = 1_000
"""Characters in one sentence; a longer run without a border is cut at white space, and nothing of it is lost."""

# Both patterns look at a run of stops once, from its first: a megabyte of points would take days otherwise.
_STOP: Final = re.compile(r"""(?<![.!?…؟।。！？])(?:[.!?…؟।。！？]++["'”’»)\]]*+(?=\s)|[。！？]++["'”’»)\]」』]*+)""")
_LETTER: Final = re.compile(r"[^\W\d_]")
_ABBREVIATIONS: Final = frozenset(
    (
        "mr", "mrs", "ms", "dr", "prof", "gen", "col", "lt", "maj", "capt", "sgt", "cpl", "brig", "adm", "cmdr", "gov",
        "sen", "rep", "rev", "hon", "pres", "st", "ste", "mt", "ft", "jr", "sr",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec",
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
        "no", "nos", "vs", "etc", "approx", "dept", "dist", "est", "inc", "ltd", "co", "corp", "bros", "al", "e.g",
        "i.e", "cf", "fig", "vol", "pp", "ed", "u.s", "u.k", "u.n", "u.a.e", "e.u", "a.m", "p.m", "ph.d", "d.c",
    )
)  # fmt: skip
_ENDS_ANYWAY: Final = frozenset(("etc", "al", "a.m", "p.m", "inc", "ltd", "co", "jr", "sr"))
"""Abbreviations that often close a sentence: a capital letter after them is a border."""
_COUNTRIES: Final = frozenset(("u.s", "u.k", "u.n", "u.a.e", "e.u", "d.c"))
"""They close a sentence where the next word often begins one: "the U.S. The", but "the U.S. Army"."""
_BEGINNERS: Final = re.compile(
    r"\W*(?:the|an?|in|on|at|he|she|it|they|we|i|but|and|th(?:is|at|ese|ose)|his|her|their|its|our|there|when|while"
    r"|after|before|as|for|from|since|however|according|last|no|one|some|most|many|if|by|both|earlier|meanwhile|now)\b",
    re.I,
)
_OPENERS: Final = "\"'“‘«([-–—•*"
_PARTICLE_NAME: Final = re.compile(r"[ae]l[-\u2010\u2011][^\W\d_a-zà-ÿ]")
"""A name that keeps its Arabic article in small letters at the head of a sentence, too: "al-Muhandis was ..."."""
_LAST_WORD: Final = re.compile(r"[\w.]+$")
_LINE: Final = re.compile(r"[^\r\n\u2028\u2029]+")
_WRAPPED_AT_LEAST: Final = 45
_CLUSTER: Final = 64
"""Characters that a cut goes back at most so as not to part a letter from its marks, or an emoji from its parts."""
_JOINER: Final = "\u200d"


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
    caseless = text.islower()
    begun: int | None = None
    before: tuple[int, int] | None = None
    for line in _LINE.finditer(text):
        if before and begun is not None and (caseless or not _continues(text, before, line.span())):
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
    if gap not in ("\n", "\r\n", "\r") or before[1] - before[0] < _WRAPPED_AT_LEAST:
        return False
    ends, begins = text[before[0] : before[1]].rstrip(), text[after[0] : after[1]].lstrip()
    return bool(ends and begins) and ends[-1] not in '.!?…:;”"' and begins[0].islower()


def _split(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The sentences of a block, each with a letter in it where the block has one: "12. Next" is one sentence."""
    start = first
    letter = _LETTER.search(text, start, last)
    for stop in _STOP.finditer(text, first, last):
        if not letter:
            break
        if letter.start() < stop.start() and stop.end() < last and _is_border(text, start, stop, last):
            yield start, stop.end()
            start = stop.end()
            letter = _LETTER.search(text, start, last)
    yield start, last


def _is_border(text: str, start: int, stop: re.Match[str], last: int) -> bool:
    rest = text[stop.end() : min(last, stop.end() + 40)]
    following = rest.lstrip()
    if not following or following[0] in ".!?…":
        return False
    lead = following.lstrip(_OPENERS)[:1]
    wide = len(rest) - len(following) > 1
    if lead.islower() and not wide and not _begins_with_particle(text, start, stop, following):
        return False
    if stop.group()[0] != "." or len(stop.group().rstrip("\"'”’»)]")) > 1:
        return True
    word = _LAST_WORD.search(text, max(start, stop.start() - 20), stop.start())
    return not word or not _abbreviates(word.group(), following, wide)


def _begins_with_particle(text: str, start: int, stop: re.Match[str], following: str) -> bool:
    """Does "al-" and a capital letter begin the next sentence? Not behind dots, nor in '"Who?" al-Odo asked'."""
    if len(stop.group()) > 1 or not _PARTICLE_NAME.match(following.lstrip(_OPENERS)):
        return False
    return re.search(r"\bet$", text[max(start, stop.start() - 3) : stop.start()], re.IGNORECASE) is None


def _abbreviates(word: str, following: str, wide: bool) -> bool:
    """Does the point after this word belong to the word, and not to the sentence? wide: more than one space follows."""
    bare = word.casefold().strip(".")
    if len(bare) == 1 and bare.isalpha():
        return not wide
    if bare in _COUNTRIES:
        return not wide and not _BEGINNERS.match(following)
    if bare in _ENDS_ANYWAY:
        return not wide and not following.lstrip(_OPENERS)[:1].isupper()
    return bare in _ABBREVIATIONS


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Trim white space and cut what is longer than LONGEST."""
    start, end = _trim(text, start, end)
    while end - start > LONGEST:
        cut = _cut(text, start)
        yield _trim(text, start, cut)
        start, end = _trim(text, cut, end)
    if start < end:
        yield start, end


def _cut(text: str, start: int) -> int:
    """Where a run that is too long is best cut: at the last white space, else after a sign, else anywhere."""
    limit, nearest = start + LONGEST, start + LONGEST // 2
    spaces = (at for at in range(limit, nearest, -1) if text[at].isspace())
    signs = (at for at in range(limit, nearest, -1) if text[at - 1] in ",;:，、；")
    cut = next(spaces, None) or next(signs, None)
    return cut or next((at for at in range(limit, limit - _CLUSTER, -1) if not _binds(text, at)), limit)


def _binds(text: str, at: int) -> bool:
    """Does the character there belong to the one before it: a combining mark, a joiner, a part of an emoji?"""
    here, before = text[at], text[at - 1]
    if unicodedata.category(here)[0] == "M" or _JOINER in (here, before):
        return True
    return "\U0001f3fb" <= here <= "\U0001f3ff" or (_is_flag_part(here) and _is_flag_part(before))


def _is_flag_part(sign: str) -> bool:
    return "\U0001f1e6" <= sign <= "\U0001f1ff"


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end

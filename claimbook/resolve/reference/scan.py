"""Proper names in a text, found by their capitals: what a claim calls "Marsaudon" may stand in full outside any claim."""

import re
from collections.abc import Iterator
from typing import Final

from claimbook.model.values import Span
from claimbook.resolve.reference.lexicon import SAYING, TITLES
from claimbook.resolve.reference.names import without_title

_CAPITAL: Final = r"(?:[A-Za-z]{1,4}[-'’])?[A-ZÀ-ÖØ-ÞĀŁŚŠŽĐİ][\w'’-]*(?<!['’]s)"
_LINK: Final = r"(?: of the | for the | of | for | de la | de | del | bin | ibn | ag | ould | al | van | von | der | da | du | e | - | [\"“‘][^\"”’\n]{2,20}[\"”’] | )"
_NAME: Final = re.compile(rf"(?<![\w-]){_CAPITAL}(?:{_LINK}{_CAPITAL}){{0,8}}")
_SAID: Final = re.compile(rf"\s*,?\s*(?:{SAYING})\b")
_SAID_BEFORE: Final = re.compile(rf"\b(?:{SAYING}|[Aa]ccording to)\s$")
_OPENING: Final = re.compile(r"(?:^|[.!?\n][\"”’]?\s?|[\"“‘])$")
_LEAD: Final = re.compile(
    r"(?:(?:" + "|".join(
        """the a an in on at by for from with and but or if when while as it its he she his her they their we our this that
    these those there then after before since until although though because so yet not no nor one two three four five
    six seven eight nine ten some many most all both each every few several last next what who whom whose which where
    why how i you my your monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december to of is was are were be been has have had will would could should
    may might must do does did also only even still just according asked under over between among against during about
    once earlier later meanwhile however instead despite unlike like such other another here now today yesterday"""
        .split()
    )
    + r")(?:\s+|$))+",
    re.IGNORECASE,
)
"""Words that begin a sentence with a capital and no name."""


def proper_names(text: str) -> Iterator[Span]:
    """Names in order, titles left out. Runs of capitals alone (an old wire's text) give none."""
    for found in _NAME.finditer(text):
        lead = _LEAD.match(found.group())
        name = without_title(found.group()[lead.end() if lead else 0 :])
        if name and not _is_shouted(name) and not (lead is None and _is_opening(text, found.start(), name)):
            yield Span(name, found.end() - len(name), found.end())


def _is_shouted(name: str) -> bool:
    """Is it of a text in capitals, whose names don't stand out?"""
    return name.isupper() and (" " in name or len(name) > 7)


def _is_opening(text: str, start: int, name: str) -> bool:
    """Is it a single word whose capital may be that of its sentence alone?"""
    return " " not in name and "-" not in name and _OPENING.search(text[max(0, start - 3) : start]) is not None


def speaks(text: str, start: int, end: int) -> bool:
    """Does a verb of saying, or a title, stand beside the name? Then it is most likely a person."""
    before = text[max(0, start - 24) : start]
    last = before.split()[-1:] if before.endswith(" ") else []
    titled = bool(last) and last[0].casefold().strip(".") in TITLES
    return bool(titled or _SAID.match(text, end, end + 24) or _SAID_BEFORE.search(before))

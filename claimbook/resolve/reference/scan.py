"""Proper names in a text, found by their capitals: a claim's "Marsaudon" may stand in full outside any claim."""

import re
from collections.abc import Iterator
from typing import Final

from claimbook.model.values import Span
from claimbook.resolve.reference.lexicon import COMMONERS, OPENERS, PERSON_HEADS, SAYING, TITLES
from claimbook.resolve.reference.names import without_title

_CAPITAL: Final = r"(?:[A-Za-z]{1,4}[-'’])?[A-ZÀ-ÖØ-ÞĀŁŚŠŽĐİ][\w'’-]*(?<!['’]s)"
_LINK: Final = (
    r"(?: of the | for the | of | for | de la | de | del | bin | ibn | ag | ould | al | van | von | der | da | du | e "
    r"| - | [\"“‘][^\"”’\n]{2,20}[\"”’] | )"
)
_NAME: Final = re.compile(rf"(?<![\w-]){_CAPITAL}(?:{_LINK}{_CAPITAL}){{0,8}}")
LEANING: Final = re.compile(
    r"-(?:held|backed|led|linked|affiliated|aligned|controlled|based|occupied|designated|speaking|majority|run|funded"
    r"|dominated|supported|allied|born|made|style)$"
)
"""What a name is joined to in "ISIL-held": no part of it."""
_NEWCOMER: Final = re.compile(
    r"(?<!, )(?<!is )(?<!was )(?<!are )(?<!were )(?<!as )\b(?:[Aa]n?|[Oo]ne|[Tt]wo|[Tt]hree|[Ss]ome|[Ss]everal) "
    r"((?:[a-z][\w-]+ |[A-Z][\w-]+ )?(?:[a-z][\w-]+ )?"
    rf"(?:{'|'.join(sorted(PERSON_HEADS | COMMONERS, key=len, reverse=True))}))\b"
)
_SAID: Final = re.compile(rf"\s*,?\s*(?:{SAYING})\b")
_SAID_BEFORE: Final = re.compile(rf"\b(?:{SAYING}|[Aa]ccording to)\s$")
_OPENING: Final = re.compile(r"(?:^|[.!?\n][\"”’]?\s?|[\"“‘])$")
_LEAD: Final = re.compile(rf"(?:(?:{'|'.join(sorted(OPENERS))})(?:\s+|$))+", re.IGNORECASE)


def proper_names(text: str) -> Iterator[Span]:
    """Names in order, titles left out. Runs of capitals alone (an old wire's text) give none."""
    for found in _NAME.finditer(text):
        lead = _LEAD.match(found.group())
        name = without_title(found.group()[lead.end() if lead else 0 :])
        end, name = found.end(), LEANING.sub("", name)
        start = end - (len(found.group()) - found.group().rindex(name)) if name else end
        if name and not _is_shouted(name) and not (lead is None and _is_opening(text, found.start(), name)):
            yield Span(name, start, start + len(name))


def newcomers(text: str) -> Iterator[Span]:
    """Phrases that bring somebody new without a name ("a former driver", "two gunmen"), without their determiner."""
    for found in _NEWCOMER.finditer(text):
        yield Span(found[1], *found.span(1))


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

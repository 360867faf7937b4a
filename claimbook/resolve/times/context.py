"""Plain dates of a text outside its claims: what "the next day" and "in October" of a claim may be counted from."""

import re
from collections.abc import Iterator
from typing import Final

from claimbook.resolve.times.vocabulary import MONTH, WEEKDAY

_MONTH: Final = MONTH.replace("(?P<month>", "(?:")
_WEEKDAY: Final = WEEKDAY.replace("(?P<weekday>", "(?:")
_YEAR: Final = r"(?:1[89]|20)\d\d"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
DATES: Final = re.compile(
    rf"\b(?:{_DAY}(?: of)? {_MONTH}\.?(?:,? {_YEAR})?|{_MONTH}\.? {_DAY}(?:,? {_YEAR})?(?!\d)|{_MONTH}\.?,? {_YEAR}"
    rf"|(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|of) {_YEAR}(?![\d-])|{_WEEKDAY}|yesterday|today|{_YEAR}-\d\d-\d\d)\b",
    re.IGNORECASE,
)
_NAME_BEHIND: Final = re.compile(
    r" (?:Movement|Brigades?|Front|Coalition|Alliance|Forces?|Martyrs|Army|Group|Battalion|Organi[sz]ation)\b"
)
"""Behind a date that is a part of a name: "the March 23 Movement"."""
MOST: Final = 2000
"""Dates looked at in one text: bounds the work on a table of figures."""


def plain_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, words) of dates that are written out, in order."""
    for _, found in zip(range(MOST), DATES.finditer(text), strict=False):
        if not _NAME_BEHIND.match(text, found.end()):
            yield found.start(), found.end(), found.group()


def names_part_of_year(words: str) -> bool:
    """Do the words name a month, with a day or not, or a season, and nothing that counts from a report?"""
    return _PART_OF_YEAR.search(words) is not None and _COUNTED.search(words) is None


_PART_OF_YEAR: Final = re.compile(rf"\b(?:{_MONTH}|spring|summer|autumn|winter)\b", re.IGNORECASE)
_COUNTED: Final = re.compile(r"\b(?:last|this|next|ago|past|current)\b", re.IGNORECASE)

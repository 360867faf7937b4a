"""Days without a year that name an event: "the October 7 attacks" are those of any year, until the text tells which."""

import re
from typing import Final

from claimbook.resolve.times.vocabulary import MONTH, MONTHS

NAMES_AN_EVENT: Final = "a day that names an event; the text does not say of which year"
LOOKED_AROUND: Final = 40
MOST_TEXT: Final = 200_000
"""Characters of a document in which the year is looked for."""

_MONTH: Final = MONTH.replace("(?P<month>", "(?:")
_FIGURE: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_MONTH_FIRST: Final = rf"{_MONTH}\.? {_FIGURE}"
_DAY_FIRST: Final = rf"{_FIGURE} (?:of )?{_MONTH}\.?"
_AT_THE_END: Final = re.compile(rf"(?<!\w)(?:(?P<named>{_MONTH_FIRST})|{_DAY_FIRST})$", re.IGNORECASE)
_EVENT_BEHIND: Final = re.compile(r"[\s-](?:\w+-led |terror(?:ist)? )?(?:attacks?|massacres?)\b", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W\d_]+")
_SINCE_THE: Final = re.compile(r"\bsince the $", re.IGNORECASE)
_ON: Final = re.compile(r"\bon $", re.IGNORECASE)


def names_event(text: str, start: int, end: int) -> str | None:
    """The bare day at the end of text[start:end] if it names an event; None where it is a date.

    It does with "attack" or "massacre" behind it, and in "since the October 7". "On October 7 attacks began" is a date.
    """
    found = _AT_THE_END.search(text, start, end)
    if found is None:
        return None
    before = text[max(0, found.start() - LOOKED_AROUND) : found.start()]
    named = _EVENT_BEHIND.match(text, end, end + LOOKED_AROUND) is not None and not _ON.search(before)
    return found.group() if named or (found["named"] and _SINCE_THE.search(before)) else None


def year_told(text: str, day: str) -> int | None:
    """The one year with which the text tells that day elsewhere; None where it tells none, or more than one."""
    number = int("".join(re.findall(r"\d", day)))
    month = next(MONTHS[one.casefold()] for one in _WORD.findall(day) if one.casefold() in MONTHS)
    spelt = "|".join(name for name, value in MONTHS.items() if value == month)
    figure = rf"0?{number}(?:st|nd|rd|th)?"
    dated = re.compile(rf"\b(?:(?:{spelt})\.? {figure}|{figure} (?:of )?(?:{spelt})\.?),? ((?:1[5-9]|20)\d\d)\b", re.I)
    years = set(dated.findall(text[:MOST_TEXT]))
    return int(years.pop()) if len(years) == 1 else None

"""Cells read as numbers, days and degrees. What is missing is None; what cannot be read raises BrokenRowError."""

import re
from datetime import date
from functools import lru_cache
from typing import Final

from claimbook.exchange.source import BrokenRowError

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]00:00(?::00(?:\.0+)?)?)?Z?")
_SLASHED: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?: 0?0:00(?::00)?)?")
_SPOKEN: Final = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3,9})[ -](\d{4})")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_DAY: Final = date(1753, 1, 1)
"""What SQL Server's earliest date stands for in UCDP's files: no date."""


def whole(text: str, what: str) -> int | None:
    """A whole number; "12.0" is 12. The empty text is None."""
    value = number(text, what)
    if value is not None and value != int(value):
        raise BrokenRowError(f"{what} {text!r} is not a whole number")
    return None if value is None else int(value)


def count(text: str, what: str) -> int | None:
    """A number of persons or things; -1 stands for missing."""
    value = whole(text, what)
    if value == -1:
        return None
    if value is not None and value < 0:
        raise BrokenRowError(f"{what} {text!r} is below zero")
    return value


def number(text: str, what: str) -> float | None:
    """A number. The empty text is None."""
    if not text:
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise BrokenRowError(f"{what} {text[:40]!r} is not a number") from error
    if not abs(value) < 1e15:
        raise BrokenRowError(f"{what} {text[:40]!r} is out of bounds")
    return value


def degrees(text: str, what: str, bound: int) -> float | None:
    """A latitude (bound 90) or longitude (bound 180). -1 is a place like any other."""
    value = number(text, what)
    if value is not None and abs(value) > bound:
        raise BrokenRowError(f"{what} {text!r} is beyond {bound} degrees")
    return value


@lru_cache(maxsize=65536)
def day(text: str, what: str) -> date | None:
    """A day: 2004-01-31, 01/31/2004 (US order, as UCDP's interface writes it), 31 January 2004. 1753-01-01 is None."""
    if not text:
        return None
    try:
        found = _parts(text)
        value = date(*found) if found else None
    except ValueError as error:
        raise BrokenRowError(f"{what} {text!r} is not a day of the calendar") from error
    if value is None:
        raise BrokenRowError(f"{what} {text[:40]!r} is not a date")
    return None if value == _NO_DAY else value


def _parts(text: str) -> tuple[int, int, int] | None:
    if found := _ISO.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3])
    if found := _SLASHED.fullmatch(text):
        return int(found[3]), int(found[1]), int(found[2])
    if found := _SPOKEN.fullmatch(text):
        month = found[2][:3].lower()
        return (int(found[3]), _MONTHS.index(month) + 1, int(found[1])) if month in _MONTHS else None
    return None

"""A phrase of time -> its days: bounds first, then ranges, then the single forms, then a date inside the words."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.anchored import ANCHORED
from claimbook.resolve.times.dates import DATES
from claimbook.resolve.times.feasts import NAMED_DAYS
from claimbook.resolve.times.forms import read_forms
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, cover
from claimbook.resolve.times.relative import RELATIVE
from claimbook.resolve.times.vocabulary import DAY, MONTH, YEAR, normalise, without_hours, without_lead

FORMS: Final = (*DATES, *NAMED_DAYS, *ANCHORED, *RELATIVE)
LONGEST: Final = 200
"""Longer phrases are not read: no time in our gold has more than 90 characters."""
_BOUND: Final = re.compile(
    r"(?P<bound>ever since|since|from|starting|beginning|until|till|up to|to|by|no later than|after|before|prior to) "
    r"(?:at least |on |in )?(?P<rest>.+)"
)
_OPENING: Final = frozenset(("ever since", "since", "from", "starting", "beginning"))
_CLOSING: Final = frozenset(("until", "till", "up to", "to", "by", "no later than"))
_AHEAD: Final = frozenset(("starting", "beginning", "until", "till", "up to", "to", "by", "no later than", "before"))
_RANGE: Final = re.compile(
    r"(?:(?:between|from) )?(?P<first>\S.*?)(?: and | to | until | through | till | or | ?- ?)(?P<last>\S.*)"
)
_NIGHT_OF: Final = re.compile(r"(?:on |in |during )?(?:the )?nights? of (?P<rest>.+)")
_DATED: Final = tuple(
    re.compile(rf"\b{pattern}$")
    for pattern in (
        rf"{DAY} {MONTH}(?: {YEAR})?",
        rf"{MONTH} {DAY}(?: {YEAR})?",
        rf"{MONTH} {YEAR}",
        rf"(?<=\bof )(?:the )?{YEAR}",
        rf"(?<=\bin )(?:the )?{YEAR}",
    )
)


def resolve_period(
    words: str, published: date | None, anchor: date | None = None
) -> tuple[date | None, date | None] | None:
    """First and last day, both inclusive, of what the words mean; None in the tuple is an open end.

    published: the day of the report, None where it is not known: then words that need it are not placed.
    anchor: the day that the text spoke of before, for 'two days later'; None where there is none.
    None in place of the tuple: the words alone do not say which days.
    """
    if len(words) > LONGEST:
        return None
    try:
        found = _read(normalise(words), Frame(published, anchor))
    except (OverflowError, ValueError):
        return None  # the days lie outside the years 1 to 9999
    return (found.start, found.end) if found else None


def _read(text: str, frame: Frame) -> Interval | None:
    return (
        _night_of(text, frame)
        or _whole(text, frame)
        or _whole(without_hours(text), frame)
        or _dated_inside(text, frame)
    )


def _whole(text: str, frame: Frame) -> Interval | None:
    """The whole phrase as a form, a range or a bound; leading prepositions are dropped one by one until one fits."""
    return _first(text, lambda rest: read_forms(FORMS, rest, frame) or _range(rest, frame) or _bound(rest, frame))


def _single(text: str, frame: Frame) -> Interval | None:
    return _first(text, lambda rest: read_forms(FORMS, rest, frame))


def _first(text: str, read: Callable[[str], Interval | None]) -> Interval | None:
    rest: str | None = text
    while rest:
        if found := read(rest):
            return found
        rest = without_lead(rest)
    return None


def _bound(text: str, frame: Frame) -> Interval | None:
    """'since 2014' is open to the end, 'until June' open to the start, 'after 1971' begins in 1972."""
    match = _BOUND.fullmatch(text)
    if match is None:
        return None
    bound = match["bound"]
    inner = _single(match["rest"], replace(frame, ahead=bound in _AHEAD)) or _dated_inside(match["rest"], frame)
    return _opened(bound, inner, frame.published) if inner else None


def _opened(bound: str, inner: Interval, published: date | None) -> Interval | None:
    if bound in _OPENING:
        return Interval(inner.start, None)
    if bound in _CLOSING:
        return Interval(None, inner.end)
    if bound == "after":
        return Interval(inner.end + timedelta(days=1), None) if inner.end else None
    if inner.start is None:
        return None
    still_ahead = published is not None and published < inner.start
    return Interval(published if still_ahead else None, inner.start - timedelta(days=1))


def _range(text: str, frame: Frame) -> Interval | None:
    """'between 2016 and 2018', '8-10 May', 'March and May 2016': each side lends the other its month and year."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    end = _single(last, frame) or _single(_completed(last, first), frame)
    start = _single(_completed(first, last), frame) or _single(first, frame)
    return cover(start, end) if start and end else None


def _completed(text: str, other: str) -> str:
    """The text with the month and the year that only the other side names."""
    has_day_only = re.fullmatch(rf"{DAY}", text) is not None
    month = re.search(rf"\b{MONTH}\b", other)
    year = re.search(rf"\b{YEAR}\b", other)
    out = f"{text} {month['month']}" if has_day_only and month else text
    named = re.search(rf"\b{MONTH}\b", out)
    return f"{out} {year['year']}" if year and named and not re.search(rf"\b{YEAR}\b", out) else out


def _night_of(text: str, frame: Frame) -> Interval | None:
    """'on the night of 16 November' ends on the day after."""
    match = _NIGHT_OF.fullmatch(text)
    found = _whole(match["rest"], frame) if match else None
    if found is None or found.end is None or found.start != found.end:
        return found
    return Interval(found.start, found.end + timedelta(days=1))


def _dated_inside(text: str, frame: Frame) -> Interval | None:
    """A phrase that ends in a date is as long as its date: 'the rainy season of 1982', 'since the truce of May 5'."""
    found = next((match for pattern in _DATED if (match := pattern.search(text))), None)
    return _single(found.group(), frame) if found else None

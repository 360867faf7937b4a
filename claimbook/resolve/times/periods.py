"""A phrase of time -> its days: bounds first, then ranges, then the single forms, then a date inside the words."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from claimbook.resolve.times.anchored import ANCHORED
from claimbook.resolve.times.calendars import OTHER_CALENDARS
from claimbook.resolve.times.dates import DATES
from claimbook.resolve.times.feasts import NAMED_DAYS
from claimbook.resolve.times.forms import read_forms
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, cover, week_of
from claimbook.resolve.times.lengths import LENGTHS
from claimbook.resolve.times.numeric import NUMERIC
from claimbook.resolve.times.parts import read_part
from claimbook.resolve.times.placed import Placed, placed, unplaced
from claimbook.resolve.times.relative import RELATIVE
from claimbook.resolve.times.units import days_back, unit_about
from claimbook.resolve.times.vocabulary import (
    COUNT,
    DAY,
    MONTH,
    YEAR,
    is_time_of_day,
    normalise,
    number_of,
    without_clock,
    without_hours,
    without_lead,
)

FORMS: Final = (*NUMERIC, *DATES, *NAMED_DAYS, *ANCHORED, *RELATIVE, *LENGTHS, *OTHER_CALENDARS)
_LATER: Final = re.compile(r"(?P<rest>.+?) (?:and beyond|or later|onwards?|on|and after|or after)")
REMEMBERED: Final = 4096
"""Answers kept for words that come again: the same weekday stands in many sentences of one report."""
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
_NIGHT_OF: Final = re.compile(
    r"(?:on |in |during )?(?:(?:the )?nights? (?:of|from|between)|overnight (?:from|between)) (?P<rest>.+)"
)
_UNITS = r"(?P<unit>day|week|month|year)s?"
_WAY = r"(?P<way>before|after|prior to|ahead of|following)"
_AWAY: Final = re.compile(rf"(?:the )?(?:{COUNT} )?{_UNITS} {_WAY} (?P<rest>.+)")
_WEEK_OF: Final = re.compile(r"(?:the )?week (?P<way>of|from|beginning|starting|ending|ended|to) (?P<rest>.+)")
_NO_EVENT: Final = re.compile(
    r"\banniversar|\bbirthday|\bages? (?:of )?\d|\baged\b|\byears?[- ]olds?\b|\b(?:months?|days?|weeks?)[- ]old\b"
)
_BEFORE_A_TIME: Final = re.compile(r"(?<= )(?:in|on|at|early|late|last|this|earlier|yesterday)\b")
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


def resolve_period(words: str, published: date | None, anchor: date | None = None) -> Placed:
    """The days that the words mean, with UCDP's precision and the reason; or why they cannot be placed.

    published: the day of the report, None where it is not known: then words that need it are not placed.
    anchor: the day that the text spoke of before, for 'two days later'; None where there is none.
    """
    return read_phrase(words, Frame(published, Interval(anchor, anchor) if anchor else None))


def read_phrase(words: str, frame: Frame) -> Placed:
    """As `resolve_period`, in a frame that says more of the text around."""
    if len(words) > LONGEST:
        return unplaced(f"longer than {LONGEST} characters: not read")
    return _read_in(normalise(words), frame)


@lru_cache(maxsize=REMEMBERED)
def _read_in(text: str, frame: Frame) -> Placed:
    if _NO_EVENT.search(text):
        return unplaced("an anniversary or an age, no time of an event")
    found = _safely(text, frame)
    if found:
        return placed(found, f"{found.rule}{_counted_from(text, found, frame)}")
    return unplaced(_why_not(text, frame))


def _safely(text: str, frame: Frame) -> Interval | None:
    try:
        return _read(text, frame)
    except (OverflowError, ValueError):
        return None  # the days lie outside the years 1 to 9999


def _counted_from(text: str, found: Interval, frame: Frame) -> str:
    """The day that the words were counted from, where the same words without it mean something else."""
    if _safely(text, Frame(None)) == found:
        return ""
    if frame.spoken and _safely(text, replace(frame, spoken=None)) != found:
        return f", counted from {frame.spoken.start or frame.spoken.end}, spoken of before"
    forward = ", looking ahead" if frame.ahead else ""
    return f", counted from {frame.published}{forward}" if frame.published else ""


def _why_not(text: str, frame: Frame) -> str:
    some_day = date(2000, 6, 15)
    if frame.published is None and _safely(text, Frame(some_day)):
        return "counts from the day of the report, which is not known"
    if frame.spoken is None and _safely(text, Frame(some_day, Interval(some_day, some_day))):
        return "counts from a day spoken of before, and there is none"
    return "the words alone do not say which days"


def _read(text: str, frame: Frame) -> Interval | None:
    return (
        _night_of(text, frame)
        or _whole(text, frame)
        or _whole(without_clock(text), frame)
        or _whole(without_hours(text), frame)
        or _at_an_hour(text, frame)
        or _dated_inside(text, frame)
    )


def _at_an_hour(text: str, frame: Frame) -> Interval | None:
    """'at around 9 am' is on the day spoken of before."""
    if frame.spoken is None or frame.spoken.start != frame.spoken.end or not is_time_of_day(text):
        return None
    return replace(frame.spoken, rule="an hour of the day that the text spoke of last")


def _whole(text: str, frame: Frame) -> Interval | None:
    """The whole phrase as a form, a range or a bound; leading prepositions are dropped one by one until one fits."""
    return _first(
        text,
        lambda rest: _form(rest, frame) or _away_from(rest, frame) or _range(rest, frame) or _bound(rest, frame),
    )


def _single(text: str, frame: Frame) -> Interval | None:
    return _first(text, lambda rest: _form(rest, frame) or _away_from(rest, frame))


def _form(text: str, frame: Frame) -> Interval | None:
    return read_forms(FORMS, text, frame) or read_part(text, frame, _single)


def _away_from(text: str, frame: Frame) -> Interval | None:
    """'two days before Christmas', 'the week of 12 June', 'the day after 5 May'."""
    if match := _WEEK_OF.fullmatch(text):
        found = _single(match["rest"], frame)
        ends = match["way"] in ("ending", "ended", "to")
        if found is None or found.start is None or found.start != found.end:
            return None
        week = Interval(found.start - timedelta(days=6), found.start) if ends else week_of(found.start)
        return replace(week, rule=f"the week of: {found.rule}")
    match = _AWAY.fullmatch(text)
    found = _single(match["rest"], frame) if match else None
    if match is None or found is None or found.start is None or found.start != found.end:
        return None
    count = number_of(match["count"]) if match["count"] else 1
    day = days_back(found.start, count if match["way"] in ("before", "prior to", "ahead of") else -count, match["unit"])
    whole = unit_about(match["unit"], day) if match["unit"] in ("month", "year") else Interval(day, day)
    return replace(whole, rule=f"so long {match['way']}: {found.rule}")


def _first(text: str, read: Callable[[str], Interval | None]) -> Interval | None:
    rest: str | None = text
    while rest:
        if found := read(rest):
            return found
        rest = without_lead(rest)
    return None


def _bound(text: str, frame: Frame) -> Interval | None:
    """'since 2014' is open to the end, 'until June' open to the start, 'after 1971' begins in 1972."""
    if later := _LATER.fullmatch(text):
        since = _single(later["rest"], replace(frame, ahead=True))
        return Interval(since.start, None, f"open-ended: {since.rule}") if since else None
    match = _BOUND.fullmatch(text)
    if match is None:
        return None
    bound = match["bound"]
    rest = match["rest"]
    inner = (
        _night_of(rest, frame)
        or _single(rest, replace(frame, ahead=bound in _AHEAD if frame.ahead is None else frame.ahead))
        or _dated_inside(rest, frame)
        or (_told_at_the_end(rest, frame) if bound in ("since", "ever since") else None)
    )
    return _opened(bound, inner, frame.published) if inner else None


def _opened(bound: str, inner: Interval, published: date | None) -> Interval | None:
    rule = f"{bound}, open-ended: {inner.rule}"
    if bound in _OPENING:
        return Interval(inner.start, None, rule)
    if bound in _CLOSING:
        return Interval(None, inner.end, rule)
    if bound == "after":
        return Interval(inner.end + timedelta(days=1), None, rule) if inner.end else None
    if inner.start is None:
        return None
    still_ahead = published is not None and published < inner.start
    return Interval(published if still_ahead else None, inner.start - timedelta(days=1), rule)


def _range(text: str, frame: Frame) -> Interval | None:
    """'between 2016 and 2018', '8-10 May', 'March and May 2016': each side lends the other its month and year."""
    match = _RANGE.fullmatch(text)
    if match is None:
        return None
    first, last = match["first"], match["last"]
    end = _single(last, frame) or _single(_completed(last, first), frame)
    start = _single(_completed(first, last), frame) or _single(first, frame)
    whole = cover(start, end) if start and end else None
    return replace(whole, rule=f"from the first to the last: {whole.rule}") if whole else None


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
    return Interval(found.start, found.end + timedelta(days=1), f"the night and the day after: {found.rule}")


def _dated_inside(text: str, frame: Frame) -> Interval | None:
    """A phrase that ends in a date is as long as its date: 'the rainy season of 1982', 'since the truce of May 5'."""
    found = next((match for pattern in _DATED if (match := pattern.search(text))), None)
    return _single(found.group(), frame) if found else None


def _told_at_the_end(text: str, frame: Frame) -> Interval | None:
    """'since the strikes began in June', 'since the raid on Monday': the longest end of the words that says a time."""
    ends = (text[one.start() :] for one in _BEFORE_A_TIME.finditer(text))
    return next((found for end in ends if (found := _single(end, frame))), None)

"""Parts of a unit: early May, mid-2018, the first half of last year, the third quarter, the second week of June."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, month_of, until_day, week_of
from claimbook.resolve.times.units import days_back
from claimbook.resolve.times.vocabulary import COUNT, WEEKDAY, WEEKDAYS, number_of

Read = Callable[[str, Frame], Interval | None]
"""The reader of single forms, for the unit that is parted."""

THIRDS: Final = {"early": 0, "mid": 1, "late": 2}
HALVES: Final = {"first half": 0, "second half": 1}
_PART: Final = re.compile(
    r"(?:the )?(?:very )?(?P<part>early part|latter part|later part|early|mid|middle|late|beginning|start|end|close"
    r"|(?:first|second|latter|last) half|(?:first|second|third|fourth|last|final) quarter"
    r"|(?:first|second|third|fourth|fifth|last|final) week"
    rf"|(?P<edge>first|last|closing|opening|early|final) (?:(?:few|couple of|{COUNT}) )?(?P<unit>day|week|month)s"
    rf"|(?:first|second|third|fourth|last) {WEEKDAY})"
    r"(?: of| in)? (?:the )?(?P<rest>.+)"
)
_UNIT: Final = re.compile(r"(?:(?:last|this|next|that|same|current|past|previous) )?(?:week|month|year|decade|century)")
_WORDS: Final = {
    "early part": "early", "middle": "mid", "latter part": "late", "later part": "late", "start": "beginning",
    "close": "end", "latter half": "second half", "last half": "second half",
}  # fmt: skip
_ORDINALS: Final = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1, "final": -1}


def read_part(text: str, frame: Frame, read: Read) -> Interval | None:
    """The part of the unit that the rest of the words names; None where the words are no part of a unit."""
    match = _PART.fullmatch(text)
    if match is None:
        return None
    whole = _whole(match["rest"], frame, read)
    part = _WORDS.get(match["part"], match["part"])
    found = (
        _counted(match, whole) if match["edge"] and whole else _cut(part, whole, match["weekday"]) if whole else None
    )
    if found is None or whole is None:
        return None
    running = frame.published is not None and frame.published in whole and not frame.ahead
    cut = until_day(found, frame.published) if running and frame.published else found
    return replace(cut, rule=f"the {match['part']} of: {whole.rule}")


def _whole(rest: str, frame: Frame, read: Read) -> Interval | None:
    """The unit in full, though the report stands inside of it."""
    text = f"this {rest}" if rest in ("week", "month", "year") else rest
    found = read(text, frame)
    if found is None or found.start is None or not _UNIT.fullmatch(text):
        return found
    if text.endswith("week"):
        full = week_of(found.start)
    elif text.endswith("month"):
        full = month_of(found.start.year, found.start.month)
    elif text.endswith("year"):
        full = Interval(date(found.start.year, 1, 1), date(found.start.year, 12, 31))
    else:
        return found
    return replace(full, rule=found.rule)


def _cut(part: str, whole: Interval, weekday: str | None) -> Interval | None:
    if whole.start is None or whole.end is None:
        return None
    start, end = whole.start, whole.end
    days = (end - start).days + 1
    if weekday:
        return _weekday(start, end, part.split(maxsplit=1)[0], WEEKDAYS[weekday])
    if part.endswith((" quarter", " week")):
        return _ordinal(start, end, *part.split(" ", 1))
    if part in ("beginning", "end"):
        return _edge(start, end, part)
    if part in HALVES:
        return _pieces(start, end, 2, HALVES[part])
    return _pieces(start, end, 3, THIRDS[part]) if days > 3 else whole


def _ordinal(start: date, end: date, ordinal: str, piece: str) -> Interval | None:
    """A quarter of a year, or a week of a month or year."""
    number = _ORDINALS[ordinal]
    if piece == "week":
        return _week(start, end, number)
    return _pieces(start, end, 4, number % 4) if (end - start).days > 300 else None


def _counted(match: re.Match[str], whole: Interval) -> Interval | None:
    """'the first two weeks of January'; where the words give no count, five days, and three weeks or months."""
    if whole.start is None or whole.end is None:
        return None
    unit = match["unit"]
    count = number_of(match["count"]) if match["count"] else {"day": 5}.get(unit, 3)
    if match["edge"] in ("first", "opening", "early"):
        last = min(days_back(whole.start, -count, unit) - timedelta(days=1), whole.end)
        return Interval(whole.start, last)
    return Interval(max(days_back(whole.end, count, unit) + timedelta(days=1), whole.start), whole.end)


def _edge(start: date, end: date, part: str) -> Interval:
    """The first or last month of a year, ten days of a month, day of a week; else a third."""
    days = (end - start).days + 1
    if 300 < days < 400:
        return month_of(start.year, start.month) if part == "beginning" else month_of(end.year, end.month)
    if days == 7:
        return Interval(start, start) if part == "beginning" else Interval(end - timedelta(days=2), end)
    return _pieces(start, end, 3, 0 if part == "beginning" else 2)


def _pieces(start: date, end: date, count: int, number: int) -> Interval:
    """One of so many pieces: of whole months, years, or of days (a month's thirds are 1-10, 11-20 and the rest)."""
    years, months = end.year - start.year + 1, 12 * (end.year - start.year) + end.month - start.month + 1
    if years >= 10:
        edges = [start.year + round(years * one / count) for one in (number, number + 1)]
        return Interval(date(edges[0], 1, 1), date(edges[1] - 1, 12, 31))
    if months >= count:
        first = start.month + months * number // count
        return Interval(
            month_of(start.year, first).start,
            month_of(start.year, start.month + months * (number + 1) // count - 1).end,
        )
    days = (end - start).days + 1
    size = days // count
    last = end if number == count - 1 else start + timedelta(days=size * (number + 1) - 1)
    return Interval(start + timedelta(days=size * number), last)


def _week(start: date, end: date, number: int) -> Interval | None:
    """The days 1 to 7 of a month or year are its first week; the last one ends with it."""
    first = end - timedelta(days=6) if number < 0 else start + timedelta(days=7 * number)
    return Interval(first, min(first + timedelta(days=6), end)) if start <= first <= end else None


def _weekday(start: date, end: date, ordinal: str, weekday: int) -> Interval | None:
    number = _ORDINALS[ordinal]
    if number < 0:
        day = end - timedelta(days=(end.weekday() - weekday) % 7)
    else:
        day = start + timedelta(days=(weekday - start.weekday()) % 7 + 7 * number)
    return Interval(day, day) if start <= day <= end else None

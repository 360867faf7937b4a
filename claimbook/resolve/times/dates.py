"""Dates: days, months, years, decades and centuries, with their year or without."""

import re
from datetime import timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_in, month_of, months_of, year_of
from claimbook.resolve.times.vocabulary import DAY, DECADES, MONTH, MONTHS, WEEKDAY, YEAR

NEAR: Final = timedelta(days=31)
"""A day without its year up to a month after the report is the coming one ('talks on May 12'), else the past one."""


def _day(match: re.Match[str], frame: Frame) -> Interval | None:
    month, day = MONTHS[match["month"]], int(match["day"])
    year = match.groupdict().get("year")
    return day_in(int(year), month, day) if year else _nearest_day(month, day, frame)


def _nearest_day(month: int, day: int, frame: Frame) -> Interval | None:
    """The last such day, or the coming one where it is near or the words look ahead."""
    if frame.published is None:
        return None
    years = (frame.published.year + 1, frame.published.year, frame.published.year - 1)
    given = [one for one in (day_in(year, month, day) for year in years) if one is not None and one.start]
    if frame.ahead:
        return next((one for one in reversed(given) if one.start and one.start >= frame.published), None)
    return next((one for one in given if one.start and one.start <= frame.published + NEAR), None)


def _day_alone(match: re.Match[str], frame: Frame) -> Interval | None:
    """'the 11th': the last such day, in this month or the one before."""
    if frame.published is None:
        return None
    here, day = frame.published, int(match["day"])
    if day > here.day:
        here = here.replace(day=1) - timedelta(days=1)
    return day_in(here.year, here.month, day)


def _month(match: re.Match[str], frame: Frame) -> Interval | None:
    month = MONTHS[match["month"]]
    if year := match.groupdict().get("year"):
        return month_of(int(year), month)
    if frame.published is None:
        return None
    if frame.ahead:
        return month_of(frame.published.year + (month < frame.published.month), month)
    return month_of(frame.published.year - (month > frame.published.month), month)


def _month_of_year(match: re.Match[str], frame: Frame) -> Interval | None:
    """'August last year', 'this year in June'."""
    if frame.published is None:
        return None
    shift = {"last": -1, "this": 0, "next": 1}[match["which"]]
    return month_of(frame.published.year + shift, MONTHS[match["month"]])


def _decade(match: re.Match[str], _: Frame) -> Interval | None:
    groups = match.groupdict()
    first = int(groups["decade"]) * 10 if groups.get("decade") else 1900 + DECADES[match["word"]]
    from_year, to_year = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), None: (0, 9)}[match["part"]]
    return Interval(year_of(first + from_year).start, year_of(first + to_year).end)


def _century(match: re.Match[str], _: Frame) -> Interval:
    last = int(match["century"]) * 100
    return Interval(year_of(last - 99).start, year_of(last).end)


def _part_of_year(match: re.Match[str], _: Frame) -> Interval:
    first, last = PARTS_OF_YEAR[match["part"]]
    return months_of(int(match["year"]), first, last)


def _part_of_month(match: re.Match[str], frame: Frame) -> Interval | None:
    whole = _month(match, frame)
    if whole is None or whole.start is None or whole.end is None:
        return None
    first, last = {"early": (1, 10), "mid": (11, 20), "late": (21, whole.end.day)}[match["part"]]
    return Interval(whole.start.replace(day=first), whole.start.replace(day=last))


PARTS_OF_YEAR: Final = {
    "early": (1, 4), "mid": (5, 8), "late": (9, 12), "first half": (1, 6), "second half": (7, 12),
    "beginning": (1, 1), "start": (1, 1), "end": (12, 12),
}  # fmt: skip
_WEEKDAY = rf"(?:{WEEKDAY} )?"
_PART = r"(?P<part>early|mid|late)"
_OF_YEAR = r"(?:of )?(?P<which>last|this|next) year"

DATES: Final[tuple[Form, ...]] = (
    form(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)", lambda m, _: _iso(m)),
    form(rf"{_WEEKDAY}{DAY} (?:of )?{MONTH}(?: {YEAR})?", _day),
    form(rf"{_WEEKDAY}{MONTH} {DAY}(?: {YEAR})?", _day),
    form(rf"{MONTH} (?:of )?{YEAR}", _month),
    form(rf"{MONTH} {_OF_YEAR}", _month_of_year),
    form(rf"{_OF_YEAR} in {MONTH}", _month_of_year),
    form(MONTH, _month),
    form(rf"(?:the )?(?:{_PART} )?(?P<decade>\d{{3}})0s", _decade),
    form(rf"(?:the )?(?:{_PART} )?(?P<word>{'|'.join(DECADES)})", _decade),
    form(r"(?:the )?(?P<century>\d{1,2})(?:st|nd|rd|th) century", _century),
    form(rf"(?:the )?(?P<part>{'|'.join(PARTS_OF_YEAR)}) (?:of )?(?:the year )?{YEAR}", _part_of_year),
    form(rf"{_PART} {MONTH}(?: {YEAR})?", _part_of_month),
    form(rf"(?:the )?(?:year )?{YEAR}", lambda m, _: year_of(int(m["year"]))),
    form(r"the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", _day_alone),
)


def _iso(match: re.Match[str]) -> Interval | None:
    month = int(match["month"])
    return day_in(int(match["year"]), month, int(match["day"])) if 1 <= month <= 12 else None

"""Dates: days, months, years, decades and centuries, with their year or without."""

import re
from datetime import timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_in, month_of, months_of, year_of
from claimbook.resolve.times.vocabulary import DAY, DECADES, MONTH, MONTHS, SHORT_YEAR, WEEKDAY, YEAR, full_year

_SHIFTS: Final = {"last": -1, "this": 0, "next": 1}
_NTH: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_DAY_RULE: Final = "a day of the calendar; without a year the last one, or a coming one within a month"
_PIECE_RULE: Final = "a quarter or half of a year; without a year the last that has begun"
NEAR: Final = timedelta(days=31)
"""A day without its year up to a month after the report is the coming one ('talks on May 12'), else the past one."""


def _day(match: re.Match[str], frame: Frame) -> Interval | None:
    month, day = MONTHS[match["month"]], int(match["day"])
    year = _year(match)
    return day_in(year, month, day) if year else _nearest_day(month, day, frame)


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    short = groups.get("short")
    return int(groups["year"]) if groups.get("year") else full_year(short) if short else None


def _day_of_year(match: re.Match[str], frame: Frame) -> Interval | None:
    """'16 May last year'."""
    if frame.published is None:
        return None
    return day_in(frame.published.year + _SHIFTS[match["which"]], MONTHS[match["month"]], int(match["day"]))


def _nearest_day(month: int, day: int, frame: Frame) -> Interval | None:
    """The last such day, or the coming one where it is near or the words look ahead."""
    if frame.published is None:
        return None
    years = (frame.published.year + 1, frame.published.year, frame.published.year - 1)
    given = [one for one in (day_in(year, month, day) for year in years) if one is not None and one.start]
    if frame.ahead:
        return next((one for one in reversed(given) if one.start and one.start >= frame.published), None)
    latest = frame.published if frame.happened else frame.published + NEAR
    return next((one for one in given if one.start and one.start <= latest), None)


def _nearest(match: re.Match[str], frame: Frame) -> Interval | None:
    """'27 December last'."""
    return _nearest_day(MONTHS[match["month"]], int(match["day"]), Frame(frame.published))


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
    if year := _year(match):
        return month_of(year, month)
    if frame.published is None:
        return None
    if frame.ahead:
        return month_of(frame.published.year + (month < frame.published.month), month)
    return month_of(frame.published.year - (month > frame.published.month), month)


def _month_of_year(match: re.Match[str], frame: Frame) -> Interval | None:
    """'August last year', 'this year in June'."""
    if frame.published is None:
        return None
    return month_of(frame.published.year + _SHIFTS[match["which"]], MONTHS[match["month"]])


def _decade(match: re.Match[str], _: Frame) -> Interval | None:
    groups = match.groupdict()
    if groups.get("decade"):
        first = int(groups["decade"]) * 10
    else:
        first = 1900 + (int(groups["short"]) * 10 if groups.get("short") else DECADES[match["word"]])
    from_year, to_year = {"early": (0, 3), "mid": (4, 6), "late": (6, 9), None: (0, 9)}[match["part"]]
    return Interval(year_of(first + from_year).start, year_of(first + to_year).end)


def _piece(match: re.Match[str], frame: Frame) -> Interval | None:
    """A quarter or half of a year; without a year the last one that has begun."""
    number, length = int(_NTH.get(match["nth"], match["nth"])), 6 if match.groupdict().get("piece") == "half" else 3
    if number * length > 12:
        return None
    years = [int(match["year"])] if match["year"] else _years_about(frame)
    found = [months_of(year, (number - 1) * length + 1, number * length) for year in years]
    here = frame.published
    if match["year"] or here is None:
        return found[0] if found else None
    if frame.ahead:
        return next((one for one in reversed(found) if one.end and one.end >= here), None)
    return next((one for one in found if one.start and one.start <= here), None)


def _years_about(frame: Frame) -> list[int]:
    """The latest first."""
    return [frame.published.year + one for one in (1, 0, -1)] if frame.published else []


def _years(match: re.Match[str], _: Frame) -> Interval | None:
    first, last = int(match["year"]), int(match["year"][:2] + match["last"])
    return Interval(year_of(first).start, year_of(last).end) if first < last else None


def _century(match: re.Match[str], _: Frame) -> Interval:
    last = int(match["century"]) * 100
    return Interval(year_of(last - 99).start, year_of(last).end)


_WEEKDAY = rf"(?:{WEEKDAY} )?"
_PART = r"(?P<part>early|mid|late)"
_OF_YEAR = r"(?:of )?(?P<which>last|this|next) year"
_ORDINAL = r"(?P<nth>first|second|third|fourth|1st|2nd|3rd|4th)"

DATES: Final[tuple[Form, ...]] = (
    form(rf"{_WEEKDAY}{DAY} (?:of )?{MONTH}(?: {YEAR})?", _day, _DAY_RULE),
    form(rf"{_WEEKDAY}{MONTH} {DAY}(?: {YEAR})?", _day, _DAY_RULE),
    form(rf"{_WEEKDAY}{DAY} {MONTH} {SHORT_YEAR}", _day, "a day with two figures of its year"),
    form(rf"{DAY}-{MONTH}-(?:{YEAR}|{SHORT_YEAR})", _day, "a day of the calendar"),
    form(rf"{YEAR} {MONTH} {DAY}", _day, "a day of the calendar"),
    form(rf"{_WEEKDAY}{DAY} (?:of )?{MONTH} {_OF_YEAR}", _day_of_year, "a day of the year that the words name"),
    form(rf"{_WEEKDAY}{MONTH} {DAY} {_OF_YEAR}", _day_of_year, "a day of the year that the words name"),
    form(rf"{DAY} {MONTH} last", _nearest, "the last such day"),
    form(rf"{MONTH} (?:of )?(?:the year )?{YEAR}", _month, "a month of the calendar"),
    form(rf"{YEAR} {MONTH}", _month, "a month of the calendar"),
    form(rf"{MONTH} '(?P<short>\d\d)", _month, "a month with two figures of its year"),
    form(rf"{MONTH} {_OF_YEAR}", _month_of_year, "a month of the year that the words name"),
    form(rf"{_OF_YEAR} in {MONTH}", _month_of_year, "a month of the year that the words name"),
    form(MONTH, _month, "a month without its year: the last that has begun, or the next if the words look ahead"),
    form(rf"(?:the )?(?:{_PART} )?(?P<decade>\d{{3}})0s", _decade, "a decade"),
    form(rf"(?:the )?(?:{_PART} )?'?(?P<short>[2-9])0s", _decade, "a decade of the last century"),
    form(rf"(?:the )?(?:{_PART} )?(?P<word>{'|'.join(DECADES)})", _decade, "a decade of the last century"),
    form(r"(?:the )?(?P<century>\d{1,2})(?:st|nd|rd|th) century", _century, "a century"),
    form(
        rf"(?:the )?{_ORDINAL} (?P<piece>quarter|half)(?:(?: of)? (?:the )?(?:fiscal )?(?:year )?{YEAR})?",
        _piece,
        _PIECE_RULE,
    ),
    form(rf"q(?P<nth>[1-4])(?: {YEAR})?", _piece, _PIECE_RULE),
    form(
        rf"(?:the )?(?:fiscal |financial )?(?:year )?{YEAR}(?: fiscal year)?",
        lambda m, _: year_of(int(m["year"])),
        "a year",
    ),
    form(rf"(?P<first>{YEAR})[/-](?P<last>\d\d)", _years, "from one year to the next"),
    form(r"the (?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)", _day_alone, "a day without its month: the last such day"),
)

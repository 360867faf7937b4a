"""Words that are read against the day of the report: yesterday, last Friday, three weeks ago, the past year."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import (
    Interval,
    cover,
    day_of,
    month_of,
    months_before,
    until_day,
    week_of,
    year_of,
    years_before,
)
from claimbook.resolve.times.vocabulary import COUNT, MONTH, MONTHS, WEEKDAY, WEEKDAYS, number_of

Step = Callable[[re.Match[str], date], Interval | None]


def _published(step: Step) -> Callable[[re.Match[str], Frame], Interval | None]:
    """A reader that needs the day of the report, and places nothing without it."""
    return lambda match, frame: step(match, frame.published) if frame.published else None


def _days_from(days: int) -> Step:
    return lambda _, here: day_of(here + timedelta(days=days))


def _nights(_: re.Match[str], here: date) -> Interval:
    return Interval(here - timedelta(days=1), here)


def _weekday_back(match: re.Match[str], here: date) -> Interval:
    """'on Tuesday': the last one, the day of the report included; 'last Tuesday': before it."""
    back = (here.weekday() - WEEKDAYS[match["weekday"]]) % 7
    return day_of(here - timedelta(days=back or 7 * (match.groupdict().get("which") == "last")))


def _weekday_in_week(match: re.Match[str], here: date) -> Interval | None:
    """'this Wednesday', 'Tuesday last week', 'next Friday': the day of that week."""
    shift = {"last": -7, "this": 0, "next": 7, "coming": 0}[match["which"]]
    monday = week_of(here + timedelta(days=shift)).start
    return day_of(monday + timedelta(days=WEEKDAYS[match["weekday"]])) if monday else None


def _night_to(match: re.Match[str], here: date) -> Interval:
    last = _weekday_back(match, here).end or here
    return Interval(last - timedelta(days=1), last)


def _weekend(match: re.Match[str], here: date) -> Interval:
    """The last Saturday and Sunday that have begun; 'last weekend' those before the report."""
    back = (here.weekday() - 5) % 7
    saturday = here - timedelta(days=back + 7 * (match["which"] == "last" and back < 2))
    return Interval(saturday, saturday + timedelta(days=1))


def unit_about(unit: str, here: date) -> Interval:
    """The calendar week, month or year about the day."""
    return {"week": week_of(here), "month": month_of(here.year, here.month), "year": year_of(here.year)}[unit]


def _calendar_unit(match: re.Match[str], here: date) -> Interval | None:
    """'last week' is Monday to Sunday, 'this month' runs up to the report, 'next year' is all of it."""
    which, unit = match["which"], match["unit"]
    now = unit_about(unit, here)
    if which == "this" or now.start is None or now.end is None:
        return until_day(now, here)
    return unit_about(unit, now.end + timedelta(days=1) if which == "next" else now.start - timedelta(days=1))


def _start_of_unit(match: re.Match[str], here: date) -> Interval | None:
    first = unit_about(match["unit"], here).start
    if first is None:
        return None
    return month_of(first.year, first.month) if match["unit"] == "year" else day_of(first)


def _last_month_named(match: re.Match[str], here: date) -> Interval:
    """'last April': the last one that was over before the month of the report."""
    month = MONTHS[match["month"]]
    return month_of(here.year - (month >= here.month), month)


def days_back(here: date, count: int, unit: str) -> date:
    """The day so many hours (full days of them), days, weeks, months or years before."""
    if unit == "hour":
        return here - timedelta(days=count // 24)
    if unit in ("day", "week"):
        return here - timedelta(days=count * (7 if unit == "week" else 1))
    return years_before(here, count) if unit == "year" else months_before(here, count)


def _ago(match: re.Match[str], here: date) -> Interval | None:
    """'three days ago' is a day, 'two months ago' a whole month, 'four years ago' a whole year."""
    count, unit = number_of(match["count"]), match["unit"]
    day = days_back(here, count, unit)
    return unit_about(unit, day) if unit in ("month", "year") else day_of(day)


def _decades_back(match: re.Match[str], here: date) -> Interval:
    return year_of(here.year - 10 * number_of(match["count"]))


def _past(match: re.Match[str], here: date) -> Interval | None:
    """'the past two weeks': so many days, months or years up to the report."""
    count = number_of(match["count"]) if match["count"] else 1
    if match["unit"] == "hour":
        count += 23  # hours that reach back before midnight reach the day before
    return cover(day_of(days_back(here, count, match["unit"])), day_of(here))


UNIT: Final = r"(?P<unit>hour|day|week|month|year)s?"
_HEDGE = r"(?:about |almost |nearly |some |just |over |more than )*"
_NIGHT = r"(?:overnight|nighttime|(?:in|during) the night)"
_SO_FAR = r"(?:earlier|later|so far|already|late|early)"
_TODAY = r"(?:earlier |later |late |early )?(?:today|tonight|this (?:day|morning|afternoon|evening))"
_YESTERDAY = r"(?:earlier |late |early )?yesterday(?: night)?|last night|the previous night"

RELATIVE: Final[tuple[Form, ...]] = (
    form(_TODAY, _published(_days_from(0))),
    form(_YESTERDAY, _published(_days_from(-1))),
    form(r"(?:the )?day before yesterday", _published(_days_from(-2))),
    form(r"tomorrow(?: night)?", _published(_days_from(1))),
    form(_NIGHT, _published(_nights)),
    form(rf"(?:(?P<which>last) )?{WEEKDAY}(?: night)?", _published(_weekday_back)),
    form(rf"(?P<which>this|next|coming) {WEEKDAY}(?: night)?", _published(_weekday_in_week)),
    form(rf"{WEEKDAY} (?:of )?(?P<which>last|this|next) week", _published(_weekday_in_week)),
    form(rf"(?:the )?night to {WEEKDAY}", _published(_night_to)),
    form(r"(?:the |(?P<which>this|last) )?(?:past )?weekend", _published(_weekend)),
    form(r"(?:the )?(?P<which>last|this|next) (?P<unit>week|month|year)", _published(_calendar_unit)),
    form(rf"{_SO_FAR} (?:in )?(?P<which>this) (?P<unit>week|month|year)", _published(_calendar_unit)),
    form(r"(?:the )?(?:beginning|start) of (?:the|this) (?P<unit>week|month|year)", _published(_start_of_unit)),
    form(rf"(?:last|this past) {MONTH}", _published(_last_month_named)),
    form(rf"{_HEDGE}{COUNT} {UNIT} (?:ago|prior)", _published(_ago)),
    form(rf"{_HEDGE}{COUNT} decades? ago", _published(_decades_back)),
    form(r"half a year ago", _published(lambda _, here: unit_about("month", months_before(here, 6)))),
    form(rf"(?:in |over |during |within )?(?:the )?(?:past|last|previous) (?:{COUNT} )?{UNIT}", _published(_past)),
)

"""Words that are read against the day of the report: yesterday, last Friday, this week, next month."""

import re
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_of, month_of, until_day, week_of
from claimbook.resolve.times.units import Step, days_back, from_report, unit_about
from claimbook.resolve.times.vocabulary import MONTH, MONTHS, WEEKDAY, WEEKDAYS

_UNIT_RULE: Final = "the calendar week (Monday to Sunday), month or year; a running one up to the report"
_SHIFTS: Final = {"last": -1, "latest": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
_NIGHT = r"(?:overnight|nighttime|(?:in|during) the night|this night)"
_SO_FAR = r"(?:earlier|so far|already|to date|the remainder of|the rest of|the whole of|all)"
_TODAY = r"(?:earlier |later |late |early |just |only )*(?:today|tonight|this (?:day|morning|afternoon|evening|date))"
_YESTERDAY = (
    r"(?:earlier |later |late |early |just |only )*yesterday(?: night)?|last (?:night|evening)|the previous night"
)
_NOW = r"(?:the )?(?:current|present)"
_ON = "a day of the week: the last one up to the report"


def _days_from(days: int) -> Step:
    return lambda _, here: day_of(here + timedelta(days=days))


def _nights(_: re.Match[str], here: date) -> Interval:
    return Interval(here - timedelta(days=1), here)


def _weekday(match: re.Match[str], frame: Frame) -> Interval | None:
    """'on Tuesday': the last one, or the coming one where the words look ahead."""
    here = frame.published
    if here is None:
        return None
    if frame.ahead and not match["which"]:
        return day_of(here + timedelta(days=(WEEKDAYS[match["weekday"]] - here.weekday()) % 7))
    return _weekday_back(match, here)


def _weekday_back(match: re.Match[str], here: date) -> Interval:
    """'on Tuesday': the last one, the day of the report included; 'last Tuesday': before it."""
    back = (here.weekday() - WEEKDAYS[match["weekday"]]) % 7
    return day_of(here - timedelta(days=back or 7 * (match.groupdict().get("which") is not None)))


def _weekday_in_week(match: re.Match[str], here: date) -> Interval | None:
    """'this Wednesday', 'Tuesday last week', 'next Friday': the day of that week."""
    if match["which"].endswith("coming"):
        return day_of(here + timedelta(days=(WEEKDAYS[match["weekday"]] - here.weekday()) % 7 or 7))
    shift = {"last": -7, "this": 0, "next": 7}[match["which"]]
    monday = week_of(here + timedelta(days=shift)).start
    return day_of(monday + timedelta(days=WEEKDAYS[match["weekday"]])) if monday else None


def _night_to(match: re.Match[str], here: date) -> Interval:
    back = (here.weekday() - WEEKDAYS[match["weekday"] or match["weekday2"]]) % 7
    last = here - timedelta(days=back)
    return Interval(last - timedelta(days=1), last)


def _weekend(match: re.Match[str], here: date) -> Interval:
    """The last Saturday and Sunday that have begun; 'last weekend' those before the report."""
    back = (here.weekday() - 5) % 7
    saturday = here - timedelta(days=back + 7 * (match["which"] is not None and match["which"] != "this" and back < 2))
    return Interval(saturday, saturday + timedelta(days=1))


def _calendar_unit(match: re.Match[str], here: date) -> Interval | None:
    """'last week' is Monday to Sunday, 'this month' runs up to the report, 'next year' is all of it."""
    which, unit = match["which"], match["unit"]
    now = unit_about(unit, here)
    if which in ("this", "same") or now.start is None or now.end is None:
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


def _before_last(match: re.Match[str], here: date) -> Interval:
    """'the week before last'; of weekdays the last but one."""
    if match["weekday"]:
        last = _weekday_back(match, here).end or here
        return day_of(last - timedelta(days=7))
    return unit_about(match["unit"], days_back(here, 2, match["unit"]))


def _quarter(match: re.Match[str], here: date) -> Interval:
    first = month_of(here.year, here.month - (here.month - 1) % 3 + 3 * _SHIFTS[match["which"]]).start or here
    return Interval(first, month_of(first.year, first.month + 2).end)


def _next_month(match: re.Match[str], here: date) -> Interval:
    month = MONTHS[match["month"]]
    return month_of(here.year + (month <= here.month), month)


def _this_month(match: re.Match[str], here: date) -> Interval:
    return month_of(here.year, MONTHS[match["month"]])


def _unit_now(match: re.Match[str], here: date) -> Interval:
    return until_day(unit_about(match["unit"], here), here)


def _next_weekend(_: re.Match[str], here: date) -> Interval:
    saturday = here + timedelta(days=(5 - here.weekday()) % 7 or 7)
    return Interval(saturday, saturday + timedelta(days=1))


def _night_from(match: re.Match[str], here: date) -> Interval:
    first = _weekday_back(match, here).start or here
    return Interval(first, first + timedelta(days=1))


def _weekday_ago(match: re.Match[str], here: date) -> Interval:
    """'Friday a week ago', 'a week ago Friday'."""
    back = (here.weekday() - WEEKDAYS[match["weekday"] or match["weekday2"]]) % 7
    return day_of(here - timedelta(days=back + 7))


_WEEKDAY2: Final = WEEKDAY.replace("weekday", "weekday2")

RELATIVE: Final[tuple[Form, ...]] = (
    form(_TODAY, from_report(_days_from(0)), "the day of the report"),
    form(_YESTERDAY, from_report(_days_from(-1)), "the day before the report"),
    form(r"(?:the )?day before yesterday", from_report(_days_from(-2)), "two days before the report"),
    form(r"tomorrow(?: night)?", from_report(_days_from(1)), "the day after the report"),
    form(r"(?:the )?day after tomorrow", from_report(_days_from(2)), "two days after the report"),
    form(_NIGHT, from_report(_nights), "the night before the report"),
    form(rf"(?:(?P<which>last|past|this past|previous) )?{WEEKDAY}(?: night)?", _weekday, _ON),
    form(
        rf"(?P<which>this|this coming|next|coming) {WEEKDAY}(?: night)?",
        from_report(_weekday_in_week),
        "a day of this or the next week",
    ),
    form(rf"{WEEKDAY}(?: of)? (?P<which>last|this|next) week", from_report(_weekday_in_week), "a day of that week"),
    form(rf"(?P<which>last|this|next) week {WEEKDAY}", from_report(_weekday_in_week), "a day of that week"),
    form(
        rf"{WEEKDAY} a week ago|(?:a|one) week ago (?:on )?{_WEEKDAY2}",
        from_report(_weekday_ago),
        "the last but one such day",
    ),
    form(
        rf"(?:the )?night(?: to|-to| into| before) {WEEKDAY}|overnight (?:in|un)?to {_WEEKDAY2}",
        from_report(_night_to),
        "the night that ends on the last such day",
    ),
    form(
        rf"(?:overnight|(?:the )?night)(?: on| of)? {WEEKDAY}",
        from_report(_night_from),
        "the night that begins on the last such day",
    ),
    form(
        r"(?:the |(?P<which>this|last|past|this past) )?(?:past )?week-?end",
        from_report(_weekend),
        "the last Saturday and Sunday that have begun",
    ),
    form(
        r"(?:the )?next weekend|(?:the )?coming weekend", from_report(_next_weekend), "the coming Saturday and Sunday"
    ),
    form(
        r"(?:the )?(?P<which>last|this|next|same|previous) (?:calendar |fiscal |financial )?(?P<unit>week|month|year)",
        from_report(_calendar_unit),
        _UNIT_RULE,
    ),
    form(rf"{_NOW} (?P<unit>week|month|year)", from_report(_unit_now), _UNIT_RULE),
    form(rf"{_SO_FAR} (?:in )?(?P<which>this) (?P<unit>week|month|year)", from_report(_calendar_unit), _UNIT_RULE),
    form(r"(?P<unit>year) to date", from_report(_unit_now), _UNIT_RULE),
    form(
        r"(?:the )?(?P<which>last|latest|previous|this|current|next) quarter",
        from_report(_quarter),
        "a quarter of the year",
    ),
    form(
        rf"(?:the )?(?:{WEEKDAY}|(?P<unit>week|month|year)) before last", from_report(_before_last), "the last but one"
    ),
    form(
        r"(?:the )?(?:beginning|start) of (?:the|this) (?P<unit>week|month|year)",
        from_report(_start_of_unit),
        "where the unit about the report begins",
    ),
    form(rf"(?:last|this past|past) {MONTH}", from_report(_last_month_named), "the last such month that was over"),
    form(rf"next {MONTH}", from_report(_next_month), "the next such month"),
    form(rf"this {MONTH}", from_report(_this_month), "that month of the report's year"),
)

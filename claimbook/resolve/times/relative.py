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
from claimbook.resolve.times.vocabulary import COUNT, FEW, MONTH, MONTHS, WEEKDAY, WEEKDAYS, YEAR, number_of

_UNIT_RULE: Final = "the calendar week (Monday to Sunday), month or year; a running one up to the report"
_PAST_RULE: Final = "so long up to the report"

Step = Callable[[re.Match[str], date], Interval | None]


def _published(step: Step) -> Callable[[re.Match[str], Frame], Interval | None]:
    """A reader that needs the day of the report, and places nothing without it."""
    return lambda match, frame: step(match, frame.published) if frame.published else None


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


def unit_about(unit: str, here: date) -> Interval:
    """The calendar week, month or year about the day."""
    return {"week": week_of(here), "month": month_of(here.year, here.month), "year": year_of(here.year)}[unit]


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


def _between_ago(match: re.Match[str], here: date) -> Interval | None:
    """'ten or fifteen years ago'."""
    unit = match["unit"]
    ends = [days_back(here, number_of(match[one]), unit) for one in ("most", "count")]
    if unit in ("month", "year"):
        return cover(unit_about(unit, ends[0]), unit_about(unit, ends[1]))
    return cover(day_of(ends[0]), day_of(ends[1]))


def _few_ago(match: re.Match[str], here: date) -> Interval:
    """'a few days ago': two to six of them back."""
    return Interval(days_back(here, 6, match["unit"]), days_back(here, 2, match["unit"]))


def _past_few(match: re.Match[str], here: date) -> Interval:
    """'the past few days': three of them, the least that the words can mean."""
    days = {"hour": 1}.get(match["unit"])
    return Interval(here - timedelta(days=days) if days else days_back(here, 3, match["unit"]), here)


def _coming(match: re.Match[str], here: date) -> Interval:
    """'within the next two weeks': from the report on."""
    count = number_of(match["count"]) if match["count"] else 1
    if match["unit"] == "hour":
        return Interval(here, here + timedelta(days=(count + 23) // 24))
    return Interval(here, days_back(here, -count, match["unit"]))


def _within(match: re.Match[str], frame: Frame) -> Interval | None:
    """'within ten days' is a term from the report on; where the sentence tells of the past, a length up to it."""
    here = frame.published
    return (_past if frame.ahead is False else _coming)(match, here) if here else None


def _ahead(match: re.Match[str], here: date) -> Interval:
    """'two weeks from now'."""
    day = days_back(here, -number_of(match["count"]), match["unit"])
    return unit_about(match["unit"], day) if match["unit"] in ("month", "year") else day_of(day)


def _before_last(match: re.Match[str], here: date) -> Interval:
    """'the week before last'; of weekdays the last but one."""
    if match["weekday"]:
        last = _weekday_back(match, here).end or here
        return day_of(last - timedelta(days=7))
    return unit_about(match["unit"], days_back(here, 2, match["unit"]))


def _later(match: re.Match[str], here: date) -> Interval | None:
    """'later this year': what is left of it."""
    return Interval(here, unit_about(match["unit"], here).end)


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


def _week_ago(match: re.Match[str], here: date) -> Interval | None:
    """'fifty years ago this week', 'two years ago today'."""
    day = days_back(here, number_of(match["count"]), match["unit"])
    return day_of(day) if match["about"] in ("today", "this day") else unit_about(match["about"].split()[-1], day)


def _past_decades(match: re.Match[str], here: date) -> Interval | None:
    count = number_of(match["count"]) if match["count"] else 1
    return Interval(years_before(here, 10 * count), here)


def _fortnight(weeks: int) -> Step:
    return lambda _, here: day_of(here - timedelta(days=7 * weeks))


def _year_to_date(match: re.Match[str], here: date) -> Interval:
    return until_day(year_of(int(match["year"])), here)


def _month_ago(match: re.Match[str], here: date) -> Interval:
    """'in May two years ago', 'two years ago in May'."""
    count, month = match["count"] or match["count2"], match["month"] or match["month2"]
    return month_of(here.year - number_of(count), MONTHS[month])


def _weekday_ago(match: re.Match[str], here: date) -> Interval:
    """'Friday a week ago', 'a week ago Friday'."""
    back = (here.weekday() - WEEKDAYS[match["weekday"] or match["weekday2"]]) % 7
    return day_of(here - timedelta(days=back + 7))


_SHIFTS: Final = {"last": -1, "latest": -1, "previous": -1, "this": 0, "current": 0, "next": 1}
UNIT: Final = r"(?P<unit>hour|day|week|month|year)s?"
HEDGE: Final = r"(?:about |almost |nearly |some |just |over |more than |less than |at least |roughly |only |around |well over )*"
_NIGHT = r"(?:overnight|nighttime|(?:in|during) the night|this night)"
_SO_FAR = r"(?:earlier|so far|already|late|early|to date|the remainder of|the rest of|the whole of|all)"
_TODAY = r"(?:earlier |later |late |early |just |only )*(?:today|tonight|this (?:day|morning|afternoon|evening|date))"
_YESTERDAY = r"(?:earlier |later |late |early |just |only )*yesterday(?: night)?|last (?:night|evening)|the previous night"
_NOW = r"(?:the )?(?:current|present)"
_ON = "a day of the week: the last one up to the report"

RELATIVE: Final[tuple[Form, ...]] = (
    form(_TODAY, _published(_days_from(0)), "the day of the report"),
    form(_YESTERDAY, _published(_days_from(-1)), "the day before the report"),
    form(r"(?:the )?day before yesterday", _published(_days_from(-2)), "two days before the report"),
    form(r"tomorrow(?: night)?", _published(_days_from(1)), "the day after the report"),
    form(r"(?:the )?day after tomorrow", _published(_days_from(2)), "two days after the report"),
    form(_NIGHT, _published(_nights), "the night before the report"),
    form(rf"(?:(?P<which>last|past|this past|previous) )?{WEEKDAY}(?: night)?", _weekday, _ON),
    form(rf"(?P<which>this|this coming|next|coming) {WEEKDAY}(?: night)?", _published(_weekday_in_week), "a day of this or the next week"),
    form(rf"{WEEKDAY}(?: of)? (?P<which>last|this|next) week", _published(_weekday_in_week), "a day of that week"),
    form(rf"(?P<which>last|this|next) week {WEEKDAY}", _published(_weekday_in_week), "a day of that week"),
    form(rf"{WEEKDAY} a week ago|(?:a|one) week ago (?:on )?{WEEKDAY.replace('weekday', 'weekday2')}", _published(_weekday_ago), "the last but one such day"),
    form(rf"(?:the )?night(?: to|-to| into| before) {WEEKDAY}|overnight (?:in|un)?to {WEEKDAY.replace('weekday', 'weekday2')}", _published(_night_to), "the night that ends on the last such day"),
    form(rf"(?:overnight|(?:the )?night)(?: on| of)? {WEEKDAY}", _published(_night_from), "the night that begins on the last such day"),
    form(r"(?:the |(?P<which>this|last|past|this past) )?(?:past )?week-?end", _published(_weekend), "the last Saturday and Sunday that have begun"),
    form(r"(?:the )?next weekend|(?:the )?coming weekend", _published(_next_weekend), "the coming Saturday and Sunday"),
    form(rf"(?:over|in|during|within|for|throughout) the (?:past|last|previous) (?:{COUNT} )?{UNIT}", _published(_past), _PAST_RULE),
    form(r"(?:the )?(?P<which>last|this|next|same|previous) (?:calendar |fiscal |financial )?(?P<unit>week|month|year)", _published(_calendar_unit), _UNIT_RULE),
    form(rf"{_NOW} (?P<unit>week|month|year)", _published(_unit_now), _UNIT_RULE),
    form(rf"{_SO_FAR} (?:in )?(?P<which>this) (?P<unit>week|month|year)", _published(_calendar_unit), _UNIT_RULE),
    form(r"(?P<unit>year) to date", _published(_unit_now), _UNIT_RULE),
    form(r"later (?:in )?this (?P<unit>week|month|year)", _published(_later), "what is left of the unit after the report"),
    form(rf"(?:so far|already) in (?:the year )?{YEAR}", _published(_year_to_date), "the year up to the report"),
    form(r"(?:the )?(?P<which>last|latest|previous|this|current|next) quarter", _published(_quarter), "a quarter of the year"),
    form(rf"(?:the )?(?:{WEEKDAY}|(?P<unit>week|month|year)) before last", _published(_before_last), "the last but one"),
    form(r"(?:the )?(?:beginning|start) of (?:the|this) (?P<unit>week|month|year)", _published(_start_of_unit), "where the unit about the report begins"),
    form(rf"(?:last|this past|past) {MONTH}", _published(_last_month_named), "the last such month that was over"),
    form(rf"next {MONTH}", _published(_next_month), "the next such month"),
    form(rf"this {MONTH}", _published(_this_month), "that month of the report's year"),
    form(rf"{HEDGE}{COUNT} {UNIT} ago (?P<about>this (?:week|month|year|day)|today)", _published(_week_ago), "so long before the report"),
    form(rf"{MONTH} {COUNT} years? ago|{COUNT.replace('count', 'count2')} years? ago (?:in |this |last )?{MONTH.replace('month', 'month2')}", _published(_month_ago), "a month of that year"),
    form(rf"{HEDGE}{COUNT} {UNIT} (?:ago|prior|back)", _published(_ago), "so long before the report"),
    form(rf"{HEDGE}(?P<least>{COUNT}) (?:or|to|-) {COUNT.replace('count', 'most')} {UNIT} ago", _published(_between_ago), "so long before the report"),
    form(rf"{HEDGE}{COUNT} fortnights? ago", _published(_fortnight(2)), "two weeks before the report"),
    form(rf"{HEDGE}{FEW} {UNIT} (?:ago|back)", _published(_few_ago), "two to six units before the report"),
    form(rf"{HEDGE}{COUNT} decades? ago", _published(_decades_back), "so many decades before the report"),
    form(r"half a year ago|(?:six|6) months ago", _published(lambda _, here: unit_about("month", months_before(here, 6))), "half a year before the report"),
    form(rf"(?:the )?(?:past|last|previous) (?:{COUNT} )?{UNIT}", _published(_past), _PAST_RULE),
    form(rf"(?:the )?(?:past|last|previous) (?:{COUNT} )?decades?", _published(_past_decades), _PAST_RULE),
    form(rf"(?:the )?(?:past|last|previous|recent) fortnight", _published(lambda _, here: Interval(here - timedelta(days=14), here)), _PAST_RULE),
    form(rf"(?:the )?(?:past|last|previous) (?:{FEW}|couple of) {UNIT}", _published(_past_few), _PAST_RULE),
    form(rf"within (?:the next |the coming )?{HEDGE}{COUNT} {UNIT}", _within, "so long after the report, or before it where the sentence tells of the past"),
    form(rf"(?:the )?(?:next|coming|following) {COUNT} {UNIT}", _published(_coming), "so long after the report"),
    form(rf"{COUNT} {UNIT} (?:from now|hence|from today)", _published(_ahead), "so long after the report"),
)

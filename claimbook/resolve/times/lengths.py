"""Lengths of time before or after the report: three weeks ago, the past year, within ten days."""

import re
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
    year_of,
    years_before,
)
from claimbook.resolve.times.units import HEDGE, UNIT, Step, days_back, from_report, unit_about
from claimbook.resolve.times.vocabulary import COUNT, FEW, MONTH, MONTHS, YEAR, number_of

_PAST_RULE: Final = "so long up to the report"


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
    return (_past if frame.ahead is False or frame.happened else _coming)(match, here) if here else None


def _ahead(match: re.Match[str], here: date) -> Interval:
    """'two weeks from now'."""
    day = days_back(here, -number_of(match["count"]), match["unit"])
    return unit_about(match["unit"], day) if match["unit"] in ("month", "year") else day_of(day)


def _later(match: re.Match[str], here: date) -> Interval | None:
    """'later this year': what is left of it."""
    return Interval(here, unit_about(match["unit"], here).end)


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


_COUNT2: Final = COUNT.replace("count", "count2")
_MONTH2: Final = MONTH.replace("month", "month2")

LENGTHS: Final[tuple[Form, ...]] = (
    form(
        rf"(?:over|in|during|within|for|throughout) the (?:past|last|previous) (?:{COUNT} )?{UNIT}",
        from_report(_past),
        _PAST_RULE,
    ),
    form(
        r"later (?:in )?this (?P<unit>week|month|year)",
        from_report(_later),
        "what is left of the unit after the report",
    ),
    form(rf"(?:so far|already) in (?:the year )?{YEAR}", from_report(_year_to_date), "the year up to the report"),
    form(
        rf"{HEDGE}{COUNT} {UNIT} ago (?P<about>this (?:week|month|year|day)|today)",
        from_report(_week_ago),
        "so long before the report",
    ),
    form(
        rf"{MONTH} {COUNT} years? ago|{_COUNT2} years? ago (?:in |this |last )?{_MONTH2}",
        from_report(_month_ago),
        "a month of that year",
    ),
    form(rf"{HEDGE}{COUNT} {UNIT} (?:ago|prior|back)", from_report(_ago), "so long before the report"),
    form(
        rf"{HEDGE}(?P<least>{COUNT}) (?:or|to|-) {COUNT.replace('count', 'most')} {UNIT} ago",
        from_report(_between_ago),
        "so long before the report",
    ),
    form(rf"{HEDGE}{COUNT} fortnights? ago", from_report(_fortnight(2)), "two weeks before the report"),
    form(rf"{HEDGE}{FEW} {UNIT} (?:ago|back)", from_report(_few_ago), "two to six units before the report"),
    form(rf"{HEDGE}{COUNT} decades? ago", from_report(_decades_back), "so many decades before the report"),
    form(
        r"half a year ago|(?:six|6) months ago",
        from_report(lambda _, here: unit_about("month", months_before(here, 6))),
        "half a year before the report",
    ),
    form(rf"(?:the )?(?:past|last|previous) (?:{COUNT} )?{UNIT}", from_report(_past), _PAST_RULE),
    form(rf"(?:the )?(?:past|last|previous) (?:{COUNT} )?decades?", from_report(_past_decades), _PAST_RULE),
    form(
        r"(?:the )?(?:past|last|previous|recent) fortnight",
        from_report(lambda _, here: Interval(here - timedelta(days=14), here)),
        _PAST_RULE,
    ),
    form(rf"(?:the )?(?:past|last|previous) (?:{FEW}|couple of) {UNIT}", from_report(_past_few), _PAST_RULE),
    form(
        rf"within (?:the next |the coming )?{HEDGE}{COUNT} {UNIT}",
        _within,
        "so long after the report, or before it where the sentence tells of the past",
    ),
    form(rf"(?:the )?(?:next|coming|following) {COUNT} {UNIT}", from_report(_coming), "so long after the report"),
    form(rf"{COUNT} {UNIT} (?:from now|hence|from today)", from_report(_ahead), "so long after the report"),
)

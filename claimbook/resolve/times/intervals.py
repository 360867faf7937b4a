"""Closed intervals of days, and the ways to make one: a day, a week, a month, a season, a year, a decade."""

import calendar
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Final

SEASONS: Final = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
"""First month of each season; all last three months, the winter of a year ends in the next."""


@dataclass(frozen=True, slots=True)
class Interval:
    """First and last day, both inclusive; None is an open end. rule: how the words were read, for a person."""

    start: date | None
    end: date | None
    rule: str = field(default="", compare=False)

    def __contains__(self, day: date) -> bool:
        """Does the day fall inside?"""
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


def day_of(day: date) -> Interval:
    """The one day."""
    return Interval(day, day)


def day_in(year: int, month: int, day: int) -> Interval | None:
    """The day of that month; None where the month has no such day ('31 February')."""
    if not (MINYEAR < year < MAXYEAR and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return day_of(date(year, month, day))


def month_of(year: int, month: int) -> Interval:
    """The whole month; `month` may count on past 12 or below 1 into other years."""
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))


def months_of(year: int, first: int, last: int) -> Interval:
    """From the first day of month `first` to the last of month `last`, both of `year`."""
    return Interval(month_of(year, first).start, month_of(year, last).end)


def year_of(year: int) -> Interval:
    """The whole year."""
    return months_of(year, 1, 12)


def season_of(year: int, season: str) -> Interval:
    """The season that begins in `year`."""
    return months_of(year, SEASONS[season], SEASONS[season] + 2)


def week_of(day: date) -> Interval:
    """Monday to Sunday about the day."""
    monday = day - timedelta(days=day.weekday())
    return Interval(monday, monday + timedelta(days=6))


def cover(first: Interval, last: Interval) -> Interval | None:
    """From the start of `first` to the end of `last`; None where that runs backwards."""
    if first.start and last.end and first.start > last.end:
        return None
    return Interval(first.start, last.end, first.rule or last.rule)


def until_day(interval: Interval, day: date) -> Interval:
    """The interval cut off after the day, where the day is inside it."""
    return Interval(interval.start, day) if day in interval else interval


def years_before(day: date, years: int) -> date:
    """The same day so many years earlier; 29 February becomes 28."""
    year = day.year - years
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last day of that month where it is shorter."""
    year, month = day.year + (day.month - 1 - months) // 12, (day.month - 1 - months) % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))

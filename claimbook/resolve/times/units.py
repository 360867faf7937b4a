"""Units of time, and readers that count from the day of the report."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Reader
from claimbook.resolve.times.intervals import Interval, month_of, months_before, week_of, year_of, years_before

Step = Callable[[re.Match[str], date], Interval | None]
"""What a pattern matched, with the day of the report."""

UNIT: Final = r"(?P<unit>hour|day|week|month|year)s?"
HEDGE: Final = (
    r"(?:about |almost |nearly |some |just |over |more than |less than |at least |roughly |only |around |well over )*"
)


def from_report(step: Step) -> Reader:
    """A reader that needs the day of the report, and places nothing without it."""
    return lambda match, frame: step(match, frame.published) if frame.published else None


def unit_about(unit: str, here: date) -> Interval:
    """The calendar week, month or year about the day."""
    return {"week": week_of(here), "month": month_of(here.year, here.month), "year": year_of(here.year)}[unit]


def days_back(here: date, count: int, unit: str) -> date:
    """The day so many hours (full days of them), days, weeks, months or years before."""
    if unit == "hour":
        return here - timedelta(days=count // 24)
    if unit in ("day", "week"):
        return here - timedelta(days=count * (7 if unit == "week" else 1))
    return years_before(here, count) if unit == "year" else months_before(here, count)

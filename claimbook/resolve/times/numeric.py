"""Dates in figures alone: 2021-03-04, 4/3/2021 and 3/4/2021, 04.03.2021."""

import re
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_in, month_of
from claimbook.resolve.times.vocabulary import full_year

NEAR: Final = timedelta(days=31)
"""Of two readings the one within a month before the report is meant, if the other is not."""


def _iso(match: re.Match[str], _: Frame) -> Interval | None:
    return _day(int(match["year"]), int(match["month"]), int(match["day"]))


def _iso_month(match: re.Match[str], _: Frame) -> Interval | None:
    month = int(match["month"])
    return month_of(int(match["year"]), month) if 1 <= month <= 12 else None


def _slashed(match: re.Match[str], frame: Frame) -> Interval | None:
    """Day and month in either order: as only one of them can be, or as only one lies shortly before the report."""
    year = int(match["year"]) if len(match["year"]) == 4 else full_year(match["year"])
    first, second = int(match["first"]), int(match["second"])
    european, american = _day(year, second, first), _day(year, first, second)
    if match["mark"] == "." or american is None or european == american:
        return european
    if european is None:
        return american
    return _nearer(european, american, frame.published)


def _nearer(european: Interval, american: Interval, published: date | None) -> Interval | None:
    fits = [one for one in (european, american) if published and one.start and _shortly_before(one.start, published)]
    return fits[0] if len(fits) == 1 else None


def _shortly_before(day: date, published: date) -> bool:
    return published - NEAR <= day <= published


def _day(year: int, month: int, day: int) -> Interval | None:
    return day_in(year, month, day) if 1 <= month <= 12 else None


_FIGURES = r"(?P<first>\d{1,2})(?P<mark>[/.-])(?P<second>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)"

NUMERIC: Final[tuple[Form, ...]] = (
    form(
        r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)(?:t[\d:.z+]+)?",
        _iso,
        "a day as year, month, day",
    ),
    form(r"(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])", _iso_month, "a month as year and month"),
    form(
        _FIGURES, _slashed, "a day in figures; the order of day and month as only one of the two is possible or recent"
    ),
)

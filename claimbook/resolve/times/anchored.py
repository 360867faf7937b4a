"""Words that are read against the day that the text spoke of before: two days later, that month, the next spring."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_of, month_of, season_of
from claimbook.resolve.times.relative import UNIT, days_back, unit_about
from claimbook.resolve.times.vocabulary import COUNT, MONTH, MONTHS, SEASON, number_of


def _anchored(
    step: Callable[[re.Match[str], date], Interval | None],
) -> Callable[[re.Match[str], Frame], Interval | None]:
    """A reader that needs the day spoken of before, and places nothing without it."""
    return lambda match, frame: step(match, frame.anchor) if frame.anchor else None


def _away(match: re.Match[str], anchor: date) -> Interval:
    """'two days later' is a day, 'three years later' a whole year."""
    count, unit = number_of(match["count"]), match["unit"]
    day = days_back(anchor, count if match["way"] in ("earlier", "before") else -count, unit)
    return unit_about(unit, day) if unit in ("month", "year") else day_of(day)


def _same(match: re.Match[str], anchor: date) -> Interval:
    return day_of(anchor) if match["unit"] in ("day", "night") else unit_about(match["unit"], anchor)


def _next(match: re.Match[str], anchor: date) -> Interval:
    unit = match["unit"]
    if unit in ("day", "morning"):
        return day_of(anchor + timedelta(days=1))
    return unit_about(unit, days_back(anchor, -1, unit))


def _next_month_named(match: re.Match[str], anchor: date) -> Interval:
    month = MONTHS[match["month"]]
    return month_of(anchor.year + (month <= anchor.month), month)


def _next_season(match: re.Match[str], anchor: date) -> Interval | None:
    seasons = [season_of(year, match["season"]) for year in (anchor.year, anchor.year + 1)]
    return next((one for one in seasons if one.start and one.start > anchor), None)


def _previous_day(_: re.Match[str], frame: Frame) -> Interval | None:
    """Before the day spoken of; where there is none, before the report, as a news digest means it."""
    here = frame.anchor or frame.published
    return day_of(here - timedelta(days=1)) if here else None


_NEXT = r"(?:the )?(?:next|following)"

ANCHORED: Final[tuple[Form, ...]] = (
    form(rf"{COUNT} {UNIT} (?P<way>later|after|afterwards|earlier|before)", _anchored(_away)),
    form(r"(?:the same|that)(?: very| same)? (?P<unit>day|night|week|month|year)", _anchored(_same)),
    form(rf"{_NEXT} (?P<unit>day|morning|week|month|year)", _anchored(_next)),
    form(rf"{_NEXT} {MONTH}", _anchored(_next_month_named)),
    form(rf"{_NEXT} {SEASON}", _anchored(_next_season)),
    form(r"(?:the )?previous day|(?:the )?day (?:before|prior|earlier)", _previous_day),
)

"""Named days and seasons: Christmas, New Year, Easter, spring, winter."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from dateutil.easter import easter

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_of, season_of, until_day
from claimbook.resolve.times.vocabulary import SEASON, YEAR

FEASTS: Final[dict[str, Callable[[int], date]]] = {
    "new year eve": lambda year: date(year, 12, 31),
    "new year": lambda year: date(year, 1, 1),
    "epiphany": lambda year: date(year, 1, 6),
    "valentine": lambda year: date(year, 2, 14),
    "nowruz": lambda year: date(year, 3, 20),
    "halloween": lambda year: date(year, 10, 31),
    "christmas eve": lambda year: date(year, 12, 24),
    "christmas": lambda year: date(year, 12, 25),
    "thanksgiving": lambda year: date(year, 11, 22 + (3 - date(year, 11, 1).weekday()) % 7),
    "palm sunday": lambda year: easter(year) - timedelta(days=7),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "easter": easter,
    "pentecost": lambda year: easter(year) + timedelta(days=49),
}
"""Feasts whose day follows from the year alone. Those of the lunar calendars (Ramadan) are seen, not reckoned."""


def _feast(match: re.Match[str], frame: Frame) -> Interval | None:
    day_in_year = FEASTS[match["feast"]]
    if match["year"]:
        return day_of(day_in_year(int(match["year"])))
    if frame.published is None:
        return None
    here = frame.published
    days = [day_in_year(year) for year in (here.year - 1, here.year, here.year + 1)]
    if frame.ahead:
        return day_of(next(day for day in days if day >= here))
    return day_of(next(day for day in reversed(days) if day <= here))


def _season(match: re.Match[str], frame: Frame) -> Interval | None:
    """The season of a year; without a year the last that has begun, up to the report, or the next one to end."""
    season = match["season"]
    if match.groupdict().get("year"):
        return season_of(int(match["year"]), season)
    if frame.published is None:
        return None
    here = frame.published
    if frame.ahead:
        return next(one for one in _seasons(here, season) if one.end and one.end >= here)
    past = next(one for one in reversed(_seasons(here, season)) if one.start and one.start <= here)
    return until_day(past, here)


def _seasons(here: date, season: str) -> list[Interval]:
    return [season_of(year, season) for year in (here.year - 1, here.year, here.year + 1)]


def _season_by_word(match: re.Match[str], frame: Frame) -> Interval | None:
    """'last summer' is the last that is over, 'this autumn' the one that runs, 'next spring' one yet to begin."""
    if frame.published is None:
        return None
    here, which = frame.published, match["which"]
    seasons = _seasons(here, match["season"])
    if which == "this":
        running = next((one for one in seasons if here in one), None)
        return until_day(running or seasons[1], here)
    if which == "next":
        return next((one for one in seasons if one.start and one.start > here), None)
    return next((one for one in reversed(seasons) if one.end and one.end < here), None)


def _season_of_year(match: re.Match[str], frame: Frame) -> Interval | None:
    """'the summer of last year'."""
    if frame.published is None:
        return None
    return season_of(frame.published.year + {"last": -1, "this": 0, "next": 1}[match["which"]], match["season"])


_OF_YEAR: Final = r"(?:of )?(?P<which>last|this|next) year"

NAMED_DAYS: Final[tuple[Form, ...]] = (
    form(
        rf"(?:the |last |this past )?(?P<feast>{'|'.join(FEASTS)})(?: day)?(?: (?:of |in )?{YEAR})?",
        _feast,
        "a feast by the calendar",
    ),
    form(
        r"(?:sept(?:ember)? 11|11 september|9/11) attacks|9/11",
        lambda _, __: day_of(date(2001, 9, 11)),
        "11 September 2001",
    ),
    form(rf"(?:the )?{SEASON} (?:of )?{YEAR}", _season, "a season of three months, winter from December"),
    form(rf"(?:the )?{SEASON} {_OF_YEAR}", _season_of_year, "a season of the year that the words name"),
    form(rf"(?:the )?{SEASON}", _season, "a season without its year: the last that has begun"),
    form(
        rf"(?P<which>last|this past|this|next) {SEASON}", _season_by_word, "a season before, about or after the report"
    ),
)

"""Words that are read against the days that the text spoke of before: two days later, that month, the next spring."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, Reader, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval, day_in, day_of, month_of, season_of, year_of
from claimbook.resolve.times.units import UNIT, days_back, unit_about
from claimbook.resolve.times.vocabulary import COUNT, DAY, MONTH, MONTHS, SEASON, number_of

MOST_DAYS: Final = {
    "hour": 3, "day": 8, "night": 3, "morning": 3, "evening": 3, "week": 32, "month": 100, "year": 1200, "decade": 4000,
}  # fmt: skip
"""How many days may have been spoken of for a unit to be counted from them."""

Step = Callable[[re.Match[str], date, date], Interval | None]
"""What a pattern matched, with the first and last day spoken of before."""


def _anchored(step: Step, unit: str | None = None) -> Reader:
    """A reader that needs the days spoken of before, and places nothing without them. Of open ones it has one end.

    unit: of the words, None where the match tells it; days spoken of that are much less exact give nothing.
    """

    def read(match: re.Match[str], frame: Frame) -> Interval | None:
        spoken = frame.spoken
        most = MOST_DAYS[unit or match["unit"]]
        ends = [one for one in (spoken.start, spoken.end) if one] if spoken else []
        exact = len(ends) > 0 and (ends[-1] - ends[0]).days < most
        return step(match, ends[0], ends[-1]) if exact else None

    return read


def _moved(first: date, last: date, count: int, unit: str) -> Interval:
    """Both ends, so that what was not exact before is not exact after; months and years are whole."""
    start, end = days_back(first, count, unit), days_back(last, count, unit)
    if unit not in ("month", "year"):
        return Interval(start, end)
    return Interval(unit_about(unit, start).start, unit_about(unit, end).end)


def _away(match: re.Match[str], first: date, last: date) -> Interval:
    """'two days later' is a day, 'three years later' a whole year."""
    count, back = number_of(match["count"]), match["way"] in ("earlier", "before", "previously")
    if match["unit"] == "year" and count == 1 and 85 < (last - first).days < 95:
        return _moved_quarter(first, 1 if back else -1)
    return _moved(first, last, count if back else -count, match["unit"])


def _moved_quarter(first: date, years: int) -> Interval:
    """The same three months of another year: reports compare quarters."""
    start = month_of(first.year - years, first.month).start
    return Interval(start, month_of(first.year - years, first.month + 2).end)


def _within(match: re.Match[str], first: date, last: date) -> Interval:
    """'within two years before': any day of the time up to the one spoken of, or from it on."""
    count = number_of(match["count"])
    if match["way"] in ("before", "earlier", "previously"):
        return Interval(days_back(first, count, match["unit"]), last)
    return Interval(first, days_back(last, -count, match["unit"]))


def _same(match: re.Match[str], first: date, last: date) -> Interval:
    unit = match["unit"]
    if unit not in ("week", "month", "year"):
        return Interval(first, last)
    return Interval(unit_about(unit, first).start, unit_about(unit, last).end)


def _next(match: re.Match[str], first: date, last: date) -> Interval:
    unit = match["unit"]
    if unit == "week":
        return unit_about(unit, days_back(first, -1, unit))
    return _moved(first, last, -1, unit if unit in ("month", "year") else "day")


def _next_month_named(match: re.Match[str], first: date, _: date) -> Interval:
    month = MONTHS[match["month"]]
    return month_of(first.year + (month <= first.month), month)


def _next_season(match: re.Match[str], first: date, _: date) -> Interval | None:
    seasons = [season_of(year, match["season"]) for year in (first.year, first.year + 1)]
    return next((one for one in seasons if one.start and one.start > first), None)


def _previous_day(_: re.Match[str], frame: Frame) -> Interval | None:
    """Before the day spoken of; where there is none, before the report, as a news digest means it."""
    if frame.spoken and frame.spoken.start and frame.spoken.start == frame.spoken.end:
        return _moved(frame.spoken.start, frame.spoken.end or frame.spoken.start, 1, "day")
    return day_of(frame.published - timedelta(days=1)) if frame.published else None


def _the_days(_: re.Match[str], first: date, last: date) -> Interval:
    return Interval(first, last)


def _month_in_it(match: re.Match[str], first: date, _: date) -> Interval:
    return month_of(first.year, MONTHS[match["month"]])


def _decade(_: re.Match[str], first: date, __: date) -> Interval:
    decade = first.year - first.year % 10
    return Interval(date(decade, 1, 1), date(decade + 9, 12, 31))


def _quarter(match: re.Match[str], first: date, last: date) -> Interval | None:
    """'the quarter', 'the year-earlier period': the three months spoken of, or those of a year before."""
    if not 85 < (last - first).days < 95:
        return year_of(first.year - 1) if match["back"] and (last - first).days > 300 else None
    return _moved_quarter(first, 1) if match["back"] else Interval(first, last)


def _quarter_back(_: re.Match[str], first: date, last: date) -> Interval | None:
    """'a year ago' behind a quarter."""
    return _moved_quarter(first, 1) if 85 < (last - first).days < 95 else None


def _quarter_of(match: re.Match[str], first: date, last: date) -> Interval | None:
    """'the 1988 quarter': the three months spoken of, in that year."""
    return _moved_quarter(first, first.year - int(match["year"])) if 85 < (last - first).days < 95 else None


def _since(_: re.Match[str], first: date, __: date) -> Interval:
    return Interval(first, None)


def _season_in_it(match: re.Match[str], first: date, _: date) -> Interval:
    return season_of(first.year, match["season"])


def _unit_before(match: re.Match[str], first: date, last: date) -> Interval:
    return _moved(first, last, 1, match["unit"])


def _day_in_it(match: re.Match[str], first: date, _: date) -> Interval | None:
    return day_in(first.year, MONTHS[match["month"]], int(match["day"]))


_NEXT = r"(?:the )?following|the next"
_ONE = r"(?:that|the same|same)(?: very| same)?"
_BEFORE = "the day or unit after or before the one that the text spoke of last"
_SPOKEN = "the one that the text spoke of last"
_HOURS = r"(?:just )?(?:an |one |two |three |a few |several |less than an )?(?:hours?|minutes)"
_SOON = rf"(?:{_HOURS}|shortly|soon|moments) (?:later|earlier|after|before|afterwards)"
_BACK = r"(?:(?P<back>year-earlier|year-ago|corresponding|comparable|same) )*"

ANCHORED: Final[tuple[Form, ...]] = (
    form(
        rf"(?:(?:later|early|late|earlier) )?{_ONE} (?:day|morning|afternoon|evening|time|hour)|{_SOON}",
        _anchored(_the_days, "hour"),
        _SPOKEN,
    ),
    form(
        rf"(?:just |only |barely )?{COUNT} {UNIT} (?P<way>later|after|afterwards|earlier|before|previously|on)",
        _anchored(_away),
        _BEFORE,
    ),
    form(
        rf"within (?:the )?{COUNT} {UNIT} (?P<way>later|after|afterwards|earlier|before|previously)",
        _anchored(_within),
        "so long up to the day that the text spoke of last, or from it on",
    ),
    form(rf"{_ONE} (?P<unit>day|night|week|month|year)", _anchored(_same), _SPOKEN),
    form(rf"(?:later|earlier|late|early) (?:in )?{_ONE} (?P<unit>week|month|year)", _anchored(_same), _SPOKEN),
    form(rf"(?:{_NEXT}|next) (?P<unit>day|morning|night|evening)", _anchored(_next), _BEFORE),
    form(rf"(?:{_NEXT}) (?P<unit>week|month|year)", _anchored(_next), _BEFORE),
    form(
        rf"(?:{_NEXT}) {MONTH}",
        _anchored(_next_month_named, "year"),
        "the next such month after the day spoken of last",
    ),
    form(
        rf"(?:{_NEXT}) {SEASON}", _anchored(_next_season, "year"), "the next such season after the day spoken of last"
    ),
    form(
        rf"{MONTH} (?:of )?{_ONE} year",
        _anchored(_month_in_it, "year"),
        "a month of the year that the text spoke of last",
    ),
    form(rf"{_ONE} decade", _anchored(_decade, "decade"), "the decade that the text spoke of last"),
    form(
        rf"{DAY} {MONTH} (?:of )?{_ONE} year",
        _anchored(_day_in_it, "year"),
        "a day of the year that the text spoke of last",
    ),
    form(
        rf"{MONTH} {DAY} (?:of )?{_ONE} year",
        _anchored(_day_in_it, "year"),
        "a day of the year that the text spoke of last",
    ),
    form(rf"{_ONE} {SEASON}", _anchored(_season_in_it, "year"), "a season of the year that the text spoke of last"),
    form(
        r"(?:ever )?since then|since that (?:day|time|date)|from then on",
        _anchored(_since, "year"),
        f"open-ended from {_SPOKEN}",
    ),
    form(r"the previous (?P<unit>week|month|year)", _anchored(_unit_before), _BEFORE),
    form(r"the (?P<unit>week|month|year) before", _anchored(_unit_before), _BEFORE),
    form(r"(?:the )?previous (?:evening|night|afternoon|morning)", _previous_day, _BEFORE),
    form(r"(?:the )?previous day|(?:the )?day (?:before|prior|earlier)", _previous_day, _BEFORE),
    form(rf"(?:the |that |this )?(?:latest )?{_BACK}(?:quarter|period)", _anchored(_quarter, "year"), _SPOKEN),
    form(
        r"(?:the )?(?:corresponding |same |comparable )?(?:quarter|period) (?P<back>last year|a year (?:ago|earlier))",
        _anchored(_quarter, "year"),
        _SPOKEN,
    ),
    form(r"(?P<back>a year (?:ago|earlier)|year-earlier|year-ago)", _anchored(_quarter_back, "year"), _SPOKEN),
    form(
        r"the (?P<year>(?:19|20)\d\d) (?:quarter|period)",
        _anchored(_quarter_of, "year"),
        "the quarter spoken of, in that year",
    ),
)

"""Months of the Islamic (lunar) and the Afghan and Iranian (solar) calendar, as English reports write them."""

import re
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval

_ISLAMIC: Final = (
    r"muharram", r"safar", r"rabi(?:'?| )(?:al-?|ul-?)? ?(?:awwal|awal|i\b)", r"rabi(?:'?| )(?:al-?|us-?|ath-?|ul-?)? ?(?:thani|sani|akhir|ii\b)",
    r"jumada (?:al-?|ul-?)?(?:awwal|ula|awal|i\b)", r"jumada (?:al-?|ath-?|us-?)?(?:thani(?:ya)?|sani|akhira|ii\b)",
    r"rajab", r"sha'?ban", r"ramadh?an|ramzan", r"shawwal", r"(?:dhu|zu|zil)(?:'?l)?[- ]?(?:al-)?(?:qi?'?da|qa'?da|qa'?dah|qe'?da)h?",
    r"(?:dhu|zu|zil)(?:'?l)?[- ]?(?:al-)?hij+ah?|zilhaj",
)  # fmt: skip
_SOLAR: Final = (
    r"hamal|farvardin", r"sawr|saur|ordibehesht", r"jawza|khordad", r"saratan|tir\b", r"asad(?= \d)|mordad",
    r"sonbola|sunbula|shahrivar", r"mizan|mehr\b", r"aqrab|aban\b", r"qaws|azar\b", r"jadi|dey\b", r"dalw|dalwa|bahman",
    r"hut\b|hoot|esfand",
)  # fmt: skip
_EPOCH: Final = date(622, 7, 19).toordinal()
"""1 Muharram of the year 1 in the arithmetic calendar with the epoch of Friday 16 July 622 Julian."""


def islamic_day(year: int, month: int, day: int) -> date:
    """The day in the arithmetic Islamic calendar (leap years 2, 5, 7 ... 29 of 30).

    Source: Dershowitz and Reingold, Calendrical Calculations, chapter 7. The moon as seen may differ by a day.
    """
    days = (year - 1) * 354 + (3 + 11 * year) // 30 + 29 * (month - 1) + month // 2 + day - 1
    return date.fromordinal(_EPOCH + days)


def solar_day(year: int, month: int, day: int) -> date:
    """The day in the Solar Hijri calendar, by the 33-year cycle, which holds for 1178 to 1633 (1799 to 2254)."""
    leaps = sum(1 for one in range(1, year) if one % 33 in (1, 5, 9, 13, 17, 22, 26, 30))
    days = 365 * (year - 1) + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return date.fromordinal(date(622, 3, 21).toordinal() + days)


def _islamic(match: re.Match[str], frame: Frame) -> Interval | None:
    month = _number(match, "i")
    found = _in_year(match, frame, lambda year: _islamic_month(year, month, match["day"]), (579, 0.97023))
    # Months begin when the new moon is seen: a day before or after the reckoned one.
    return (
        Interval(found.start - timedelta(days=1), found.end + timedelta(days=1))
        if found and found.start and found.end
        else None
    )


def _islamic_month(year: int, month: int, day: str | None) -> Interval:
    first = islamic_day(year, month, int(day or 1))
    next_month = islamic_day(year + month // 12, month % 12 + 1, 1)
    return Interval(first, first if day else next_month - timedelta(days=1))


def _solar(match: re.Match[str], frame: Frame) -> Interval | None:
    month = _number(match, "s")
    return _in_year(match, frame, lambda year: _solar_month(year, month, match["day"]), (621, 1.0))


def _solar_month(year: int, month: int, day: str | None) -> Interval:
    first = solar_day(year, month, int(day or 1))
    next_month = solar_day(year + month // 12, month % 12 + 1, 1)
    return Interval(first, first if day else next_month - timedelta(days=1))


def _in_year(match, frame, month_in, scale):  # type: ignore[no-untyped-def]
    """The month in its own year, in a Gregorian year, or the last one that began before the report."""
    epoch, length = scale
    year = int(match["year"]) if match["year"] else None
    if year is not None and year < 1600:
        return month_in(year)
    about = year or (frame.published.year if frame.published else None)
    if about is None:
        return None
    own = int((about - epoch) / length) if length == 1.0 else int((about - 621.57) / length) + 1
    found = [month_in(one) for one in (own + 1, own, own - 1)]
    if year is not None:
        return next((one for one in reversed(found) if one.start.year == year), None)
    return next((one for one in found if one.start <= frame.published), None)


def _number(match: re.Match[str], mark: str) -> int:
    return next(number for number in range(1, 13) if match[f"{mark}{number}"])


def _names(months: tuple[str, ...], mark: str) -> str:
    return "|".join(f"(?P<{mark}{number}>{names})" for number, names in enumerate(months, start=1))


def _pattern(months: tuple[str, ...], mark: str) -> str:
    return (
        rf"(?:the )?(?:(?:holy |muslim |islamic |fasting )*(?:month )?(?:of )?)?(?:(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: of)? )?"
        rf"(?:{_names(months, mark)})(?: (?:of |in )?(?P<year>1[34]\d\d|19\d\d|20\d\d))?(?: ?(?:a\.?h\.?|h|hijri|solar hijri|h\.?s\.?))?"
    )


OTHER_CALENDARS: Final[tuple[Form, ...]] = (
    form(
        _pattern(_ISLAMIC, "i"),
        _islamic,
        "a month or day of the Islamic calendar, reckoned; the moon may differ by a day",
    ),
    form(_pattern(_SOLAR, "s"), _solar, "a month or day of the Afghan and Iranian solar calendar"),
)

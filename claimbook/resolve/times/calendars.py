"""Months of the Islamic (lunar) and the Afghan and Iranian (solar) calendar, as English reports write them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.forms import Form, Reader, form
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.intervals import Interval

_OF = r"(?:'?| )(?:al-?|ul-?|us-?|ath-?|ath-th)? ?"
_FIRST, _SECOND = r"(?:awwal|awal|ula|i\b)", r"(?:thani(?:ya)?|sani|akhira?|ii\b)"
_ISLAMIC: Final = (
    r"muharram", r"safar", rf"rabi{_OF}{_FIRST}", rf"rabi{_OF}{_SECOND}", rf"jumada{_OF}{_FIRST}",
    rf"jumada{_OF}{_SECOND}", r"rajab", r"sha'?ban", r"ramadh?an|ramzan", r"shawwal",
    r"(?:dhu|zu|zil)(?:'?l)?[- ]?(?:al-)?q[iae]?'?dah?", r"(?:dhu|zu|zil)(?:'?l)?[- ]?(?:al-)?hij+ah?|zilhaj",
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


@dataclass(frozen=True, slots=True)
class _Calendar:
    """day: of year, month and day. began: the Gregorian year (with its part) of its first day; length: of a year."""

    day: Callable[[int, int, int], date]
    began: float
    length: float
    mark: str

    def days(self, year: int, month: int, day: str | None) -> Interval:
        """The month, or the day of it."""
        first = self.day(year, month, int(day or 1))
        next_month = self.day(year + month // 12, month % 12 + 1, 1)
        return Interval(first, first if day else next_month - timedelta(days=1))

    def about(self, gregorian: int) -> range:
        """Its years that share days with the Gregorian one, and one more; the latest first."""
        year = int((gregorian - self.began) / self.length) + 2
        return range(year, year - 4, -1)


def _read(calendar: _Calendar) -> Reader:
    def read(match: re.Match[str], frame: Frame) -> Interval | None:
        month, day = _number(match, calendar.mark), match["day"]
        year = int(match["year"]) if match["year"] else None
        if year is not None and year < 1600:
            return calendar.days(year, month, day)
        if year is None and frame.published is None:
            return None
        about = calendar.about(year or (frame.published or date.min).year)
        found = [calendar.days(one, month, day) for one in about]
        return next((one for one in found if one.start and _fits(one.start, year, frame.published)), None)

    return read


def _fits(start: date, year: int | None, published: date | None) -> bool:
    """Does it begin in the Gregorian year that is named, or else before the report?"""
    return start.year == year if year is not None else published is not None and start <= published


def _by_the_moon(match: re.Match[str], frame: Frame) -> Interval | None:
    """Months begin when the new moon is seen: a day may be the one before or after the reckoned one."""
    found = _read(_MOON)(match, frame)
    if not match["day"] or found is None or found.start is None:
        return found
    return Interval(found.start - timedelta(days=1), found.start + timedelta(days=1))


def _number(match: re.Match[str], mark: str) -> int:
    return next(number for number in range(1, 13) if match[f"{mark}{number}"])


def _names(months: tuple[str, ...], mark: str) -> str:
    return "|".join(f"(?P<{mark}{number}>{names})" for number, names in enumerate(months, start=1))


def _pattern(months: tuple[str, ...], mark: str) -> str:
    return (
        r"(?:the )?(?:(?:holy |muslim |islamic |fasting )*(?:month )?(?:of )?)?"
        r"(?:(?P<day>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?: of)? )?"
        rf"(?:{_names(months, mark)})(?: (?:of |in )?(?P<year>1[34]\d\d|19\d\d|20\d\d))?"
        r"(?: ?(?:a\.?h\.?|h|hijri|solar hijri|h\.?s\.?))?"
    )


_MOON: Final = _Calendar(islamic_day, 621.57, 0.97023, "i")
_SUN: Final = _Calendar(solar_day, 621.22, 1.0, "s")

OTHER_CALENDARS: Final[tuple[Form, ...]] = (
    form(
        _pattern(_ISLAMIC, "i"), _by_the_moon, "of the Islamic calendar, reckoned; the moon as seen may differ by a day"
    ),
    form(_pattern(_SOLAR, "s"), _read(_SUN), "of the Afghan and Iranian solar calendar"),
)

"""The day that a wire report begins with: "LIMA, 14 MAY 90 (EFE) --", "KABUL, May 14, 2013 (AP) -"."""

import re
from datetime import date
from typing import Final

from claimbook.resolve.times.intervals import day_in
from claimbook.resolve.times.vocabulary import MONTH, MONTHS, full_year

LOOKED_AT: Final = 400
"""Characters in which a dateline stands."""
_DATE: Final = (
    rf"(?:(?P<day>\d\d?) {MONTH}\.?,? (?P<year>\d{{4}}|\d\d)"
    rf"|{MONTH.replace('month', 'month2')}\.? (?P<day2>\d\d?),? (?P<year2>\d{{4}}))"
)
_DATELINE: Final = re.compile(
    rf"(?:^|\n)[^\n.:]{{2,60}}?,? {_DATE}\s*(?:\([^)\n]{{1,60}}\)|\[[^\]\n]{{1,60}}\])?\s*(?:--|[-–—]\s)", re.IGNORECASE
)


def dateline_day(text: str) -> date | None:
    """The day of the first dateline near the beginning of the text; None where there is none."""
    match = _DATELINE.search(text[:LOOKED_AT])
    if match is None:
        return None
    day, month, year = (match[key] or match[f"{key}2"] for key in ("day", "month", "year"))
    number = int(year) if len(year) == 4 else full_year(year)
    found = day_in(number, MONTHS[month.casefold()], int(day))
    return found.start if found else None

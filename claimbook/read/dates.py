"""Days as documents declare them: "2021-01-11" and the few other forms that mean one day without a guess."""

import re
from datetime import date
from typing import Final

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = r"(?P<month>[A-Za-z]{3,9})\.?"

_YEAR_FIRST: Final = re.compile(
    r"(?P<year>\d{4})(?P<sep>[-/.]?)(?P<month>\d{2})(?P=sep)(?P<day>\d{2})(?:$|[T\s].*)", re.S
)
_DAY_FIRST: Final = re.compile(
    rf"(?:[A-Za-z]{{3,9}},?\s+)?(?P<day>\d{{1,2}})[\s-]+{_MONTH}[\s,-]+(?P<year>\d{{4}})(?:$|[T\s,].*)", re.S
)
_MONTH_FIRST: Final = re.compile(
    rf"(?:[A-Za-z]{{3,9}},?\s+)?{_MONTH}\s+(?P<day>\d{{1,2}}),?\s+(?P<year>\d{{4}})(?:$|[\s,].*)", re.S
)

# Web frameworks print year 1 where no date was set; no news report is older than the first newspapers.
_FIRST_YEAR: Final = 1600


def parse_day(words: str) -> date | None:
    """The day that `words` declare, as written there (a time and zone after it are passed over).

    Known: 2021-01-11, 2021/01/11, 20210111, 11 January 2021, January 11, 2021, Mon, 11 Jan 2021 10:00:00 GMT. None: no
    such day, or a form such as 11/01/2021 that means different days to different readers.
    """
    for form in (_YEAR_FIRST, _DAY_FIRST, _MONTH_FIRST):
        if match := form.fullmatch(words[:100].strip()):
            return _day(int(match["year"]), _month_number(match["month"]), int(match["day"]))
    return None


def _month_number(words: str) -> int:
    if words.isdigit():
        return int(words)
    start = words[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= _FIRST_YEAR else None
    except ValueError:
        return None

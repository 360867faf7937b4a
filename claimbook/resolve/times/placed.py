"""What a phrase of time was placed on, how exactly, and why."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from claimbook.resolve.times.intervals import Interval

PRECISIONS: Final = ((1, 1), (6, 2), (7, 3), (31, 4))
"""(most days that the event may lie in, UCDP's date_prec): the day, 2 to 6 days, the week, the month."""
WIDEST: Final = 5
"""date_prec of anything longer than a month, and of an open end."""


@dataclass(frozen=True, slots=True)
class Placed:
    """First and last day, both included; None: an open end, or, where both are None, not placed.

    precision: UCDP's date_prec, 1 to 5; None where not placed. reason: how the words were read, or why they were not.
    """

    start_date: date | None
    end_date: date | None
    precision: int | None
    reason: str

    @property
    def known(self) -> bool:
        """Is there a day at all?"""
        return self.precision is not None


def placed(interval: Interval, reason: str) -> Placed:
    """The interval with its precision."""
    return Placed(interval.start, interval.end, precision_of(interval), reason)


def unplaced(reason: str) -> Placed:
    """Words that say no days."""
    return Placed(None, None, None, reason)


def precision_of(interval: Interval) -> int:
    """UCDP's date_prec of a closed interval by its length (GED codebook 22.1, section 3); an open one has 5."""
    if interval.start is None or interval.end is None:
        return WIDEST
    days = (interval.end - interval.start) // timedelta(days=1) + 1
    return next((precision for most, precision in PRECISIONS if days <= most), WIDEST)

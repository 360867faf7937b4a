"""What words of time are read against."""

from dataclasses import dataclass
from datetime import date

from claimbook.resolve.times.intervals import Interval


@dataclass(frozen=True, slots=True)
class Frame:
    """published: the day of the report, None where unknown. spoken: the days that the text spoke of before.

    ahead: the sentence looks forward ('will vote on Monday'), so a date without its year is the next one; False: it
    tells of the past; None: nothing says, so that the words decide ('by June', 'starting 1 March' look forward).
    happened: it is of something that has happened by the day of the report, so that a day without its year is past.
    """

    published: date | None
    spoken: Interval | None = None
    ahead: bool | None = None
    happened: bool = False

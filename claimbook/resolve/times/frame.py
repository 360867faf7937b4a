"""What words of time are read against."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Frame:
    """published: the day of the report, None where unknown. anchor: the day that the text spoke of before.

    ahead: the words look forward ('by June', 'starting 1 March'), so a date without its year is the next one.
    """

    published: date | None
    anchor: date | None = None
    ahead: bool = False

"""Hours and parts of a day: "at 13:40", "in the evening", "on the same day". They are of a day that stands near.

The day that was spoken of last is often another's: of a hearing to come, or of the page itself. So the day must stand
directly behind the words, or before them in the sentence or the one before it, or be the only one spoken of so far.
"""

import re
from bisect import bisect_right
from typing import Final

from claimbook.resolve.times.context import DATES
from claimbook.resolve.times.periods import LONGEST
from claimbook.resolve.times.vocabulary import is_time_of_day, normalise

LOOKED_BACK: Final = 1000
"""Characters in which the sentence and the one before it are looked for."""
LONGEST_HEADING: Final = 60
NO_DAY_NEAR: Final = "an hour, a part of a day or the same day, and near it no one day is told that it can be of"
DAY_BEHIND: Final = "a time of the day that the words behind it name"
_THE_SAME: Final = re.compile(
    r"(?:(?:later|early|late|earlier|on|in|at|during) )*(?:that|(?:the |that )?(?:very )?same) "
    r"(?:day|morning|afternoon|evening|time|hour)"
)
_ABBREVIATED: Final = (
    r"(?<!\b[A-Z])(?<!\b[A-Z]\.[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt))(?<!\b(?:Mrs|Gen|Col|Maj|Sgt|Gov|Sen|Rep))"
)
_BORDER: Final = re.compile(
    rf"(?:(?:(?<=\b[aApP]\.[mM])|{_ABBREVIATED})\.|[!?])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[A-Z0-9])|\n\s*\n\s*"
)
_TO_THE_DAY: Final = re.compile(r"(?:\s*\([^()\n]{1,20}\))?(?:\s+(?:(?:on|of)\s+)?|,\s+on\s+)")
_FROM_WEEKDAY: Final = re.compile(r",?\s+(?:the\s+)?")
_OWNER: Final = re.compile(r"['’]s?\b")
_OF_ANOTHER_BEHIND: Final = re.compile(r"\s+(?:following|after|before|of)\b", re.IGNORECASE)
_OF_ANOTHER_BEFORE: Final = re.compile(
    r"\b(?:every|each|most|next|following|previous|last|another|one|other)\s+$", re.IGNORECASE
)


def is_of_a_near_day(words: str) -> bool:
    """Do the words say an hour or a part of the day alone, or "on the same day"?"""
    if len(words) > LONGEST:
        return False
    text = normalise(words)
    return bool(text) and (is_time_of_day(text) or is_the_same(words))


def is_the_same(words: str) -> bool:
    """Do the words say "the same day", or a part of it?"""
    return _THE_SAME.fullmatch(normalise(words)) is not None


def is_of_another_day(text: str, start: int, end: int) -> bool:
    """Is the part of the day counted from an event ("the morning following it") or of many days ("every evening")?

    Words with a figure in them are an hour, and never are.
    """
    if re.search(r"\d", text[start:end]):
        return False
    behind = _OF_ANOTHER_BEHIND.match(text, end) is not None
    return behind or _OF_ANOTHER_BEFORE.search(text, max(0, start - 20), start) is not None


def day_behind(text: str, end: int) -> tuple[int, int] | None:
    """Where the date stands that directly follows: "at 12:20 p.m. (1620 UTC) [on] Wednesday"; None where none does."""
    gap = _TO_THE_DAY.match(text, end)
    found = DATES.match(text, gap.end()) if gap else None
    if found is None or _OWNER.match(text, found.end()):
        return None
    more = _FROM_WEEKDAY.match(text, found.end())
    fuller = DATES.match(text, more.end()) if more and found.group().isalpha() else None
    return (fuller or found).span()


def sentence_starts(text: str) -> list[int]:
    """Where the sentences begin, the first at 0. Coarser than extract.sentences, which no room but its own may use."""
    return [0, *(one.end() for one in _BORDER.finditer(text))]


def near_from(starts: list[int], at: int) -> int:
    """Where the sentence before that of `at` begins, or so far back as is looked."""
    number = bisect_right(starts, at) - 1
    return max(starts[max(0, number - 1)], at - LOOKED_BACK)


def is_heading(text: str, start: int, end: int) -> bool:
    """Does the line of a date hold nothing else, as the day of a page above its report?"""
    before = text[max(0, start - LONGEST_HEADING) : start].rpartition("\n")[2]
    behind = text[end : end + LONGEST_HEADING].partition("\n")[0]
    line = f"{before}{text[start:end]}{behind}"
    return len(line) < LONGEST_HEADING and not re.search(r"[^\W_]", DATES.sub(" ", line))

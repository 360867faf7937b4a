"""One walk through a document: every time of its claims and mentions is placed, in the order of the text.

Words that need a day of the story ("two days later", "that month") are read against the last day before them, hours and
"on the same day" against one that stands near (hours), and what has happened never against a day after the report.
Where no publication date is known, the day of the wire's dateline counts, if the text begins with one; else "on 10 May"
behind "in 2006" is of that year. (With a known date that would be wrong six times as often as right: 25 to 4 in our
gold.)
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from claimbook.model.values import Dates, Extraction, Mention, Period, Reasoning
from claimbook.resolve.times.context import names_part_of_year, plain_dates
from claimbook.resolve.times.dateline import dateline_day
from claimbook.resolve.times.eponyms import NAMES_AN_EVENT, names_event, year_told
from claimbook.resolve.times.frame import Frame
from claimbook.resolve.times.hours import (
    DAY_BEHIND,
    NO_DAY_NEAR,
    day_behind,
    is_heading,
    is_of_a_near_day,
    is_of_another_day,
    is_the_same,
    near_from,
    sentence_starts,
)
from claimbook.resolve.times.intervals import Interval, day_of
from claimbook.resolve.times.outlook import looks_ahead, outlook
from claimbook.resolve.times.periods import read_phrase
from claimbook.resolve.times.placed import Placed, unplaced

Place = tuple[int, int]

TO_COME: Final = "a day to come, of something that is told as having happened"
REMEMBERED: Final = 600
"""Characters for which days that were spoken of can be meant by "the next day"."""
BACKWARDS: Final = re.compile(
    r"\b(?:earlier|before|previous|same|hours?|minutes|dawn|noon|morning|night|evening|midnight|\d{1,2}[:.]\d\d|[ap]\.?m)\b",
    re.IGNORECASE,
)
"""Words that count from the day of the report where the text has spoken of no other day."""


_NUMBERED: Final = 16
_OF_A_DOCUMENT: Final = re.compile(
    r"\b(?:resolutions?|paragraphs?|articles?|sections?|no\.?|number|decree|law|order)\s\Z", re.IGNORECASE
)
"""Words in front of a number that is no year: "resolution 1737 (2006)"."""


@dataclass(slots=True)
class _Story:
    """What the text has spoken of so far. It changes as the walk goes on, so it isn't frozen.

    told: each place with its days, in order. happened: the places of what has happened, by the claims. unlike: did the
    text speak of more than one time? starts: of its sentences, once an hour has asked for them.
    """

    text: str
    published: date | None
    happened: frozenset[Place] = frozenset()
    told: list[tuple[int, Interval]] = field(default_factory=list)
    unlike: bool = False
    starts: list[int] = field(default_factory=list)
    year: int | None = None

    def read(self, start: int, end: int) -> Placed:
        """The words there, with the days that they mean."""
        words = self.text[start:end]
        if words.isdigit() and _OF_A_DOCUMENT.search(self.text, max(0, start - _NUMBERED), start):
            return unplaced("the number of a document, not a year")
        if day := names_event(self.text, start, end):
            return self._of_event(day, start, end)
        if is_of_a_near_day(words):
            found = self._near_day(start, end)
        else:
            found = self._in_the_past(start, end, self._frame(start, end, self._spoken(start, end)))
        if not found.known and self.published is None and self.year:
            found = self._in_its_year(words, found)
        self._note(found, start, end)
        return found

    def _of_event(self, day: str, start: int, end: int) -> Placed:
        """Such as "the October 7 attacks": of the year that the text gives the day elsewhere, else of none."""
        year = year_told(self.text, day)
        words = self.text[start:end]
        return read_phrase(f"{words} {year}", self._frame(start, end)) if year else unplaced(NAMES_AN_EVENT)

    def _in_the_past(self, start: int, end: int, frame: Frame) -> Placed:
        """What has happened is of no day after the report, unless the words themselves say so ("tomorrow", "2027")."""
        words = self.text[start:end]
        found = read_phrase(words, frame)
        if (start, end) not in self.happened or not _is_after(found, self.published):
            return found
        past = read_phrase(words, replace(frame, ahead=False, happened=True))
        if past.start_date == found.start_date:
            return found
        return unplaced(TO_COME) if looks_ahead(self.text, start) else past

    def _frame(self, start: int, end: int, spoken: Interval | None = None) -> Frame:
        return Frame(self.published, spoken, outlook(self.text, start, end))

    def _in_its_year(self, words: str, unplaced: Placed) -> Placed:
        """Of a text without a day: a month, season or day without a year is of the year that was named last."""
        if self.year is None or not names_part_of_year(words):
            return unplaced
        told = read_phrase(words, Frame(date(self.year, 12, 31), ahead=False))
        return replace(told, reason=f"{told.reason}: the year that the text spoke of last") if told.known else unplaced

    def _spoken(self, start: int, end: int) -> Interval | None:
        """The days that the words are counted from, should they need any."""
        told = self._last_told(start, end, start - REMEMBERED)
        if told is not None:
            return told
        return day_of(self.published) if self.published and BACKWARDS.search(self.text[start:end]) else None

    def _near_day(self, start: int, end: int) -> Placed:
        """An hour: of the day behind it, else of the one told last near before it, else of the only one told so far."""
        if behind := day_behind(self.text, end):
            named = read_phrase(self.text[slice(*behind)], self._frame(*behind))
            spoken, reason = Interval(named.start_date, named.end_date) if named.known else None, DAY_BEHIND
        else:
            spoken, reason = self._told_near(start, end), ""
        found = read_phrase(self.text[start:end], self._frame(start, end, spoken))
        return replace(found, reason=reason or found.reason) if found.known else unplaced(NO_DAY_NEAR)

    def _told_near(self, start: int, end: int) -> Interval | None:
        if is_of_another_day(self.text, start, end):
            return None
        self.starts = self.starts or sentence_starts(self.text)
        if nearest := self._last_told(start, end, near_from(self.starts, start)):
            return nearest
        if not self.told and self.published and is_the_same(self.text[start:end]):
            return day_of(self.published)  # a digest of one day
        return None if self.unlike else self._last_told(start, end, start - REMEMBERED)

    def _last_told(self, start: int, end: int, since: int) -> Interval | None:
        """The last days told there; what has happened is told of none after the report."""
        latest = self.published if (start, end) in self.happened else None
        for until, days in reversed(self.told):
            if until < since:
                return None
            if latest is None or days.start is None or days.start <= latest:
                return days
        return None

    def _note(self, found: Placed, start: int, end: int) -> None:
        first = found.start_date or found.end_date
        if first is None:
            return
        if str(first.year) in self.text[start:end]:
            self.year = first.year
        days = Interval(found.start_date, found.end_date)
        if self.published is None or days != day_of(self.published) or not is_heading(self.text, start, end):
            self.unlike = self.unlike or bool(self.told and self.told[-1][1] != days)
            self.told.append((end, days))


def _is_after(found: Placed, published: date | None) -> bool:
    if published is None or found.start_date is None:
        return False
    return found.start_date > published or (
        found.start_date == published and found.end_date is not None and found.end_date > published
    )


def place_times(extraction: Extraction) -> Extraction:
    """The extraction, each claim's `when` and each mention of kind "time" with its days, precision and reason.

    Days that an engine or an input has given are kept. Words that cannot be placed keep the reason alone.
    """
    found = _placed(extraction)
    claims = tuple(
        replace(claim, when=_dated(claim.when, found)) if claim.when else claim for claim in extraction.claims
    )
    return replace(extraction, claims=claims, mentions=tuple(_mention(one, found) for one in extraction.mentions))


def _placed(extraction: Extraction) -> dict[Place, Placed]:
    document = extraction.document
    wanted = set(_times(extraction))
    story = _Story(document.text, document.published or dateline_day(document.text), frozenset(_happened(extraction)))
    places = _with_context(wanted, document.text) if wanted else []
    return {(start, end): story.read(start, end) for start, end in places}


def _times(extraction: Extraction) -> Iterator[Place]:
    yield from ((one.start, one.end) for one in extraction.mentions if one.kind == "time")
    yield from ((claim.when.start, claim.when.end) for claim in extraction.claims if claim.when)


def _happened(extraction: Extraction) -> Iterator[Place]:
    yield from (
        (claim.when.start, claim.when.end) for claim in extraction.claims if claim.when and claim.modality == "actual"
    )


def _with_context(wanted: set[Place], text: str) -> list[Place]:
    """The places that are asked for, and dates of the text outside of them."""
    taken = sorted(wanted)
    found = list(taken)
    at = last = 0
    for start, end, _ in plain_dates(text):
        while at < len(taken) and taken[at][0] < end:
            last = max(last, taken[at][1])
            at += 1
        if last <= start:
            found.append((start, end))
    return sorted(found)


def _dated(when: Period, found: dict[Place, Placed]) -> Period:
    if when.start_date or when.end_date:
        return when
    one = found[when.start, when.end]
    why = Reasoning(one.reason)
    return replace(when, start_date=one.start_date, end_date=one.end_date, precision=one.precision, why=why)


def _mention(one: Mention, found: dict[Place, Placed]) -> Mention:
    if one.kind != "time" or one.dates:
        return one
    days = found[one.start, one.end]
    dates = Dates(days.start_date, days.end_date, days.precision) if days.known else None
    return replace(one, dates=dates, why=Reasoning(days.reason))

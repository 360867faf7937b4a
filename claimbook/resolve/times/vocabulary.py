"""The words of the calendar, and how a phrase is brought into one shape before it is read."""

import re
from typing import Final

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS: Final = {
    name: number
    for number, names in enumerate(
        ("monday mon", "tuesday tue tues", "wednesday wed", "thursday thu thurs", "friday fri", "saturday sat",
         "sunday sun")
    )
    for name in names.split()
}  # fmt: skip
NUMBERS: Final = {
    "a": 1, "an": 1, "one": 1, "two": 2, "a couple of": 2, "couple of": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
DECADES: Final = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70, "eighties": 80,
    "nineties": 90,
}  # fmt: skip

MONTH: Final = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})"
WEEKDAY: Final = rf"(?P<weekday>{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})"
SEASON: Final = r"(?P<season>spring|summer|autumn|fall|winter)"
YEAR: Final = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
DAY: Final = r"(?:the )?(?P<day>0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?"
_SPELT = "|".join(sorted(NUMBERS, key=len, reverse=True))
COUNT: Final = rf"(?P<count>\d{{1,3}}|(?:(?:twenty|thirty|forty|fifty|sixty)[ -])?(?:{_SPELT}))"

_TENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TIES = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_UNITS = "one|two|three|four|five|six|seven|eight|nine"
_SPELT_YEAR: Final = re.compile(
    rf"\b(?P<head>nineteen|two thousand(?: and)?|twenty(?= (?:{_TENS}|twenty)))"
    rf"(?P<rest>[ -](?:{_TENS}|(?:{_TIES})(?:[ -](?:{_UNITS}))?)"
    rf"|(?<=thousand)[ -](?:{_UNITS})|(?<=and)[ -](?:{_UNITS})|(?<=two thousand))\b"
)
"""'nineteen ninety-seven', 'two thousand and one', 'twenty fifteen'."""
FEW: Final = r"(?P<few>(?:a |the )?(?:few|several|number of|handful of))"
"""Counts that the words leave open: three or more, as the codebook counts 'several'."""
SHORT_YEAR: Final = r"'?(?P<short>[0-9]{2})"
"""Two figures of a year, only behind a month: of this century up to 49, else of the last."""

_COMMON_WORDS: Final = re.compile(r"\b(?:march|mar|may|sat|sun|wed|MARCH|MAR|MAY)\b")
"""Names of months and days, written as the common words that they are as well: "the march", "it may", "they sat"."""
_DATE_BEFORE: Final = re.compile(r"(?:\d(?:ST|ND|RD|TH)?(?: OF)?[ -]|\b(?:IN|SINCE|UNTIL)\s|(?<!\bTHE\s)\bLAST\s)$")
_NUMBER_BEHIND: Final = re.compile(r"\.?,?(?: (?:AND|TO|OR|UNTIL) [A-Z]+\.?,?| OF)?[ -]'?\d")

_CLOCK: Final = re.compile(
    r"\b(?:(?:at|around|about|roughly|approximately|nearly|just|before|after) )*"
    r"(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?|\d{1,2} ?[ap]\.?m\b\.?|\d{4} hours"
    r"|\d{4}(?= (?:on|today|yesterday|this|last) ?)|(?<=at )(?!19|20)\d{4})"
    r"(?: local time| local| gmt| utc)?(?: in the)?"
)
_PART_OF_DAY: Final = re.compile(
    r"\b(?:(?:just|shortly|in|the|at|before|after|by|during) )*(?:early |late |mid |pre-?)?"
    r"(?:morning|afternoon|evening|dawn|dusk|noon|midday|midnight|daybreak|sunrise|sunset"
    r"|(?:(?:small|early|predawn|pre-dawn|late|first|evening|night|morning) )hours)\b(?: prayers?)?(?: of| on)?"
)
_ONLY_HOURS: Final = re.compile(r"(?:(?:in|at|the|around|about|local|time|hours?|on|of|and|between|to|from|-) ?)*")
_LEADING: Final = re.compile(
    r"(?:as late as|as long ago as|as of|in the course of|on|in|at|of|during|over|for|throughout|about|around|nearly"
    r"|almost|some|only|just|even|late|early|later|earlier|and|much of|most of|all of|within|exactly|as recently as"
    r"|approximately|roughly|sometime|some time|starting|as early as|back|again|also|the|this past|or|into|across"
    r"|through) (?=\S)"
)


def normalise(words: str) -> str:
    """Case-folded, with straight quotes and dashes, single spaces, no possessive and no dot after a short month.

    Common words that look like a month or a weekday are set between underscores, so that none is found in them.
    """
    text = _COMMON_WORDS.sub(_named_only, words).casefold().replace("’", "'").replace("–", "-").replace("—", "-")
    text = re.sub(r"(?<=\d)'s\b", "s", text)
    text = re.sub(r"(?<=[a-z])'s?(?=\s|$)", "", text)
    text = re.sub(r"\b(early|mid|late)-(?=\w)", r"\1 ", text)
    text = re.sub(r"\b([a-z]{3,4})\.", r"\1", text)
    text = re.sub(r"\b(?:fiscal|financial)[ -]", "", text)
    text = re.sub(r"\b(first|second|third|fourth)-(?=quarter|half)", r"\1 ", text)
    text = re.sub(r"\b(year)[ -](earlier|ago)(?= (?:quarter|period|first|second|third|fourth))", r"\1-\2", text)
    text = _SPELT_YEAR.sub(_year_in_figures, text)
    return " ".join(re.sub(r"[,;()\[\]\"`]|\.$", " ", text).split())


def _named_only(match: re.Match[str]) -> str:
    """The word itself where it is a name: in capitals, where case says nothing, beside a number or in "LAST MAY"."""
    word, text = match.group(), match.string
    if word.isupper() and (_DATE_BEFORE.search(text, 0, match.start()) or _NUMBER_BEHIND.match(text, match.end())):
        return word
    return f"_{word}_"


def _year_in_figures(match: re.Match[str]) -> str:
    rest = sum(NUMBERS[one] for one in re.split("[ -]", match["rest"] or "") if one)
    return str((1900 if match["head"] == "nineteen" else 2000) + rest)


def without_hours(text: str) -> str:
    """The text without the time of day, which never changes the day; itself where nothing else would be left."""
    less = " ".join(_PART_OF_DAY.sub(" ", _CLOCK.sub(" ", text)).split()).removesuffix(" at")
    return less if less not in ("", "this", "on", "the", "at") else text


def without_clock(text: str) -> str:
    """The text without an hour in figures."""
    return " ".join(_CLOCK.sub(" ", text).split()).removesuffix(" at")


def is_time_of_day(text: str) -> bool:
    """Do the words say an hour or a part of the day, and no day?"""
    return _ONLY_HOURS.fullmatch(" ".join(_PART_OF_DAY.sub(" ", _CLOCK.sub(" ", text)).split())) is not None


def without_lead(text: str) -> str | None:
    """The text without its leading preposition or hedge; None where it has none."""
    less = _LEADING.sub("", text, count=1) if _LEADING.match(text) else text
    return less if less != text else None


def full_year(two_figures: str) -> int:
    """'90' -> 1990, '14' -> 2014."""
    return int(two_figures) + (2000 if int(two_figures) < 50 else 1900)


def number_of(words: str) -> int:
    """'12', 'twelve', 'twenty-four' -> the number. The words must match COUNT."""
    if words.isdigit():
        return int(words)
    if words in NUMBERS:
        return NUMBERS[words]
    tens, unit = re.split("[ -]", words, maxsplit=1)
    return NUMBERS[tens] + NUMBERS[unit]

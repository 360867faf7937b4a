"""Words that describe a place without naming it ("the city", "there"): which they are, and what they point back to."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from claimbook.resolve.places.kinds import KIND_WORDS

ANYWHERE: Final = frozenset(("there", "here", "area", "zone", "place", "spot", "scene", "site", "locality", "vicinity"))
"""Words that any place may be pointed at with."""
COUNTRY: Final = frozenset(("country", "nation"))
_PLACES_OF_PEOPLE: Final = frozenset((
    "market", "mosque", "church", "temple", "school", "college", "university", "hospital", "clinic", "prison", "jail",
    "barracks", "headquarters", "checkpoint", "outpost", "post", "station", "embassy", "consulate", "hotel", "house",
    "houses", "home", "homes", "building", "compound", "bridge", "road", "highway", "port", "refinery", "pipeline",
    "farm", "mine", "dam", "coast", "shore", "frontier", "forest", "bush", "countryside", "north", "south", "east",
    "west", "centre", "center", "outskirts", "hideout", "stronghold", "territory",
))  # fmt: skip
_COMMON: Final = ANYWHERE | COUNTRY | _PLACES_OF_PEOPLE | KIND_WORDS.keys() | {"it"}
_ONE_OF_MANY: Final = re.compile(
    r"\b(?:an?|another|some|several|many|few|other|two|three|four|five|six|any|each|every|no|which|neighbou?ring)\s+"
    r"(?:[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_SAME: Final = frozenset(("same", "whole", "entire", "besieged", "stricken", "troubled", "restive", "embattled"))
"""Words before the noun that do not make it another place."""
_MEANS: Final = {
    **dict.fromkeys(
        ("city", "town", "village", "hamlet", "suburb", "township", "settlement"), frozenset(("town", None))
    ),
    **dict.fromkeys(("province", "state", "governorate", "oblast", "region", "department"), frozenset(("admin1",))),
    **dict.fromkeys(("district", "county", "agency", "canton", "parish", "commune"), frozenset(("admin2",))),
}
"""The noun that points -> the kinds of place that it may point at; None: a place that the gazetteer does not know.
Left out are those that seldom point back ("capital": gold gives it a name in one case of four)."""
_REACH: Final = 900
"""Characters back in which the place stands that is pointed at."""
_REACH_ANYWHERE: Final = 250
_SENTENCE: Final = re.compile(r"\n|[.!?][\"”’)]*\s")
_SUBJECT: Final = 2
"""Words at the beginning of a sentence that tell whose doings it is about."""


@dataclass(frozen=True, slots=True)
class Named:
    """A named place in the text.

    key: its folded name. kind: of the gazetteer's place, None where it is unknown, as is its country (ISO 3166-1
    alpha-2). words: the kind words beside and in its name.
    """

    start: int
    end: int
    key: str
    kind: str | None
    country: str | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Spoken:
    """Countries (alpha-2) by what the text says of them, whatever places it names.

    often: how often it speaks of each. A report on Burundi may name no place but a hospital in Kenya: "the country" is
    open then. subject: those at the beginning of the sentence. "Qatar closes the country" isn't the Iran of the
    sentence before.
    """

    often: Mapping[str, float] = field(default_factory=dict)
    subject: Collection[str] = ()


_NOTHING_SPOKEN: Final = Spoken()


def is_description(words: str, text: str) -> bool:
    """Do the words, of a document of this text, describe a place without a name?

    A name has a capital letter, or letters of a script without capitals. Where the whole text has no small letters, or
    no capitals, only common nouns are known as descriptions.
    """
    parts = words.casefold().split()
    uncased = text.isupper() or text.islower()
    if parts and _COMMON.issuperset(parts) and (uncased or len(parts) == 1):
        return True
    return not uncased and not any(one.isalpha() and not one.islower() for one in words)


def pointed_at(
    words: str, text: str, start: int, named: Sequence[Named], spoken: Spoken = _NOTHING_SPOKEN
) -> Named | None:
    """The place that the description at text[start:] points back to, None where that is open.

    For a country, the nearest place in the state where most places of the text lie; where none has most, the nearest of
    which it is known which country it lies in.

    named: named places in the order of the text.
    """
    parts = words.casefold().split()
    if not parts or not _SAME.issuperset(parts[:-1]) or _ONE_OF_MANY.search(text[max(0, start - 40) : start]):
        return None
    near = [one for one in reversed(named) if one.end <= start and start - one.end <= _REACH]
    head = parts[-1]
    if head in ANYWHERE:
        return near[0] if near and start - near[0].end <= _REACH_ANYWHERE else None
    if head in COUNTRY:
        return _in_state(text, start, near, named, spoken)
    if head not in _MEANS:
        return None
    return next((one for one in near if head in one.words or one.kind in _MEANS[head]), None)


def subject_at(text: str, start: int) -> str:
    """The first words of the sentence around text[start:], up to there."""
    words = text[_sentence(text, start) : start].split()
    return " ".join(words[: _SUBJECT + (words[:1] == ["The"])])


def _sentence(text: str, start: int) -> int:
    """Where the sentence around text[start:] begins."""
    return max((one.end() for one in _SENTENCE.finditer(text, max(0, start - _REACH), start)), default=0)


def _in_state(text: str, start: int, near: Sequence[Named], named: Sequence[Named], spoken: Spoken) -> Named | None:
    """The last place before that lies in the state which "the country" means at start.

    near: the places a little before it, the nearest first.
    """
    known = [one for one in named if one.country]
    most = _most(known)
    if most is None:
        nearest = next((one for one in near if one.country), None)
        if nearest is None or not spoken.subject or nearest.country in spoken.subject:
            return nearest
        return nearest if nearest.start >= _sentence(text, start) else None
    if spoken.often.get(most, 0.0) < max(spoken.often.values(), default=0.0):
        return None
    return next((one for one in reversed(known) if one.end <= start and one.country == most), None)


def _most(known: Sequence[Named]) -> str | None:
    """The state in which more than half of the places lie."""
    for state, count in Counter(one.country for one in known).most_common(1):
        return state if 2 * count > len(known) else None
    return None

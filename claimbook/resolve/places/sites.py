"""Buildings, squares, gardens and the like that no gazetteer knows, and the place that the text puts them in."""

import re
from dataclasses import dataclass
from typing import Final

_NOUNS: Final = (
    "hall", "building", "house", "tower", "towers", "palace", "castle", "court", "courthouse", "parliament", "embassy",
    "consulate", "ministry", "prefecture", "headquarters", "station", "terminal", "airport", "airfield",
    "airbase", "base", "barracks", "garrison", "prison", "jail", "hospital", "clinic", "medical center",
    "medical centre", "school", "college", "academy", "university", "institute", "library", "museum", "theatre",
    "theater", "cinema", "stadium", "arena", "hotel", "restaurant", "cafe", "café", "club", "nightclub", "mall",
    "market", "bazaar", "mosque", "masjid", "church", "cathedral", "basilica", "chapel", "abbey", "monastery",
    "temple", "gurdwara", "synagogue", "shrine", "seminary", "madrasa", "cemetery", "square", "plaza", "park",
    "garden", "gardens", "roundabout", "street", "road", "avenue", "boulevard", "bridge", "factory", "refinery",
    "complex", "compound", "checkpoint", "crossing", "centre", "center", "monument", "memorial",
)  # fmt: skip
_NOUN: Final = "|".join(sorted(_NOUNS, key=len, reverse=True))
_SITE: Final = re.compile(rf"^.*?\b(?:{_NOUN})$", re.IGNORECASE)
_SITE_OF: Final = re.compile(rf"^(?:the )?(?:\w+ )?(?:{_NOUN}) (?:of|for) ", re.IGNORECASE)
_WHOLE: Final = re.compile(rf"^(.*?\b(?:{_NOUN})),? in ", re.IGNORECASE)

_ROOMS: Final = ("stairwell", "store", "shop", "supermarket", "kitchen", "apartment", "outpost", "basement", "lobby")
_INSIDE: Final = re.compile(rf"^.*?\b(?:{_NOUN}|{'|'.join(_ROOMS)})$", re.IGNORECASE)

_CAPITAL: Final = r"[^\W\d_a-zà-ÿ][\w\-’']*"
_NAME: Final = rf"(?:St\. )?{_CAPITAL}(?: (?:(?:of|the|al|el|de) )?{_CAPITAL}){{0,3}}"
_TOWN: Final = rf"(?:the )?(?:{_CAPITAL} )?(?:(?:port|capital|border|coastal) )?(?:city|town|village|capital) (?:of )?"
_BEHIND: Final = re.compile(rf"^(?:,? in |(?P<comma>, ))(?:{_TOWN})?(?P<name>{_NAME})")
_LISTED: Final = re.compile(r"^,? (?:and|or|&) ")
_GOES_ON: Final = re.compile(rf"^, {_CAPITAL}")
_NO_PLACE: Final = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "ramadan",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Behind:
    """A name behind that of a site. goes_on: with a comma before and behind it, it may be the next place of a list."""

    start: int
    end: int
    goes_on: bool


def is_site(words: str) -> bool:
    """Do the words name or describe a building, square or room, a thing that a town has within it?"""
    return _INSIDE.match(words) is not None


def is_noun_of_site(words: str) -> bool:
    """Are the words one common noun and no more, as "Hall" is of a longer name?"""
    return words.casefold() in _NOUNS


def place_behind(text: str, start: int, end: int) -> Behind | None:
    """The name in which the site at text[start:end] lies: "Fishmongers' Hall in London", "Streatham Road, London".

    None where text[start:end] names no site, and where a description ("the city") or a list stands behind it.
    """
    words = text[start:end]
    whole = _WHOLE.match(words)
    if whole:
        end = start + whole.end(1)
    elif not _SITE.match(words) and not _SITE_OF.match(words):
        return None
    found = _BEHIND.match(text[end : end + 120])
    if not found or found["name"].casefold() in _NO_PLACE or re.search(r"['’]s?$", found["name"]):
        return None
    after = text[end + found.end() : end + found.end() + 60]
    if _LISTED.match(after) and found["comma"]:
        return None
    goes_on = found["comma"] is not None and _GOES_ON.match(after) is not None
    return Behind(end + found.start("name"), end + found.end(), goes_on)

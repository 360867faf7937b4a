"""What the words around a name say about where it lies: what holds it, what kind of place it is."""

import re
from dataclasses import dataclass
from typing import Final

from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.kinds import COARSE_AREA, KIND_WORDS, UNIT_WORDS, split_kind

_WINDOW: Final = 80
_CAPITAL: Final = r"[^\W\d_a-zà-ÿ][\w.\-’']*"
_NAME: Final = rf"{_CAPITAL}(?: (?:(?:and|of|the|al|el|de|and the) )?{_CAPITAL}){{0,3}}"
_KIND: Final = "|".join(sorted(KIND_WORDS, key=len, reverse=True))
_SIDE: Final = r"(?:north|south)?(?:north|south|east|west)(?:ern)?"
_FILLED: Final = rf"(?:(?:{_KIND}|{_SIDE}|tribal|semi-autonomous|autonomous|restive|volatile|central|remote) )*"
_LINK: Final = rf"(?:,? (?:in|of)(?: the)? {_FILLED}|, ?(?:in )?(?:the )?{_FILLED}| \()"

_AFTER: Final = re.compile(rf"^(?:['’]s)?(?: (?:{_KIND}|tribal))*{_LINK}({_NAME})")
_BEFORE: Final = (
    re.compile(rf"({_NAME})(?: (?:{_KIND}))*['’]s? {_FILLED}(?:(?:{_KIND})s? of )?$"),
    re.compile(rf"({_NAME}) (?:{_KIND}) {_FILLED}(?:{_KIND})s? of $"),
)
_NEXT: Final = re.compile(rf"^ (?:tribal )?({_KIND})\b", re.IGNORECASE)
_LAST: Final = re.compile(rf"\b({_KIND}) of $", re.IGNORECASE)
_ROUGH: Final = re.compile(
    r"(?:\b(?:near|outside|around|north|south|east|west|kilomet(?:er|re)s|km|miles) (?:of |from |the )*(?:town of )?$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Of one name in a document. holders: rows of places that the text says hold it; words: kind words beside it;
    rough: the text speaks of its neighbourhood ("near Machh", "the Machh area"); unit: the row of the one first- or
    second-level unit that stands behind it with its kind word ("Anadan, Aleppo Governorate"), None where none does."""

    holders: frozenset[int]
    words: frozenset[str]
    rough: bool = False
    unit: int | None = None


def surroundings(text: str, start: int, end: int, gazetteer: Gazetteer) -> Surroundings:
    """What stands around text[start:end]."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    holders: set[int] = set()
    for words in _named(before, after):
        holders |= _places(words, gazetteer)
    inner = split_kind(fold(text[start:end]))[1]
    kinds = {one for one in (inner, _word(_NEXT.search(after)), _word(_LAST.search(before))) if one}
    rough = bool(_ROUGH.search(before)) or bool(kinds & COARSE_AREA)
    return Surroundings(frozenset(holders), frozenset(kinds), rough, _unit(after, gazetteer))


def _named(before: str, after: str) -> list[str]:
    found = _AFTER.match(after)
    names = [found.group(1)] if found else []
    for pattern in _BEFORE:
        found = pattern.search(before)
        names += [found.group(1)] if found else []
    return names


def _unit(after: str, gazetteer: Gazetteer) -> int | None:
    found = _AFTER.match(after)
    if not found:
        return None
    behind = _NEXT.match(after[found.end() :])
    if not {split_kind(fold(found[1]))[1], behind[1].lower() if behind else None} & UNIT_WORDS:
        return None
    units = [row for row in _places(found[1], gazetteer) if gazetteer.place(row).kind in ("admin1", "admin2")]
    return units[0] if len(units) == 1 else None


def _places(words: str, gazetteer: Gazetteer) -> set[int]:
    """The places of the longest run of words from either end that names any."""
    parts = words.split(" ")
    for size in range(len(parts), 0, -1):
        # In a fixed order: a set of words has another in each run of the program.
        for chosen in dict.fromkeys((" ".join(parts[:size]), " ".join(parts[-size:]))):
            found = gazetteer.folded(chosen.removesuffix("’s").removesuffix("'s"))
            if found:
                return {one.number for one in found}
    return set()


def _word(found: re.Match[str] | None) -> str | None:
    return found.group(1).lower() if found else None

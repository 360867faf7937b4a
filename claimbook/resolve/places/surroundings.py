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
_ENDS_IN: Final = re.compile(
    rf"^(?: (?:{_KIND}))*(?:, (?:in )?(?:the )?{_FILLED}{_NAME}(?: (?:{_KIND}))*)?,(?: in)? (?:the )?{_FILLED}"
    rf"(?P<name>{_NAME})(?=$|[.;:)\n]|,(?! (?:and|or|&|{_CAPITAL}))| (?:on|at|when|where|which|after|before|during)\b)"
)
_UNIT_KINDS: Final = ("admin1", "admin2")
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
    second-level unit that stands behind it with its kind word ("Anadan, Aleppo Governorate"), None where none does;
    country: alpha-2 of the one that ends the names behind it ("Anadan, Aleppo, Syria"), None where none does."""

    holders: frozenset[int]
    words: frozenset[str]
    rough: bool = False
    unit: int | None = None
    country: str | None = None


def surroundings(text: str, start: int, end: int, gazetteer: Gazetteer) -> Surroundings:
    """What stands around text[start:end]."""
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    country = _country(after, gazetteer)
    found = _AFTER.match(after)
    holders = _in_country(_places_and_units(found[1], gazetteer), country, gazetteer) if found else set()
    for words in _named(before):
        holders |= _places(words, gazetteer)
    inner = split_kind(fold(text[start:end]))[1]
    kinds = {one for one in (inner, _word(_NEXT.search(after)), _word(_LAST.search(before))) if one}
    rough = bool(_ROUGH.search(before)) or bool(kinds & COARSE_AREA)
    return Surroundings(frozenset(holders), frozenset(kinds), rough, _unit(after, country, gazetteer), country)


def _named(before: str) -> list[str]:
    return [found.group(1) for pattern in _BEFORE if (found := pattern.search(before))]


def _country(after: str, gazetteer: Gazetteer) -> str | None:
    """The country that ends the names behind ("Kampala, DRC,", "Trujillo, La Libertad Department, Peru.").

    None where a list or a sentence goes on behind it ("Kampala, DRC and Uganda", "In Kampala, DRC rebels met") and
    where a unit elsewhere has its name ("Atlanta, Georgia").
    """
    found = _ENDS_IN.match(after)
    rows = [gazetteer.place(one.number) for one in gazetteer.folded(found["name"])] if found else []
    codes = {one.country for one in rows if one.kind in ("country", "admin1")}
    return codes.pop() if len(codes) == 1 and any(one.kind == "country" for one in rows) else None


def _in_country(rows: set[int], country: str | None, gazetteer: Gazetteer) -> set[int]:
    """Those in the country that is written behind them; where there is none, it alone."""
    if country is None:
        return rows
    inside = {row for row in rows if gazetteer.place(row).country == country}
    row = gazetteer.country_row(country)
    return inside or ({row} if row is not None else set())


def _unit(after: str, country: str | None, gazetteer: Gazetteer) -> int | None:
    found = _AFTER.match(after)
    if not found:
        return None
    behind = _NEXT.match(after[found.end() :])
    if not {split_kind(fold(found[1]))[1], behind[1].lower() if behind else None} & UNIT_WORDS:
        return None
    named = _places_and_units(found[1], gazetteer) if country else _places(found[1], gazetteer)
    units = [one for row in sorted(named) if (one := gazetteer.place(row)).kind in _UNIT_KINDS]
    fit = [one for one in units if country in (None, one.country)]
    first = [one.number for one in fit if one.kind == "admin1"] if country else []
    return first[0] if len(first) == 1 else fit[0].number if len(fit) == 1 else None


def _places_and_units(words: str, gazetteer: Gazetteer) -> set[int]:
    """With the units that have the name without its kind word: "La Libertad Department" is Peru's La Libertad, too."""
    stem, word = split_kind(fold(words))
    more = [one.number for one in gazetteer.folded(stem)] if word in UNIT_WORDS else []
    return _places(words, gazetteer) | {row for row in more if gazetteer.place(row).kind in _UNIT_KINDS}


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

"""The names of a document and the places that each may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Mention
from claimbook.resolve.places.evidence import people_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import PEOPLE, Found, Gazetteer, Place
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.sites import is_site
from claimbook.resolve.places.surroundings import Surroundings, surroundings

MOST: Final = 60
"""Candidates of one name that are weighed, the best known first, and those that its surroundings speak for."""

UNIT_OPEN: Final = 0.2
"""Of a town whose first-level unit no table tells: a unit of its country contradicts nothing."""
_OF_A_UNIT: Final = frozenset(("town", "quarter", "camp", "admin2"))

LARGE: Final = 100_000
"""People of a town whose sides are told by its name: "the eastern Pacific" is not that of Missouri."""

_SIDE: Final = re.compile(
    r"(?:far |the )?(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?[- ]|(?:the )?(?:central|coastal) ",
    re.IGNORECASE,
)
_SIDE_OF: Final = re.compile(
    r"(?:the )?(?:[a-z-]+ (?:and [a-z-]+ )?)?"
    r"(?:sides?|parts?|ends?|edges?|outskirts|centre|center|north|south|east|west"
    r"|(?:north|south)[- ]?(?:east|west)) of ",
    re.IGNORECASE,
)
_AIRPORT: Final = re.compile(
    r"(?P<town>.+?) (?:(?:international|regional|domestic|military) )*(?:airport|airfield|air ?base)$", re.IGNORECASE
)
_PART_OF_TOWN: Final = re.compile(
    r"(?:(?:north|south)(?:east|west)?(?:ern)|(?:east|west)ern|central|downtown) (?P<town>.+)$"
)
"""In small letters alone: "East London" may be another town."""
_TITLE: Final = re.compile(
    r"(?:the )?(?:[^\W\d_]\w+ )?(?:capital|(?:port|border|capital) (?:city|town))(?: city)?(?: of)? (?=[^\W\d_a-zà-ÿ])"
)
"""What stands before the name in "the Serbian capital Belgrade"."""
_SITE_BEHIND: Final = re.compile(
    r" (?:(?:oil|gas|air)[ -]?fields?|oilfields?|refinery|airport|air ?base|mine|dam)\b", re.I
)
_LISTED: Final = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_EDGES: Final = re.compile(r"^(?:the|in|at|near)\s+|['’]s?$|^[\W_]+|[^\w.)]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a document, wherever it stands there. key: its folded form. found: the places that it may mean.

    part: of them only the side that it names is meant ("eastern Ukraine"). site: it is in or at them ("Quetta
    International Airport", "southern Quetta").
    """

    key: str
    text: str
    spans: tuple[tuple[int, int], ...]
    around: Surroundings
    found: tuple[Found, ...]
    part: bool = False
    site: bool = False


def names_of(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> dict[str, Name]:
    """The names among the mentions by key, in the order of the text."""
    spans: dict[str, list[tuple[int, int]]] = {}
    spelt: dict[str, str] = {}
    for one in mentions:
        words = called(one.text, gazetteer)
        key = fold(words)
        if key:
            first = one.text.find(words)
            end = one.start + first + len(words) if words != trimmed(one.text) else one.end
            spans.setdefault(key, []).append((one.start, end))
            spelt.setdefault(key, words)
    return {key: _name(key, spelt[key], tuple(dict.fromkeys(places)), text, gazetteer) for key, places in spans.items()}


def is_side_or_site(name: Name) -> bool:
    """Is it a part of a place, or something that lies in one, so that no "town" points back to it?"""
    return name.part or name.site or is_site(name.text) or _SIDE_OF.match(name.text) is not None


def called(words: str, gazetteer: Gazetteer) -> str:
    """What the place itself is called in a mention that goes on to tell what holds it: "Kabul, Afghanistan".

    A list ("Mosul, Tikrit and Baiji") stays whole, since none of its places is the one that is meant, and so does what
    is held by something unknown.
    """
    whole = trimmed(words)
    title = _TITLE.match(whole)
    if title and _so_called(whole[title.end() :], gazetteer):
        return trimmed(whole[title.end() :])
    head, comma, rest = whole.partition(", ")
    told = comma and not _LISTED.search(rest)
    return trimmed(head) if told and _so_called(rest.rpartition(", ")[2], gazetteer) else whole


def trimmed(words: str) -> str:
    """The words without article, possessive and punctuation at their ends."""
    previous = None
    while words != previous:
        previous, words = words, _EDGES.sub("", words)
    return words


def _name(key: str, words: str, spans: tuple[tuple[int, int], ...], text: str, gazetteer: Gazetteer) -> Name:
    around = [surroundings(text, start, end, gazetteer) for start, end in spans]
    merged = Surroundings(
        frozenset().union(*(one.holders for one in around)),
        frozenset().union(*(one.words for one in around)),
        any(one.rough for one in around),
        next((one.unit for one in around if one.unit is not None), None),
        next((one.country for one in around if one.country is not None), None),
    )
    alone = not any(_SITE_BEHIND.match(text, end) for _, end in spans)
    found = _candidates(words, merged, gazetteer, alone)
    side = None if found else _SIDE.match(words)
    whole = _so_called(words[side.end() :], gazetteer) if side else []
    held_in = tuple(one for one in whole if gazetteer.place(one.number).kind in ("country", "admin1", "region"))
    town = () if found or held_in else _town_in(words, gazetteer)
    return Name(key, words, spans, merged, found or held_in[:MOST] or town, part=bool(held_in), site=bool(town))


def _town_in(words: str, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The towns that an airport or a part of a town is named after."""
    airport, part = _AIRPORT.match(words), _PART_OF_TOWN.match(words)
    named, least = (airport, 0) if airport else (part, LARGE)
    towns = gazetteer.folded(named["town"]) if named else ()
    return tuple(one for one in towns if _is_town(gazetteer.place(one.number), least))[:MOST]


def _is_town(place: Place, least: int) -> bool:
    return place.kind == "town" and place.people >= least


def _candidates(words: str, around: Surroundings, gazetteer: Gazetteer, alone: bool) -> tuple[Found, ...]:
    """The places of that name, else the country of that people; similar names where none lies where it must.
    A similar name alone never goes against a unit or country that is written.

    alone: no noun behind makes it a site, whose name need not be that of a town ("the Khurais oil field").
    """
    stated = any(gazetteer.place(one).kind in ("country", "admin1", "admin2") for one in around.holders)
    found = _so_called(words, gazetteer) or _of_people(words, gazetteer)
    if not any(held(one.number, around.holders, gazetteer) for one in found) and (around.holders or not found):
        similar = _similar(words, gazetteer, around.unit) if alone else []
        inside = {one.number: held(one.number, around.holders, gazetteer) for one in similar}
        found += [
            one for one in similar if inside[one.number] == 1 or (not found and (inside[one.number] or not stated))
        ]
    kept, rest = found[:MOST], found[MOST:]
    return (*kept, *(one for one in rest if held(one.number, around.holders, gazetteer)))


def _so_called(words: str, gazetteer: Gazetteer) -> list[Found]:
    """With and without a kind word, and of two spellings between strokes ("Has/Hassef") either."""
    found: dict[int, Found] = {}
    for part in (words, *words.split("/")):
        stem = split_kind(fold(part))[0]
        for form in dict.fromkeys((part, stem, stem.removesuffix(" refugee"))):
            for one in gazetteer.folded(form):
                found.setdefault(one.number, one)
    return sorted(found.values(), key=lambda one: one.number)


def _of_people(words: str, gazetteer: Gazetteer) -> list[Found]:
    row = gazetteer.country_row(people_of(gazetteer).get(fold(words), ""))
    return [] if row is None else [Found(row, PEOPLE)]


def _similar(words: str, gazetteer: Gazetteer, unit: int | None) -> list[Found]:
    """unit: where the text says in which unit it lies, the places in it with the same consonants, too."""
    found: dict[int, Found] = {}
    for part in words.split("/"):
        key = split_kind(fold(part))[0]
        for one in gazetteer.similar(key):
            found.setdefault(one.number, one)
        for one in gazetteer.alike(key) if unit is not None else ():
            place = gazetteer.place(one.number)
            if unit in (place.admin1, place.admin2):
                found.setdefault(one.number, one)
    return list(found.values())


def held(number: int, holders: frozenset[int], gazetteer: Gazetteer) -> float:
    """Whether the place lies in one of the holders: 1 in one of its units, 0.8 in its country, else 0.

    It is UNIT_OPEN where its own unit is not known and a first-level unit of its country holds it.
    """
    if not holders:
        return 0.0
    place = gazetteer.place(number)
    if {place.admin1, place.admin2} & holders:
        return 1.0
    country = gazetteer.country_row(place.country)
    if country in holders:
        return 0.8 if country != number else 0.0
    is_open = place.admin1 is None and place.kind in _OF_A_UNIT
    return UNIT_OPEN if is_open and _first_level_in(place.country, holders, gazetteer) else 0.0


def _first_level_in(country: str, holders: frozenset[int], gazetteer: Gazetteer) -> bool:
    units = (gazetteer.place(one) for one in holders)
    return any(one.kind == "admin1" and one.country == country for one in units)

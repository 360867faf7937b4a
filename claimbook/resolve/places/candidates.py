"""The names of a document and the places that each may be."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Mention
from claimbook.resolve.places.evidence import people_of
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import PEOPLE, Found, Gazetteer
from claimbook.resolve.places.kinds import split_kind
from claimbook.resolve.places.surroundings import Surroundings, surroundings

MOST: Final = 60
"""Candidates of one name that are weighed, the best known first, and those that its surroundings speak for."""

_SIDE: Final = re.compile(
    r"(?:far |the )?(?:(?:north|south)(?:[- ]?(?:east|west))?|east|west)(?:ern)?[- ]|(?:the )?central ", re.IGNORECASE
)
_LISTED: Final = re.compile(r"\b(?:and|or)\b|&", re.IGNORECASE)
_EDGES: Final = re.compile(r"^(?:the|in|at|near)\s+|['’]s?$|^[\W_]+|[^\w.)]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a document, wherever it stands there. key: its folded form. found: the places that it may mean.

    part: of them only the side that it names is meant ("eastern Ukraine").
    """

    key: str
    text: str
    spans: tuple[tuple[int, int], ...]
    around: Surroundings
    found: tuple[Found, ...]
    part: bool = False


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


def called(words: str, gazetteer: Gazetteer) -> str:
    """What the place itself is called in a mention that goes on to tell what holds it: "Kabul, Afghanistan".

    A list ("Mosul, Tikrit and Baiji") stays whole, since none of its places is the one that is meant, and so does what
    is held by something unknown.
    """
    whole = trimmed(words)
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
    )
    found = _candidates(words, merged, gazetteer)
    side = None if found else _SIDE.match(words)
    whole = _so_called(words[side.end() :], gazetteer) if side else []
    held_in = tuple(one for one in whole if gazetteer.place(one.number).kind in ("country", "admin1", "region"))
    return Name(key, words, spans, merged, found or held_in[:MOST], part=bool(held_in))


def _candidates(words: str, around: Surroundings, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """The places of that name, else the country of that people; similar names where none lies where it must."""
    found = _so_called(words, gazetteer) or _of_people(words, gazetteer)
    if not any(held(one.number, around.holders, gazetteer) for one in found) and (around.holders or not found):
        similar = _similar(words, gazetteer, around.unit)
        found += [one for one in similar if not found or held(one.number, around.holders, gazetteer) == 1]
    kept, rest = found[:MOST], found[MOST:]
    return (*kept, *(one for one in rest if held(one.number, around.holders, gazetteer)))


def _so_called(words: str, gazetteer: Gazetteer) -> list[Found]:
    """With and without a kind word, and of two spellings between strokes ("Has/Hassef") either."""
    found: dict[int, Found] = {}
    for part in (words, *words.split("/")):
        for form in dict.fromkeys((part, split_kind(fold(part))[0])):
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
    """Whether the place lies in one of the holders: 1 in one of its units, 0.8 in its country, else 0."""
    if not holders:
        return 0.0
    place = gazetteer.place(number)
    if {place.admin1, place.admin2} & holders:
        return 1.0
    country = gazetteer.country_row(place.country)
    return 0.8 if country in holders and country != number else 0.0

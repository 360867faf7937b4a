"""Which countries and first-level units a text speaks of, by all its words."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.sources import listed, names

_CAPITALS: Final = re.compile(r"[^\W\d_a-zà-ÿ][\w’'.\-]*(?: [^\W\d_a-zà-ÿ][\w’'.\-]*){0,2}")
LONGEST_SCAN: Final = 200_000
"""Characters of a document that are looked through: its countries show long before."""

IDIOM: Final = 0.5
"""What a word that is used in few countries weighs against a name of the country."""

_RANKS: Final = ("country", "admin1", "nation")


@dataclass(slots=True)
class Evidence:
    """How often a text speaks of each country (alpha-2) and first-level unit (row of the gazetteer)."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    units: dict[int, float] = field(default_factory=lambda: defaultdict(float))


def evidence_of(text: str, gazetteer: Gazetteer) -> Evidence:
    """Names of countries, their people and first-level units in the text, each counted."""
    people = people_of(gazetteer)
    found = Evidence()
    for idiom, count in Counter(_idiom().findall(text[:LONGEST_SCAN])).items():
        for country in _idioms()[idiom]:
            found.countries[country] += IDIOM * count / len(_idioms()[idiom])
    for run, count in Counter(_CAPITALS.findall(text[:LONGEST_SCAN])).items():
        words = run.split(" ")
        place = 0
        while place < len(words):
            place += _take(words, place, count, found, gazetteer, people)
    return found


def _take(
    words: list[str], place: int, count: int, found: Evidence, gazetteer: Gazetteer, people: dict[str, str]
) -> int:
    """Note what the longest name at this place says; how many words it took."""
    for size in range(min(3, len(words) - place), 0, -1):
        run = " ".join(words[place : place + size]).removesuffix("’s").removesuffix("'s")
        country = people.get(fold(run))
        if country:
            found.countries[country] += count
            return size
        ranked = _ranked(run, gazetteer)
        if ranked:
            for number in ranked:
                one = gazetteer.place(number)
                found.countries[one.country] += count / len(ranked)
                if one.kind == "admin1":
                    found.units[number] += count / len(ranked)
            return size
    return 1


def _ranked(run: str, gazetteer: Gazetteer) -> list[int]:
    """The countries and first-level units that the words name, where no better-known town has the name."""
    found = gazetteer.folded(run)[:4]
    if not found or gazetteer.place(found[0].number).kind not in _RANKS:
        return []
    return [one.number for one in found if gazetteer.place(one.number).kind in _RANKS]


@lru_cache(maxsize=2)
def people_of(gazetteer: Gazetteer) -> dict[str, str]:
    """Folded name of a people, or its adjective -> alpha-2 code of its country."""
    return {fold(name): code for code, _, _, people in gazetteer.countries for name in people}


@lru_cache(maxsize=1)
def _idioms() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for words, codes in listed("idioms.txt"):
        for one in names(words):
            found[one] = (*found.get(one, ()), *codes.split())
    return found


@lru_cache(maxsize=1)
def _idiom() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(_idioms(), key=len, reverse=True)))})\b")

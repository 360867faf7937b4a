"""The names written behind a place that say what holds it: "Fafi, Garissa, Kenya", "the Dharin area of Bari Region".

A town holds it too, where a country or a unit that it lies in is written behind the town: "Villa Somalia in Mogadishu,
Somalia", "south of Sanaa, Yemen". A unit of the same name goes before it but in a part of a town and in "south of".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from claimbook.resolve.places.distance import distance_km
from claimbook.resolve.places.folding import fold
from claimbook.resolve.places.gazetteer import FUZZY, Gazetteer, Place
from claimbook.resolve.places.kinds import KIND_WORDS, split_kind

WINDOW: Final = 160
"""Characters behind a place in which the chain of its holders is read."""
MOST: Final = 4
LONGEST_KIND: Final = 20
CLEARLY: Final = 2
"""So many times as often must the text speak of the country of one unit as of that of another of its name."""
_OF_A_TOWN: Final = frozenset(("neighborhood", "neighbourhood", "suburb", "quarter", "borough"))
_UNITS: Final = ("admin1", "admin2", "nation")
_TOWN: Final = "town"
_ONE_TOWN_KM: Final = 30
"""Towns further apart ("Machh, Quetta, Pakistan") are a list, of which none holds the place before them."""
_BEST_KNOWN: Final = 10
"""So many times the people of any other town of its name in the country must a town have to be the one meant."""
_EDGE_WORDS: Final = r"borders?|frontiers?|coasts?|coastal|coastline|shores?|waters|boundar(?:y|ies)|line|strait|seas?"

_KIND: Final = "|".join(
    sorted({*KIND_WORDS, *_OF_A_TOWN, "territory", "regency"} - {"border", "sea"}, key=lambda one: (-len(one), one))
)
_CAPITAL: Final = r"(?:(?:al|el|ez|ed|er|es|esh|ad|an|ar|as|ash|at|az)-)?[^\W\d_a-zà-ÿ][\w\-’']*"
_NAME: Final = rf"{_CAPITAL}(?: (?:(?:of the|and the|of|and|the|al|el|de|del|la) )?{_CAPITAL}){{0,4}}"
_SIDE: Final = r"(?:(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:ern)?"
_FILLED: Final = (
    rf"(?:the )?(?:(?:{_SIDE}|central|(?:\w+-)?occupied|restive|tribal|semi-autonomous|autonomous|volatile|remote"
    rf"|(?:province|region|state|district|governorate) of) )*(?:the )?"
)
_LINK: Final = re.compile(rf"(?:,|,? in|(?P<of> of)) {_FILLED}(?P<name>{_NAME})(?: (?:{_KIND})s?\b)?")
_NO_KIND_WORDS: Final = re.compile(r" (?:territory|regency)$")
_INNER: Final = re.compile(
    rf"(?:in )?(?P<the>the )?(?:{_SIDE}|port|outskirts|suburbs?|centre|center|downtown|neighbou?rhood|city|town) of "
    rf"(?:the )?(?:(?:city|town) of )?(?P<name>{_NAME})$"
)
"""A place that is told by another's name: "south of Sanaa"; "the south of Homs" may be that of a province."""
_OWN_KIND: Final = re.compile(rf"(?: (?:{_KIND})s?\b)+")
_GOES_ON: Final = re.compile(rf"(?:, {_CAPITAL}|,? (?:and|or|&) (?:the |in )?{_CAPITAL}|['’]|[-–]{_CAPITAL})")
_AT_AN_EDGE: Final = re.compile(rf"\b(?:{_EDGE_WORDS})\b", re.IGNORECASE)
_EDGE_BEFORE: Final = re.compile(
    rf"\b(?:(?:{_EDGE_WORDS}) (?:of|off|with|between) (?:the )?|off (?:the )?)$", re.IGNORECASE
)


def holder_behind(text: str, start: int, end: int, told: Mapping[str, float], gazetteer: Gazetteer) -> Place | None:
    """The smallest unit, else the country, that the words behind text[start:end] put it in; None where none is sure.

    told: how often the text speaks of each country: a unit without its country behind it counts if it speaks of that.
    Borders, coasts and waters are in no country, and a list ("Zorgan, Iraq, Syria and Iran") says what holds none.
    """
    if _AT_AN_EDGE.search(text[start:end]) or _EDGE_BEFORE.search(text[max(0, start - 40) : start]):
        return None
    inner = _INNER.fullmatch(text[start:end])
    names = list(_chain(text[start:end], text[end : end + WINDOW]))
    countries = [_country(one, gazetteer) for one in names]
    if not names or any(countries[:-1]):
        return None
    country = countries[-1]
    first = (inner is not None and not inner["the"]) or _is_part_of_town(text[start : end + LONGEST_KIND], end - start)
    found = [inner["name"], *names] if inner else names
    unit = _smallest(found[:-1] if country else found, country, first, told, gazetteer)
    return unit or (country if country and _is_that_country(names[-1], country, told, gazetteer) else None)


def _smallest(
    names: Sequence[str], country: Place | None, first: bool, told: Mapping[str, float], gazetteer: Gazetteer
) -> Place | None:
    """The first of the names that is a unit, or a town that lies in what follows. first: towns go before units."""
    for number, words in enumerate(names):
        unit = _unit(words, _UNITS, country, told, gazetteer)
        town = _town(number, names, country, told, gazetteer) if first or not unit else None
        if town or unit:
            return town or unit
    return None


def _town(
    number: int, names: Sequence[str], country: Place | None, told: Mapping[str, float], gazetteer: Gazetteer
) -> Place | None:
    """The town of one of the names in the country and the first unit written behind it; None where neither is.

    Nor is it one where another of the names is a town far from it.
    """
    words, behind, others = names[number], names[number + 1 :], (*names[:number], *names[number + 1 :])
    unit = next((one for name in behind if (one := _unit(name, _UNITS, country, told, gazetteer))), None)
    if unit is None and country is None:
        return None
    towns = [one for one in _towns(words, country or unit, told, gazetteer) if unit is None or _lies_in(one, unit)]
    found = _best_known(towns)
    beside = [_best_known(_towns(name, country or unit, told, gazetteer)) for name in others] if unit is None else []
    listed = found and any(one and distance_km(one.point, found.point) > _ONE_TOWN_KM for one in beside)
    return None if listed else found


def _towns(words: str, within: Place | None, told: Mapping[str, float], gazetteer: Gazetteer) -> list[Place]:
    return [one for one in _named(words, gazetteer) if one.kind == _TOWN and _fits(one, within, told)]


def _lies_in(town: Place, unit: Place) -> bool:
    return unit.number in (town.admin1, town.admin2)


def _best_known(towns: Sequence[Place]) -> Place | None:
    """The only one, or the one that has far more people than any other."""
    ranked = sorted(towns, key=lambda one: -one.people)
    sure = len(ranked) == 1 or (len(ranked) > 1 and ranked[0].people > _BEST_KNOWN * ranked[1].people)
    return ranked[0] if sure else None


def _is_part_of_town(words: str, end: int) -> bool:
    """Is the place that the words begin with called a quarter, in its name or behind it?"""
    behind = re.match(r" (\w+)", words[end:])
    return bool({split_kind(fold(words[:end]))[1], behind[1].casefold() if behind else None} & _OF_A_TOWN)


def _chain(place: str, behind: str) -> Iterator[str]:
    """The names behind in order; none of a list."""
    own = _OWN_KIND.match(behind)
    at = own.end() if own else 0
    of_a_kind = own is not None or split_kind(fold(place))[1] is not None
    found: list[str] = []
    while len(found) < MOST and (link := _LINK.match(behind, at)):
        if link["of"] and not (found or of_a_kind):
            return
        found.append(link.group("name") + behind[link.end("name") : link.end()])
        at = link.end()
    if not _GOES_ON.match(behind, at):
        yield from found


def _named(words: str, gazetteer: Gazetteer) -> Iterator[Place]:
    for one in gazetteer.folded(words):
        if one.how != FUZZY:
            yield gazetteer.place(one.number)


def _country(words: str, gazetteer: Gazetteer) -> Place | None:
    return next((one for one in _named(words, gazetteer) if one.kind == "country"), None)


def _is_that_country(words: str, country: Place, told: Mapping[str, float], gazetteer: Gazetteer) -> bool:
    """Not where a unit elsewhere has its name and the text speaks as much of that country: "Atlanta, Georgia"."""
    others = {one.country for one in _named(words, gazetteer) if one.kind == "admin1"} - {country.country}
    return all(told.get(one, 0.0) < told.get(country.country, 0.0) for one in others)


def _unit(
    words: str, kinds: Sequence[str], country: Place | None, told: Mapping[str, float], gazetteer: Gazetteer
) -> Place | None:
    """The one place of that name and of the first of these kinds that has any, in the country or in one spoken of."""
    folded = fold(words)
    forms = dict.fromkeys((words, split_kind(folded)[0], _NO_KIND_WORDS.sub("", folded)))
    named = [one for form in forms for one in _named(form, gazetteer)]
    for kind in kinds:
        of_kind = [one for one in named if one.kind == kind and _fits(one, country, told)]
        if of_kind:
            return _one_of(of_kind, told)
    return None


def _one_of(places: Sequence[Place], told: Mapping[str, float]) -> Place | None:
    """The first, if no other lies in another unit, or in a country of which the text speaks nearly as often."""
    best = max(places, key=lambda one: told.get(one.country, 0.0))
    for one in places:
        if one.country == best.country and one.kind != "admin1" and one.admin1 != best.admin1:
            return None
        if one.country != best.country and CLEARLY * told.get(one.country, 0.0) > told.get(best.country, 0.0):
            return None
    return best


def _fits(place: Place, country: Place | None, told: Mapping[str, float]) -> bool:
    return place.country == country.country if country else told.get(place.country, 0.0) > 0

"""States behind their adjectives and acronyms: "Israeli" is Israel, "U.S." the United States."""

import re
from functools import cache, lru_cache
from typing import Final

from claimbook.resolve.places.sources import countries
from claimbook.resolve.reference.names import is_acronym, key_of

_WORDS: Final = re.compile(r"(?:[A-Z]\.)+|[^\W_]+(?:-[^\W_]+)*")
_LONGEST: Final = 6
_CUSTOMARY: Final = {"GB": "United Kingdom", "US": "United States", "CZ": "Czech Republic", "CI": "Ivory Coast"}
"""Names in use where the table has a longer or newer one."""


def state_of(words: str) -> str | None:
    """The state, where the words are its adjective or its acronym and nothing else; None else.

    Names of its people ("Israelis") are people, not their state.
    """
    if not words[:1].isupper() or (words.isupper() and not is_acronym(words)):
        return None
    return _states().get(key_of(words))


def is_nation(word: str) -> bool:
    """Is the word an adjective of a state, a name of its people, or the state's name?"""
    return word.casefold() in _national_words()


def nation_of(words: str) -> tuple[str, str] | None:
    """Name and adjective of the state that the words name in any form: "Israel", "Israeli", "U.S."; None else."""
    return _nations().get(key_of(words)) if words[:1].isupper() else None


@lru_cache(maxsize=4096)
def nations_in(text: str) -> frozenset[str]:
    """The states that the text names in any form, the longest name first: "Congolese", "South Sudan", "U.S."."""
    words = _WORDS.findall(text)
    found: set[str] = set()
    at = 0
    while at < len(words):
        sizes = range(_LONGEST, 0, -1) if words[at][0].isupper() else ()
        named = ((size, nation) for size in sizes if (nation := nation_of(" ".join(words[at : at + size]))))
        size, nation = next(named, (1, None))
        found |= {nation[0]} if nation else set()
        at += size
    return frozenset(found)


@cache
def _nations() -> dict[tuple[str, ...], tuple[str, str]]:
    found: dict[tuple[str, ...], tuple[str, str]] = {}
    for name, variants, people in _rows():
        for one in (name, *variants, *people) if people else ():
            found.setdefault(key_of(one), (name, people[0]))
    return found


@cache
def _states() -> dict[tuple[str, ...], str]:
    found: dict[tuple[str, ...], str] = {}
    for name, variants, people in _rows():
        for one in [*people[:1], *(each for each in people[1:] if not each.endswith("s") or each.endswith("ss"))]:
            found.setdefault(key_of(one), name)
        for one in variants:
            if is_acronym(one):
                found.setdefault(key_of(one), name)
    return found


@cache
def _national_words() -> frozenset[str]:
    return frozenset(one.casefold() for name, variants, people in _rows() for one in (name, *variants, *people))


@cache
def _rows() -> tuple[tuple[str, list[str], list[str]], ...]:
    """(name, other names, adjectives and names of its people) of each country."""
    return tuple(
        (_CUSTOMARY.get(code) or one.name, list(one.variants), list(one.people))
        for code, one in countries().items()
        if one.variants or one.people
    )

"""Who of a report is private: those who were hit, and those who tell of it without an office."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.exchange.countries import by_name
from claimbook.exchange.offices import has_office, speaks_in_office
from claimbook.model.names import folded
from claimbook.model.values import Claim, Mention
from claimbook.model.words import ANYBODY

_NAME: Final = re.compile(
    r",?\s+([^\W\d_a-z][\w'’-]+(?:\s+(?:(?:bin|ibn|al|el|de|von|van)\s+)?(?:al-|el-)?[^\W\d_a-z][\w'’-]+)+)"
)
PEOPLE: Final = ("person", "people")
_SHORTEST: Final = 3
_THINGS: Final = frozenset(
    ("aid", "supplies", "goods", "food", "fuel", "medicine", "equipment", "weapons", "arms", "ammunition",
     "uniforms", "clothes", "jacket", "money", "cash", "cargo", "vehicle", "vehicles", "car", "cars", "truck",
     "trucks", "minibus", "bus", "boat", "boats", "ship", "ships", "house", "houses", "home", "homes", "property",
     "livestock", "cattle", "sheep", "crops")
)  # fmt: skip
"""Heads of phrases that are nobody, whatever somebody reads in them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of a report who may be private. names: of theirs, to be covered; called: the full one, folded. hit: not
    only one who tells. single: one person, no people. official: the report says that it is somebody in an office."""

    report: str
    names: tuple[str, ...]
    called: str
    hit: bool
    single: bool
    official: bool


def private_ones(told_of: Sequence[Person]) -> list[Person]:
    """Those who were hit, and those who tell without an office in any report. Who was hit anywhere stays private."""
    hit = {one.called for one in told_of if one.hit}
    officials = {one.called for one in told_of if one.official and " " in one.called} - hit
    return [one for one in told_of if one.hit or one.called in hit or not (one.official or one.called in officials)]


def person_of(who: Mention, hit: bool, text: str, report: str, public: frozenset[str]) -> Person:
    """public: folded names of actors and of the report's places."""
    names = tuple(dict.fromkeys((*_names(who), *_name_behind(who, text))))
    official = not hit and (any(map(has_office, names)) or speaks_in_office(names, text))
    kept = tuple(one for one in names if folded(one) not in public | ANYBODY and folded(one) not in by_name())
    return Person(report, kept, folded(who.name or who.text), hit, who.kind == "person", official)


def is_full_name(name: str) -> bool:
    """Two words that no text writes small: "military commander" is somebody else in another report."""
    return sum(not word.islower() for word in name.split()) > 1


def surname_of(one: Person) -> str | None:
    """The last word of a person's full name, by which a report goes on to call them; None without a full name."""
    names = [name for name in one.names if is_full_name(name)] if one.single else []
    last = names[0].split()[-1] if names else ""
    return last if len(last) >= _SHORTEST and last[:1].isupper() else None


def places_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The folded names of the places of claims that are known to the gazetteer."""
    located = (one for claim in claims for given in claim.roles.values() for one in given if one.location)
    return frozenset(folded(name) for one in located for name in (one.text, one.name) if name)


def people_of(claims: Sequence[Claim], public: frozenset[str]) -> Iterable[tuple[Mention, bool]]:
    """Mentions that may be private, each once, and whether they were hit: who was, and who tells of an incident."""
    hit = [one for claim in claims for one in claim.roles.get("target", ()) if _may_be_person(one)]
    held = [claim.holder for claim in claims if claim.holder and claim.type == "incident"]
    told = [one for one in held if one.kind == "person"]
    found = dict.fromkeys(told, False) | dict.fromkeys(hit, True)
    return (
        (one, was_hit)
        for one, was_hit in found.items()
        if one.ref is None and folded(one.name or one.text) not in public and not _is_thing(one)
    )


def _may_be_person(one: Mention) -> bool:
    """Read as a person or people; or as a number, and yet with a name of two words."""
    return one.kind in PEOPLE or (one.kind == "number" and is_full_name(one.text))


def _is_thing(one: Mention) -> bool:
    """Is it a word for goods that was read as somebody? A name has a capital letter."""
    words = one.text.split()
    return one.name is None and one.text.islower() and bool(words) and words[-1] in _THINGS


def _names(mention: Mention) -> tuple[str, ...]:
    return tuple(one for one in (mention.text, mention.name) if one and len(one) >= _SHORTEST)


def _name_behind(one: Mention, text: str) -> tuple[str, ...]:
    """The name right behind the word for a person: of "journalist Odo Karr" the word alone may be the mention.

    Behind a name ("the governor of Tessaly, Saltmarsh Province") stands another one: a place, or somebody else.
    """
    is_word = one.kind == "person" and one.text.rpartition(" ")[2].islower()
    behind = _NAME.match(text, one.end) if is_word else None
    return (behind[1],) if behind else ()

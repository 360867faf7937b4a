"""Persons and organisations whom an engine took for a group once: what most mentions of a name are, all of them are."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.surroundings import every_mention

PERSON: Final = "person"
ORGANISATION: Final = "organisation"
_MISTAKEN: Final = frozenset(("group", "force", "government"))
_SMALL: Final = 3
"""Letters of the small words in persons' names: al, bin, von."""
_MOST: Final = 2 / 3
_FEWEST: Final = 3
"""Of 51 fillers in 45 articles of Wikinews that were actors no registry knows 31 were persons (read by eye, once); with
this rule 28 are left, 8 of them persons."""


@dataclass(frozen=True, slots=True)
class Others:
    """Names, as compared, that a document gives to a person or an organisation as often as to a group.

    in_words: the names of persons in words.
    """

    persons: frozenset[str]
    organisations: frozenset[str]
    in_words: frozenset[tuple[str, ...]]

    def is_person(self, name: str) -> bool:
        """Is it one of the persons' names, or a part of one ("Karr" of Odo Karr)?"""
        words = tuple(name_key(name).split())
        return name_key(name) in self.persons or any(_begins_or_ends(words, person) for person in self.in_words)

    def is_organisation(self, name: str) -> bool:
        """Is it one of the organisations' names?"""
        return name_key(name) in self.organisations


def _begins_or_ends(words: tuple[str, ...], person: tuple[str, ...]) -> bool:
    return bool(words) and len(words) < len(person) and words in (person[: len(words)], person[-len(words) :])


def others_names(mentions: Iterable[Mention]) -> Others:
    """The names of persons and of organisations among the mentions.

    A name that neither a group nor anybody else bears, but people ("his men"), is taken for a person's.
    """
    kinds: dict[str, Counter[str | None]] = defaultdict(Counter)
    titled: dict[str, bool] = {}
    for one in mentions:
        called = one.name or one.text
        kinds[name_key(called)][one.kind] += 1
        titled[name_key(called)] = all(word[0].isupper() or len(word) <= _SMALL for word in called.split())
    bodies = {name: sum(told[kind] for kind in _MISTAKEN) for name, told in kinds.items()}
    persons = {name for name, told in kinds.items() if told[PERSON] >= bodies[name]}
    organisations = {name for name, told in kinds.items() if told[ORGANISATION] >= bodies[name]}
    in_words = {tuple(name.split()) for name in persons if kinds[name][PERSON] and titled[name]}
    return Others(frozenset(persons), frozenset(organisations), frozenset(in_words))


def with_persons(found: Extraction) -> Extraction:
    """The extraction with kind "person" for mentions of a name of which nearly all others are a person's."""
    kinds: dict[str, Counter[str | None]] = defaultdict(Counter)
    for one in every_mention(found):
        kinds[one.name or one.text][one.kind] += 1
    persons = {
        name
        for name, told in kinds.items()
        if told[PERSON] >= _FEWEST and told[PERSON] >= _MOST * told.total() and not _MISTAKEN.isdisjoint(told)
    }
    if not persons:
        return found
    claims = tuple(_claim(claim, persons) for claim in found.claims)
    return replace(found, claims=claims, mentions=tuple(_mention(one, persons) for one in found.mentions))


def _claim(claim: Claim, persons: set[str]) -> Claim:
    roles = {role: tuple(_mention(one, persons) for one in given) for role, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=_mention(claim.holder, persons) if claim.holder else None)


def _mention(one: Mention, persons: set[str]) -> Mention:
    if one.ref or one.kind not in _MISTAKEN or (one.name or one.text) not in persons:
        return one
    return replace(one, kind=PERSON)

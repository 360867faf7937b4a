"""Mentions of one message -> entities, one list a role."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from benchmarks.muc4_templates.evidence import Evidence, Found

_WORD: Final = re.compile(r"\w+")
_ARTICLES: Final = frozenset({"the", "a", "an", "some", "several", "these", "those", "his", "their", "its"})
_GAP: Final = 3
"""Characters between a name and its acronym: ' ("'."""
_ACRONYM: Final = 12

Weighed = tuple[Found, float]
"""A mention and how likely it is, 0 to 1, that its sentence states the incident and it fills the role there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """One entity in one role. mentions: in the order of the text, each with its chance."""

    role: str
    mentions: tuple[Weighed, ...]

    @property
    def chance(self) -> float:
        """That of its likeliest mention."""
        return max(chance for _, chance in self.mentions)

    @property
    def name(self) -> Found:
        """The mention whose text has the most chance in all, the longer where two have the same."""
        total: dict[str, float] = {}
        for one, chance in self.mentions:
            total[one.text] = total.get(one.text, 0.0) + chance
        return max((one for one, _ in self.mentions), key=lambda one: (total[one.text], len(one.text), -one.start))


def entities(evidence: Iterable[Evidence], role: str) -> list[Entity]:
    """The entities in a role, those that begin the text first."""
    found = [(one, sentence.chance * one.sure) for sentence in evidence for one in sentence.found if one.role == role]
    groups: list[list[Weighed]] = []
    for mention in sorted(found, key=lambda pair: (-len(words(pair[0].text)), pair[0].start)):
        home = next((group for group in groups if any(same(one, mention[0]) for one, _ in group)), None)
        if home is None:
            groups.append([mention])
        else:
            home.append(mention)
    merged = [Entity(role, tuple(sorted(one, key=lambda pair: pair[0].start))) for one in groups]
    return sorted(merged, key=lambda one: one.mentions[0][0].start)


def same(one: Found, other: Found) -> bool:
    """Do two mentions name one entity: the same words, a shorter form with the same head, or a name and its acronym?"""
    return _short_form(one.text, other.text) or _acronym(one, other) or _acronym(other, one)


def words(text: str) -> tuple[str, ...]:
    """The words of a name, articles left out, a plural s too."""
    found = (one.removesuffix("s") for one in _WORD.findall(text.casefold()) if one not in _ARTICLES)
    return tuple(one for one in found if one)


def _short_form(one: str, other: str) -> bool:
    short, long = sorted((words(one), words(other)), key=len)
    return bool(short) and short[-1] == long[-1] and set(short) <= set(long)


def _acronym(name: Found, short: Found) -> bool:
    """Does `short` stand in brackets behind `name`?"""
    gap = short.start - (name.start + len(name.text))
    return 0 < gap <= _GAP and len(short.text) <= _ACRONYM and " " not in short.text


def by_role(evidence: Sequence[Evidence], roles: Iterable[str]) -> Mapping[str, list[Entity]]:
    """Role -> its entities."""
    return {role: entities(evidence, role) for role in roles}

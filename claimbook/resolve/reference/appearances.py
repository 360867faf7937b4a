"""Everything in a document that names, describes or points to somebody, in order."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention, Span
from claimbook.resolve.reference.around import signs
from claimbook.resolve.reference.borders import Borders
from claimbook.resolve.reference.lexicon import (
    ANY,
    BODY,
    BODY_HEADS,
    FAMILY_OF_KIND,
    OTHER,
    PERSON,
    PERSON_HEADS,
    SMALL,
    Family,
)  # fmt: skip
from claimbook.resolve.reference.names import REMEMBERED, has_name, is_proper, key_of, speaks_of_body
from claimbook.resolve.reference.scan import newcomers, proper_names, speaks

Place = tuple[int, int]
"""Start and end of a slice."""

_FAMILY_OF_ROLE: Final[dict[str, Family]] = {
    "place": OTHER, "weapon": OTHER, "actor": BODY, "perpetrator": ANY, "target": ANY, "holder": ANY,
}  # fmt: skip
_BEHIND: Final = re.compile(r",? (?:is |was )?(?:an?|the|its|one of the|who (?:is|was) the) ([^,.;\n]{1,40})")
_CLAUSE: Final = re.compile(r"[.;!?]|\b(?:and|by|of|with|that|to|from|between)\b")
_MEN: Final = frozenset(("mr", "sir", "king", "prince", "father", "brother", "sheikh", "imam", "mullah"))
_GENDERED: Final = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|King|Queen|Prince|Princess|Father|Brother|Sister|Sheikh|Imam|Mullah)\.? $", re.IGNORECASE
)
_AGENTS: Final = frozenset(("perpetrator", "actor", "subject", "holder"))


@dataclass(frozen=True, slots=True)
class Appearance:
    """One slice. sentence: its number; leads: no other stands before it in its sentence;
    sure: its family rests on its kind or words; opens: its sentence begins with it; roles: what claims use it as;
    says: a verb of saying stands beside it; signs: what stands around it and what claims use it as."""

    span: Span
    family: Family
    sentence: int
    leads: bool
    sure: bool
    opens: bool
    roles: frozenset[str]
    claims: tuple[int, ...]
    says: bool = False
    signs: tuple[str, ...] = ()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.span.start, self.span.end

    @property
    def acts(self) -> bool:
        """Is it the agent of a claim?"""
        return bool(self.roles & _AGENTS)


@dataclass(frozen=True, slots=True)
class _Use:
    claim: int
    role: str
    type: str
    mention: Mention


def appearances(extraction: Extraction, borders: Borders) -> list[Appearance]:
    """Fillers and holders of claims, mentions and proper names of the text, in order, each slice once."""
    text = extraction.document.text
    uses: dict[Place, list[_Use]] = defaultdict(list)
    for number, claim in enumerate(extraction.claims):
        for use in _uses(number, claim):
            uses[use.mention.start, use.mention.end].append(use)
    spans: dict[Place, Span] = {place: given[0].mention for place, given in uses.items()}
    for mention in extraction.mentions:
        spans.setdefault((mention.start, mention.end), mention)
    kinds = {(one.start, one.end): one.kind for one in extraction.mentions if one.kind}
    ordered = _with_names(sorted(spans.values(), key=lambda one: (one.start, -one.end)), text)
    found: list[Appearance] = []
    for span in ordered:
        place = (span.start, span.end)
        family, sure = _family(text, span, kinds.get(place), uses.get(place, []))
        sentence = borders.number(span.start)
        leads = not found or found[-1].sentence != sentence
        roles = frozenset(use.role for use in uses.get(place, ()))
        claims = tuple(use.claim for use in uses.get(place, ()))
        opens = span.start - borders.start(span.start) < 2
        says = speaks(text, span.start, span.end)
        around = (*signs(text, span.start, span.end), *(f"{use.type} {use.role}" for use in uses.get(place, ())))
        found.append(Appearance(span, family, sentence, leads, sure, opens, roles, claims, says, around))
    return found


def titled_gender(text: str, start: int, name: str) -> str | None:
    """The pronoun that a title before, or in, the name asks for: "he", "she" or None."""
    found = _GENDERED.search(text[max(0, start - 10) : start] + name.split(maxsplit=1)[0] + " ")
    return None if not found else "he" if found[1].casefold() in _MEN else "she"


def _uses(number: int, claim: Claim) -> Iterator[_Use]:
    for role, fillers in claim.roles.items():
        for mention in fillers:
            yield _Use(number, role, claim.type, mention)
    if claim.holder:
        yield _Use(number, "holder", claim.type, claim.holder)


def _with_names(spans: list[Span], text: str) -> list[Span]:
    """The spans and, where none of them stands, the proper names of the text and whoever it brings without one."""
    merged: list[Span] = list(spans)
    at = last = last_new = 0
    for name in sorted((*proper_names(text), *newcomers(text)), key=lambda one: (one.start, -one.end)):
        if name.start < last_new:
            continue
        while at < len(spans) and spans[at].start < name.end:
            last = max(last, spans[at].end)
            at += 1
        if last <= name.start and (at == len(spans) or spans[at].start >= name.end):
            merged.append(name)
            last_new = name.end
    return sorted(merged, key=lambda one: (one.start, -one.end))


def _family(text: str, span: Span, kind: str | None, uses: list[_Use]) -> tuple[Family, bool]:
    kind = kind or next((use.mention.kind for use in uses if use.mention.kind), None)
    if kind:
        return FAMILY_OF_KIND.get(kind, ANY), True
    if any(use.role == "subject" and use.type == "leadership" for use in uses):
        return PERSON, True
    by_head = family_of_words(span.text)
    if by_head != ANY:
        return by_head, True
    by_role = next((_FAMILY_OF_ROLE.get(use.role, BODY) for use in uses), ANY)
    if by_role in (ANY, OTHER) and has_name(span.text) and speaks(text, span.start, span.end):
        return PERSON, False
    if any(use.role == "holder" for use in uses) and is_proper(span.text) and len(span.text.split()) in (2, 3):
        return PERSON, False
    return by_role, by_role == OTHER


def called_beside(text: str, start: int, end: int) -> frozenset[str]:
    """What a name is called right before it ("the colonel X") or behind it ("X, a small faction")."""
    before = text[max(0, start - 30) : start].rpartition("\n")[2]
    behind = _BEHIND.match(text, end)
    words = key_of(f"{_CLAUSE.split(before)[-1]} {behind[1] if behind else ''}")
    return frozenset(words) - SMALL


@lru_cache(maxsize=REMEMBERED)
def family_of_words(text: str) -> Family:
    """What the head word, or a telling word of a name, says; ANY where nothing does."""
    words = key_of(text.split(" of ", maxsplit=1)[0])
    if not words:
        return ANY
    if words[-1] in PERSON_HEADS:
        return PERSON
    if words[-1] in BODY_HEADS or (is_proper(text) and speaks_of_body(text)):
        return BODY
    return ANY

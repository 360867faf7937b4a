"""A report's text with its claims lit in place: cut into pieces, each with the claims that it carries."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimbook.merge.homes import Homes, country_of, homes_of
from claimbook.merge.parties import party_key
from claimbook.model.record import Entry
from claimbook.model.values import Claim, Mention, Span
from claimbook.workbench.snapshot import Snapshot

_BREAK: Final = re.compile(r"\n\s*\n")
_LONGEST: Final = 4_000
"""Characters of a paragraph: a text without blank lines is broken at the ends of lines after so many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A slice of the text and what it is. role: None for evidence, else "perpetrator", "number", "when", "holder" ...;
    actor: the key of whom it names."""

    start: int
    end: int
    claim: str
    type: str
    role: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A slice of the text that is alike throughout. types: of the claims whose evidence it is in; roles: of its words.
    begins: claims whose evidence begins with it."""

    text: str
    claims: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    actor: str | None = None
    begins: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Pieces in the order of the text. start: of the first one."""

    start: int
    pieces: tuple[Piece, ...]


def paragraphs(text: str, entries: Sequence[Entry], snapshot: Snapshot | None = None) -> tuple[Paragraph, ...]:
    """The whole text: all pieces joined, with the blank lines between paragraphs left out, are the text."""
    country = country_of(list(entries)) if entries else None
    marks = sorted((one for entry in entries for one in marks_of(entry.claim, country, snapshot)),
                   key=lambda one: (one.start, one.end))  # fmt: skip
    where = list(_bounds(text))
    ends = [end for _, end in where]
    held: dict[int, list[Mark]] = defaultdict(list)
    for mark in marks:
        number = bisect_right(ends, mark.start)
        while number < len(where) and where[number][0] < mark.end:
            held[number].append(mark)
            number += 1
    begins: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.claim.evidence:
            begins[entry.claim.evidence[0].start].append(entry)
    return tuple(
        Paragraph(start, tuple(pieces(text, (start, end), held[number], begins)))
        for number, (start, end) in enumerate(where)
    )


def _bounds(text: str) -> Iterable[tuple[int, int]]:
    at = 0
    for gap in _BREAK.finditer(text):
        yield from _lines(text, at, gap.start())
        at = gap.end()
    yield from _lines(text, at, len(text))


def _lines(text: str, start: int, end: int) -> Iterable[tuple[int, int]]:
    while end - start > _LONGEST:
        cut = text.find("\n", start + _LONGEST // 2, end)
        if cut < 0:
            break
        yield start, cut
        start = cut + 1
    if text[start:end].strip():
        yield start, end


def pieces(
    text: str, bounds: tuple[int, int], marks: Sequence[Mark], begins: Mapping[int, Sequence[Entry]]
) -> Iterable[Piece]:
    """One stretch of the text, cut wherever a mark begins or ends."""
    start, end = bounds
    cuts = {start, end}
    for mark in marks:
        cuts |= {max(start, min(mark.start, end)), max(start, min(mark.end, end))}
    ordered = sorted(cuts)
    for left, right in pairwise(ordered):
        here = [one for one in marks if one.start <= left and right <= one.end]
        yield Piece(
            text[left:right],
            tuple(dict.fromkeys(one.claim for one in here)),
            tuple(dict.fromkeys(one.type for one in here if one.role is None)),
            tuple(dict.fromkeys(one.role for one in here if one.role)),
            next((one.actor for one in here if one.actor), None),
            tuple(begins.get(left, ())),
        )


def marks_of(claim: Claim, country: str | None, snapshot: Snapshot | None) -> Iterable[Mark]:
    """The evidence of a claim, and the words of its parts. country: of its report, by which names are told apart."""
    about, homes = (claim.id, claim.type), homes_of(claim, country)
    yield from (Mark(one.start, one.end, *about) for one in claim.evidence)
    for role, fillers in claim.roles.items():
        for one in fillers:
            yield Mark(one.start, one.end, *about, role, actor_key(one, homes, snapshot))
    yield from (Mark(one.start, one.end, *about, "number") for one in claim.numbers.values())
    others: Mapping[str, Span | None] = {"when": claim.when, "holder": claim.holder}
    for role, span in others.items():
        if span and span.end > span.start:
            key = actor_key(span, homes, snapshot) if isinstance(span, Mention) else None
            yield Mark(span.start, span.end, *about, role, key)


def actor_key(mention: Mention, homes: Homes, snapshot: Snapshot | None) -> str:
    """The key of whom the mention names, after judgements that two are the same."""
    key = party_key(mention, homes)
    actor = snapshot.actors.get(key) if snapshot else None
    return actor.party.key if actor else key

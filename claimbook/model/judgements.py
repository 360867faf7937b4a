"""What people and programs decide about claims: rows beside them, never changes to them, each of which can be
undone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal

Verb = Literal["accept", "reject", "edit", "same", "different"]
VERBS: Final[tuple[Verb, ...]] = ("accept", "reject", "edit", "same", "different")
Sort = Literal["claim", "incident", "actor"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The words that a judgement rests on, so that it survives another run or engine.

    report: SHA-256 of the report's text. start, end: the slice of the evidence. words: that slice. label:
    "type/subtype" of a claim. core: the words of its core roles, as ((role, words), ...), sorted. claim: its id when
    it was judged. An actor's anchor has words alone: its ref, or its name where it has none.
    """

    words: str
    report: str | None = None
    start: int | None = None
    end: int | None = None
    label: str | None = None
    core: tuple[tuple[str, str], ...] = ()
    claim: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision.

    verb: accept, reject, edit of one claim; same, different of two incidents or two actors. anchors: one of a claim,
    two of a pair. field, value: what an edit sets ("roles.perpetrator", "numbers.killed", "when", "place" ...), the
    value in the contract's JSON form. author: who, as they signed. made, undone: UTC; undone None while it holds.
    """

    id: str
    verb: Verb
    sort: Sort
    anchors: tuple[Anchor, ...]
    author: str
    made: datetime
    reason: str | None = None
    field: str | None = None
    value: Any = None
    undone: datetime | None = None

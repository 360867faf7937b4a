"""What the registry holds, as values."""

from dataclasses import dataclass
from typing import Final

NAME_KINDS: Final = (
    "name", "former name", "acronym", "transliteration", "translation", "original script", "alias", "armed wing",
)  # fmt: skip
EDGE_KINDS: Final = (
    "splinter", "faction", "alliance", "joined", "coalition", "fought", "part_of", "view_differs",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ActorName:
    """One name. kind: one of NAME_KINDS. source: ucdp, un, ofac, claimbook (ours), own (the user's)."""

    text: str
    kind: str
    source: str


@dataclass(frozen=True, slots=True)
class ActorEdge:
    """A tie from one actor to another, as one source has it.

    kind: one of EDGE_KINDS: ref split off from other; is a faction of it; went into the alliance; joined it; fought
    beside it in a coalition; fought it; is part of it; is cut differently from it. other: its ref. note: its name, or
    what differs.
    """

    ref: str
    kind: str
    other: str
    note: str
    source: str


@dataclass(frozen=True, slots=True)
class RegisteredActor:
    """One actor as one source has it.

    ref: "ucdp:356". name: in full. type: rebel group, armed group, communal, supporters, government, army, police ...
    names: all of them, the full name first. countries: ISO 3166-1 alpha-3. since, until: first and last year of
    activity that the source has; None: not known. same: the refs of the same actor in other sources. weight: how much
    it fought, 0 to 100.
    """

    ref: str
    name: str
    type: str
    names: tuple[ActorName, ...]
    countries: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    same: tuple[str, ...] = ()
    weight: int = 0


@dataclass(frozen=True, slots=True)
class ActorContext:
    """What a document tells beside the name.

    countries: ISO 3166-1 alpha-3 -> share of the places and peoples that it names, 0 to 1. year: of what it tells.
    actors: refs of those that it names besides. kind: of the mention, one of codebook.MENTION_KINDS.
    """

    countries: tuple[tuple[str, float], ...] = ()
    year: int | None = None
    actors: frozenset[str] = frozenset()
    kind: str | None = None

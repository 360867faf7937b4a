"""What the network learns from: passages of consecutive sentences with their claims as tags."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from claimbook.extract.local.slots import CARRIED, SLOTS, slot_of
from claimbook.extract.local.tokens import Pieces
from claimbook.model.codebook import LABELS, MENTION_KINDS, MODALITIES

OUTSIDE, BEGIN, INSIDE = 0, 1, 2
UNKNOWN = -100
LABEL_INDEX = {label: number for number, label in enumerate(LABELS)}
SLOT_INDEX = {slot: number for number, slot in enumerate(SLOTS)}
KIND_INDEX = {kind: number for number, kind in enumerate(MENTION_KINDS)}

Array = npt.NDArray[Any]


@dataclass(frozen=True, slots=True)
class Group:
    """All claims of one label in one sentence.

    tags: pieces x slots of OUTSIDE, BEGIN, INSIDE, or UNKNOWN where the corpus does not mark the slot.
    negative: share of the claims that are negative; modality: share of each modality; carried: per CARRIED slot, 1
    where a filler stands in another sentence; UNKNOWN likewise.
    links: (piece, piece, together): do the fillers that begin at the two pieces stand in one claim?
    """

    label: int
    tags: Array
    negative: float
    modality: Array
    carried: Array
    links: tuple[tuple[int, int, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence. kinds: per piece 2 * kind + 1 (begin), + 2 (inside), 0 outside, UNKNOWN where not marked."""

    pieces: Pieces
    groups: tuple[Group, ...] = ()
    kinds: Array | None = None
    start: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """Consecutive sentences of one document. labels_known: per label, whether its absence means anything."""

    id: str
    source: str
    sentences: tuple[Sentence, ...]
    labels_known: Array = field(default_factory=lambda: np.ones(len(LABELS), dtype=np.float32))
    weight: float = 1.0


def piece_range(pieces: Pieces, start: int, end: int) -> tuple[int, int] | None:
    """The pieces that characters start..end touch, or None."""
    touched = np.nonzero((pieces.starts < end) & (pieces.ends > start))[0]
    return (int(touched[0]), int(touched[-1]) + 1) if len(touched) else None


def mark(tags: Array, slot: int, first: int, last: int) -> None:
    """Write one filler into the tags; a longer filler that is there already stays."""
    if (tags[first:last, slot] == OUTSIDE).all():
        tags[first:last, slot] = INSIDE
        tags[first, slot] = BEGIN


def fillers(claim: dict[str, Any]) -> Iterable[tuple[int, dict[str, Any]]]:
    """(slot index, mention) for every filler, number, holder and time of a claim in the form of the contract."""
    for role, given in claim["roles"].items():
        for one in given:
            yield SLOT_INDEX[slot_of(role)], one
    for key, one in claim["numbers"].items():
        yield SLOT_INDEX[key], one
    for key in ("holder", "when"):
        if claim[key]:
            yield SLOT_INDEX[key], claim[key]


def group_of(label: int, claims: Sequence[dict[str, Any]], pieces: Pieces, start: int, end: int) -> Group:
    """The claims of one label in the sentence start..end of its document -> tags over the sentence's pieces."""
    tags = np.zeros((len(pieces), len(SLOTS)), dtype=np.int64)
    carried = np.zeros(len(CARRIED), dtype=np.float32)
    members: list[set[int]] = []
    for claim in claims:
        begins: set[int] = set()
        for slot, one in sorted(fillers(claim), key=lambda pair: pair[1]["start"] - pair[1]["end"]):
            if not start <= one["start"] < end:
                if SLOTS[slot] in CARRIED:
                    carried[CARRIED.index(SLOTS[slot])] = 1
                continue
            if reach := piece_range(pieces, one["start"] - start, one["end"] - start):
                mark(tags, slot, *reach)
                if SLOTS[slot] not in ("holder",):
                    begins.add(reach[0])
        members.append(begins)
    negative = float(np.mean([one["polarity"] == "negative" for one in claims]))
    modality = np.array([np.mean([one["modality"] == name for one in claims]) for name in MODALITIES], dtype=np.float32)
    return Group(label, tags, negative, modality, carried, _links(members))


def _links(members: list[set[int]]) -> tuple[tuple[int, int, bool], ...]:
    every = sorted(set().union(*members)) if members else []
    return tuple(
        (a, b, any(a in one and b in one for one in members)) for i, a in enumerate(every) for b in every[i + 1 :]
    )

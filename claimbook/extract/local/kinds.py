"""Kind scores of pieces -> mentions, and the kind of a filler."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.spans import INSIDE, Floats, fillers, softmax
from claimbook.model.codebook import MENTION_KINDS
from claimbook.model.values import Mention

_SLOT_KINDS: Final = {"when": "time", "weapon": "weapon", "killed": "number", "injured": "number", "abducted": "number",
                      "arrested": "number", "strength": "number"}  # fmt: skip


def mentions(read: Sequence[UnitScores]) -> list[Mention]:
    """Every mention of the units, in the order of the text, none overlapping another of its sentence."""
    return [one for scores in read for one in unit_mentions(scores)]


def unit_mentions(scores: UnitScores) -> list[Mention]:
    """Those of one unit."""
    chances = softmax(scores.kinds)
    found: list[tuple[float, Mention]] = []
    begin, inside = chances[:, 1::2], chances[:, 2::2]
    columns = np.stack([1 - begin - inside, begin, inside], -1)
    for number in np.nonzero((1 - columns[..., 0] > INSIDE).any(0))[0]:
        kind = MENTION_KINDS[number]
        for one in fillers(kind, columns[:, number], scores.unit.pieces, scores.unit.sentence):
            found.append((one.sure, Mention(one.span.text, one.span.start, one.span.end, kind=kind)))
    kept: list[Mention] = []
    for _, mention in sorted(found, key=lambda pair: -pair[0]):
        if all(mention.end <= one.start or one.end <= mention.start for one in kept):
            kept.append(mention)
    return sorted(kept, key=lambda one: one.start)


def kind_of(chances: Floats, starts: Sequence[int], start: int, end: int, slot: str) -> str | None:
    """The kind of the filler that stands at start..end of its unit's sentence: the likeliest over its pieces.

    chances: pieces x (2 * kinds + 1) probabilities; starts: first character of each piece. Slots that hold only one
    kind of thing decide by themselves. None where no piece stands there.
    """
    if slot in _SLOT_KINDS:
        return _SLOT_KINDS[slot]
    inside = [number for number, at in enumerate(starts) if start <= at < end]
    if not inside:
        return None
    both = chances[inside, 1:].reshape(len(inside), len(MENTION_KINDS), 2).sum(-1).sum(0)
    return MENTION_KINDS[int(np.argmax(both))]

"""Answers of a tagger, written by hand."""

import numpy as np

from claimbook.extract.local.drafts import Answer
from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.model.codebook import LABELS, MODALITIES
from tests.extract.local.networks import units_of


def labelled(kind, subtype):
    return LABELS.index((kind, subtype))


def answer(text, label, *, linked=(), negative=-9.0, modality="actual", carried=(), **slots):
    """slots: slot -> the pieces that begin its fillers, each one piece long. linked: pairs of pieces of one claim."""
    (unit,) = units_of(text)
    tags = np.zeros((len(unit.pieces), len(SLOTS), 3), dtype=np.float32)
    tags[..., 0] = 9
    for slot, pieces in slots.items():
        for piece in pieces:
            tags[piece, SLOTS.index(slot)] = (0, 9, 0)
    links = np.full((len(unit.pieces), len(unit.pieces)), -9, dtype=np.float32)
    for first, last in linked:
        links[first, last] = 9
    flags = [9.0, negative, *(9.0 * (one == modality) for one in MODALITIES)]
    flags += [9.0 if one in carried else -9.0 for one in CARRIED]
    return Answer(unit, label, 9.0, tags, np.array(flags, dtype=np.float32), links)

"""Networks for tests: no weights, the same answer for the same pieces, shapes as the shipped ones have them."""

from functools import cache
from importlib.resources import files

import numpy as np

from claimbook.extract.local.settings import Decoding
from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import load_tokenizer, split_pieces
from claimbook.extract.local.windows import units
from claimbook.extract.sentences import sentences
from claimbook.model.codebook import LABELS, MENTION_KINDS, MODALITIES

WEIGHTS = files("claimbook.extract.local") / "weights"
ATTACK = LABELS.index(("incident", "attack"))
WHOLE = 2 + len(MODALITIES) + len(CARRIED)
PLAIN = Decoding(
    ask_above=0.5,
    accept_above=0.5,
    stated={"classifier": 1.0},
    core={},
)


@cache
def tokenizer():
    return load_tokenizer(WEIGHTS / "tokenizer.json")


def pieces_of(*texts):
    return split_pieces(tokenizer(), list(texts))


def units_of(text):
    found = sentences(text)
    return units(found, pieces_of(*(one.text for one in found)))


def waves(ids, count, height):
    """Numbers that swing between -height and height, `count` for each piece id."""
    return (height * np.sin(np.asarray(ids)[..., None] * (1.0 + np.arange(count)))).astype(np.float32)


class WildNetwork:
    """Claims everything of everything: whatever decoding does with odd scores, it does here."""

    def read(self, ids, cases, mask, index, real):
        own = np.where(real, ids.reshape(-1)[index], 0)
        return ids[..., None].astype(np.float32), waves(own.sum(1), len(LABELS), 4), waves(own, 25, 5)

    def ask(self, states, real, labels):
        ids = states[..., 0] * real
        links = waves(ids[:, :, None] + ids[:, None, :], 1, 3)[..., 0]
        return waves(ids + labels[:, None], 3 * len(SLOTS), 5), waves(ids.sum(1) + labels, WHOLE, 4), links


class WordNetwork:
    """Says that an attack is stated where one word piece stands, done by the piece before it; notes all it has read."""

    def __init__(self, word):
        self.id = int(pieces_of(word)[0].ids[0])
        self.units = 0
        self.pieces = 0

    def read(self, ids, cases, mask, index, real):
        self.units += len(index)
        self.pieces += int(real.sum())
        stated = (np.where(real, ids.reshape(-1)[index], 0) == self.id).any(1)
        labels = np.full((len(index), len(LABELS)), -9, dtype=np.float32)
        labels[stated, ATTACK] = 9
        kinds = np.zeros((*index.shape, 2 * len(MENTION_KINDS) + 1), dtype=np.float32)
        kinds[..., 0] = 9
        return ids[..., None].astype(np.float32), labels, kinds

    def ask(self, states, real, labels):
        before = np.roll(states[..., 0] == self.id, -1, 1)
        tags = np.zeros((*real.shape, len(SLOTS), 3), dtype=np.float32)
        tags[..., 0] = 9
        tags[before, 0] = (0, 9, 0)
        whole = np.full((len(states), WHOLE), -9, dtype=np.float32)
        whole[:, 0] = 9
        return tags.reshape(*real.shape, -1), whole, np.zeros((len(states), real.shape[1], real.shape[1]), np.float32)

"""Text -> word pieces with their character offsets and case classes."""

import re
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Encoding, Tokenizer

LOWER: Final = 0
CAPITALISED: Final = 1
UPPER: Final = 2
MIXED: Final = 3
CASE_CLASSES: Final = 4

_SHOUTING: Final = 0.7
"""Above this share of upper-case letters a sentence is set in capitals, and case says nothing."""

_SURROGATE: Final = re.compile("[\ud800-\udfff]")
"""JSON can hold half a character, which the tokenizer refuses; the sign that stands for it keeps every offset."""

Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text: four arrays of like length; offsets count code points of that text."""

    ids: Ints
    cases: Ints
    starts: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.ids)

    def slice(self, first: int, last: int) -> "Pieces":
        """Pieces first..last, end exclusive."""
        return Pieces(self.ids[first:last], self.cases[first:last], self.starts[first:last], self.ends[first:last])


def load_tokenizer(path: Path) -> Tokenizer:
    """The encoder's tokenizer. The published file bakes in truncation and padding at 128, which would lose text."""
    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def split_pieces(tokenizer: Tokenizer, texts: list[str]) -> list[Pieces]:
    """Every text -> its word pieces, no special tokens, nothing truncated."""
    # One by one: encode_batch starts a thread a core, which stand in each other's way where every core has its process.
    return [_pieces(one, tokenizer.encode(_SURROGATE.sub("\ufffd", one), add_special_tokens=False)) for one in texts]


def _pieces(text: str, encoded: Encoding) -> Pieces:
    offsets = encoded.offsets
    spans = np.fromiter(chain.from_iterable(offsets), dtype=np.int64, count=2 * len(offsets)).reshape(-1, 2)
    ids = np.array(encoded.ids, dtype=np.int64)
    if text.islower() or _is_shouting(text):
        return Pieces(ids, np.full_like(ids, LOWER), spans[:, 0], spans[:, 1])
    cases = [case_class(text[start:end]) for start, end in offsets]
    return Pieces(ids, np.array(cases, dtype=np.int64), spans[:, 0], spans[:, 1])


def _is_shouting(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters > 8 and sum(one.isalpha() for one in filter(str.isupper, text)) > _SHOUTING * letters


def case_class(piece: str) -> int:
    """LOWER, CAPITALISED, UPPER or MIXED."""
    if piece.islower() or not any(map(str.isupper, piece)):
        return LOWER
    if piece.isupper():
        return UPPER if len(piece) > 1 else CAPITALISED
    return CAPITALISED if piece[0].isupper() and not any(one.isupper() for one in piece[1:]) else MIXED

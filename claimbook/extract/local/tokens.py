"""Text -> word pieces with their character offsets and case classes."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

LOWER: Final = 0
CAPITALISED: Final = 1
UPPER: Final = 2
MIXED: Final = 3
CASE_CLASSES: Final = 4

_SHOUTING: Final = 0.7
"""Above this share of upper-case letters a sentence is set in capitals, and case says nothing."""

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
    return [_pieces(text, one) for text, one in zip(texts, _encode(tokenizer, texts), strict=True)]


def _encode(tokenizer: Tokenizer, texts: list[str]) -> list[tuple[list[int], list[tuple[int, int]]]]:
    encoded = tokenizer.encode_batch(texts, add_special_tokens=False)
    return [(one.ids, one.offsets) for one in encoded]


def _pieces(text: str, encoded: tuple[list[int], list[tuple[int, int]]]) -> Pieces:
    ids, offsets = encoded
    spans = np.asarray(offsets, dtype=np.int64).reshape(-1, 2)
    shouting = _is_shouting(text)
    cases = [LOWER if shouting else case_class(text[start:end]) for start, end in offsets]
    return Pieces(np.asarray(ids, dtype=np.int64), np.asarray(cases, dtype=np.int64), spans[:, 0], spans[:, 1])


def _is_shouting(text: str) -> bool:
    letters = [one for one in text if one.isalpha()]
    return len(letters) > 8 and sum(one.isupper() for one in letters) > _SHOUTING * len(letters)


def case_class(piece: str) -> int:
    """LOWER, CAPITALISED, UPPER or MIXED."""
    if not piece or piece.islower() or not any(one.isupper() for one in piece):
        return LOWER
    if piece.isupper():
        return UPPER if len(piece) > 1 else CAPITALISED
    return CAPITALISED if piece[0].isupper() and not any(one.isupper() for one in piece[1:]) else MIXED

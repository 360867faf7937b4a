"""Named entities of Wikigold and the Universal NER corpus -> passages that teach mentions only."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from claimbook.extract.local.tokens import Pieces, split_pieces
from claimbook.model.codebook import LABELS
from training.examples import KIND_INDEX, Array, Passage, Sentence, piece_range

_KINDS: Final = {"PER": "person", "LOC": "place", "ORG": "organisation"}
Row = tuple[str, str]


def _conll(path: Path, word: int, tag: int) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t") if "\t" in line else line.split()
        if line.startswith("#"):
            continue
        if len(fields) > max(word, tag) and fields[word] != "-DOCSTART-":
            rows.append((fields[word], fields[tag]))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def name_passages(data: Path, tokenizer: Tokenizer) -> list[Passage]:
    """All sentences of both corpora, each a passage of its own, no label known."""
    rows: list[list[Row]] = []
    for path in sorted((data / "wikigold").rglob("*.txt")) + sorted((data / "wikigold").rglob("*.conll*")):
        if "README" not in path.name:
            rows += _conll(path, 0, 1)
    for path in sorted((data / "uner-ewt").glob("*.iob2")):
        rows += _conll(path, 1, 2)
    texts = [" ".join(word for word, _ in one) for one in rows]
    pieces = split_pieces(tokenizer, texts)
    blank = np.zeros(len(LABELS), dtype=np.float32)
    return [
        Passage(f"names-{number}", "names", (Sentence(one, (), _kinds(given, one)),), blank)
        for number, (given, one) in enumerate(zip(rows, pieces, strict=True))
        if len(one)
    ]


def _kinds(rows: list[Row], pieces: Pieces) -> Array:
    out = np.zeros(len(pieces), dtype=np.int64)
    at, before = 0, "O"
    for word, tag in rows:
        kind = _KINDS.get(tag[2:])
        reach = piece_range(pieces, at, at + len(word))
        if reach and tag != "O" and kind is None:
            out[reach[0] : reach[1]] = -100
        elif reach and kind:
            inside = tag.startswith("I-") and before[2:] == tag[2:]
            out[reach[0] : reach[1]] = 2 * KIND_INDEX[kind] + 2
            if not inside:
                out[reach[0]] = 2 * KIND_INDEX[kind] + 1
        at, before = at + len(word) + 1, tag
    return out

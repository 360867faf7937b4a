"""Gold files -> passages."""

import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from claimbook.extract.local.tokens import split_pieces
from training.examples import LABEL_INDEX, Passage, Sentence, group_of
from training.kinds.label import silver_kinds


def parse_gold(folder: Path, shared: Path) -> list[dict[str, Any]]:
    """Every gold file of the folder, as goldfile.parse gives it."""
    sys.path.insert(0, str(shared / "gold"))
    import goldfile  # type: ignore[import-not-found]  # noqa: PLC0415  it lies with the corpora

    return [goldfile.parse(one) for one in sorted(folder.glob("*.gold"))]


def gold_passage(document: dict[str, Any], tokenizer: Tokenizer) -> Passage:
    """One parsed gold document -> its passage, sentence by sentence."""
    spans = list(document["sentences"].values())
    pieces = split_pieces(tokenizer, [document["text"][start:end] for start, end in spans])
    by_sentence: dict[int, dict[int, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for claim in document["claims"]:
        by_sentence[claim["evidence"][0]["start"]][LABEL_INDEX[claim["type"], claim["subtype"]]].append(claim)
    kinds = silver_kinds(document, spans, pieces)
    sentences = tuple(
        Sentence(
            one,
            tuple(group_of(label, claims, one, start, end) for label, claims in by_sentence[start].items()),
            kind,
            start,
        )
        for (start, end), one, kind in zip(spans, pieces, kinds, strict=True)
        if len(one)
    )
    return Passage(document["id"], document.get("source", ""), sentences)

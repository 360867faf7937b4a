"""MUC-4 messages -> passages in MUC's own conventions: which sentences state which template, and its slots."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np
from tokenizers import Tokenizer

from benchmarks.muc4_templates.conventions import LABEL_OF, SLOT_OF
from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import Pieces, split_pieces
from claimbook.extract.sentences import sentences
from claimbook.model.codebook import LABELS, MODALITIES
from training.examples import SLOT_INDEX, UNKNOWN, Group, Passage, Sentence, mark, piece_range

ENOUGH: Final = 2
"""A sentence with so many entities of a template states it."""

Template = dict[str, Any]


def template_passage(message: dict[str, Any], tokenizer: Tokenizer) -> Passage:
    """One message of muc4/processed -> its passage; only MUC's labels count as known."""
    spans = sentences(message["doctext"])
    pieces = split_pieces(tokenizer, [one.text for one in spans])
    known = np.zeros(len(LABELS), dtype=np.float32)
    known[list(LABEL_OF.values())] = 1.0
    stated = stated_in(message["templates"], [one.text for one in spans])
    parts = tuple(
        Sentence(part, tuple(_group(label, given, part, span.text) for label, given in found.items()), start=span.start)
        for span, part, found in zip(spans, pieces, stated, strict=True)
    )
    return Passage(message["docid"], "muc4", parts, known)


def stated_in(templates: Sequence[Template], texts: Sequence[str]) -> list[dict[int, list[Template]]]:
    """Per sentence: label -> the templates it states. Every entity is in at least one stating sentence, if in any."""
    out: list[dict[int, list[Template]]] = [{} for _ in texts]
    for template in templates:
        label = LABEL_OF[template["incident_type"].split(" / ")[0]]
        for number in sorted(_stating(template, texts)):
            out[number].setdefault(label, []).append(template)
    return out


def _stating(template: Template, texts: Sequence[str]) -> set[int]:
    entities = [[name for name, _ in entity] for slot in SLOT_OF for entity in template[slot]]
    present = [
        {number for number, names in enumerate(entities) if any(find(one, text) for one in names)} for text in texts
    ]
    chosen = {number for number, found in enumerate(present) if len(found) >= ENOUGH}
    missing = set(range(len(entities))).difference(*(present[number] for number in chosen))
    while missing and any(found & missing for found in present):
        best = max(
            range(len(texts)), key=lambda number: (len(present[number] & missing), len(present[number]), -number)
        )
        chosen.add(best)
        missing -= present[best]
    return chosen


def find(name: str, text: str) -> list[tuple[int, int]]:
    """Where a name stands in a text as whole words, a plural s allowed."""
    return [one.span(1) for one in re.finditer(rf"(?<!\w)({re.escape(name)})s?(?!\w)", text)]


def _group(label: int, templates: Sequence[Template], pieces: Pieces, text: str) -> Group:
    tags = np.full((len(pieces), len(SLOTS)), UNKNOWN, dtype=np.int64)
    for name in SLOT_OF.values():
        tags[:, SLOT_INDEX[name]] = 0
    for template in templates:
        fillers = sorted(_fillers(template, text), key=lambda one: one[1] - one[2])
        reached = [(slot, piece_range(pieces, start, end)) for slot, start, end in fillers]
        for slot, reach in reached:
            if reach:
                mark(tags, slot, *reach)
    flat = np.full(len(MODALITIES), 1 / len(MODALITIES), dtype=np.float32)
    carried = np.full(len(CARRIED), UNKNOWN, dtype=np.float32)
    return Group(label, tags, 0.0, flat, carried)


def _fillers(template: Template, text: str) -> Iterator[tuple[int, int, int]]:
    """(slot, start, end) of every mention in the text."""
    for role, slot in SLOT_OF.items():
        for entity in template[role]:
            for name, _ in entity:
                for start, end in find(name, text):
                    yield SLOT_INDEX[slot], start, end

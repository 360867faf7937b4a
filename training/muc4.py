"""MUC-4 messages -> passages in our own slots, for warming up. Its own conventions: `muc4_labels`."""

from collections.abc import Mapping
from typing import Any, Final

import numpy as np
from tokenizers import Tokenizer

from benchmarks.muc4_templates.conventions import LABEL_OF
from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import Pieces, split_pieces
from claimbook.extract.sentences import sentences
from claimbook.model.codebook import LABELS, MODALITIES
from claimbook.model.values import Span
from training.examples import SLOT_INDEX, UNKNOWN, Group, Passage, Sentence, mark, piece_range

OUR_SLOTS: Final = {"PerpInd": "first", "PerpOrg": "first", "Target": "second", "Victim": "second", "Weapon": "weapon"}

Template = dict[str, Any]


def muc_passage(message: dict[str, Any], tokenizer: Tokenizer, slots: Mapping[str, str], weight: float) -> Passage:
    """One message -> its passage. weight: how much the absence of a label counts."""
    spans = sentences(message["doctext"])
    pieces = split_pieces(tokenizer, [one.text for one in spans])
    stated = _stated(message, spans)
    known = np.zeros(len(LABELS), dtype=np.float32)
    known[list(LABEL_OF.values())] = weight
    parts = tuple(
        Sentence(
            one,
            tuple(_group(label, given, one, span, slots) for label, given in stated[number].items()),
            start=span.start,
        )
        for number, (span, one) in enumerate(zip(spans, pieces, strict=True))
    )
    return Passage(message["docid"], "muc4", parts, known)


def _stated(message: dict[str, Any], spans: list[Span]) -> list[dict[int, list[Template]]]:
    """Per sentence the templates that it speaks of: those with two or more of their fillers in it, or the most."""
    out: list[dict[int, list[Template]]] = [{} for _ in spans]
    for template in message["templates"]:
        counts = [_count(template, one.text) for one in spans]
        enough = min(2, max(counts, default=0))
        for number, count in enumerate(counts):
            if count and count >= enough:
                out[number].setdefault(LABEL_OF[template["incident_type"]], []).append(template)
    return out


def _count(template: Template, text: str) -> int:
    return sum(any(name in text for name, _ in entity) for slot in OUR_SLOTS for entity in template[slot])


def _group(label: int, templates: list[Template], pieces: Pieces, span: Span, slots: Mapping[str, str]) -> Group:
    tags = np.full((len(pieces), len(SLOTS)), UNKNOWN, dtype=np.int64)
    for slot in set(slots.values()):
        tags[:, SLOT_INDEX[slot]] = 0
    found = [
        (len(name), SLOT_INDEX[slots[slot]], span.text.find(name))
        for template in templates
        for slot in slots
        for entity in template[slot]
        for name, _ in entity
        if name in span.text
    ]
    for size, index, at in sorted(found, reverse=True):
        if reach := piece_range(pieces, at, at + size):
            mark(tags, index, *reach)
    flat = np.full(len(MODALITIES), 1 / len(MODALITIES), dtype=np.float32)
    return Group(label, tags, 0.0, flat, np.full(len(CARRIED), UNKNOWN, dtype=np.float32))

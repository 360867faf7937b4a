"""MUC-4 messages -> passages, in our own slots (for warming up) or in MUC's (for its benchmark)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from tokenizers import Tokenizer

from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import Pieces, split_pieces
from claimbook.extract.sentences import sentences
from claimbook.model.codebook import LABELS, MODALITIES
from claimbook.model.values import Span
from training.examples import LABEL_INDEX, SLOT_INDEX, UNKNOWN, Group, Passage, Sentence, mark, piece_range

LABEL_OF: Final = {
    "attack": LABEL_INDEX["incident", "attack"],
    "bombing": LABEL_INDEX["incident", "bombing"],
    "kidnapping": LABEL_INDEX["incident", "kidnapping"],
    "arson": LABEL_INDEX["incident", "sabotage"],
    "robbery": LABEL_INDEX["incident", "other"],
    "forced work stoppage": LABEL_INDEX["incident", "raid"],
}
"""MUC's incident types and the label that stands for each; the last two are rare and only kept apart."""

OUR_SLOTS: Final = {"PerpInd": "first", "PerpOrg": "first", "Target": "second", "Victim": "second", "Weapon": "weapon"}
MUC_SLOTS: Final = {"PerpInd": "first", "PerpOrg": "holder", "Target": "place", "Victim": "second", "Weapon": "weapon"}
"""MUC-4 keeps apart what our codebook joins, so in its own conventions it borrows two of our slots."""

Template = dict[str, Any]


def messages(path: Path) -> list[dict[str, Any]]:
    """The messages of a file of muc4/processed: one JSON object a line, or one JSON array."""
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if text.lstrip().startswith("[") else [json.loads(one) for one in text.splitlines() if one]


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

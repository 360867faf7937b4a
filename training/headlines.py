"""Headlines behind UCDP's coded events -> passages: who, where and how many dead, marked where the words stand."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
from tokenizers import Tokenizer

from claimbook.extract.local.slots import CARRIED, SLOTS
from claimbook.extract.local.tokens import Pieces, split_pieces
from claimbook.model.codebook import LABELS, MODALITIES
from training.examples import LABEL_INDEX, SLOT_INDEX, UNKNOWN, Group, Passage, Sentence, mark, piece_range

_TRIGGERS: Final = (
    ("suicide_bombing", r"suicide"),
    ("air_strike", r"air ?strikes?|air ?raid|drone|warplanes?|jets? "),
    ("shelling", r"shell(?:ing|s|ed)?|rockets?|mortars?|artillery"),
    ("bombing", r"bomb\w*|blasts?|explo\w+|mine|ied"),
    ("kidnapping", r"kidnap\w*|abduct\w*|hostages?"),
    ("clash", r"clash\w*|fighting|firefight|gunfight|battle\w*|encounter"),
    ("raid", r"raids?|raided|operation"),
    ("attack", r"kill\w*|attack\w*|ambush\w*|shot|gunned|massacre\w*|murder\w*|dead|slain|die[sd]?"),
)
_DEATH: Final = re.compile(r"\b(kill|dead|die|slain|death|massacre|murder|gun)", re.I)
_ACTS: Final = re.compile(
    r"(?:\W+\w+){0,2}\W+(?:kill|attack|ambush|bomb|shell|abduct|kidnap|fire|raid|storm|seize|launch|claim)", re.I
)
_PLACE_KEYS: Final = ("where_coordinates", "adm_2", "adm_1", "country")
_KIND_OF_PLACE: Final = re.compile(r"\b(town|village|district|province|city|state|area|governorate|county)\b", re.I)
_WORDS: Final = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_SHORTEST, _LONGEST = 25, 220


def headlines(folder: Path, most: int, seed: int) -> list[dict[str, str]]:
    """At most `most` rows with distinct headlines, drawn with the seed, from the files in the folder."""
    seen: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("ged_*.csv")):
        for row in _rows(path):
            title = (row.get("source_headline") or "").strip().split(";")[0].strip(' "')
            if _SHORTEST <= len(title) <= _LONGEST and title.casefold() not in seen:
                seen[title.casefold()] = {**row, "headline": title}
    rows = list(seen.values())
    chosen = np.random.default_rng(seed).permutation(len(rows))[:most]
    return [rows[number] for number in sorted(chosen)]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8", errors="replace", newline="") as file:
        for row in csv.DictReader(file):
            if (row.get("best") or "").strip().isdigit():
                yield {key: value for key, value in row.items() if isinstance(key, str) and isinstance(value, str)}


def headline_passage(row: dict[str, str], tokenizer: Tokenizer) -> Passage | None:
    """One coded headline -> a passage of one sentence; None where no word of violence stands in it."""
    title = row["headline"]
    kind = next((name for name, words in _TRIGGERS if re.search(rf"\b(?:{words})", title, re.I)), None)
    if not kind:
        return None
    pieces = split_pieces(tokenizer, [title])[0]
    group = _group(LABEL_INDEX["incident", kind], row, title, pieces)
    known = np.zeros(len(LABELS), dtype=np.float32)
    known[group.label] = 0.3
    return Passage(row["id"], "ucdp_ged", (Sentence(pieces, (group,)),), known)


def _group(label: int, row: dict[str, str], title: str, pieces: Pieces) -> Group:
    """Slots are UNKNOWN unless the code's own words were found: then everything else in that slot is outside."""
    tags = np.full((len(pieces), len(SLOTS)), UNKNOWN, dtype=np.int64)
    for slot, at, end in _found(row, title):
        reach = piece_range(pieces, at, end)
        if reach:
            column = tags[:, SLOT_INDEX[slot]]
            column[column == UNKNOWN] = 0
            mark(tags, SLOT_INDEX[slot], *reach)
    flat = np.array([1.0] + [0.0] * (len(MODALITIES) - 1), dtype=np.float32)
    return Group(label, tags, 0.0, flat, np.full(len(CARRIED), UNKNOWN, dtype=np.float32))


def _found(row: dict[str, str], title: str) -> Iterator[tuple[str, int, int]]:
    places = [_KIND_OF_PLACE.sub("", row.get(key, "")).strip() for key in _PLACE_KEYS]
    hits = (re.search(rf"\b{re.escape(name)}\b", title, re.I) for name in places if len(name) > 3)
    if hit := next((one for one in hits if one), None):
        yield "place", *hit.span()
    best = int(row["best"])
    if _DEATH.search(title) and best:
        shown = f"{best}|{best:,}" + (f"|{_WORDS[best]}" if best < len(_WORDS) else "")
        if hit := re.search(rf"(?:at least |over |more than |some |nearly )?\b(?:{shown})\b", title, re.I):
            yield "killed", *hit.span()
    for key in ("side_a", "side_b"):
        name = row.get(key, "").replace("Government of ", "")
        hit = re.search(rf"\b{re.escape(name)}\b", title) if len(name) > 2 else None
        if hit and (title[: hit.start()].casefold().endswith("by ") or _ACTS.match(title[hit.end() :])):
            yield "first", *hit.span()

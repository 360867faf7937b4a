"""Decisions of a reader: signed judgements, and edits given as the very words of the report."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from claimbook.book import Book, Edit, Scope
from claimbook.errors import FormatError
from claimbook.model import anchors
from claimbook.model.codebook import LABELS, MODALITIES, NUMBERS, POLARITIES, ROLES
from claimbook.model.record import Entry
from claimbook.model.values import Claim

_CLEAR: Final = re.compile(r"[;\n]")
_RANGE: Final = re.compile(r"\s*(\d+(?:\.\d+)?)?\s*(?:\.\.|–|-|to)\s*(\d+(?:\.\d+)?)?\s*")
SINGLE: Final = ("label", "polarity", "modality")


def live_entries(book: Book, report: str) -> list[Entry]:
    """The claims of one report with what was decided about them up to now."""
    held = [one for one in anchors.in_force(book.judgements()) if one.sort == "claim"]
    entries = list(book.stream(Scope(reports=frozenset([report]))))
    return anchors.apply_judgements(entries, held, book.lineage(held))


def fields_of(claim: Claim) -> tuple[str, ...]:
    """The fields that an edit of the claim can set."""
    roles = (f"roles.{one}" for one in ROLES[claim.type])
    numbers = (f"numbers.{one}" for one in NUMBERS.get(claim.type, ()))
    return (*roles, *numbers, "when", "holder", *SINGLE)


def edit_of(entry: Entry, field: str, words: str, means: str = "") -> Edit:
    """What a reader typed -> an edit. Raises FormatError where the words are not in the report, or mean nothing.

    words: the exact words of the report; of roles several, divided by ";" or lines; none takes the field away.
    means: the full name behind them, a range of numbers ("12", "12..14", "20.."), or days ("2024-03-05",
    "2024-03-05..2024-03-07").
    """
    if field not in fields_of(entry.claim):
        raise FormatError(f"edit of {field[:40]}", "such a claim has no such field.")
    if field in SINGLE:
        return Edit(field, _chosen(field, words.strip()))
    if not words.strip():
        return Edit(field, None)
    if field.startswith("roles."):
        given = [one.strip() for one in _CLEAR.split(words) if one.strip()]
        names = [one.strip() for one in _CLEAR.split(means)] if means.strip() else []
        return Edit(field, [_mention(entry, one, names[at] if at < len(names) else "") for at, one in enumerate(given)])
    if field == "holder":
        return Edit(field, _mention(entry, words.strip(), means.strip()))
    place = _found(entry, words.strip())
    return Edit(field, place | (_days(means) if field == "when" else _ends(means or words)))


def _chosen(field: str, word: str) -> str:
    known: Mapping[str, Iterable[str]] = {
        "label": [f"{kind}/{sub}" for kind, sub in LABELS], "polarity": POLARITIES, "modality": MODALITIES,
    }  # fmt: skip
    if word not in known[field]:
        raise FormatError(field, f"no {word[:40]!r}.", f"Wanted one of: {', '.join(known[field])}.")
    return word


def _mention(entry: Entry, words: str, name: str) -> dict[str, Any]:
    """A mention in the contract's form. Where the words stood in the role before, what was known of them is kept."""
    place = _found(entry, words)
    return place | ({"name": name} if name and name != words else {})


def _found(entry: Entry, words: str) -> dict[str, Any]:
    """The place of the words in the report: inside the evidence, else the nearest to it."""
    text, claim = entry.report.document.text, entry.claim
    near = claim.evidence[0].start if claim.evidence else 0
    spots = [one.start() for one in re.finditer(re.escape(words), text)]
    if not spots:
        raise FormatError("edit", f"the words {words[:60]!r} are not in the report.", "Wanted its exact words.")
    inside = [at for at in spots if any(one.start <= at < one.end for one in claim.evidence)]
    start = min(inside or spots, key=lambda at: abs(at - near))
    return {"text": words, "start": start, "end": start + len(words)}


def _ends(words: str) -> dict[str, Any]:
    plain = words.replace(",", "").strip()
    if plain.isascii() and plain.isdigit():
        return {"low": int(plain), "high": int(plain)}
    found = _RANGE.fullmatch(plain)
    if not found or not any(found.groups()):
        raise FormatError("number", f"{words[:40]!r} is no number.", "Wanted for example 12, 12..14, 20.. or ..7.")
    low, high = (float(one) if one else None for one in found.groups())
    if low is not None and high is not None and low > high:
        raise FormatError("number", f"{words[:40]!r} begins above its end.")
    return {"low": low, "high": high}


def _days(words: str) -> dict[str, Any]:
    first, dots, last = (one.strip() for one in words.partition(".."))
    try:
        start = date.fromisoformat(first) if first else None
        end = date.fromisoformat(last) if last else None
    except ValueError as error:
        wanted = "Wanted for example 2024-03-05 or 2024-03-05..2024-03-07."
        raise FormatError("days", f"{words[:40]!r} are no days.", wanted) from error
    end = end if dots else start
    if start and end and start > end:
        raise FormatError("days", f"{words[:40]!r} end before they begin.")
    return {"start_date": start.isoformat() if start else None, "end_date": end.isoformat() if end else None}

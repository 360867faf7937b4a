"""Values -> rows and back. The claim's JSON is the claim; the columns beside it are for questions in SQL."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from sys import intern
from typing import Any, Final, TypeVar

from sqlalchemy import Row as Found
from sqlalchemy import literal, select

from claimbook.book.tables import REPORTS
from claimbook.model.contract import claim_from_json, claim_to_json, mention_from_json, mention_to_json
from claimbook.model.record import Report
from claimbook.model.values import Claim, Document, Issue, Mention

Row = dict[str, Any]
_Part = TypeVar("_Part")

REPORT: Final = select(*(one for one in REPORTS.c if one.name not in ("sketch", "touched")))
"""What `report_of` reads."""
HEADED: Final = select(*(one for one in REPORT.selected_columns if one.name != "text"), literal("").label("text"))
"""The same without the text, of which there is most, for those who do not read it."""
TEXTLESS: Final = select(
    *(one for one in HEADED.selected_columns if one.name != "language"), literal(None).label("language")
)
"""And without the language, which SQLite only reaches through the text."""


def sha256_of(text: str) -> str:
    """In hexadecimal, of the UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def address_of(document: Document, sha256: str) -> str:
    """What two versions of one report share: its own id, or where that only follows from its text, its URL."""
    derived = sha256.startswith(document.id) and len(document.id) >= 16
    return document.url if derived and document.url else document.id


def document_row(document: Document, sha256: str) -> Row:
    """The columns of a report that its document fills."""
    given = [mention_to_json(one) for one in document.given]
    return {
        "doc": document.id,
        "address": address_of(document, sha256),
        "published": document.published,
        "title": document.title,
        "source": document.source,
        "url": document.url,
        "sha256": sha256,
        "given": compact(given) if given else None,
        "language": document.language,
        "text": document.text,
    }


def report_of(row: Found[Any]) -> Report:
    """The report of a row of REPORT."""
    given = tuple(map(mention_from_json, json.loads(row.given))) if row.given else ()
    document = Document(row.doc, row.text, row.published, row.title, row.source, row.url, given, row.language)
    return Report(row.id, document, row.sha256, row.learned, row.version, row.newest, row.copies)


def claim_row(claim: Claim, reading: int, place: int) -> Row:
    """The row of a claim. place: its number among the claims of its reading, from 0."""
    when, evidence = claim.when, claim.evidence
    return {
        "reading": reading,
        "id": claim.id,
        "place": place,
        "type": claim.type,
        "subtype": claim.subtype,
        "polarity": claim.polarity,
        "modality": claim.modality,
        "confidence": claim.confidence,
        "incident": claim.incident,
        "holder": (claim.holder.name or claim.holder.text) if claim.holder else None,
        "when_start": when.start_date if when else None,
        "when_end": when.end_date if when else None,
        "when_precision": when.precision if when else None,
        "start": evidence[0].start if evidence else None,
        "end": evidence[-1].end if evidence else None,
        "evidence": " ... ".join(one.text for one in evidence),
        "names": _names(claim),
        "json": compact(claim_to_json(claim)),
    }


def mention_rows(claim: Claim, key: int) -> Iterator[Row]:
    """A row for each filler of a role, and for the holder. key: of the claim's row."""
    for role, one in mentions_of(claim):
        place = one.location
        yield {
            "claim": key,
            "role": role,
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "name": one.name,
            "ref": one.ref,
            "kind": one.kind,
            "lat": place.latitude if place else None,
            "lon": place.longitude if place else None,
            "country": place.country if place else None,
        }


def mentions_of(claim: Claim) -> Iterator[tuple[str, Mention]]:
    """(role, filler) for all roles, the holder last."""
    for role, given in claim.roles.items():
        yield from ((role, one) for one in given)
    if claim.holder:
        yield "holder", claim.holder


def claim_of(written: str) -> Claim:
    """The claim of a row's JSON."""
    return claim_from_json(json.loads(written))


class Pool:
    """Claims of one report out of their JSON. Parts that are equal, sentences above all, become one object: without it
    the claims of a book take twice the memory."""

    def __init__(self) -> None:
        self._known: dict[object, Any] = {}

    def claim_of(self, written: str) -> Claim:
        """As `claim_of`."""
        claim = claim_of(written)
        roles = {intern(role): self._one(given) for role, given in claim.roles.items()}
        return Claim(
            doc=self._one(claim.doc),
            id=claim.id,
            type=intern(claim.type),
            subtype=intern(claim.subtype),
            roles=roles,
            numbers={intern(key): self._one(one) for key, one in claim.numbers.items()},
            when=self._one(claim.when),
            incident=self._one(claim.incident),
            holder=self._one(claim.holder),
            polarity=intern(claim.polarity),
            modality=intern(claim.modality),
            evidence=self._one(claim.evidence),
            confidence=claim.confidence,
            engine=intern(claim.engine) if claim.engine else None,
        )

    def _one(self, value: _Part) -> _Part:
        part: _Part = self._known.setdefault(value, value)
        return part


def issues_text(issues: Iterable[Issue]) -> str:
    """Issues as JSON, for the row of a reading."""
    return compact([{"where": one.where, "reason": one.reason} for one in issues])


def compact(value: Any) -> str:
    """JSON without spaces; keys keep their order."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _names(claim: Claim) -> str:
    """The words that a claim is searched by, besides its evidence: what it is, and everybody's words and full name."""
    words = [claim.type, claim.subtype.replace("_", " ")]
    for _, one in mentions_of(claim):
        words += [one.text, one.name] if one.name and one.name != one.text else [one.text]
    return " · ".join(dict.fromkeys(words))

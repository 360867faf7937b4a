"""The frozen values that pass between the rooms. Offsets count Unicode code points, ends exclusive."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A slice of a document: `text == document.text[start:end]`."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Location:
    """Where a place lies.

    latitude, longitude: degrees, WGS 84. country: ISO 3166-1 alpha-3; admin1, admin2: names of the units that hold it.
    where_prec: UCDP's 1 (exact) to 7 (international waters or air); geo_precision: ACLED's 1 (exact) to 3 (region).
    None: not known.
    """

    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    where_prec: int | None = None
    geo_precision: int | None = None


@dataclass(frozen=True, slots=True)
class Dates:
    """When: first and last day, both included; None: open or not known.

    precision: UCDP's date_prec, 1 (the day is known) to 5 (more than a month); None where the words are not placed.
    """

    start_date: date | None = None
    end_date: date | None = None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """One identity that words may have. features: (name of the feature, what it adds to the score)."""

    ref: str
    name: str
    score: float
    features: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Why words were given an identity, or none. candidates: the best first, the chosen one included."""

    reason: str
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention(Span):
    """A slice that names something.

    name: its full name as far as it is known; None where no fuller name than the words is known.
    ref: its identity in a registry ("ucdp:234"); None where it is not resolved.
    kind: one of codebook.MENTION_KINDS; None where no engine has said.
    location: of places, where resolved; dates: of times. why: the reason for all of these; None where nobody looked.
    """

    name: str | None = None
    ref: str | None = None
    kind: str | None = None
    location: Location | None = None
    why: Reasoning | None = None
    dates: Dates | None = None


@dataclass(frozen=True, slots=True)
class Amount(Span):
    """A number in words or digits, meant as low..high persons; None is an open end."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Period(Span):
    """Words of time and the closed interval of days that they mean; None: open or not known.

    precision: UCDP's date_prec, 1 (the day is known) to 5 (more than a month); None where the words are not placed.
    """

    start_date: date | None = None
    end_date: date | None = None
    precision: int | None = None
    why: Reasoning | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report. published: None where it is not known (never a guess). given: mentions that came with the input.

    language: the tag that the document states of itself (BCP 47, lower case: "en", "pt-br"); None: it states none.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    given: tuple[Mention, ...] = ()
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One proposition that one holder makes in one document, as codebook.md and contract.md say.

    roles: role -> fillers; numbers: key -> Amount; incident: the same string for all claims of one document that speak
    of one incident, else None; holder: None where the document speaks in its own voice; confidence: 0 to 1, or None
    where the claim was marked by hand.
    """

    doc: str
    id: str
    type: str
    subtype: str
    roles: Mapping[str, tuple[Mention, ...]]
    numbers: Mapping[str, Amount]
    when: Period | None
    incident: str | None
    holder: Mention | None
    polarity: str
    modality: str
    evidence: tuple[Span, ...]
    confidence: float | None = None
    engine: str | None = None


@dataclass(frozen=True, slots=True)
class Issue:
    """Something that could not be read, reported and not dropped. where: a line, row or sentence, if known."""

    doc: str
    reason: str
    where: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an engine found in one document, in document order."""

    document: Document
    claims: tuple[Claim, ...]
    mentions: tuple[Mention, ...] = ()
    issues: tuple[Issue, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

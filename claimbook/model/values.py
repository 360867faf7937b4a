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
class Mention(Span):
    """A slice that names something.

    name: its full name as far as it is known; None where no fuller name than the words is known.
    ref: its identity in a registry ("ucdp:234"); None where it is not resolved.
    kind: one of codebook.MENTION_KINDS; None where no engine has said.
    """

    name: str | None = None
    ref: str | None = None
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class Amount(Span):
    """A number in words or digits, meant as low..high persons; None is an open end."""

    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Period(Span):
    """Words of time and the closed interval of days that they mean; None: open or not known."""

    start_date: date | None = None
    end_date: date | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One report. published: None where it is not known (never a guess)."""

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None


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

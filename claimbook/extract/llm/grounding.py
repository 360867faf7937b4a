"""A line of an answer -> a Claim whose words are slices of the document, or the exact complaint why not."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from claimbook.errors import FormatError
from claimbook.extract.llm.grammar import AnswerLine, Complaint
from claimbook.extract.llm.shown import Shown
from claimbook.model.cases import SIGNS
from claimbook.model.codebook import NUMBERS, ROLES
from claimbook.model.lines import WITH_INCIDENT, read_claim_line
from claimbook.model.values import Claim, Mention, Span

_WORD: Final = re.compile(r"\w+")
_STEM: Final = 4
"""Letters that two forms of a name must share: "Israeli" carries "Israel"."""
_INCIDENT_ID: Final = re.compile(r"I[0-9]{1,6}")

Slice = TypeVar("Slice", bound=Span)


@dataclass(frozen=True, slots=True)
class Ground:
    """What lines are held against. words: of document and title, case-folded. fresh: sentences asked about."""

    shown: Shown
    words: frozenset[str]
    stems: frozenset[str]
    fresh: Collection[int]


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim (doc, id, engine and confidence not yet set), its sentence, and what is said against a name in it."""

    claim: Claim
    sentence: int
    complaint: Complaint | None = None


def ground_of(shown: Shown, title: str | None, fresh: Collection[int]) -> Ground:
    """The ground of one window."""
    text = " ".join(one.text for one in shown.sentences.values())
    words = frozenset(_WORD.findall(f"{text} {title or ''}".casefold()))
    return Ground(shown, words, frozenset(one[:_STEM] for one in words if len(one) >= _STEM), fresh)


def ground_line(line: AnswerLine, ground: Ground) -> Grounded | Complaint:
    """The claim of the line, where all its words stand in the document where it says they do."""
    written = f"- {line.text}"
    if line.sentence not in ground.fresh:
        return Complaint(written, f"s{line.sentence} was not asked about.", line.sentence)
    try:
        read = read_claim_line(line.text, line.sentence, ground.shown.sentences)
    except FormatError as error:
        return Complaint(written, error.problem, line.sentence)
    reason = _misplaced(read) or _unborne(read)
    if reason:
        return Complaint(written, reason, line.sentence)
    strange = next((one.name for one in _mentions(read) if one.name and not _carried(one.name, ground)), None)
    complaint = (
        Complaint(written, f"the document does not have the name {strange!r}.", line.sentence) if strange else None
    )
    return Grounded(_placed(_without_strange(read, ground), line.sentence, ground), line.sentence, complaint)


def spans_of(claim: Claim) -> Iterator[Span]:
    """Every slice that fills something in the claim."""
    yield from _mentions(claim)
    yield from claim.numbers.values()
    if claim.when:
        yield claim.when


def _mentions(claim: Claim) -> Iterator[Mention]:
    for given in claim.roles.values():
        yield from given
    if claim.holder:
        yield claim.holder


def _misplaced(claim: Claim) -> str | None:
    """What the claim's type does not have. A place may stand in any claim."""
    allowed = {*ROLES[claim.type], *NUMBERS.get(claim.type, ()), "place"}
    wrong = next((key for key in (*claim.roles, *claim.numbers) if key not in allowed), None)
    if wrong:
        return f"{claim.type} has no {wrong}=."
    if claim.incident and not (claim.type in WITH_INCIDENT and _INCIDENT_ID.fullmatch(claim.incident)):
        return "id= is I1, I2 ..., and stands in incident and responsibility lines alone."
    return None


def _unborne(claim: Claim) -> str | None:
    """Is there a single word in the sentence that bears the claim out?"""
    if any(True for _ in spans_of(claim)):
        return None
    if claim.type == "responsibility" and claim.polarity == "negative":
        return None
    said = _WORD.findall(claim.evidence[0].text.casefold())
    if claim.type == "incident" and any(word.startswith(SIGNS[claim.subtype]) for word in said):
        return None
    return "it names no word of its sentence."


def _carried(name: str, ground: Ground) -> bool:
    return all(word in ground.words or word[:_STEM] in ground.stems for word in _WORD.findall(name.casefold()))


def _without_strange(claim: Claim, ground: Ground) -> Claim:
    def known(one: Mention) -> Mention:
        return one if one.name is None or _carried(one.name, ground) else replace(one, name=None)

    roles = {role: tuple(map(known, given)) for role, given in claim.roles.items()}
    return replace(claim, roles=roles, holder=known(claim.holder) if claim.holder else None)


def _placed(claim: Claim, sentence: int, ground: Ground) -> Claim:
    """The claim with offsets into the document.

    Its evidence is its sentence; where no word of it stands there, the sentences that carry its words as well.
    """
    texts = ground.shown.originals
    fillers = list(spans_of(claim))
    own = claim.evidence[0]
    numbers = {sentence}
    if fillers and not any(own.start <= one.start < own.end for one in fillers):
        numbers |= {
            key for key, one in ground.shown.sentences.items() for f in fillers if one.start <= f.start < one.end
        }
    return replace(
        claim,
        roles={role: tuple(_at(one, ground) for one in given) for role, given in claim.roles.items()},
        numbers={key: _at(one, ground) for key, one in claim.numbers.items()},
        when=_at(claim.when, ground) if claim.when else None,
        holder=_at(claim.holder, ground) if claim.holder else None,
        evidence=tuple(texts[number] for number in sorted(numbers)),
    )


def _at(one: Slice, ground: Ground) -> Slice:
    start, end = ground.shown.located(one)
    text = next(
        s.text[start - s.start : end - s.start] for s in ground.shown.originals.values() if s.start <= start < s.end
    )
    return replace(one, text=text, start=start, end=end)

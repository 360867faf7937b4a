"""One claim line of a gold file -> a Claim. Errors name the reason; the caller adds file and line."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from claimbook.errors import FormatError
from claimbook.model.codebook import LABELS, MODALITIES, NUMBERS, ROLES
from claimbook.model.values import Amount, Claim, Mention, Period, Span

Sentences = Mapping[int, Span]
"""Sentence number -> its slice of the document."""

ROLE_NAMES: Final = frozenset(role for roles in ROLES.values() for role in roles)
NUMBER_KEYS: Final = frozenset(key for keys in NUMBERS.values() for key in keys)
WITH_INCIDENT: Final = ("incident", "responsibility")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the words of a line are looked for: the sentence above it, unless they name another."""

    sentence: int
    sentences: Sentences


def read_claim_line(line: str, sentence: int, sentences: Sentences) -> Claim:
    """The claim of a line (without its '- ') that stands under `sentence`; its doc and id are left empty.

    Raises FormatError whose problem says what breaks the format.
    """
    head, *parts = (part.strip() for part in line.split("|"))
    kind, _, subtype = head.partition("/")
    if (kind, subtype) not in LABELS:
        raise _wrong(f"no such type/subtype: {head!r}.")
    if sentence not in sentences:
        raise _wrong("a claim before any sentence.")
    claim = _empty(kind, subtype, sentences[sentence])
    for part in parts:
        claim = _with_part(claim, part, _Place(sentence, sentences))
    if kind in WITH_INCIDENT and not claim.incident:
        raise _wrong(f"{kind} without id=.")
    return claim


def _empty(kind: str, subtype: str, evidence: Span) -> Claim:
    return Claim("", "", kind, subtype, {}, {}, None, None, None, "positive", "actual", (evidence,))


def _with_part(claim: Claim, part: str, place: _Place) -> Claim:
    """The claim with one more field or flag."""
    if part == "neg":
        return replace(claim, polarity="negative")
    if part in MODALITIES and part != "actual":
        return replace(claim, modality=part)
    key, equals, value = (one.strip() for one in part.partition("="))
    if not equals:
        raise _wrong(f"neither field nor flag: {part!r}.")
    if key in claim.roles or key in claim.numbers:
        raise _wrong(f"{key}= stands twice; the fillers of one role are joined by ' ; '.")
    if key in ROLE_NAMES:
        fillers = tuple(_mention(one, place) for one in value.split(" ; "))
        return replace(claim, roles={**claim.roles, key: fillers})
    if key in NUMBER_KEYS:
        return replace(claim, numbers={**claim.numbers, key: _amount(value, place)})
    if key in FIELDS:
        return FIELDS[key](claim, value, place)
    raise _wrong(f"no such field: {key!r}.")


FIELDS: Final[dict[str, Callable[[Claim, str, _Place], Claim]]] = {
    "id": lambda claim, value, _: replace(claim, incident=value),
    "holder": lambda claim, value, place: replace(claim, holder=_mention(value, place)),
    "when": lambda claim, value, place: replace(claim, when=_period(value, place)),
}


def _mention(value: str, place: _Place) -> Mention:
    words, _, name = value.partition(">")
    span = _span(words.strip(), place)
    return Mention(span.text, span.start, span.end, name.strip() or None)


def _span(words: str, place: _Place) -> Span:
    """'s4:words', 'ten#2' -> the slice of the document, whole words first."""
    number = place.sentence
    if match := re.match(r"s(\d+):", words):
        number, words = int(match[1]), words[match.end() :].strip()
    if number not in place.sentences:
        raise _wrong(f"no sentence s{number}.")
    nth = 1
    if match := re.search(r"#(\d+)$", words):
        words, nth = words[: match.start()], int(match[1])
    sentence = place.sentences[number]
    at = _find(words, nth, sentence.text)
    if at is None:
        raise _wrong(f"{words!r} is not in s{number}: {sentence.text[:90]!r}.")
    return Span(words, sentence.start + at, sentence.start + at + len(words))


def _find(words: str, nth: int, text: str) -> int | None:
    """Where the nth occurrence of the words as whole words begins; the first may also stand inside a word."""
    if not words or nth < 1:
        return None
    found = [hit.start() for hit in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    if nth <= len(found):
        return found[nth - 1]
    at = text.find(words) if nth == 1 else -1
    return at if at >= 0 else None


def _amount(value: str, place: _Place) -> Amount:
    words, _, meant = value.partition(">")
    span = _span(words.strip(), place)
    low, dots, high = (one.strip() for one in meant.partition(".."))
    first, last = _number(low, value), _number(high if dots else low, value)
    if first is None and last is None:
        raise _wrong(f"a number without low..high: {value!r}.")
    return Amount(span.text, span.start, span.end, first, last)


def _number(text: str, value: str) -> float | None:
    if text and not re.fullmatch(r"\d+(?:\.\d+)?", text):
        raise _wrong(f"not low..high: {value!r}.")
    return float(text) if text else None


def _period(value: str, place: _Place) -> Period:
    words, _, meant = value.partition(">")
    span = _span(words.strip(), place)
    first, dots, last = (one.strip() for one in meant.partition(".."))
    if meant and not (first or last):
        raise _wrong(f"not YYYY-MM-DD..YYYY-MM-DD: {meant!r}.")
    return Period(span.text, span.start, span.end, _day(first), _day(last if dots else first))


def _day(text: str) -> date | None:
    if text and not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        raise _wrong(f"not YYYY-MM-DD: {text!r}.")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise _wrong(f"no such day: {text!r}.") from error


def _wrong(problem: str) -> FormatError:
    return FormatError("claim line", problem)

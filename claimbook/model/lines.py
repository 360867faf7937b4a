"""The line format of the codebook: one claim a line, read and written. Gold files and language models both use it.

Errors name the reason; the caller adds file and line, or document and sentence.
"""

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
SIGNS: Final = ("|", ">", " ; ", "\n")
"""What the words of a line can't hold, since it parts them."""
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
    if match := re.match(r"s([0-9]{1,9}):", words):
        number, words = int(match[1]), words[match.end() :].strip()
    if number not in place.sentences:
        raise _wrong(f"no sentence s{number}.")
    nth = 1
    if match := re.search(r"#([0-9]{1,9})$", words):
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
    if first is not None and last is not None and first > last:
        raise _wrong(f"low is above high: {value!r}.")
    return Amount(span.text, span.start, span.end, first, last)


def _number(text: str, value: str) -> float | None:
    if text and not re.fullmatch(r"[0-9]{1,12}(?:\.[0-9]+)?", text):
        raise _wrong(f"not low..high: {value!r}.")
    return float(text) if text else None


def _period(value: str, place: _Place) -> Period:
    words, _, meant = value.partition(">")
    span = _span(words.strip(), place)
    first, dots, last = (one.strip() for one in meant.partition(".."))
    if meant and not (first or last):
        raise _wrong(f"not YYYY-MM-DD..YYYY-MM-DD: {meant!r}.")
    begins, ends = _day(first), _day(last if dots else first)
    if begins and ends and begins > ends:
        raise _wrong(f"the first day is after the last: {value!r}.")
    return Period(span.text, span.start, span.end, begins, ends)


def _day(text: str) -> date | None:
    if text and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        raise _wrong(f"not YYYY-MM-DD: {text!r}.")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise _wrong(f"no such day: {text!r}.") from error


def _wrong(problem: str) -> FormatError:
    return FormatError("claim line", problem)


def claim_line(claim: Claim, sentence: int, sentences: Sentences) -> str:
    """The line, without its '- ', that `read_claim_line` reads as this claim under that sentence.

    Raises FormatError for words that the format can't hold: across a border of sentences, or with one of its own signs.
    """
    place = _Place(sentence, sentences)
    parts = [f"{claim.type}/{claim.subtype}"]
    parts += [f"id={claim.incident}"] if claim.incident else []
    parts += [f"{role}={' ; '.join(_named(one, place) for one in given)}" for role, given in claim.roles.items()]
    parts += [f"{key}={_words(one, place)}>{_plain(one.low)}..{_plain(one.high)}" for key, one in claim.numbers.items()]
    parts += [f"when={_dated(claim.when, place)}"] if claim.when else []
    parts += [f"holder={_named(claim.holder, place)}"] if claim.holder else []
    parts += ["neg"] if claim.polarity == "negative" else []
    return " | ".join([*parts, *([claim.modality] if claim.modality != "actual" else [])])


def _named(mention: Mention, place: _Place) -> str:
    return f"{_words(mention, place)}>{mention.name}" if mention.name else _words(mention, place)


def _dated(when: Period, place: _Place) -> str:
    if not (when.start_date or when.end_date):
        return _words(when, place)
    first, last = (day.isoformat() if day else "" for day in (when.start_date, when.end_date))
    return f"{_words(when, place)}>{first}..{last}"


def _plain(bound: float | None) -> str:
    return "" if bound is None else f"{bound:.15g}"


def _words(span: Span, place: _Place) -> str:
    """The slice as 'words', 's4:words' or 'words#2': the first of them that leads back to it."""
    number = next(
        (key for key, one in place.sentences.items() if one.start <= span.start and span.end <= one.end), None
    )
    lead = "" if number == place.sentence else f"s{number}:"
    for nth in range(1, _count(span, place, number) + 2):
        written = f"{lead}{span.text}" if nth == 1 else f"{lead}{span.text}#{nth}"
        if _leads_to(written, span, place):
            return written
    raise _wrong(f"{span.text!r} can't be written in the line format.")


def _count(span: Span, place: _Place, number: int | None) -> int:
    return place.sentences[number].text.count(span.text) if number is not None and span.text else -1


def _leads_to(written: str, span: Span, place: _Place) -> bool:
    if any(sign in span.text for sign in SIGNS):
        return False
    try:
        found = _span(written, place)
    except FormatError:
        return False
    return (found.start, found.end) == (span.start, span.end)

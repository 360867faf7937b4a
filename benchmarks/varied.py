"""Many reports out of few: gold documents with other names, words and days, and the claims on them.

Every word is exchanged for one of the same length, so that all offsets stay right: capitalised words alike within a
report, others here and there, so that no report is a near copy of another.
"""

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from claimbook.evaluate.gold import read_gold
from claimbook.model.contract import identified
from claimbook.model.values import Amount, Claim, Document, Extraction, Location, Mention, Period, Span

ENGINE: Final = "varied/1"
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NAMES_CHANGED: Final = 0.7
_WORDS_CHANGED: Final = 0.3
_DAYS: Final = 3_650

Words = Mapping[tuple[int, bool], Sequence[str]]
"""(length, capitalised?) -> the words of the gold that are so."""


def varied_reports(gold: Path, count: int) -> Iterator[Extraction]:
    """So many reports, the same ones every time."""
    sources = [Extraction(one.document, one.claims) for _, one in sorted(read_gold(gold).items())]
    words = _words(sources)
    for number in range(count):
        yield _varied(sources[number % len(sources)], number, words)


def _words(sources: Sequence[Extraction]) -> Words:
    found: dict[tuple[int, bool], set[str]] = defaultdict(set)
    for one in sources:
        for word in _WORD.findall(one.document.text):
            if word[1:].islower():
                found[len(word), word[0].isupper()].add(word)
    return {key: sorted(given) for key, given in found.items()}


def _varied(source: Extraction, number: int, words: Words) -> Extraction:
    chance = random.Random(number)  # noqa: S311 - no secret hangs on it
    names: dict[str, str] = {}

    def other(match: re.Match[str]) -> str:
        word = match[0]
        key = len(word), word[0].isupper()
        if not word[1:].islower() or key not in words:
            return word
        if not key[1]:
            return chance.choice(words[key]) if chance.random() < _WORDS_CHANGED else word
        if word not in names:
            names[word] = chance.choice(words[key]) if chance.random() < _NAMES_CHANGED else word
        return names[word]

    text = _WORD.sub(other, source.document.text)
    moved = timedelta(days=chance.randrange(_DAYS) - _DAYS // 2)
    document = _document(source.document, number, text, moved)
    return Extraction(document, tuple(_claim(one, document, moved) for one in source.claims))


def _document(source: Document, number: int, text: str, moved: timedelta) -> Document:
    published = (source.published or date(2020, 1, 1)) + moved
    return Document(f"v{number:06}", text, published, source=source.source)


def _claim(claim: Claim, document: Document, moved: timedelta) -> Claim:
    text = document.text
    made = replace(
        claim,
        doc=document.id,
        id="",
        roles={role: tuple(_mention(one, role, text) for one in given) for role, given in claim.roles.items()},
        numbers={key: _amount(one, text) for key, one in claim.numbers.items()},
        when=_period(claim.when, text, moved) if claim.when else None,
        holder=_mention(claim.holder, "holder", text) if claim.holder else None,
        evidence=tuple(Span(text[one.start : one.end], one.start, one.end) for one in claim.evidence),
        confidence=0.8,
        engine=ENGINE,
    )
    return identified(made)


def _mention(one: Mention, role: str, text: str) -> Mention:
    words = text[one.start : one.end]
    return Mention(words, one.start, one.end, kind=one.kind, location=_location(words) if role == "place" else None)


def _location(words: str) -> Location:
    """The same name lies at the same place, somewhere in one of forty countries."""
    chance = random.Random(words)  # noqa: S311
    country = f"X{chr(65 + chance.randrange(8))}{chr(65 + chance.randrange(5))}"
    return Location(chance.uniform(-30, 40), chance.uniform(-15, 70), country, where_prec=1)


def _amount(one: Amount, text: str) -> Amount:
    return replace(one, text=text[one.start : one.end])


def _period(one: Period, text: str, moved: timedelta) -> Period:
    start, end = (day + moved if day else None for day in (one.start_date, one.end_date))
    return Period(text[one.start : one.end], one.start, one.end, start, end, one.precision)

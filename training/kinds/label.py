"""Every document -> kinds per word piece: fillers first, then the same words elsewhere, then the lexicons."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from claimbook.extract.local.tokens import Pieces
from training.examples import KIND_INDEX, UNKNOWN, piece_range
from training.kinds.fillers import Marked, mark_fillers
from training.kinds.lexicon import (
    MODIFIERS,
    NUMBER,
    PERSON_PRONOUNS,
    PLAIN,
    PRONOUNS,
    RELATIVES,
    TIME,
    is_undecided,
    kind_of_word,
)
from training.kinds.tables import Tables, load_tables

Span = tuple[int, int]
Labels = npt.NDArray[np.int64]
_WORD: Final = re.compile(r"\w+(?:[-’'.]\w+)*")
_NAMED_WORDS: Final = 6
"""The longest name, in words, that the tables are asked for."""


def silver_kinds(
    document: dict[str, Any], sentence_spans: list[Span], pieces: list[Pieces], tables: Tables | None = None
) -> list[Labels]:
    """Kinds per word piece of each sentence: 2 * kind + 1 begin, + 2 inside, 0 outside, UNKNOWN where nobody can tell.

    document: as goldfile.parse gives it. sentence_spans: offsets into its text; pieces: one per span, offsets from
    the sentence's start. tables: countries and groups, load_tables() when None.
    """
    marked = silver_mentions(document, sentence_spans, tables)
    return [
        _on_pieces(one, given, start) for (start, _), one, given in zip(sentence_spans, marked, pieces, strict=True)
    ]


def silver_mentions(
    document: dict[str, Any], sentence_spans: list[Span], tables: Tables | None = None
) -> list[list[Marked]]:
    """Per sentence its mentions in order, none overlapping; kind None where nobody can tell."""
    known = tables or load_tables()
    fillers = mark_fillers(document, known)
    text = document["text"]
    lower = frozenset(word for word in re.findall(r"\w+", text) if word.islower())
    repeated = _repeated(fillers, text, known)
    out = []
    for start, end in sentence_spans:
        inside = [one for one in fillers if start <= one.start < end]
        rest = _guesses(text[start:end], lower, known)
        out.append(_fit([inside, _finds(text, start, end, repeated), *([_moved(part, start) for part in rest])]))
    return out


def _moved(given: Iterable[Marked], by: int) -> list[Marked]:
    return [Marked(one.start + by, one.end + by, one.kind) for one in given]


def _on_pieces(marked: Sequence[Marked], pieces: Pieces, start: int) -> Labels:
    out = np.zeros(len(pieces), dtype=np.int64)
    for one in marked:
        if reach := piece_range(pieces, one.start - start, one.end - start):
            first = UNKNOWN if one.kind is None else 2 * KIND_INDEX[one.kind] + 1
            out[reach[0] : reach[1]] = UNKNOWN if one.kind is None else first + 1
            out[reach[0]] = first
    return out


def _fit(ranks: list[list[Marked]]) -> list[Marked]:
    """Earlier ranks first, within a rank the longer first; what overlaps a kept one goes."""
    kept: list[Marked] = []
    for rank in ranks:
        for one in sorted(rank, key=lambda one: (one.start - one.end, one.start)):
            if all(one.end <= other.start or other.end <= one.start for other in kept):
                kept.append(one)
    return sorted(kept, key=lambda one: one.start)


def _repeated(fillers: list[Marked], text: str, tables: Tables) -> dict[str, str | None]:
    """Strings that mean the same wherever they stand -> kind."""
    out: dict[str, str | None] = {}
    for one in fillers:
        words = text[one.start : one.end]
        if _steady(words, one.kind, tables):
            out[words.casefold()] = one.kind
    return out


def _steady(words: str, kind: str | None, tables: Tables) -> bool:
    low = words.casefold()
    if low in PRONOUNS | RELATIVES or kind in ("time", "number") or words in tables.countries | tables.demonyms:
        return False
    if any(one.isupper() for one in words) and not words.isupper():
        return True
    return " " in words or (kind_of_word(words) == kind and not is_undecided(words))


def _finds(text: str, start: int, end: int, repeated: dict[str, str | None]) -> list[Marked]:
    if not repeated:
        return []
    words = "|".join(re.escape(one) for one in sorted(repeated, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I).finditer(text, start, end)
    return [Marked(hit.start(), hit.end(), repeated.get(hit[0].casefold())) for hit in found]


def _guesses(sentence: str, lower: frozenset[str], tables: Tables) -> list[list[Marked]]:
    """Ranks of guesses at words that no claim explains."""
    words = list(_WORD.finditer(sentence))
    given = sentence.title() if sentence.isupper() else sentence
    times = [Marked(one.start(), one.end(), "time") for one in TIME.finditer(given)]
    numbers = [Marked(one.start(), one.end(), "number") for one in NUMBER.finditer(sentence)]
    return [times, list(_named(given, words, tables)), list(_nouns(sentence, words)), numbers,
            list(_unexplained(sentence, words, lower))]  # fmt: skip


def _named(sentence: str, words: list[re.Match[str]], tables: Tables) -> Iterator[Marked]:
    for first, one in enumerate(words):
        if not sentence[one.start()].isupper():
            continue
        for last in range(first, min(first + _NAMED_WORDS, len(words))):
            end = words[last].end()
            name = re.sub(r"['’]s$", "", sentence[one.start() : end])
            if name in tables.countries:
                yield Marked(one.start(), one.start() + len(name), "place")
            elif name + "." in tables.countries:
                yield Marked(one.start(), min(one.start() + len(name) + 1, len(sentence)), "place")
            elif name.casefold() in tables.groups and (last > first or name.isupper() or "-" in name):
                yield Marked(one.start(), one.start() + len(name), "group")
            elif last == first and name.endswith("s") and name[:-1] in tables.demonyms:
                yield Marked(one.start(), one.start() + len(name), "people")


def _nouns(sentence: str, words: list[re.Match[str]]) -> Iterator[Marked]:
    shouting = sentence.isupper()
    for number, one in enumerate(words):
        word = one[0].casefold()
        inner = one[0].islower() or shouting or number == 0
        if word in PRONOUNS:
            yield Marked(one.start(), one.end(), "person" if word in PERSON_PRONOUNS else None)
        elif inner and is_undecided(word):
            yield Marked(one.start(), one.end(), None)
        elif inner and (kind := kind_of_word(word)) and not _compound(sentence, words, number):
            yield Marked(_begin(sentence, words, number), one.end() - (2 if word[-2:] in ("'s", "’s") else 0), kind)


def _compound(sentence: str, words: list[re.Match[str]], number: int) -> bool:
    """Does the word only modify the known noun after it ("police station")?"""
    after = words[number + 1] if number + 1 < len(words) else None
    joined = bool(after) and sentence[words[number].end() : after.start()] == " "  # type: ignore[union-attr]
    return joined and bool(kind_of_word(after[0]))  # type: ignore[index]


def _begin(sentence: str, words: list[re.Match[str]], number: int) -> int:
    while number and sentence[words[number - 1].end() : words[number].start()] == " ":
        before = words[number - 1][0].casefold()
        if before not in MODIFIERS and not (kind_of_word(before) and before.isalpha()):
            break
        number -= 1
    return words[number].start()


def _unexplained(sentence: str, words: list[re.Match[str]], lower: frozenset[str]) -> Iterator[Marked]:
    """Capitalised words: unknown, but for plain words at the start of a sentence or in a text set in capitals."""
    for number, one in enumerate(words):
        word = one[0]
        plain = word.casefold() in PLAIN or ((number == 0 or sentence.isupper()) and word.casefold() in lower)
        if any(letter.isupper() for letter in word) and not plain:
            yield Marked(one.start(), one.end(), None)

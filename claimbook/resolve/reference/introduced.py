"""Acronyms and other names that a text introduces beside the full name: "Nuclei Operai Rivoluzionari (N.O.R.)"."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from claimbook.resolve.reference.lexicon import BODY_HEADS, SMALL
from claimbook.resolve.reference.names import Key, is_acronym, is_capital, key_of, speaks_of_body

MOST_WORDS: Final = 10
"""Words of a name looked at before a bracket."""
MOST: Final = 500
"""Brackets looked at in one text."""
MOST_LETTERS: Final = 12
"""Of an acronym in square brackets, in a text in capitals."""
_REMARK: Final = re.compile(
    r"(?:NAMES? AS|WORDS? |PASSAGE|TEXT|SIC|BEGIN|END|RECORDING|INDISTINCT|NO |VIDEO)", re.IGNORECASE
)
_TRANSLATED: Final = re.compile(r"\s*\[[^\]\n]*\]$")
_QUOTES: Final = "\"“”‘’'"
_BRACKET: Final = re.compile(
    rf"[(\[]\s?(?:the |or |hereafter |also )*[{_QUOTES}]?(?:the )?(?P<in>[^()\[\]\n]{{2,80}}?)[{_QUOTES}]?\s?[)\]]"
)
_INITIALS: Final = re.compile(
    r",? (?:or|known (?:as|by (?:its|their) (?:\w+ )?(?:initials|acronym))(?: of)?) (?:the )?"
    r"(?P<in>[A-ZÀ-Þ][\wÀ-ÿ.&-]{1,9})\b"
)
_IN_COMMAS: Final = re.compile(r", (?P<in>[A-ZÀ-Þ]{2,7}),")
_IN_BRACKETS: Final = re.compile(r"[(\[](?P<long>[^()\[\],\n]{5,80}), (?P<in>[A-Z][A-Z0-9-]{1,9})[)\]]")
_BEHIND_COMMA: Final = re.compile(r"\b(?P<in>[A-ZÀ-Þ][A-ZÀ-Þ0-9-]{2,7}), (?P<long>[A-ZÀ-Þ](?:[\w'’-]+ ){1,7}[\w'’-]+)")
_WORDS: Final = re.compile(r"[\w'’.&-]+")
_BORDER: Final = re.compile(r"[.;:!?(\[)\]\n] |[,\n(\[\"“]")


def introduced_names(text: str) -> dict[Key, str]:
    """Short or other form -> full name, in words of the text; the first introduction of a form counts."""
    found: dict[Key, str] = {}
    for short, full in _introductions(text):
        key = key_of(short)
        if key and key != key_of(full):
            found.setdefault(key, full)
    return found


def _introductions(text: str) -> Iterator[tuple[str, str]]:
    yield from _bracketed(text)
    for match in _INITIALS.finditer(text):
        full = _name_before(_before(text, match.start()), match["in"]) if _looks_like_acronym(match["in"]) else None
        if full:
            yield match["in"], full
    for match in _IN_COMMAS.finditer(text):
        if translated := _translated(_before(text, match.start()), match["in"]):
            yield match["in"], translated
    for match in _BEHIND_COMMA.finditer(text):
        if not match["long"].isupper() and (behind := _behind_comma(match["in"], match["long"].split())):
            yield match["in"], behind
    for match in _IN_BRACKETS.finditer(text):
        if _spells_loosely(match["in"], match["long"].split()):
            yield match["in"], match["long"]


def _bracketed(text: str) -> Iterator[tuple[str, str]]:
    for _, match in zip(range(MOST), _BRACKET.finditer(text), strict=False):
        inner, before = match["in"].strip(), _before(text, match.start())
        if _REMARK.match(inner):
            continue
        squared = match.group().startswith("[")
        if _looks_like_acronym(inner) or (
            squared and inner.isupper() and inner.isalpha() and len(inner) <= MOST_LETTERS
        ):
            full = _name_before(before, inner)
        elif short := _acronym_before(before, inner, squared=squared):
            inner, full = short, inner
        else:
            full = _capitals_before(before) if inner[:1].isupper() and _is_other(match.group(), inner, before) else None
        if full:
            yield inner, full


def _before(text: str, at: int) -> str:
    return _TRANSLATED.sub("", text[max(0, at - 120) : at].rstrip())


def _looks_like_acronym(words: str) -> bool:
    return " " not in words and len(words) <= 12 and is_acronym(words.rstrip("."))


def _is_other(bracket: str, inner: str, before: str) -> bool:
    """Is it another name of a group: in quotation marks, or several words behind, or with, a word for a group?"""
    if any(one in bracket for one in '"“”'):
        return True
    words = inner.split()
    called = set(key_of(inner)) | set(key_of(_BORDER.split(before)[-1])[-3:])
    return len(words) > 1 and is_capital(words[-1]) and bool(called & BODY_HEADS) and not inner.isupper()


def _behind_comma(acronym: str, words: list[str]) -> str | None:
    """The shortest run of words that spells the acronym before them: "the FDB, Forces de défense du Bushiri"."""
    runs = (words[:size] for size in range(2, len(words) + 1))
    return next((" ".join(run) for run in runs if is_capital(run[-1]) and _spells(acronym, run)), None)


def _name_before(before: str, acronym: str) -> str | None:
    """The shortest run of words right before that spells the acronym."""
    tail = _BORDER.split(before)[-1]
    words = list(_WORDS.finditer(tail))[-MOST_WORDS:]
    for at in range(len(words) - 1, -1, -1):
        run = tail[words[at].start() :].rstrip()
        pieces = [one.group() for one in words[at:]]
        if len(pieces) > 1 and is_capital(pieces[0]) and _spells(acronym, pieces):
            return run
    for at in range(len(words) - 2, -1, -1):
        pieces = [one.group() for one in words[at:]]
        if is_capital(pieces[0]) and _spells_loosely(acronym, pieces):
            return tail[words[at].start() :].rstrip()
    # An acronym of another language: what stands before in capitals is its name all the same.
    return _capitals_before(before)


def _capitals_before(before: str) -> str | None:
    tail = _BORDER.split(before)[-1]
    words = list(_WORDS.finditer(tail))
    at = len(words)
    while at and (is_capital(words[at - 1].group()) or (at < len(words) and words[at - 1].group() in SMALL)):
        at -= 1
    while at < len(words) and not is_capital(words[at].group()):
        at += 1
    if tail.isupper():
        behind = re.split(r"\b(?:THE|IN|BY|FROM|AND|AGAINST|TO|THAT) ", tail)[-1]
        return behind if speaks_of_body(behind) and len(behind.split()) > 2 else None
    if len(words) - at < 2:
        return None
    return tail[words[at].start() :].rstrip()


def _translated(before: str, acronym: str) -> str | None:
    """The name of a body right before, of which most letters of an acronym in another language are the initials."""
    full = _capitals_before(before)
    if full is None or not speaks_of_body(full):
        return None
    starts = [one[0].casefold() for one in full.split() if one.casefold() not in SMALL]
    shared = Counter(starts) & Counter(acronym.casefold())
    return full if len(starts) == len(acronym) and 2 * shared.total() > len(acronym) else None


def _acronym_before(before: str, inner: str, *, squared: bool) -> str | None:
    """squared: in square brackets an editor explains, in words of another language than the acronym's."""
    words = before.split()
    last = words[-1].strip(_QUOTES) if words else ""
    if not _looks_like_acronym(last) or len(inner.split()) < 2:
        return None
    spelt = _spells(last, inner.split()) or _spells_loosely(last, inner.split())
    return last if spelt or ((squared or speaks_of_body(inner)) and is_capital(inner.rsplit(maxsplit=1)[-1])) else None


def _spells(acronym: str, words: list[str]) -> bool:
    """Do the letters stand in order at the beginnings of the words (or of their parts), the first one first?"""
    letters = [one for one in acronym.casefold() if one.isalnum()]
    pieces = [part.casefold() for word in words for part in re.split(r"[-'’]", word) if part]
    if not pieces or not letters or pieces[0][0] != letters[0]:
        return False
    at = 0
    for piece in pieces:
        if at < len(letters) and piece[0] == letters[at]:
            at += 1
    return at == len(letters) and len([one for one in pieces if one not in SMALL]) <= len(letters) + 2


def _spells_loosely(acronym: str, words: list[str]) -> bool:
    """Are all letters but one among the beginnings, the first in its place? Translations change the order of words."""
    letters = Counter(one for one in acronym.casefold() if one.isalnum())
    pieces = [one.casefold() for one in words if one.casefold() not in SMALL]
    if not pieces or pieces[0][0] != acronym[0].casefold() or len(pieces) < 2:
        return False
    shared = letters & Counter(one[0] for one in pieces)
    return shared.total() >= max(2, letters.total() - 1) and len(pieces) <= letters.total() + 1

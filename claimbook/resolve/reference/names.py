"""What can be said of a name from its words alone."""

import re
from functools import lru_cache
from typing import Final

from claimbook.model.words import INDEFINITE
from claimbook.resolve.reference.lexicon import (
    BODY_WORDS,
    OFFICE_WORDS,
    PERSON_HEADS,
    POSSESSIVES,
    PRONOUNS,
    RANKS,
    SMALL,
    TITLES,
)

REMEMBERED: Final = 8192
"""Answers kept for words that come again: the same few names fill a document."""

Key = tuple[str, ...]
"""The words of a name, case-folded: forms that differ in case or punctuation alone share it."""

_WORD: Final = re.compile(r"\w+")
_TOKEN: Final = re.compile(r"\S+")
_ACRONYM: Final = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ0-9&.-]{0,6}[A-ZÀ-Þ0-9](?:s|\.)?")
_AFTER_HEAD: Final = re.compile(r" (?:of|from|in|at|for|on|to|with|near|against) ")
_MEN_OF: Final = re.compile(
    r"(?:Suspected |Alleged |Armed )?(?:Gunmen|Militants|Members|Fighters|Insurgents|Rebels|Militiamen|Guerrillas|"
    r"Terrorists|Elements|Cadres|Remnants) (?:of|from|loyal to|belonging to) ",
    re.IGNORECASE,
)
_EDGE: Final = "'\"’‘“”.,;:()[]"
_RANKED: Final = 4
"""Words before the last one of a rank: "Israeli Deputy Prime Minister"."""
_DESCRIBING: Final = 2
"""Words before the one for a person: in "militias loyal to president X" others are spoken of."""
_PARTICLES: Final = frozenset(("bin", "ibn", "ben", "abu", "al", "el", "de", "da", "van", "von", "ould", "wal"))
_JOINT: Final = re.compile(r"[-'’]")
_OWN: Final = re.compile(r"['’]s?$")


@lru_cache(maxsize=REMEMBERED)
def key_of(text: str) -> Key:
    """The words of a text, case-folded, without a leading article or a trailing possessive."""
    words = tuple(_WORD.findall(_OWN.sub("", text).casefold()))
    return words[1:] if len(words) > 1 and words[0] in ("the", "a", "an") else words


@lru_cache(maxsize=REMEMBERED)
def is_capital(word: str) -> bool:
    """Does the word, or the part behind a hyphen or prefix ("al-Wadi"), begin with a capital letter?"""
    return any(part[:1].isupper() for part in _JOINT.split(word.strip(_EDGE)))


def is_pronoun(text: str) -> bool:
    """Is the text one personal pronoun? "US" is none."""
    return text.casefold() in PRONOUNS and text != "US"


def is_acronym(text: str) -> bool:
    """Is it written as an acronym: "TTP", "MDT-R"?"""
    text = _OWN.sub("", text)
    return bool(_ACRONYM.fullmatch(text)) and sum(one.isupper() or one.isdigit() for one in text) >= 2


@lru_cache(maxsize=REMEMBERED)
def is_proper(text: str) -> bool:
    """Is the text a proper name as a whole: does its head word begin with a capital letter (or everything do)?

    "Gunmen of the Reed Front" is none: at the beginning of a sentence such words have a capital, too.
    """
    if _MEN_OF.match(text):
        return False
    words = _TOKEN.findall(_AFTER_HEAD.split(text)[0])
    return bool(words) and is_capital(words[-1]) and has_name(text)


@lru_cache(maxsize=REMEMBERED)
def has_name(text: str) -> bool:
    """Does the text hold a proper name ("Kadouan army")?"""
    words = _TOKEN.findall(text)
    if not words or words[0].casefold() in POSSESSIVES or is_pronoun(text):
        return False
    return any(is_capital(word) and word.casefold() not in INDEFINITE for word in words)


@lru_cache(maxsize=REMEMBERED)
def without_title(text: str) -> str:
    """A person's name without the titles and descriptions before it ("its founder Odo Karr"); the text itself where no
    name of a person follows."""
    words = text.split()
    at = _ranked_until(words) or _office_until(words, _described_until(words))
    rest = words[at:]
    named = at and all(is_capital(one) or one.casefold() in SMALL | _PARTICLES for one in rest)
    named = named and rest[0].casefold() not in SMALL
    if not named or speaks_of_body(" ".join(rest)):
        return text
    return text[text.index(rest[0], sum(map(len, words[:at]))) :]


def _office_until(words: list[str], at: int) -> int:
    """How many words come before a name, titles and the department of an office with them ("Secretary of State")."""
    while at < len(words) - 1 and (_plain(words[at]) in TITLES or (at and _plain(words[at]) in OFFICE_WORDS)):
        at += 1
        joined = at < len(words) - 2 and words[at] in ("of", "for", "and") and _plain(words[at + 1]) in OFFICE_WORDS
        at += 2 if joined else 0
    return at


def _ranked_until(words: list[str]) -> int:
    """How many words come before a name of two words or more, a rank the last of them, whose side stands before it
    ("Hamas Lieutenant Colonel Odo Karr"); 0 where none does."""
    ranks = [at for at, one in enumerate(words[: _RANKED + 1]) if _plain(one) in RANKS and is_capital(one)]
    at = ranks[-1] + 1 if ranks else 0
    rest = words[at:]
    return at if len(rest) > 1 and all(is_capital(one) or one in _PARTICLES for one in rest) else 0


def _plain(word: str) -> str:
    return word.casefold().strip(".,")


def _described_until(words: list[str]) -> int:
    """How many words come before a name of two words or more, the last of them one for a person, in small letters."""
    small = [at for at, one in enumerate(words[: _DESCRIBING + 1]) if one in PERSON_HEADS]
    rest = words[small[-1] + 1 :] if small else []
    named = len(rest) > 1 and is_capital(rest[0]) and all(is_capital(one) or one in _PARTICLES for one in rest)
    return small[-1] + 1 if named else 0


def speaks_of_body(text: str) -> bool:
    """Does a word of it say that it is a group or an institution?"""
    return any(word in BODY_WORDS for word in key_of(text))


@lru_cache(maxsize=REMEMBERED)
def initials(text: str) -> frozenset[str]:
    """The acronyms that the name could have, in capitals ("M23", too); none for fewer than two words."""
    tokens = [one.strip(_EDGE) for one in _TOKEN.findall(text)]
    whole = [one for one in tokens if one and one.casefold() not in SMALL]
    parts = [part for one in whole for part in re.split(r"[-’']", one) if part and part.casefold() not in SMALL]
    every = [one for one in tokens if one]
    pieces = [part for one in every for part in _JOINT.split(one) if part]
    found = ["".join(one[0] for one in words).upper() for words in (whole, parts, every, pieces) if len(words) > 1]
    if len(whole) > 1 and whole[1].isdigit():
        found.append(f"{whole[0][0]}{whole[1]}".upper())
    return frozenset(found)


def contains(longer: Key, shorter: Key) -> bool:
    """Do the words of the shorter name stand side by side in the longer one?"""
    size = len(shorter)
    return any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1))

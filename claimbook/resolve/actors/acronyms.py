"""Acronyms and the names that they stand for."""

from collections.abc import Iterable
from typing import Final

from claimbook.resolve.actors.folding import fold
from claimbook.resolve.actors.lexicon import OPTIONAL_LAST, PARTICLES

LONGEST: Final = 9
_MORE_LETTERS: Final = 2
"""Letters that one word may give an acronym beside its first: HQN for Haqqani Network."""


def joined_acronym(text: str) -> str | None:
    """The folded letters of words that look like an acronym ("ISF-IM", "JeM"), in one piece; None for others."""
    if " " in text:
        return None
    letters = [one for one in text if one.isalnum()]
    capital = sum(one.isupper() for one in letters)
    if not 2 <= len(letters) <= LONGEST or capital < 2 or 2 * capital < len(letters):
        return None
    return fold(text).replace(" ", "")


def stands_for(letters: str, words: Iterable[str]) -> bool:
    """May the letters stand for the folded words? Each word gives its first letter, some give more.

    Particles may give none, nor need a last word like "faction"; of four letters up one word in three may be left out.
    """
    every = tuple(words)
    if every and every[-1] in OPTIONAL_LAST and _stands_for(letters, every[:-1]):
        return True
    return _stands_for(letters, every)


def _stands_for(letters: str, words: tuple[str, ...]) -> bool:
    bare = sum(word not in PARTICLES for word in words)
    if bare < 2 or letters[0] != words[0][0]:
        return False
    spare = bare // 3 if len(letters) > 3 else 0
    return bare - spare <= len(letters) and _walk(letters, words, spare)


def _walk(letters: str, words: tuple[str, ...], spare: int) -> bool:
    if not letters or not words:
        return not letters and sum(word not in PARTICLES for word in words) <= spare
    word, rest = words[0], words[1:]
    if word in PARTICLES and _walk(letters, rest, spare):
        return True
    if spare and word not in PARTICLES and _walk(letters, rest, spare - 1):
        return True
    at = 0
    for taken in range(min(len(letters), 1 + _MORE_LETTERS)):
        at = word.find(letters[taken], at + 1 if taken else 0)
        if at < 0 or (taken == 0 and at > 0):
            return False
        if _walk(letters[taken + 1 :], rest, spare):
            return True
    return False

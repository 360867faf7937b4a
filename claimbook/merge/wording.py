"""Words of the evidence, cut to stems and weighed by how rare they are in headlines on conflict."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from claimbook.merge.weights import word_weights
from claimbook.model.values import Claim

_TOKEN: Final = re.compile(r"[^\W_]+")
_MOST: Final = 36
"""Words kept of one telling, the rarest: a bound on work and memory that only evidence of two long sentences meets."""
STOPPED: Final = frozenset(
    (
        "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or", "as", "is", "are",
        "was", "were", "be", "been", "has", "have", "had", "its", "it", "their", "his", "her", "this", "that", "these",
        "those", "s", "he", "she", "they", "who", "which", "after", "before", "over", "under", "into", "than",
        "more", "least", "said", "say", "u", "not", "but", "also", "during",
        "while", "when", "where", "against", "between",
    )
)  # fmt: skip


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A crude stem: 'killed', 'kills', 'killing' -> 'kill'. It only has to be the same on both sides."""
    for ending in ("ings", "ing", "ied", "ies", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words without those that say nothing."""
    return frozenset(stem(one) for one in _TOKEN.findall(text.casefold()) if one not in STOPPED)


def words_of(claims: Iterable[Claim]) -> frozenset[str]:
    """The stems of the evidence of the claims; of very long evidence the rarest."""
    texts = {one.text for claim in claims for one in claim.evidence}
    found = frozenset().union(*(stems(text) for text in texts))
    if len(found) <= _MOST:
        return found
    return frozenset(sorted(found, key=lambda one: (-rarity(one), one))[:_MOST])


def rarity(word: str) -> float:
    """How much it says that two texts share the word: minus the natural log of the share of headlines that have it."""
    known = word_weights()
    return known.get(word, known[""])


def shared_heft(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """The heft of the stems in both."""
    return heft_of(ours & theirs)


def heft_of(words: frozenset[str]) -> int:
    """The sum of the squared rarities, in hundredths each, as a whole number: so that no order of adding changes it."""
    known = _squares()
    unseen = known[""]
    return sum(known.get(word, unseen) for word in words)


@lru_cache(maxsize=1)
def _squares() -> dict[str, int]:
    return {word: round(100 * value) ** 2 for word, value in word_weights().items()}


def figures_of(words: Iterable[str]) -> frozenset[str]:
    """The numbers among the stems, in digits, without years: 'six' -> '6'."""
    found = (_SPELLED.get(word, word) for word in words)
    return frozenset(one for one in found if one.isdecimal() and not _YEAR.fullmatch(one))


_SPELLED: Final = {
    word: str(number)
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1
    )
}
_YEAR: Final = re.compile(r"(?:19|20)\d\d")

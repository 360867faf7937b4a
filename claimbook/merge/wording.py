"""Words of the evidence, cut to stems and weighed by how rare they are in headlines on conflict."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from claimbook.merge.weights import word_weights
from claimbook.model.values import Claim

_TOKEN: Final = re.compile(r"[^\W_]+(?:['’‘ʼ`][^\W_]+)*")
_ADDRESS: Final = re.compile(r"https?://\S+|\bwww\.\S+")
_CODE: Final = re.compile(r"(?=.*\d{3})(?=.*[^\W\d_])")
"""A record's number ("IBD018127", "RS3057") and the like: letters and three digits or more. It names no event."""
_MARK: Final = re.compile(r"['’‘ʼ`](?:s$)?")
_MOST: Final = 36
"""Words kept of one telling, the rarest: a bound on work and memory that only evidence of two long sentences meets."""
STOPPED: Final = frozenset(
    (
        "the", "a", "an", "of", "in", "on", "at", "to", "for", "by", "from", "with", "and", "or", "as", "is", "are",
        "was", "were", "be", "been", "has", "have", "had", "its", "it", "their", "his", "her", "this", "that", "these",
        "those", "s", "he", "she", "they", "who", "which", "after", "before", "over", "under", "into", "than",
        "more", "least", "said", "say", "says", "u", "not", "but", "also", "during",
        "while", "when", "where", "against", "between", "about", "al", "el", "via", "amid", "including", "some", "near",
    )
)  # fmt: skip
_SPELLED: Final = {
    word: str(number)
    for number, word in enumerate(
        (
            "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
        ),
        1,
    )
}  # fmt: skip
_ENDINGS: Final = ("ations", "ation", "ments", "ment", "ions", "ion")
_SHORT_ENDINGS: Final = ("ings", "ing", "ied", "ies", "ed", "es", "s")
_TAIL: Final = re.compile(r"(?<=[a-z]{2})[eyi]$|(?<=[a-z]a)h$")
"""What spellings of one word differ by: strike and striking, body and bodies, Raqqa and Raqqah."""
_DOUBLED: Final = re.compile(r"(?<=[a-z])([bdfgklmnprtz])\1$")
_ALIKE: Final = (
    ("kill", "dead", "die", "death", "slain", "murder", "massacre", "perish", "toll", "casualty", "martyr"),
    ("bomb", "blast", "explosion", "explode", "detonate", "ied"),
    ("soldier", "troop", "army", "military"),
    ("militant", "insurgent", "terrorist", "islamist", "jihadist", "jihadi"),
    ("injure", "wound", "hurt"),
    ("airstrike", "warplane", "aerial", "bombard", "bombardment"),
    ("gunman", "gunmen"),
    ("child", "children"),
    ("isis", "isil", "daesh"),
    ("abduct", "kidnap"),
    ("police", "policeman", "policemen", "cop"),
    ("shiite", "shia", "shii"),
    ("protest", "protester", "demonstrator", "demonstration"),
)
"""Words by which headlines speak of the same thing; the first stands for all."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """A crude stem: 'killed', 'kills', 'killing' -> 'kill', 'dead' too. It only has to be the same on both sides."""
    cut = _cut(word)
    return _heads().get(cut, cut)


def _cut(word: str) -> str:
    if word in _SPELLED:
        return _SPELLED[word]
    for endings, kept in ((_ENDINGS, 4), (_SHORT_ENDINGS, 3)):
        ending = next((one for one in endings if word.endswith(one) and len(word) - len(one) >= kept), "")
        word = word[: len(word) - len(ending)]
    return _DOUBLED.sub(r"\1", _TAIL.sub("", word)) if len(word) > 3 else word


@lru_cache(maxsize=1)
def _heads() -> dict[str, str]:
    return {_cut(word): _cut(words[0]) for words in _ALIKE for word in words}


@lru_cache(maxsize=20_000)
def stems(text: str) -> frozenset[str]:
    """The stems of a text's words without those that say nothing; numbers up to twenty in digits."""
    plain = "".join(
        one for one in unicodedata.normalize("NFKD", _ADDRESS.sub(" ", text)) if not unicodedata.combining(one)
    )
    words = (_MARK.sub("", one) for one in _TOKEN.findall(plain.casefold()))
    return frozenset(stem(one) for one in words if one not in STOPPED and not _CODE.match(one))


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
    """The numbers among the stems, without years."""
    return frozenset(one for one in words if one.isdecimal() and not _YEAR.fullmatch(one))


_YEAR: Final = re.compile(r"(?:19|20)\d\d")

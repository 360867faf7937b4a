"""Counts without a numeral: 'a soldier', 'Yunus Aderra', 'no casualties', 'others'."""

import re
from collections.abc import Sequence
from typing import Final

from claimbook.extract.numbers.numerals import Count

NOTHING: Final = frozenset((
    "no", "none", "nobody", "nil", "zero", "without", "unharmed", "unhurt", "uninjured", "unscathed",
))  # fmt: skip
PLURALS: Final = frozenset((
    "men", "women", "people", "persons", "children", "they", "them", "themselves", "those", "others", "police",
    "troops",
))  # fmt: skip
COLLECTIVES: Final = frozenset((
    "group", "crowd", "family", "team", "force", "unit", "band", "gang", "convoy", "patrol", "platoon", "battalion",
    "brigade", "army", "police", "military", "number", "majority", "dozen",
))  # fmt: skip
COMPARED: Final = frozenset((
    "size", "that", "times", "half", "twice", "double", "figure", "many", "lower", "higher", "fewer", "less", "more",
    "most", "much", "could", "would", "can", "same", "similar",
))  # fmt: skip
"""Words of a count that is told by another count, or by a picture: nothing in the phrase itself says how many."""
PERCENT: Final = r"(?:%|per\s?cent\b)"
HARM: Final = frozenset(("injuries", "casualties", "deaths", "fatalities"))
_HARMED_NOBODY: Final = re.compile(
    rf"^(?:\w+ ){{1,3}}(?:no|without(?: any)?) (?:\w+ )?(?:{'|'.join(sorted(HARM))})$", re.IGNORECASE
)
"""A verb before the words that deny the harm: nothing else is told there."""
PREPOSITIONS: Final = frozenset(("of", "from", "in", "at", "on", "with", "who", "whose", "which", "near", "by", "for"))
DETERMINERS: Final = frozenset((
    "a", "an", "the", "his", "her", "its", "their", "another", "this", "that", "my", "our", "your",
))  # fmt: skip
EMPTY: Final = (PREPOSITIONS | DETERMINERS) - {"a", "an", "another"} | {
    "least", "about", "over", "under", "up", "to", "than", "some", "and", "or", "never", "perhaps", "maybe",
    "possibly", "probably", "reportedly", "nearly", "almost", "roughly", "approximately", "around", "between", "as",
    "across", "thus", "also", "only", "just", "even", "still", "not", "but", "well", "is", "was", "were", "are", "has",
    "have", "had", "after", "before", "during", "since", "when", "while", "always", "sometimes", "killed", "wounded",
    "injured", "dead",
}  # fmt: skip
"""Words that count nobody by themselves, whatever letter they end in. "A", "an" and "another" count one."""
_SHARE: Final = re.compile(rf"\w\s?{PERCENT}", re.IGNORECASE)
AGE: Final = re.compile(r"\b[\w-]+[- ]years?[- ]olds?\b|\baged?\s+(?:of\s+)?[\w-]+", re.IGNORECASE)


def is_share(text: str) -> bool:
    """Do the words tell a share ("100% of the villages") and not how many?"""
    return _SHARE.search(text) is not None


def without_ages(text: str) -> str:
    """The text without the ages of persons: 'a 25-year-old man' counts one man, not 25."""
    return AGE.sub(" ", text)


def is_nothing(words: Sequence[str]) -> bool:
    """'no one', 'without casualties', 'not a single shot', 'produced no casualties': the words count to zero."""
    text = " ".join(words)
    begun = bool(words) and (words[0] in NOTHING or text.startswith(("not one", "not a single", "not any")))
    return begun or _HARMED_NOBODY.search(text) is not None


def is_plural(words: Sequence[str]) -> bool:
    """Does the head of this noun phrase stand in the plural? An apostrophe (the Amiris' son) is no plural."""
    head = head_of(words)
    if head in PLURALS or (head.endswith("men") and head not in ("omen", "specimen")):
        return True
    return head.endswith("s") and not head.endswith(("ss", "us", "is", "'s", "’s"))


def head_of(words: Sequence[str]) -> str:
    """The last word before the first preposition."""
    cut = next((index for index, word in enumerate(words) if index and word in PREPOSITIONS), len(words))
    plain = [word for word in words[:cut] if word[0].isalpha()]
    return plain[-1] if plain else ""


def unnumbered(words: Sequence[str], named: bool) -> Count | None:
    """A phrase without numeral: one person, at least two for a plural, None where it names no countable thing.

    named: its words are capitalised like a name, so a final s makes no plural.
    """
    head = head_of(words)
    if not head or head in EMPTY or COMPARED & set(words):
        return None
    if head in HARM:
        return Count(1, None)
    if head in COLLECTIVES:
        return Count(1, 1) if words[0] in ("a", "an") and head in ("police", "military") else None
    if is_plural(words) and words[0] not in ("a", "an", "another") and not named:
        return Count(2, None)
    return Count(1, 1)

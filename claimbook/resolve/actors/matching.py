"""How like two names are: 0 (nothing in common) to 1 (the same), whatever their spelling, order or language."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

from claimbook.resolve.actors.folding import meaning, skeleton, words_of

Weigh = Callable[[str], float]
AtHome = Callable[[str], bool]

SAME_SOUND: Final = 0.96
SHORT_SOUND: Final = 0.85
SAME_MEANING: Final = 0.9
LEAST_LETTERS: Final = 0.55
"""Words of the same sound with fewer letters in common than this are taken as different words: 'bilisu', 'baloch'."""
LIKE_LETTERS: Final = 0.82
"""Two words of which this share of letters agrees may be one word misspelt."""
SHORTENED: Final = 0.35
"""What a name loses that has none of the other's words in common, were it possible."""
_AGAINST: Final = frozenset(("against", "contra"))
"""What follows names an enemy: "Daesh" is no short form of "Global Coalition against Daesh"."""
AT_HOME: Final = 0.85
"""A word that says in which country the actor is, as its name need not."""


class Word(NamedTuple):
    """One word of a name. weight: how rare it is. opposed: it stands after "against" and names an enemy."""

    text: str
    sound: str
    means: str
    weight: float
    opposed: bool = False


def weighed(key: str, weigh: Weigh) -> tuple[Word, ...]:
    """The words of a folded name, the rarest first. weigh: a meaning -> how rare it is."""
    words, opposed = [], False
    for word in words_of(key):
        words.append(Word(word, skeleton(word), (means := meaning(word)), weigh(means), opposed))
        opposed = opposed or word in _AGAINST
    return tuple(sorted(words, key=lambda one: -one.weight))


def likeness(ours: tuple[Word, ...], theirs: tuple[Word, ...], at_home: AtHome = lambda word: False) -> float:
    """How like a name is to one of the registry; rare words count more than common ones.

    What a name lacks of the other's words matters less (a short form) than what it has beyond them (a branch, a unit).
    at_home: is the word a country of the actor? It then adds nothing new.
    """
    left, found, met = list(theirs), 0.0, 0.0
    for word in ours:
        like, best = max(
            ((word_likeness(word, one), one.text, one) for one in left if one.opposed == word.opposed),
            default=(0.0, "", word),
        )[::2]
        if like > 0:
            left.remove(best)
            found += like * word.weight
            met += like * best.weight
        elif at_home(word.text):
            found += AT_HOME * word.weight
    if not met:
        return 0.0
    ours_all, theirs_all = sum(one.weight for one in ours), sum(one.weight for one in theirs)
    return found / ours_all * (1 - SHORTENED * (1 - met / theirs_all))


def word_likeness(one: Word, other: Word) -> float:
    """1 the same letters, less for the same sounds, the same meaning, nearly the same letters; else 0."""
    if one.text == other.text:
        return 1.0
    if one.text.isascii() != other.text.isascii():
        return _across_scripts(one, other)
    letters = _ratio(one.text, other.text)
    shorter = min(len(one.text), len(other.text))
    if one.sound == other.sound and len(one.sound) > 1 and shorter > 3 and letters >= LEAST_LETTERS:
        return SAME_SOUND if len(one.sound) > 2 else SHORT_SOUND
    if one.means == other.means:
        return SAME_MEANING
    return letters * SAME_MEANING if letters >= LIKE_LETTERS and shorter > 4 else 0.0


def _across_scripts(one: Word, other: Word) -> float:
    if one.means == other.means or (one.sound == other.sound and len(one.sound) > 1):
        return SAME_SOUND if len(one.sound) > 2 else SHORT_SOUND
    return 0.0


@lru_cache(maxsize=50_000)
def _ratio(one: str, other: str) -> float:
    return ratio(one, other) / 100

"""How like two names are: 0 (nothing in common) to 1 (the same), whatever their spelling, order or language."""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

from claimbook.resolve.actors.folding import meanings, skeleton, words_of
from claimbook.resolve.actors.lexicon import CAUSES, DISTINCT, KINDS_OF_BODY

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
INITIALS: Final = 0.9
"""A word that is the initials of several of the other's: "IRGC Navy"."""
GLOSS: Final = 0.8
"""A word that says again what another one of the name says: "Mulathamun Masked Ones"."""
LIGHT: Final = 2.6
"""The most that a word weighs which says what kind of body it is."""
COMMON: Final = 3.2
"""The most that a word weighs which says what it is for."""
SHORTENED_COMMON: Final = 0.7
"""The same, where nothing but common words is left: "Liberation Army" for "Free Liberation Army of Orrin"."""
ONE_WORD: Final = 0.85
"""What remains of the likeness where one word stands for a longer name, or for another word by its meaning alone."""
OTHER_ACTOR: Final = 0.75
"""What remains of the likeness where one has a word that makes another actor of a name, and the other has not."""


OTHER_OFFICE: Final = 0.6
"""What remains of the likeness of two ministries that are for different things."""
_OFFICES: Final = frozenset(("department", "ministry", "departamento", "ministerio", "ministère"))


class Word(NamedTuple):
    """One word of a name. weight: how rare it is. opposed: it stands after "against" and names an enemy."""

    text: str
    sound: str
    means: tuple[str, ...]
    weight: float
    opposed: bool = False


class Weighed(NamedTuple):
    """A name in words. rarest: the rarest word first. ordered: as written. initials: their first letters."""

    rarest: tuple[Word, ...]
    ordered: tuple[Word, ...]
    initials: str
    whole: float


def weighed(key: str, weigh: Weigh, plain: bool = False) -> Weighed:
    """The words of a folded name. weigh: a meaning -> how rare it is. plain: letters only: it is an acronym."""
    words, opposed = [], False
    for text in words_of(key):
        means = (text,) if plain else meanings(text)
        weight = min(map(weigh, means))
        if not KINDS_OF_BODY.isdisjoint(means):
            weight = min(weight, LIGHT)
        elif not CAUSES.isdisjoint(means):
            weight = min(weight, COMMON)
        words.append(Word(text, "" if plain else skeleton(text), means, weight, opposed))
        opposed = opposed or text in _AGAINST
    ordered = tuple(words)
    return Weighed(
        tuple(sorted(words, key=lambda one: -one.weight)),
        ordered,
        "".join(one.text[0] for one in ordered),
        sum(one.weight for one in words),
    )


def likeness(ours: Weighed, theirs: Weighed, at_home: AtHome = lambda word: False) -> float:
    """How like a name is to one of the registry; rare words count more than common ones.

    What a name lacks of the other's words matters less (a short form) than what it has beyond them (a branch, a unit).
    at_home: is the word a country of the actor? It then adds nothing new.
    """
    left, missing, found, met = list(theirs.rarest), [], 0.0, 0.0
    for word in ours.rarest:
        like, best = _best(word, left)
        if best is None:
            missing.append(word)
            continue
        left.remove(best)
        found += like * word.weight
        met += like * best.weight
    if missing or left:
        more_found, more_met = _met_by_initials(ours, theirs, missing, left)
        found, met = found + more_found, met + more_met
    if not met or all(len(word.text) == 1 for word in ours.ordered):
        return 0.0
    found += sum(_known_otherwise(word, ours, missing, at_home) * word.weight for word in missing)
    met += sum(AT_HOME * word.weight for word in left if at_home(word.text))
    shortened = SHORTENED if ours.rarest[0].weight > COMMON else SHORTENED_COMMON
    like = found / ours.whole * (1 - shortened * (1 - min(1.0, met / theirs.whole)))
    if len(ours.ordered) == 1 and (len(theirs.ordered) > 1 or like == SAME_MEANING):
        like *= ONE_WORD
    if _is_office(ours) and _is_office(theirs) and ((missing and left) or _for_another(ours, theirs)):
        like *= OTHER_OFFICE
    return like * OTHER_ACTOR if _other_actor(missing, left) else like


def _is_office(one: Weighed) -> bool:
    return any(word.text in _OFFICES for word in one.ordered)


def _for_another(ours: Weighed, theirs: Weighed) -> bool:
    """Has what the one ministry is for nothing in common with what the other is for?"""
    return not any(word_likeness(one, other) for one in _purpose(ours) for other in _purpose(theirs))


def _purpose(office: Weighed) -> tuple[Word, ...]:
    """What a ministry is for: the words behind that for its kind ("Department of Defense"), else the one before."""
    at = next(number for number, word in enumerate(office.ordered) if word.text in _OFFICES)
    return office.ordered[at + 1 :] or office.ordered[max(0, at - 1) : at]


def shared(ours: Weighed, theirs: Weighed) -> tuple[Word, ...]:
    """The words of the first name that the other has, or whose initials they are.

    One word for a name with several rare ones must be one of them letter for letter: "Orin" is no Orrin Saltmarsh.
    """
    rare = [word for word in theirs.ordered if word.weight > COMMON]
    least = 1.0 if len(ours.ordered) == 1 and len(rare) > 1 else 0.0
    return tuple(word for word in ours.ordered if _is_in(word, theirs, least))


def _is_in(word: Word, name: Weighed, least: float) -> bool:
    """least: likeness that one of the words of the name must have."""
    like, found = _best(word, list(name.ordered))
    return (found is not None and like >= least) or bool(_run(word.text, name, list(name.ordered)))


def _other_actor(missing: list[Word], left: list[Word]) -> bool:
    """Has one name a word that the other lacks and that makes another actor of it, as a faction's name does?"""
    return any(word.text in DISTINCT for word in (*missing, *left)) or any("faction" in word.means for word in left)


def _best(word: Word, left: list[Word]) -> tuple[float, Word | None]:
    like, found = 0.0, None
    for one in left:
        if one.opposed == word.opposed and (this := word_likeness(word, one)) > like:
            like, found = this, one
    return like, found


def _met_by_initials(ours: Weighed, theirs: Weighed, missing: list[Word], left: list[Word]) -> tuple[float, float]:
    """What acronyms within the names add on either side; the words that they stand for are taken off the lists."""
    found = met = 0.0
    for word in list(missing):
        run = _run(word.text, theirs, left)
        if run:
            found += INITIALS * word.weight
            met += INITIALS * sum(one.weight for one in run)
            missing.remove(word)
            left[:] = [one for one in left if one not in run]
    for word in list(left):
        run = _run(word.text, ours, missing)
        if run:
            found += INITIALS * sum(one.weight for one in run)
            met += INITIALS * word.weight
            left.remove(word)
            missing[:] = [one for one in missing if one not in run]
    return found, met


def _run(letters: str, name: Weighed, free: list[Word]) -> tuple[Word, ...]:
    """The words of the name, not met yet, whose initials are the letters in this order."""
    if len(letters) > 6 or len(letters) > len(free) or (len(letters) == 1 and len(name.ordered) > 3):
        return ()
    start = name.initials.find(letters)
    if start < 0:
        return ()
    run = name.ordered[start : start + len(letters)]
    return run if all(one in free for one in run) else ()


def _known_otherwise(word: Word, ours: Weighed, missing: list[Word], at_home: AtHome) -> float:
    """How far a word that the other name lacks adds nothing new."""
    if at_home(word.text):
        return AT_HOME
    again = any(one not in missing and not set(one.means).isdisjoint(word.means) for one in ours.ordered)
    return GLOSS if again else 0.0


def says_little(key: str) -> bool:
    """Is a folded name made of nothing but words that hundreds of names have ("Islamic Movement")?"""
    common = KINDS_OF_BODY | CAUSES
    return all(not common.isdisjoint(meanings(word)) for word in words_of(key))


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
    if _share(one.means, other.means):
        return SAME_MEANING
    if letters >= LIKE_LETTERS and shorter > (4 if one.text.isascii() else 3):
        return letters * SAME_MEANING
    return 0.0


def _across_scripts(one: Word, other: Word) -> float:
    if _share(one.means, other.means) or (one.sound == other.sound and len(one.sound) > 1):
        return SAME_SOUND if len(one.sound) > 2 else SHORT_SOUND
    return 0.0


def _share(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return any(one in others for one in some)


@lru_cache(maxsize=50_000)
def _ratio(one: str, other: str) -> float:
    return ratio(one, other) / 100

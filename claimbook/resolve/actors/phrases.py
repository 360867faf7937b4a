"""Names out of the words of a mention: "the M23 rebels" names M23, "armed men" nobody."""

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from claimbook.resolve.actors.folding import fold, meaning
from claimbook.resolve.actors.lexicon import (
    COMPASS,
    GENERIC,
    HEADS,
    NAMELESS,
    NOT_TELLING,
    PARTICLES,
    PEOPLES,
    TELLING,
    TELLING_WORDS,
)
from claimbook.resolve.actors.states import SHORT, States
from claimbook.resolve.actors.vocabulary import vocabulary

_LEADING: Final = re.compile(
    r"^(?:(?:the|a|an|its|their|some|several|many|other|suspected|alleged|former|local|armed|heavily|masked|so-called|"
    r"self-styled|self-proclaimed|outlawed|banned|proscribed|militant|extremist|terrorist|paramilitary|rebel|terror|rebels|"
    r"jihadist|islamist|insurgent|group|militants|organisation|organization|of|by|from)\s+)+",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    r"^(?:\S+ ){1,4}?(?:group|militia|organi[sz]ation|movement|network|cartel|faction|outfit|gang) (?=[A-Z])"
)
"""What stands before a name and says of what kind its bearer is: "Lebanese militant group Hezbollah"."""
_PARTS: Final = re.compile(r" or |[()]")
_POSSESSIVE: Final = re.compile(r"['’]s?$")
_DOTTED: Final = re.compile(r"\b[A-Z]\.[A-Z]$")
_LINKED: Final = re.compile(
    r"-(?:linked|backed|affiliated|aligned|led|inspired|allied|controlled|supported|based)\b", re.I
)
_APART: Final = re.compile(r"^(?:anti|pro|ex|non|former)[- ]", re.IGNORECASE)


def describes(text: str) -> bool:
    """Do the words only describe ("suspected militants", "the army")? Numbers and small words name nobody either."""
    words, says_nothing = fold(text).split(), PARTICLES - _states_in_capitals(text)
    bare = [word for word in words if word not in GENERIC and word not in says_nothing and not word.isdigit()]
    alone = len(bare) == 1 == len(words) and not (text.isupper() and len(text) < 6)  # an acronym
    return not bare or (alone and vocabulary().get(bare[0], ("",))[0] in NAMELESS)


def _states_in_capitals(text: str) -> frozenset[str]:
    """The small words that are a state's name as they are written: "US troops" and "U.S.", not "us".

    Where everything stands in capitals ("TOLD US") only the dots tell; a word alone is a name.
    """
    shouted = text.isupper() and len(text.split()) > 1
    written = (word.strip("()[],;:'’\"“”") for word in text.split())
    capital = {word for word in written if word.isupper() and not (shouted and word.isalpha())}
    return frozenset(fold(word) for word in capital) & SHORT & PARTICLES


def describes_a_people(text: str, states: States) -> bool:
    """Do the words say no more than of which nation, people or faith somebody is ("Kurdish groups")?"""
    rest = [word for word in states.besides(text) if word not in PEOPLES and word not in COMPASS]
    return not rest or describes(" ".join(rest))


def stands_apart(text: str) -> bool:
    """Do the words speak of others than the named: "Iran-backed militias", "ex-FARC", "anti-Taliban fighters"?"""
    return bool(_LINKED.search(text) or _APART.match(text))


def spellings(text: str, known: Callable[[str], bool] = lambda _: False) -> tuple[str, ...]:
    """The name as written, then without what stands before and behind it; longest first, none twice.

    known: is this a name of the registry? "Islamic State" and "Revolutionary Guards" are names though each of their
    words describes.
    """
    return tuple(one for one, titled in _forms(text) if _written_as_name(one) or (titled and known(one)))


@lru_cache(maxsize=20_000)
def _forms(text: str) -> tuple[tuple[str, bool], ...]:
    """(form, is it written as a title?)"""
    bare = _POSSESSIVE.sub("", _stripped(text))
    every = [bare, *_bared(bare), *_bared(_CALLED.sub("", bare))]
    if " or " in bare or "(" in bare:
        every += [one for part in _PARTS.split(bare) for one in (part.strip(), *_bared(part.strip()))]
    return tuple((one, _is_titled(one)) for one in dict.fromkeys(every) if one)


def _stripped(text: str) -> str:
    """Without signs on either side, but for the last dot of "U.S."."""
    bare = text.strip(' ,.;:"“”[]')
    return f"{bare}." if _DOTTED.search(bare) and f"{bare}." in text else bare


def _is_titled(text: str) -> bool:
    """Has each word its capital; and if it is but one, is it a word of another language ("Sepah", but not "Union")?"""
    words = [word for word in text.removeprefix("The ").split() if word[0].isupper() or word not in PARTICLES]
    if not words or not all(word[0].isupper() for word in words):
        return False
    return len(words) > 1 or fold(words[0]) not in vocabulary().get(fold(words[0]), (fold(words[0]),))


def _bared(name: str) -> tuple[str, str]:
    """Without what stands before the name, and without that and the nouns behind it."""
    inner = _LEADING.sub("", name) or name
    words, shouted = inner.split(), inner.isupper()
    while len(words) > 1 and words[-1].casefold() in HEADS and (shouted or not words[-1][0].isupper()):
        words.pop()
    return inner, " ".join(words)


def _written_as_name(text: str) -> bool:
    """Has it a capital letter, or letters that have none, and words that name?"""
    cased = any(one.isupper() for one in text) or not any(one.islower() for one in text)
    return cased and not describes(text)


def looks_armed(text: str, acts: bool) -> bool:
    """Does an unknown name look like the proper name of an armed group?

    It is capitalised, and it has a word that such names are made of; where it is known that a group of that name acts,
    two words, or one of four letters or more, are enough.
    """
    words = text.split()
    capital = [word for word in words if word[:1].isupper()]
    folded = fold(text).split()
    if not capital or describes(text) or len(folded) > 10 or folded[0][0].isdigit():
        return False
    telling = any((meaning(word) in TELLING and word not in NOT_TELLING) or word in TELLING_WORDS for word in folded)
    if text.isupper():  # capitals tell nothing here
        return telling and len(words) > 2 and folded[-1] not in HEADS
    if acts:
        return len(capital) > 1 or len(words[0]) >= 4
    return telling and len(capital) > 1 and words[-1][:1].isupper()

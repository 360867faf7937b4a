"""Which names of a document are one: short forms, acronyms, other names in apposition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from claimbook.resolve.reference.anaphora import agrees
from claimbook.resolve.reference.appearances import Appearance
from claimbook.resolve.reference.lexicon import ANY, BODY, BODY_WORDS, GROUP, OTHER, PERSON, SMALL, Family
from claimbook.resolve.reference.names import Key, contains, initials, is_acronym, is_proper, key_of, without_title

_MOST_LIKE: Final = 60
"""Names that share a word, looked at for one short form: bounds the work on a very long document."""
_ADJECTIVE: Final = ("ian", "ean", "an", "n", "i", "ese", "ish")
_OPENED: Final = re.compile(r",?\s*[(\[]\s*(?:the |or |also |hereafter |known as |formerly )*[\"“‘']?")
_CALLED: Final = re.compile(
    r"[)\"”’]*,?\s*\(?(?:alias|aka|a\.k\.a\.|(?:also |better |locally )?known as|known locally as|"
    r"(?:also|sometimes|often|commonly) called)\s+(?:the\s+)?[\"“‘']?"
)
_OR: Final = re.compile(r"(?P<comma>,?)\s*or\s+(?P<the>the\s+)?[\"“‘']?")
_BEHIND: Final = re.compile(r"[\"”’']?\s*[,);.]")
_ARTICLES: Final = frozenset(("al", "el", "los", "las", "les", "la", "le"))
"""Articles inside of names, which their short forms leave out: "Kata'ib al-Mithaq" is "Mithaq" thereafter."""
_AFTER_PLACE_WORD: Final = re.compile(r"\b(?:in|near|from|across|at|into|outside|around|toward|towards)\s$")


@dataclass(frozen=True, slots=True)
class Name:
    """One form of a name. family: what most of its appearances say; first: where it first stands."""

    key: Key
    text: str
    family: Family
    sure: bool
    first: int
    placelike: bool
    articled: bool


@dataclass(frozen=True, slots=True)
class Cast:
    """The names of a document. fuller: a form -> the fullest forms that it may stand for (one, where it is clear)."""

    names: dict[Key, Name]
    fuller: dict[Key, tuple[Key, ...]]

    def stands_for(self, key: Key) -> tuple[Key, ...]:
        """The fullest forms that the form may stand for; the form itself where there is none."""
        return self.fuller.get(key, (key,))


def cast_of(text: str, shown: Sequence[Appearance]) -> Cast:
    """All proper names among the appearances, and what the shorter ones stand for."""
    names = _names(text, shown)
    other = _other_names(text, shown, names)
    index = _by_word(names.values())
    direct = {key: (other[key],) if key in other else _longer(name, index) for key, name in names.items()}
    direct |= {key: found for key, found in _acronyms(names).items() if not direct.get(key)}
    made = {key: found for key, found in _bases(names).items() if names[key].family != PERSON}
    direct |= {key: found for key, found in made.items() if not direct.get(key)}
    return Cast(names, {key: _ends(key, direct) for key, found in direct.items() if found})


def _names(text: str, shown: Sequence[Appearance]) -> dict[Key, Name]:
    seen: dict[Key, list[Appearance]] = defaultdict(list)
    for one in shown:
        if is_proper(one.span.text):
            seen[key_of(without_title(one.span.text))].append(one)
    return {key: _name(text, key, ones) for key, ones in seen.items() if key}


def _name(text: str, key: Key, ones: list[Appearance]) -> Name:
    sure = any(one.sure for one in ones)
    families = [one.family for one in ones if one.family != ANY and one.sure >= sure]
    family = max(sorted(set(families)), key=families.count) if families else ANY
    placed = any(_AFTER_PLACE_WORD.search(text, max(0, one.span.start - 9), one.span.start) for one in ones)
    articled = any(text[max(0, one.span.start - 4) : one.span.start].casefold() == "the " for one in ones)
    first = ones[0].span
    placelike = family == OTHER or (placed and family == ANY)
    return Name(key, without_title(first.text), family, sure, first.start, placelike, articled)


def _by_word(names: Iterable[Name]) -> dict[str, list[Name]]:
    index: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for word in dict.fromkeys(name.key):
            if word not in SMALL and len(name.key) > 1 and len(index[word]) < _MOST_LIKE:
                index[word].append(name)
    return index


def _longer(name: Name, index: dict[str, list[Name]]) -> tuple[Key, ...]:
    """The longer names of which this one is a proper part."""
    if name.placelike or not name.key or is_acronym(name.text):
        return ()
    like = min((index.get(word, []) for word in name.key if word not in SMALL), key=len, default=[])
    found = [one for one in like if len(one.key) > len(name.key) and _shortens(name, one)]
    return tuple(one.key for one in found)


def _shortens(short: Name, full: Name) -> bool:
    if not contains(full.key, short.key) or full.family == OTHER:
        return False
    if short.sure and full.sure and agrees(short.family, full.family) is agrees(full.family, short.family) is False:
        return False
    if PERSON in (short.family if short.sure else ANY, full.family):
        return len(full.key) <= 5
    if full.key[-len(short.key) :] == short.key:
        return full.key[-len(short.key) - 1] not in SMALL - _ARTICLES
    if full.key[0] in _ARTICLES and full.key[1 : 1 + len(short.key)] == short.key:
        return True
    return bool(set(short.key) & BODY_WORDS) or (full.key[: len(short.key)] == short.key and _is_truncated(short, full))


def _is_truncated(short: Name, full: Name) -> bool:
    """Is the rest left out, as in "the Sultanate" or "the Aq"? A state's own name takes no article."""
    rest = full.key[len(short.key) :]
    return short.articled or (rest[0] in BODY_WORDS | SMALL and short.family in (BODY, GROUP))


def _acronyms(names: dict[Key, Name]) -> dict[Key, tuple[Key, ...]]:
    """Acronyms -> the names with these initials."""
    full: dict[str, list[Key]] = defaultdict(list)
    tails: dict[str, list[Key]] = defaultdict(list)
    for name in names.values():
        for letters in initials(name.text):
            full[letters].append(name.key)
            for tail in {letters[1:], letters[2:]}:
                if len(tail) > 2:
                    tails[tail].append(name.key)
    short = (name for name in names.values() if is_acronym(name.text))
    found = {one.key: tuple(full.get(_letters(one.text)) or tails.get(_letters(one.text)) or ()) for one in short}
    return {key: tuple(other for other in keys if other != key) for key, keys in found.items()}


def _bases(names: dict[Key, Name]) -> dict[Key, tuple[Key, ...]]:
    """Adjectives and singulars of one word -> the name they come from: "Kadouan" -> "Kadou", "Houthi" -> "Houthis"."""
    found: dict[Key, tuple[Key, ...]] = {}
    for key in names:
        for ending in _ADJECTIVE if len(key) == 1 else ():
            stem = key[0].removesuffix(ending)
            if stem == key[0] or len(stem) < 4:
                continue
            bases = [(stem + vowel,) for vowel in ("", "a", "e", "ia", "o", "y", "i") if (stem + vowel,) in names]
            if bases and bases[0] != key:
                found.setdefault(key, (bases[0],))
        if len(key) == 1 and (key[0] + "s",) in names:
            found.setdefault(key, ((key[0] + "s",),))
    return found


def _letters(acronym: str) -> str:
    return "".join(one for one in acronym if one.isalnum()).removesuffix("s").upper()


def _other_names(text: str, shown: Sequence[Appearance], names: dict[Key, Name]) -> dict[Key, Key]:
    """Names given beside another one: "X (TTP)", "X, also known as Y", "X, or Y", "the X or Y"."""
    proper = [one for one in shown if is_proper(one.span.text)]
    found: dict[Key, Key] = {}
    for one, two in pairwise(proper):
        first, second = key_of(without_title(one.span.text)), key_of(without_title(two.span.text))
        if first == second or first not in names or second not in names:
            continue
        if names[first].family == OTHER or names[second].family == OTHER:
            continue
        if _bracketed(text, one, two):
            long, short = (first, second) if is_acronym(two.span.text) else (second, first)
            found.setdefault(short, long)
        elif _renamed(text, one, two) and second not in found:
            found.setdefault(second, first)
    return found


def _bracketed(text: str, one: Appearance, two: Appearance) -> bool:
    """Is one of the two an acronym, and the other its name right before or behind the bracket?"""
    if not _OPENED.fullmatch(text, one.span.end, two.span.start):
        return False
    short, long = (two, one) if is_acronym(two.span.text) else (one, two)
    return is_acronym(short.span.text) and len(long.span.text.split()) > 1 and long.family != PERSON


def _renamed(text: str, one: Appearance, two: Appearance) -> bool:
    if two.span.start - one.span.end > 40:
        return False
    if _CALLED.fullmatch(text, one.span.end, two.span.start) and " or " not in text[one.span.end : two.span.start]:
        return True
    either = _OR.fullmatch(text, one.span.end, two.span.start)
    if not either:
        return False
    if either["comma"]:
        return bool(_BEHIND.match(text, two.span.end))
    return not either["the"] and text[max(0, one.span.start - 4) : one.span.start].casefold() == "the "


def _ends(key: Key, direct: dict[Key, tuple[Key, ...]]) -> tuple[Key, ...]:
    """Follows short forms to the fullest ones. A ring of names ends where it began."""
    reached: dict[Key, None] = {}
    seen = {key}
    queue = list(direct.get(key, ()))
    while queue:
        one = queue.pop(0)
        if one in seen:
            continue
        seen.add(one)
        onward = [two for two in direct.get(one, ()) if two not in seen]
        queue += onward
        if not onward:
            reached[one] = None
    return tuple(reached) or (key,)

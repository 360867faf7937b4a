"""Which names of a document are one: short forms, acronyms, other names in apposition."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from claimbook.model.values import Claim
from claimbook.resolve.reference.anaphora import agrees
from claimbook.resolve.reference.appearances import Appearance
from claimbook.resolve.reference.inside import name_inside
from claimbook.resolve.reference.lexicon import ANY, BODY, BODY_WORDS, GROUP, LANGUAGES, OTHER, PERSON, SMALL, Family
from claimbook.resolve.reference.names import Key, contains, initials, is_acronym, is_proper, key_of, without_title
from claimbook.resolve.reference.nations import is_nation

_MOST_LIKE: Final = 60
"""Names that share a word, looked at for one short form: bounds the work on a very long document."""
_ADJECTIVE: Final = ("ian", "ean", "an", "n", "i", "ese", "ish")
_OPENED: Final = re.compile(r",?\s*[(\[]\s*(?:the |or |also |hereafter |known as |formerly )*[\"“‘']?")
_CALLED: Final = re.compile(
    r"[)\"”’]*,?\s*\(?(?:alias|aka|a\.k\.a\.|(?:\w+ ){0,3}(?:known|rendered|referred to|spoken of)(?: \w+){0,4} as|"
    r"(?:which |whom |who )?(?:\w+ ){0,4}(?:called|calls?|nicknamed|named|translated as|meaning)|in English)"
    r"\s+(?:the\s+)?[\"“‘']?"
)
_GIVEN_UP: Final = re.compile(
    r"\b(?:became|becomes?|renam\w+|chang\w+|former\w*|dropp\w+|rebrand\w+|until|listed as|in (?:19|20)\d\d)\b"
)
_ISLAMIC_STATE: Final = frozenset((("isis",), ("isil",), ("daesh",), ("da", "esh")))
_CLOSE: Final = 200
"""Characters between two names that a claim says are one."""
_OR: Final = re.compile(r"(?P<comma>,?)\s*or\s+(?P<the>the\s+)?[\"“‘']?")
_BEHIND: Final = re.compile(r"[\"”’']?\s*[,);.]")
_ARTICLES: Final = frozenset(("al", "el", "los", "las", "les", "la", "le"))
"""Articles inside of names, which their short forms leave out: "Kata'ib al-Mithaq" is "Mithaq" thereafter."""
_DASH: Final = re.compile(r"\s[-–—]\s")
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


def cast_of(text: str, shown: Sequence[Appearance], claims: Sequence[Claim] = ()) -> Cast:
    """All proper names among the appearances, and what the shorter ones stand for. claims: those of the text, of which
    some say that one name is another's."""
    names = _names(text, shown)
    index = _by_word(names.values())
    whole = {key for key, name in names.items() if not _longer(name, index)}
    renamed = {one: two for one, two in _renames(text, claims, names).items() if {one, two} <= whole}
    other = renamed | _other_names(text, shown, names)
    direct = {key: (other[key],) if key in other else _longer(name, index) for key, name in names.items()}
    direct |= {key: found for key, found in _acronyms(names).items() if not direct.get(key)}
    direct |= {key: found for key, found in _islamic_state(names).items() if not direct.get(key)}
    made = {key: found for key, found in _bases(names).items() if names[key].family != PERSON}
    direct |= {key: found for key, found in made.items() if not direct.get(key)}
    return Cast(names, {key: _ends(key, direct) for key, found in direct.items() if found})


def _names(text: str, shown: Sequence[Appearance]) -> dict[Key, Name]:
    seen: dict[Key, list[Appearance]] = defaultdict(list)
    for one in shown:
        if is_proper(one.span.text):
            seen[key_of(without_title(one.span.text))].append(one)
        elif inside := name_inside(one.span.text):
            span = replace(one.span, text=inside)
            seen[key_of(inside)].append(replace(one, span=span, family=ANY, sure=False))
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
    if name.placelike or not name.key or is_acronym(name.text) or is_nation(name.text):
        return ()
    like = min((index.get(word, []) for word in name.key if word not in SMALL), key=len, default=[])
    found = [one for one in like if len(one.key) > len(name.key) and _shortens(name, one)]
    return tuple(one.key for one in found)


def _shortens(short: Name, full: Name) -> bool:
    if not contains(full.key, short.key) or full.family == OTHER or _is_branch(full, short):
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


def _is_branch(full: Name, short: Name) -> bool:
    """Does the longer name put a dash behind the other, as "Red Front - Khorasan" does?"""
    body, *branch = _DASH.split(full.text)
    return bool(branch) and key_of(body) == short.key


def _is_truncated(short: Name, full: Name) -> bool:
    """Is the rest left out, as in "the Sultanate" or "the Aq"? A state's own name takes no article."""
    rest = full.key[len(short.key) :]
    return short.articled or (rest[0] in BODY_WORDS | (SMALL - {"in"}) and short.family in (BODY, GROUP))


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
    short = [name for name in names.values() if is_acronym(name.text)]
    found = {one.key: tuple(full.get(_letters(one.text)) or tails.get(_letters(one.text)) or ()) for one in short}
    found |= {one.key: _reordered(_letters(one.text), full) for one in short if not found[one.key]}
    found |= {one.key: behind for one in names.values() if (behind := _acronym_behind(one, names))}
    return {key: tuple(other for other in keys if other != key) for key, keys in found.items()}


def _acronym_behind(one: Name, names: dict[Key, Name]) -> tuple[Key, ...]:
    """The names that end in the words of the acronym that the name ends in: "Bamauk PDF"."""
    *lead, last = one.text.split()
    if not lead or not is_acronym(last):
        return ()
    start = key_of(" ".join(lead))
    same = (key for key in names if key[: len(start)] == start and len(key) > len(one.key))
    return tuple(key for key in same if "".join(word[0] for word in key[len(start) :] if len(word) > 1).upper() == last)


def _reordered(letters: str, full: dict[str, list[Key]]) -> tuple[Key, ...]:
    """The one name whose initials are the same letters, the first in its place: "NRP" for Nuclei of Proletarian
    Resistance; of none or several, none."""
    same = {
        key for one, keys in full.items() for key in keys if one[0] == letters[0] and sorted(one) == sorted(letters)
    }
    return tuple(same) if len(same) == 1 and len(letters) > 2 else ()


def _islamic_state(names: dict[Key, Name]) -> dict[Key, tuple[Key, ...]]:
    """The acronyms of the Islamic State, which texts don't explain -> its longest name in the document."""
    full = max((key for key in names if key[:2] == ("islamic", "state")), key=len, default=None)
    return {key: (full,) for key in names if key in _ISLAMIC_STATE} if full else {}


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
    passed = (one for one in shown if not is_nation(one.span.text) and one.span.text.casefold() not in LANGUAGES)
    proper = [one for one in passed if is_proper(one.span.text)]
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


def _renames(text: str, claims: Sequence[Claim], names: dict[Key, Name]) -> dict[Key, Key]:
    """Names of which a claim says, of two that stand close by, that the one is another name of the other."""
    found: dict[Key, Key] = {}
    for claim in claims:
        if claim.subtype != "rename" or claim.polarity != "positive" or claim.modality != "actual":
            continue
        pairs = ((one, two) for one in claim.roles.get("subject", ()) for two in claim.roles.get("object", ()))
        for one, two in pairs:
            short, full = key_of(one.text), key_of(two.text)
            first, second = sorted((one, two), key=lambda each: each.start)
            between = text[first.end : second.start]
            if short != full and short in names and full in names and _says_same(between):
                found.setdefault(short, full)
    return {short: full for short, full in found.items() if found.get(full) != short}


def _says_same(between: str) -> bool:
    """Do the words between two names leave both of them in use? A name that was given up is told apart."""
    return len(between) <= _CLOSE and not _GIVEN_UP.search(between) and "\n" not in between


def _bracketed(text: str, one: Appearance, two: Appearance) -> bool:
    """Is one of the two an acronym, and the other its name right before or behind the bracket?"""
    if not _OPENED.fullmatch(text, one.span.end, two.span.start):
        return False
    short, long = (two, one) if is_acronym(two.span.text) else (one, two)
    return is_acronym(short.span.text) and len(long.span.text.split()) > 1 and long.family != PERSON


def _renamed(text: str, one: Appearance, two: Appearance) -> bool:
    if two.span.start - one.span.end > 60 or agrees(one.family, two.family) is agrees(two.family, one.family) is False:
        return False
    if is_nation(one.span.text) or (PERSON in (one.family, two.family) and one.family != two.family):
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

"""Who speaks in an office: a president or a spokesman is no private witness."""

import re
from collections.abc import Iterable
from typing import Final

from claimbook.model.words import PUBLIC_OFFICES

_BESIDE: Final = frozenset(
    ("the", "a", "an", "then", "former", "acting", "interim", "deputy", "vice", "prime", "foreign", "defence",
     "defense", "interior", "home", "finance", "information", "justice", "health", "state", "federal", "national",
     "regional", "provincial", "local", "military", "police", "army", "navy", "government", "presidential",
     "ministry", "press", "lieutenant", "major", "and", "affairs", "security")
)  # fmt: skip
"""What may stand between a comma behind a name and the office: "Karr, the regional governor"."""
_WORD: Final = re.compile(r"[^\W\d_][\w'’.-]*")
_BEFORE: Final = re.compile(r"(?P<words>(?:[^\W\d_][\w'’-]*\s+){1,6})$")
_BEHIND: Final = re.compile(r",\s+(?P<words>(?:[^\W\d_][\w'’-]*\s+){0,5}[^\W\d_][\w'’-]*)")
_NEAR: Final = 120
"""Characters on either side of a name in which its office is looked for."""


def is_office(word: str) -> bool:
    """Does the word say an office ("minister", "Secretary-General", "vice-president", "Ministers")?"""
    parts = word.casefold().replace("’s", "").replace("'s", "").split("-")
    return not PUBLIC_OFFICES.isdisjoint((*parts, *(one.removesuffix("s") for one in parts)))


def has_office(words: str) -> bool:
    """Does a name or description say an office: "Governor Odo Karr", "army spokesperson"? A surname is none."""
    found = _WORD.findall(words)
    surname = found[-1] if len(found) > 1 and found[-1][0].isupper() else None
    return any(is_office(one) for one in found if one != surname)


def speaks_in_office(names: Iterable[str], text: str) -> bool:
    """Does the text give an office to one of the names wherever it stands: "President Karr", "Karr, the mayor of"?"""
    return any(_is_titled(text, found.start(), found.end()) for one in names for found in _places(one, text))


def _places(name: str, text: str) -> Iterable[re.Match[str]]:
    return re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text)


def _is_titled(text: str, start: int, end: int) -> bool:
    before = _BEFORE.search(text, max(0, start - _NEAR), start)
    behind = _BEHIND.match(text, end, end + _NEAR)
    return bool((before and _ends_in_office(before["words"].split())) or (behind and _opens(behind["words"].split())))


def _ends_in_office(words: list[str]) -> bool:
    """Right before a name: "Defence Minister", or "governor of South Tessaly" with capitals to the end."""
    if is_office(words[-1]):
        return not words[-1].endswith(("'s", "’s"))
    at = next((at for at in range(len(words) - 2, -1, -1) if words[at] == "of"), 0)
    return at > 0 and is_office(words[at - 1]) and all(_is_name(one) for one in words[at + 1 :])


def _opens(words: list[str]) -> bool:
    """The office is the head of what stands behind the comma: nothing but names and adjectives before it."""
    for one in words:
        if is_office(one):
            return not one.endswith(("'s", "’s"))
        if one.casefold() not in _BESIDE and not _is_name(one):
            return False
    return False


def _is_name(word: str) -> bool:
    return word[:1].isupper() or word == "the"

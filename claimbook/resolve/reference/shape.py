"""What a name's shape says of its bearer, and where in the document it stands."""

from typing import Final

from claimbook.resolve.reference.lexicon import MEN, WOMEN
from claimbook.resolve.reference.names import Key, is_acronym, speaks_of_body
from claimbook.resolve.reference.nations import is_nation

_MOST_WORDS: Final = 4
_FEMALE_ENDINGS: Final = ("a", "e", "i", "h")


def shape_of(key: Key, name: str, family: str, title: frozenset[str]) -> tuple[str, ...]:
    """Traits of somebody that stay the same through the document. title: the words of its title, case-folded."""
    words = [one for one in name.split() if one]
    found = [f"is {family}", f"{min(len(key), _MOST_WORDS)} words"]
    if is_acronym(name):
        found.append("an acronym")
    if speaks_of_body(name):
        found.append("named as a body")
    if len(key) == 1 and is_nation(key[0]):
        found.append("a nation")
    if title and key and title.issuperset(key):
        found.append("of the title")
    if words and words[0][:1].isupper():
        found += [f"first name in {end}" for end in _FEMALE_ENDINGS if words[0].casefold().endswith(end)]
        found += ["a woman's first name"] if words[0].casefold() in WOMEN else []
        found += ["a man's first name"] if words[0].casefold() in MEN else []
    if " and " in name or " or " in name:
        found.append("joined")
    return tuple(found)

"""Words that refer back: which they are and what they ask for."""

from dataclasses import dataclass
from typing import Final

from claimbook.resolve.reference import lexicon
from claimbook.resolve.reference.appearances import Appearance, family_of_words
from claimbook.resolve.reference.lexicon import ANY, BODY, GROUP, OTHER, PEOPLE, PERSON, STATE, Family
from claimbook.resolve.reference.names import has_name, is_pronoun, key_of
from claimbook.resolve.reference.nations import is_nation

PERSONAL: Final = "personal"
COLLECTIVE: Final = "collective"
DESCRIPTION: Final = "description"

_DETERMINERS: Final = {
    "the": "the",
    **dict.fromkeys(("this", "that", "these", "those"), "this"),
    **dict.fromkeys(sorted(lexicon.POSSESSIVES), "its"),
}


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A reference. form: personal or collective (pronouns), or description; traits: what its words say."""

    form: str
    family: Family
    words: frozenset[str]
    traits: frozenset[str]


def anaphor_at(text: str, one: Appearance) -> Anaphor | None:
    """The reference that stands there; None where it is a name, an indefinite phrase or one that says more itself."""
    word = one.span.text.casefold()
    if is_pronoun(one.span.text):
        return _pronoun(word)
    if has_name(one.span.text) and not _is_plain(one):
        return None
    if one.family == OTHER:
        return None
    return _description(text, one)


def _is_plain(one: Appearance) -> bool:
    """Is it a phrase without a name, in capitals as the first of its sentence or in an old wire's text?"""
    words = one.span.text.split()
    later = " ".join(words[1:])
    if words[-1].casefold() not in lexicon.BODY_HEADS | lexicon.PERSON_HEADS:
        return False
    shouted = one.span.text.isupper() and all(_is_common(each) for each in words) and len(words[-1]) > 3
    return shouted or (one.opens and not has_name(later))


def _is_common(word: str) -> bool:
    """Is it a word of descriptions, whatever its capitals?"""
    word = word.casefold()
    return word in lexicon.BODY_HEADS | lexicon.PERSON_HEADS | lexicon.COMMON or is_nation(word)


def _pronoun(word: str) -> Anaphor:
    for form, family, words, trait in (
        (PERSONAL, PERSON, lexicon.HE, "he"),
        (PERSONAL, PERSON, lexicon.SHE, "she"),
        (PERSONAL, PERSON, lexicon.I, "I"),
        (COLLECTIVE, BODY, lexicon.IT, "it"),
        (COLLECTIVE, BODY, lexicon.WE, "we"),
    ):
        if word in words:
            return Anaphor(form, family, frozenset(), frozenset((trait, _case(word))))
    return Anaphor(COLLECTIVE, BODY, frozenset(), frozenset(("they", _case(word))))


def _case(word: str) -> str:
    if word in lexicon.POSSESSIVES or word in ("mine", "hers", "theirs", "ours"):
        return "possessive"
    return "subject" if word in ("he", "she", "it", "they", "i", "we") else "object"


def _description(text: str, one: Appearance) -> Anaphor | None:
    key = key_of(one.span.text)
    before = text[max(0, one.span.start - 24) : one.span.start].casefold().split()[-2:]
    if not key or set(before[-1:]) & lexicon.INDEFINITE or key[0] in lexicon.INDEFINITE or len(key) > 3:
        return None
    family = _asked(key[-1])
    said = {_determiner(key[0], before), f"{family} head"}
    said |= {"fighters"} if key[-1] in lexicon.FIGHTERS else set()
    said |= {"modified"} if len(key) > 1 else set()
    said |= {f"head {key[-1]}"} if key[-1] in lexicon.TELLING else set()
    said |= {"the group"} if said >= {"the", "group head"} else set()
    words = frozenset(key) - lexicon.SMALL
    return Anaphor(DESCRIPTION, one.family if family == ANY else family, words, frozenset(said))


def _determiner(first: str, before: list[str]) -> str:
    """Of what sort the determiner is, which stands in the phrase or before it: "the", "this", "its" or "bare"."""
    return next((_DETERMINERS[word] for word in (first, *reversed(before)) if word in _DETERMINERS), "bare")


def _asked(head: str) -> Family:
    if head in lexicon.STATE_HEADS:
        return STATE
    return GROUP if head in lexicon.GROUP_HEADS else family_of_words(head)


def agrees(asked: Family, family: Family) -> bool | None:
    """Can a reference that asks for one family mean the other? None: nothing is known."""
    if ANY in (asked, family):
        return None
    if asked == BODY:
        return family in (BODY, GROUP, STATE, PEOPLE)
    if asked in (GROUP, STATE):
        return None if family == BODY else asked == family
    return asked == family

"""Words that refer back: which they are and what they ask for."""

import re
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Span
from claimbook.model.words import FIGHTERS, INDEFINITE, STATE_HEADS, words_of
from claimbook.resolve.reference import lexicon
from claimbook.resolve.reference.appearances import Appearance, family_of_words
from claimbook.resolve.reference.lexicon import ANY, BODY, GROUP, OTHER, PEOPLE, PERSON, STATE, Family
from claimbook.resolve.reference.names import has_name, is_acronym, is_pronoun, is_proper, key_of
from claimbook.resolve.reference.nations import is_nation

PERSONAL: Final = "personal"
COLLECTIVE: Final = "collective"
DESCRIPTION: Final = "description"

_DETERMINERS: Final = {
    "the": "the",
    **dict.fromkeys(("this", "that", "these", "those"), "this"),
    **dict.fromkeys(sorted(lexicon.POSSESSIVES), "its"),
    "whose": "its",
    **dict.fromkeys(("a", "an", "another", "one", "any", "some", "other", "such"), "a"),
    **dict.fromkeys(("all", "both", "each", "either", "every"), "all"),
    **dict.fromkeys(("no", "neither"), "none"),
    **dict.fromkeys(("many", "several", "few", "most", "two", "three", "four", "five", "six"), "number"),
    **dict.fromkeys(("seven", "eight", "nine", "ten"), "number"),
}
_HEADS: Final = lexicon.BODY_HEADS | lexicon.PERSON_HEADS
_SHOUTED: Final = (FIGHTERS | lexicon.PERSON_HEADS | words_of(
    "group organization organisation guerrilla guerrillas citizen agent chieftains activists leaders impresario sources"
    " source"
)) - {"forces", "militant"}  # fmt: skip
"""Heads of descriptions also in capitals: no name of a group ends so."""
FURTHEST_MARK: Final = 1500
"""Characters looked back for an open quotation mark."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """A reference. form: personal or collective (pronouns), or description; traits: what its words say."""

    form: str
    family: Family
    words: frozenset[str]
    traits: frozenset[str]

    @property
    def asked(self) -> frozenset[str]:
        """The pronoun whatever its case, or the head of the description: who was meant by it once is meant again."""
        return frozenset(one for one in self.traits if one in _PERSONS or one.startswith("head "))


_PERSONS: Final = frozenset(("he", "she", "I", "it", "we", "they"))


def anaphor_at(text: str, one: Appearance) -> Anaphor | None:
    """The reference that stands there; None where it is a name, a thing or nothing that can be said of somebody."""
    if is_pronoun(one.span.text):
        return _pronoun(text, one.span)
    first, _, rest = one.span.text.partition(" ")
    if is_pronoun(first) and rest.casefold() in lexicon.VERBS:
        return _pronoun(text, Span(first, one.span.start, one.span.start + len(first)))
    if is_proper(one.span.text) and not _is_plain(text, one):
        return None
    return None if one.family == OTHER else _description(text, one)


def _is_plain(text: str, one: Appearance) -> bool:
    """Is it a phrase without a name, in capitals as the first of its sentence, in an old wire or as an office?"""
    words = one.span.text.split()
    if one.opens and len(words) == 1 and _stands_small(text, words[0]):
        return True
    if words[-1].casefold() not in _HEADS and not _is_office(words):
        return False
    if one.span.text.isupper() and words[-1].casefold() in _SHOUTED and not any(map(is_acronym, words[:-1])):
        return True
    shouted = one.span.text.isupper() and all(_is_common(each) for each in words) and len(words[-1]) > 2
    if shouted or (one.opens and not has_name(" ".join(words[1:]))):
        return True
    return _is_office(words)


def _is_office(words: list[str]) -> bool:
    """Is it an office without a name: "Home Minister", "MINISTER OF DEFENCE", "IGP"?"""
    plain = [one.casefold() for one in words if one.casefold() not in lexicon.SMALL]
    return bool(set(plain) & lexicon.OFFICES) and all(one in lexicon.OFFICE_WORDS for one in plain)


def _stands_small(text: str, word: str) -> bool:
    """Does the word, in the plural, stand elsewhere without its capital, as a name does not?"""
    small = word.casefold()
    return (
        word[:1].isupper()
        and small.endswith("s")
        and len(small) > 4
        and bool(re.search(rf"\b{re.escape(small)}\b", text) or small in _HEADS or small in lexicon.COMMON)
    )


def _is_common(word: str) -> bool:
    """Is it a word of descriptions, whatever its capitals?"""
    word = word.casefold()
    return word in _HEADS or word in lexicon.COMMON or is_nation(word)


def _pronoun(text: str, span: Span) -> Anaphor:
    word = span.text.casefold()
    said = {_case(word), f"word {word}"} | ({"quoted"} if is_quoted(text, span.start) else set())
    said |= {"open quotation"} if text.count('"', max(0, span.start - FURTHEST_MARK), span.start) % 2 else set()
    for form, family, words, trait in (
        (PERSONAL, PERSON, lexicon.HE, "he"),
        (PERSONAL, PERSON, lexicon.SHE, "she"),
        (PERSONAL, PERSON, lexicon.I, "I"),
        (COLLECTIVE, BODY, lexicon.IT, "it"),
        (COLLECTIVE, BODY, lexicon.WE, "we"),
    ):
        if word in words:
            return Anaphor(form, family, frozenset(), frozenset((trait, *said)))
    return Anaphor(COLLECTIVE, BODY, frozenset(), frozenset(("they", *said)))


def is_quoted(text: str, at: int) -> bool:
    """Does the place stand behind a quotation mark that its line has not closed?"""
    line = text[text.rfind("\n", max(0, at - FURTHEST_MARK), at) + 1 : at]
    return line.rfind("“") > line.rfind("”") or line.count('"') % 2 == 1


def _case(word: str) -> str:
    if word in lexicon.POSSESSIVES or word in ("mine", "hers", "theirs", "ours"):
        return "possessive"
    return "subject" if word in ("he", "she", "it", "they", "i", "we") else "object"


def _description(text: str, one: Appearance) -> Anaphor | None:
    key = key_of(one.span.text)
    before = text[max(0, one.span.start - 24) : one.span.start].casefold().split()[-2:]
    determiner = _determiner(one.span.text.casefold().split()[0], key[0], before) if key else "a"
    if determiner == "a" or (key[-1] in lexicon.NOBODY_NAMED and not _names_more(one.span.text)):
        return None
    family = _asked(key[-1])
    asked = one.family if family == ANY else family
    said = {determiner, f"{family} head", f"{determiner}, {family} head"}
    said |= {"fighters", f"{determiner}, fighters"} if key[-1] in FIGHTERS else set()
    said |= {"modified"} if len(key) > 1 else set()
    said |= {"long"} if len(key) > 3 else set()
    said |= {"plural"} if key[-1].endswith("s") and not key[-1].endswith("ss") else set()
    said |= {"holds a name"} if has_name(one.span.text) and not one.span.text.isupper() else set()
    said |= {"whose"} if before[-1:] == ["whose"] else set()
    said |= {"word of number"} if key[-1] in INDEFINITE or key[-1].isdigit() else set()
    said |= {f"head {key[-1]}", *(f"word {word}" for word in key[:-1])}
    said |= {"quoted"} if is_quoted(text, one.span.start) else set()
    said |= {"of the first sentence"} if one.sentence == 0 else set()
    said |= {"opens"} if one.opens else set()
    said |= {"the group"} if said >= {"the", "group head"} else set()
    words = frozenset(key) - lexicon.SMALL
    return Anaphor(DESCRIPTION, asked, words, frozenset(said))


def _names_more(words: str) -> bool:
    """Does it hold a name that is not only a nation's ("Syrian state media")?"""
    return has_name(" ".join(one for one in words.split() if not is_nation(one)))


def _determiner(written: str, first: str, before: list[str]) -> str:
    """Of what sort the determiner is, in the phrase or before it; "bare" where there is none."""
    for word in (written, first, *reversed(before)):
        if word in _DETERMINERS:
            return _DETERMINERS[word]
        if word.replace(",", "").isdigit():
            return "number"
    return "bare"


def _asked(head: str) -> Family:
    if head in STATE_HEADS:
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

"""One walk through a document: each reference is weighed against whoever was spoken of before it."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention, Span
from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor, agrees, anaphor_at
from claimbook.resolve.reference.appearances import Appearance, Place, appearances, called_beside, titled_gender
from claimbook.resolve.reference.borders import Borders
from claimbook.resolve.reference.cast import Cast, cast_of
from claimbook.resolve.reference.comparison import likenesses
from claimbook.resolve.reference.inside import name_inside, says_too_little
from claimbook.resolve.reference.introduced import introduced_names
from claimbook.resolve.reference.lexicon import ANY, OTHER, PERSON, Family
from claimbook.resolve.reference.names import Key, has_name, is_capital, is_pronoun, is_proper, key_of, without_title
from claimbook.resolve.reference.nations import state_of
from claimbook.resolve.reference.standing import Field, Standing

MOST_CANDIDATES: Final = 12
"""Looked back at for one pronoun, the latest first."""
MOST_DESCRIBED: Final = 8
"""Looked back at for one description: there are many of these, and most mean nobody named."""
FURTHEST: Final = 12
"""Sentences that a reference looks back."""

Candidates = Sequence[tuple[Standing, frozenset[str]]]
Choose = Callable[[Place, Anaphor, Candidates], tuple[Standing | None, bool]]
"""Picks the one that a reference most likely means, None for nobody met so far; and whether it is sure enough."""


class Reading:
    """The state of the walk: who has been spoken of, in order of the last time."""

    def __init__(self, extraction: Extraction, choose: Choose) -> None:
        text = extraction.document.text
        self._text = text
        self._claims: Sequence[Claim] = extraction.claims
        self._choose = choose
        self._shown = appearances(extraction, Borders(text))
        self._cast: Cast = cast_of(text, self._shown)
        self._introduced = introduced_names(text)
        self._written = {key_of(full): full for full in self._introduced.values()}
        self._known: dict[Key, Standing] = {}
        self._at: dict[Place, Key] = {}
        self._most = 0
        self._told = self._counted()
        self._told_most = max(self._told.values(), default=0)
        self._chief: Key = next((key for key, times in self._told.items() if times == self._told_most), ())

    def names(self) -> Mapping[Place, str]:
        """The full name of everybody named, described or pointed to, by place, where it is known."""
        found: dict[Place, str] = {}
        for one in self._shown:
            name = self._read(one)
            if name is not None:
                found[one.place] = name
        return found

    def _counted(self) -> Mapping[Key, int]:
        """How often each group or body is named in the whole document, by any form that can only be its own."""
        found: Counter[Key] = Counter()
        for one in self._shown:
            if one.family in (PERSON, OTHER) or not is_proper(one.span.text):
                continue
            forms = self._cast.stands_for(key_of(one.span.text))
            if len(forms) == 1 and self._family_of(forms[0]) not in (PERSON, OTHER):
                found[forms[0]] += 1
        return found

    def _read(self, one: Appearance) -> str | None:
        if one.family != OTHER and (state := state_of(one.span.text)):
            self._note(one, key_of(state), state)
            return state
        if one.family != OTHER and (inside := self._inside(one.span.text)):
            full = self._fullest(key_of(inside))
            name = self._name_of(full, inside)
            self._note(one, full, name)
            return name
        anaphor = anaphor_at(self._text, one)
        if anaphor is None:
            return self._read_name(one)
        held = self._held(one) if "holds a name" in anaphor.traits else None
        meant, sure = self._choose(one.place, anaphor, self._candidates(one, anaphor, held))
        if meant is None:
            if not has_name(one.span.text) and not anaphor.words:
                return None
            self._note(one, key_of(one.span.text), one.span.text)
            return None
        self._note(one, meant.key, meant.name, anaphor)
        # A pronoun gets the words for somebody without a name, too ("they" = "gunmen"); a description has its own.
        return meant.name if sure and (has_name(meant.name) or anaphor.form != DESCRIPTION) else None

    def _read_name(self, one: Appearance) -> str | None:
        if one.family == OTHER:
            return None
        proper = is_proper(one.span.text)
        key = key_of(without_title(one.span.text)) if proper else key_of(one.span.text)
        full = self._fullest(key) if proper else key
        name = self._name_of(full, one.span.text)
        if key:
            self._note(one, full, name)
            known = self._known[full]
            known.gender = titled_gender(self._text, one.span.start, one.span.text) or known.gender
            known.beside |= called_beside(self._text, one.span.start, one.span.end)
        return name if proper and full is not None else None

    def _held(self, one: Appearance) -> Key | None:
        """Whoever is named within the phrase ("ISIL targets", "the Column's riders"): the first of them, noted."""
        words = one.span.text
        run = list(takewhile(is_capital, dropwhile(lambda word: not is_capital(word), words.split())))
        name = re.sub(r"['’]s?$", "", " ".join(run))
        if not name or is_pronoun(name) or says_too_little(name):
            return None
        key = self._fullest(key_of(without_title(name)))
        start = one.span.start + words.index(run[0])
        span = Span(name, start, start + len(name))
        inner = replace(one, span=span, family=self._family_of(key), roles=frozenset(), claims=())
        self._note(inner, key, self._name_of(key, name))
        return key

    def _family_of(self, key: Key) -> Family:
        return self._cast.names[key].family if key in self._cast.names else ANY

    def _inside(self, words: str) -> str | None:
        """The name inside of a phrase; of one in capitals only a name that the text has introduced."""
        if not is_proper(words):
            return name_inside(words)
        if not words.isupper() or key_of(words) in self._cast.fuller:
            return None
        return next((one for one in words.split()[:-1] if key_of(one) in self._introduced), None)

    def _name_of(self, key: Key, words: str) -> str:
        """The name as the document writes it; the words themselves where it is none of its names."""
        return self._cast.names[key].text if key in self._cast.names else self._written.get(key, words)

    def _fullest(self, key: Key) -> Key:
        """The fullest form; of several, the one spoken of last; the form itself where none has been."""
        if key in self._introduced and self._cast.stands_for(key) == (key,):
            key = key_of(self._introduced[key])
        forms = self._cast.stands_for(key)
        if len(forms) == 1:
            return forms[0]
        met = [self._known[form] for form in forms if form in self._known]
        return max(met, key=lambda one: one.last.span.start).key if met else key

    def _note(self, one: Appearance, key: Key, name: str, by: Anaphor | None = None) -> None:
        known = self._known.pop(key, None)
        if known is None:
            listed = self._cast.names.get(key)
            family = one.family if listed is None else OTHER if listed.placelike else listed.family
            known = Standing(key, name, is_proper(name), family, one)
            known.sure = one.sure if listed is None else listed.sure
            known.first, known.places = one.sentence, self._told.get(key, 0)
        if known.family == ANY:
            known.family = by.family if by else one.family
        known.last, known.pointed, known.count = one, by is not None, known.count + 1
        known.filler = known.filler or bool(one.roles)
        known.roles |= one.roles
        if by:
            known.gender = next(iter(by.traits & {"he", "she"}), known.gender)
            known.beside |= by.words
        self._known[key] = known
        self._at[one.place] = key
        self._most = max(self._most, known.count)

    def _candidates(self, one: Appearance, anaphor: Anaphor, held: Key | None = None) -> Candidates:
        ground = Field(one, self._most, self._speakers(one), held, self._told_most)
        found: list[tuple[Standing, frozenset[str]]] = []
        fitting = 0
        for known in self._before(one, anaphor):
            found.append((known, likenesses(anaphor, known, fitting, ground)))
            fitting += agrees(anaphor.family, known.family) is not False
        return found

    def _before(self, one: Appearance, anaphor: Anaphor) -> Sequence[Standing]:
        """Who was spoken of before, the latest first; a description may also mean whom the document names most."""
        most = MOST_DESCRIBED if anaphor.form == DESCRIPTION else MOST_CANDIDATES
        found: list[Standing] = []
        for known in islice(reversed(self._known.values()), 4 * most):
            if len(found) >= most or one.sentence - known.last.sentence > FURTHEST:
                break
            if known.family != OTHER and (not known.sure or agrees(anaphor.family, known.family) is not False):
                found.append(known)
        chief = self._known.get(self._chief) if anaphor.form == DESCRIPTION else None
        return [*found, chief] if chief and chief not in found else found

    def _speakers(self, one: Appearance) -> frozenset[Key]:
        holders = (self._claims[number].holder for number in one.claims)
        others = (each for each in holders if each and (each.start, each.end) != one.place)
        return frozenset(self._holder_key(each) for each in others)

    def _holder_key(self, holder: Mention) -> Key:
        """Who the holder is, though it may stand behind the words that it says."""
        known = self._at.get((holder.start, holder.end))
        return known or self._fullest(key_of(without_title(holder.text)))

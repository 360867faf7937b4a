"""One walk through a document: each reference is weighed against whoever was spoken of before it."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import dropwhile, islice, takewhile
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention, Span
from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor, agrees, anaphor_at
from claimbook.resolve.reference.appearances import Appearance, Place, appearances, called_beside, titled_gender
from claimbook.resolve.reference.barred import is_barred
from claimbook.resolve.reference.borders import Borders
from claimbook.resolve.reference.cast import Cast, cast_of
from claimbook.resolve.reference.company import company_of
from claimbook.resolve.reference.comparison import likenesses
from claimbook.resolve.reference.forces import states_behind
from claimbook.resolve.reference.inside import name_inside, says_too_little
from claimbook.resolve.reference.introduced import introduced_names
from claimbook.resolve.reference.lexicon import ANY, OTHER, PERSON, Family
from claimbook.resolve.reference.names import Key, has_name, is_capital, is_pronoun, is_proper, key_of, without_title
from claimbook.resolve.reference.nations import state_of
from claimbook.resolve.reference.scan import LEANING
from claimbook.resolve.reference.shape import shape_of
from claimbook.resolve.reference.standing import Field, Standing

MOST_CANDIDATES: Final = 12
"""Looked back at for one pronoun, the latest first."""
MOST_DESCRIBED: Final = 10
"""Looked back at for one description: there are many of these, and most mean nobody named."""
MOST_CHIEFS: Final = 3
"""Of those that the whole document names most, asked wherever they were named last."""
MOST_ECHOED: Final = 3
"""Words of a phrase that a shorter one may stand for."""
FURTHEST: Final = 12
"""Sentences that a reference looks back."""

Candidates = Sequence[tuple[Standing, frozenset[str]]]
Choose = Callable[[Place, Anaphor, Candidates], tuple[Standing | None, bool]]
"""Picks the one that a reference most likely means, None for nobody met so far; and whether it is sure enough."""


class Reading:
    """The state of the walk: who has been spoken of, in order of the last time. barring: leave out whom a reference
    cannot mean; who learns is shown them, too."""

    def __init__(self, extraction: Extraction, choose: Choose, barring: bool = True) -> None:
        text = extraction.document.text
        self._text = text
        self._title = frozenset(key_of(extraction.document.title or ""))
        self._claims: Sequence[Claim] = extraction.claims
        self._choose = choose
        self._barring = barring
        self._borders = Borders(text)
        self._shown = appearances(extraction, self._borders)
        self._cast: Cast = cast_of(text, self._shown, extraction.claims)
        self._introduced = introduced_names(text)
        self._written = {key_of(full): full for full in self._introduced.values()}
        self._known: dict[Key, Standing] = {}
        self._short: dict[Key, Counter[Key]] = defaultdict(Counter)
        self._at: dict[Place, Key] = {}
        self._most = 0
        self._told = self._counted()
        self._told_most = max(self._told.values(), default=0)
        self._chiefs = [key for key, times in Counter(self._told).most_common(MOST_CHIEFS) if times > 1]
        self._company = company_of(self._claims, lambda words: self._fullest(key_of(without_title(words))))
        self._person: Key = ()
        self._by: dict[str, Key] = {}
        self._phrases: dict[Key, Appearance] = {}

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
        if one.family != OTHER and (state := state_of(LEANING.sub("", one.span.text))):
            self._note(one, key_of(state), state)
            return state
        inside = self._inside(one.span.text) if one.family != OTHER else None
        if inside and self._family_of(full := self._fullest(key_of(inside))) != PERSON:
            name = self._name_of(full, inside)
            self._note(one, full, name)
            return name
        anaphor = anaphor_at(self._text, one)
        if anaphor is None:
            return self._read_name(one)
        held = self._held(one) if anaphor.traits & {"holds a name"} or inside else None
        meant, sure = self._choose(one.place, anaphor, self._candidates(one, anaphor, held))
        echoed = None if sure else self._echoed(one, anaphor)
        if meant is None:
            if has_name(one.span.text) or anaphor.words:
                self._note(one, key_of(one.span.text), one.span.text)
            return echoed
        self._note(one, meant.key, meant.name, anaphor)
        # A pronoun gets the words for somebody without a name, too ("they" = "gunmen"); a description has its own.
        return meant.name if sure and (anaphor.form != DESCRIPTION or _tells_more(meant, anaphor)) else echoed

    def _read_name(self, one: Appearance) -> str | None:
        if one.family == OTHER:
            self._phrases[key_of(one.span.text)] = one
            return None
        proper = is_proper(one.span.text)
        key = key_of(without_title(one.span.text)) if proper else key_of(one.span.text)
        full = self._fullest(key) if proper else key
        name = self._name_of(full, one.span.text)
        if key:
            self._short[key][full] += 1
            self._note(one, full, name)
            known = self._known[full]
            known.gender = titled_gender(self._text, one.span.start, one.span.text) or known.gender
            known.beside |= called_beside(self._text, one.span.start, one.span.end)
        return name if proper and full is not None else None

    def _echoed(self, one: Appearance, anaphor: Anaphor) -> str | None:
        """The state whose force it is, or the latest phrase with the same words and others: "the federal army"."""
        if states := states_behind(self._text, one.span, self._borders.start(one.span.start)):
            return states if anaphor.traits & {"the", "this", "all", "number", "bare"} else None
        if not anaphor.traits & {"the", "this"} or not anaphor.words or "holds a name" in anaphor.traits:
            return None
        for key, before in reversed(self._phrases.items()):
            if one.sentence - before.sentence > FURTHEST:
                return None
            if len(key) <= MOST_ECHOED and anaphor.words < set(key):
                return before.span.text
        return None

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
        if not words.isupper():
            return None
        parts = words.split()
        return next((one for one in parts[: None if "OF" in parts else -1] if key_of(one) in self._introduced), None)

    def _name_of(self, key: Key, words: str) -> str:
        """The name as the document writes it; the words themselves where it is none of its names."""
        return self._cast.names[key].text if key in self._cast.names else self._written.get(key, words)

    def _fullest(self, key: Key) -> Key:
        """The fullest form; of several, the one that the words have meant most often, else the one spoken of last; the
        form itself where none has been."""
        if key in self._introduced and self._cast.stands_for(key) == (key,):
            key = key_of(self._introduced[key])
        forms = self._cast.stands_for(key)
        if len(forms) == 1:
            return forms[0]
        met = [self._known[form] for form in forms if form in self._known]
        meant = self._short.get(key, Counter())
        return max(met, key=lambda one: (meant[one.key], one.last.span.start)).key if met else key

    def _note(self, one: Appearance, key: Key, name: str, by: Anaphor | None = None) -> None:
        known = self._known.pop(key, None)
        if known is None:
            listed = self._cast.names.get(key)
            family = one.family if listed is None else OTHER if listed.placelike else listed.family
            known = Standing(key, name, is_proper(name), family, one)
            known.sure = one.sure if listed is None else listed.sure
            known.first, known.places = one.sentence, self._told.get(key, 0)
            known.shape = shape_of(key, name, family, self._title)
        else:
            known.earlier = known.last.sentence
        if known.family == ANY:
            known.family = by.family if by else one.family
        if known.family == PERSON:
            self._person = key
        known.last, known.pointed, known.count = one, by is not None, known.count + 1
        known.filler = known.filler or bool(one.roles)
        known.roles |= one.roles
        if by:
            self._by.update(dict.fromkeys(by.asked, key))
            known.gender = next(iter(by.traits & {"he", "she"}), known.gender)
            known.beside |= by.words
        self._known[key] = known
        self._at[one.place] = key
        if by is None:
            self._phrases.pop(key, None)
            self._phrases[key_of(one.span.text)] = one
        self._most = max(self._most, known.count)

    def _candidates(self, one: Appearance, anaphor: Anaphor, held: Key | None = None) -> Candidates:
        ground = Field(
            at=one,
            most=self._most,
            speakers=self._speakers(one),
            held=held,
            told=self._told_most,
            text=self._text,
            others=self._company.others.get(one.place, frozenset()),
            company=self._company,
            person=self._person,
            meant=frozenset(self._by[asked] for asked in anaphor.asked if asked in self._by),
        )
        found: list[tuple[Standing, frozenset[str]]] = []
        fitting = 0
        for known in self._before(one, anaphor):
            if self._barring and is_barred(anaphor, known, ground, self._borders):
                continue
            found.append((known, likenesses(anaphor, known, fitting, ground)))
            fitting += agrees(anaphor.family, known.family) is not False
        return found

    def _before(self, one: Appearance, anaphor: Anaphor) -> Sequence[Standing]:
        """Who was spoken of before, the latest first; and whom the document names most."""
        most = MOST_DESCRIBED if anaphor.form == DESCRIPTION else MOST_CANDIDATES
        found: list[Standing] = []
        for known in islice(reversed(self._known.values()), 4 * most):
            if len(found) >= most or one.sentence - known.last.sentence > FURTHEST:
                break
            if known.family != OTHER and (not known.sure or agrees(anaphor.family, known.family) is not False):
                found.append(known)
        chiefs = (self._known.get(key) for key in self._chiefs)
        return [*found, *(chief for chief in chiefs if chief and chief not in found)]

    def _speakers(self, one: Appearance) -> frozenset[Key]:
        holders = (self._claims[number].holder for number in one.claims)
        others = (each for each in holders if each and (each.start, each.end) != one.place)
        return frozenset(self._holder_key(each) for each in others)

    def _holder_key(self, holder: Mention) -> Key:
        """Who the holder is, though it may stand behind the words that it says."""
        known = self._at.get((holder.start, holder.end))
        return known or self._fullest(key_of(without_title(holder.text)))


def _tells_more(meant: Standing, anaphor: Anaphor) -> bool:
    """Does the name say more than the description: is it a proper one, or the same words and others?"""
    return has_name(meant.name) or (anaphor.words < set(meant.key))

"""One walk through a document: each reference is weighed against whoever was spoken of before it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.reference.anaphora import DESCRIPTION, Anaphor, agrees, anaphor_at
from claimbook.resolve.reference.appearances import Appearance, Place, appearances, called_beside, titled_gender
from claimbook.resolve.reference.borders import Borders
from claimbook.resolve.reference.cast import Cast, cast_of
from claimbook.resolve.reference.comparison import Field, Standing, likenesses
from claimbook.resolve.reference.inside import name_inside
from claimbook.resolve.reference.introduced import introduced_names
from claimbook.resolve.reference.lexicon import ANY, OTHER
from claimbook.resolve.reference.names import Key, has_name, is_proper, key_of, without_title
from claimbook.resolve.reference.nations import state_of

MOST_CANDIDATES: Final = 12
"""Looked back at for one reference, the latest first."""
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

    def names(self) -> Mapping[Place, str]:
        """The full name of everybody named, described or pointed to, by place, where it is known."""
        found: dict[Place, str] = {}
        for one in self._shown:
            name = self._read(one)
            if name is not None:
                found[one.place] = name
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
        meant, sure = self._choose(one.place, anaphor, self._candidates(one, anaphor))
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
            placelike = key in self._cast.names and self._cast.names[key].placelike
            family = self._cast.names[key].family if key in self._cast.names else one.family
            known = Standing(key, name, is_proper(name), OTHER if placelike else family, one)
        if known.family == ANY:
            known.family = by.family if by else one.family
        known.last, known.pointed, known.count = one, by is not None, known.count + 1
        if by:
            known.gender = next(iter(by.traits & {"he", "she"}), known.gender)
            known.beside |= by.words
        self._known[key] = known
        self._at[one.place] = key
        self._most = max(self._most, known.count)

    def _candidates(self, one: Appearance, anaphor: Anaphor) -> Candidates:
        ground = Field(one, self._most, self._speakers(one))
        found: list[tuple[Standing, frozenset[str]]] = []
        for looked, known in enumerate(reversed(self._known.values())):
            far = one.sentence - known.last.sentence > FURTHEST
            if looked >= 4 * MOST_CANDIDATES or len(found) >= MOST_CANDIDATES or far:
                break
            if known.family != OTHER and agrees(anaphor.family, known.family) is not False:
                found.append((known, likenesses(anaphor, known, len(found), ground)))
        return found

    def _speakers(self, one: Appearance) -> frozenset[Key]:
        holders = (self._claims[number].holder for number in one.claims)
        others = (each for each in holders if each and (each.start, each.end) != one.place)
        return frozenset(self._holder_key(each) for each in others)

    def _holder_key(self, holder: Mention) -> Key:
        """Who the holder is, though it may stand behind the words that it says."""
        known = self._at.get((holder.start, holder.end))
        return known or self._fullest(key_of(without_title(holder.text)))

"""The names of the registry that words may be a spelling, a translation, a short form or an acronym of."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from rapidfuzz.fuzz import ratio

from claimbook.resolve.actors.acronyms import joined_acronym, stands_for
from claimbook.resolve.actors.folding import fold, glued, initials, name_key, words_of
from claimbook.resolve.actors.lexicon import HEADS, PEOPLES
from claimbook.resolve.actors.matching import Weighed, likeness, shared, weighed
from claimbook.resolve.actors.names_index import NamesIndex

NAME: Final = "name"
ACRONYM: Final = "acronym"
INITIALS: Final = "initials"

WORTH: Final = 0.72
SHORT_WORTH: Final = 0.68
LOOSE_WORTH: Final = 0.57
"""Of an acronym that takes more than the initials, or takes them in another order."""
IN_ONE_PIECE: Final = 0.98
LEAST_LETTERS: Final = 0.6
LEAST_LETTERS_SHORT: Final = 0.8
KIND_WORTH: Final = {"translation": 0.94, "former name": 0.96, "alias": 0.96}
"""A translated, former or listed other name is less sure to be meant than the name itself."""
BY_WORDS: Final = 0.98
WITHIN_ACRONYM: Final = 0.78
"""Of an acronym that is a word of a longer name: "TTP Geedar Group"."""
ONE_OF_TWO: Final = 0.8
LEAST_OF_PART: Final = 0.6
_PARTS: Final = re.compile(r"/| [-–—] |[-–—](?=[^\W\d_]+ )")

CountryOf = Callable[[str], str | None]


class Found(NamedTuple):
    """A name by its number. like: how like the words it is, 0 to 1. how: NAME, ACRONYM or INITIALS."""

    number: int
    like: float
    how: str


class NameRow(NamedTuple):
    """A name as it is filed. actor: the number of its actor."""

    actor: int
    text: str
    kind: str
    source: str


class NameSearch:
    """Looks names up. names: by number. countries: of an actor by its number, only those of its home.

    country_of: a folded word -> the country that it names. hidden: numbers of names that are taken as unknown.
    """

    def __init__(
        self,
        index: NamesIndex,
        names: Sequence[NameRow],
        countries: Callable[[int], Sequence[str]],
        country_of: CountryOf,
    ) -> None:
        self._index = index
        self._names = names
        self._countries = countries
        self._country_of = country_of
        self._weighed: list[Weighed | None] = [None] * len(names)
        self._keys: list[str | None] = [None] * len(names)
        self._mixed: dict[int, frozenset[str]] = {}
        self.hidden: frozenset[int] = frozenset()

    def find(self, text: str, home: Sequence[str] = ()) -> Iterator[Found]:
        """The names that the words may mean, in no order, some twice. home: countries whose actors are looked at more.

        A name that is the same letter for letter leaves no room for one that is only like it.
        """
        key = name_key(text)
        if not key:
            return
        whole = self._seen(self._index.whole.get(key, ()))
        for number in whole:
            yield Found(number, KIND_WORTH.get(self._names[number].kind, 1.0), NAME)
        acronym = joined_acronym(text.replace(".", "").strip())
        if acronym:
            yield from self._by_acronym(acronym, home, bool(whole))
        else:
            yield from self._in_one_piece(key)
        if not whole:
            yield from self._by_initials(text, home)
            yield from self._by_words(key, home, acronym is not None and words_of(key) == tuple(key.split()))
            yield from self._by_parts(text, home)

    def tells(self, text: str, number: int) -> bool:
        """Do the words share with a name by its number a word that tells who it is, and not only of which nation?

        A word alone must be one of the name's, letter for letter: "Assad" is not Asad Allah, nor "Kurds" all Akrad.
        """
        key = name_key(text)
        if glued(key) == glued(self._key(number)):
            return True
        common = shared(weighed(key, self._index.rarity), self._words(number))
        return any(self._country_of(word.text) is None and word.text not in PEOPLES | HEADS for word in common)

    def _seen(self, numbers: Iterable[int]) -> list[int]:
        return [number for number in numbers if number not in self.hidden]

    # ---- acronyms ----

    def _by_acronym(self, acronym: str, home: Sequence[str], known: bool) -> Iterator[Found]:
        worth = WORTH if len(acronym) > 3 else SHORT_WORTH
        for number in self._seen(self._index.acronyms.get(acronym, ())):
            yield Found(number, worth, ACRONYM)
        if known:
            return
        for number in self._seen(self._listed_acronyms.get(acronym, ())):
            in_full = len(self._key(number).replace(" ", "")) == len(acronym)
            yield Found(number, IN_ONE_PIECE if in_full else worth, NAME if in_full else ACRONYM)
        if len(acronym) > 2:
            mixed = "".join(sorted(acronym))
            for number in self._seen(self._at(home)):
                if self._names[number].kind not in (ACRONYM, "original script") and (
                    stands_for(acronym, self._key(number).split())
                    or (len(acronym) > 3 and mixed in self._mixed_initials(number))
                ):
                    yield Found(number, LOOSE_WORTH, ACRONYM)

    def _by_initials(self, text: str, home: Sequence[str]) -> Iterator[Found]:
        """Listed acronyms of actors at home that are the initials of the words."""
        at_home = self._at(home)
        for acronym in initials(text) if at_home else ():
            for number in self._seen(self._listed_acronyms.get(acronym, ())):
                if len(acronym) > 2 and number in at_home:
                    yield Found(number, WORTH if len(acronym) > 3 else SHORT_WORTH, INITIALS)

    @cached_property
    def _listed_acronyms(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(self._names):
            if one.kind == ACRONYM:
                for part in {one.text, *one.text.split("/")}:
                    if part == one.text or len(part) > 2:  # not the A of "SPLM/A"
                        found[fold(part).replace(" ", "")].append(number)
        return found

    # ---- words and sounds ----

    def _in_one_piece(self, key: str) -> Iterator[Found]:
        if len(piece := glued(key)) > 1:
            for number in self._seen(self._index.glued.get(piece, ())):
                yield Found(number, self._likeness_in_one_piece(key, number), NAME)

    def _likeness_in_one_piece(self, key: str, number: int) -> float:
        """How sure it is that names that sound the same in one piece are the same: by their letters."""
        if key == self._key(number):
            return 0.0  # the same letters are weighed elsewhere, by kind
        same = ratio(key.replace(" ", ""), self._key(number).replace(" ", "")) / 100
        least = LEAST_LETTERS if len(glued(key)) > 2 else LEAST_LETTERS_SHORT
        return IN_ONE_PIECE * same if same >= least and self._names[number].kind != ACRONYM else 0.0

    def _by_words(self, key: str, home: Sequence[str], plain: bool) -> Iterator[Found]:
        """plain: the words are an acronym, which has no sounds and no meaning."""
        ours, at_home = weighed(key, self._index.rarity, plain), self._at(home)
        for number in self._index.similar(key, at_home.__contains__):
            other_acronym = plain and self._names[number].kind == ACRONYM
            if number not in self.hidden and not other_acronym:
                like = likeness(ours, self._words(number), self._says_home(number))
                yield Found(number, like * (WITHIN_ACRONYM if plain else BY_WORDS), NAME)

    def _by_parts(self, text: str, home: Sequence[str]) -> Iterator[Found]:
        """Two names of one actor in one: "ADF/NALU". A part that is another's makes it another: a faction, a unit."""
        parts = _PARTS.split(text)
        if len(parts) != 2:  # more are no names
            return
        some, others = ([one for one in self.find(part, home) if one.like >= LEAST_OF_PART] for part in parts)
        actors = {self._names[one.number].actor for one in others}
        for one in some:
            if self._names[one.number].actor in actors:
                yield Found(one.number, one.like * ONE_OF_TWO, NAME)

    def _says_home(self, number: int) -> Callable[[str], bool]:
        countries = self._countries(self._names[number].actor)
        return lambda word: (code := self._country_of(word)) is not None and code in countries

    # ---- names by number ----

    def _at(self, home: Sequence[str]) -> frozenset[int]:
        return frozenset().union(*(self._by_country.get(country, frozenset()) for country in home))

    @cached_property
    def _by_country(self) -> dict[str, frozenset[int]]:
        found: dict[str, set[int]] = defaultdict(set)
        for number, one in enumerate(self._names):
            for country in self._countries(one.actor):
                found[country].add(number)
        return {country: frozenset(numbers) for country, numbers in found.items()}

    def _words(self, number: int) -> Weighed:
        found = self._weighed[number]
        if found is None:
            key = self._key(number)
            plain = self._names[number].kind == ACRONYM and " " not in key
            found = self._weighed[number] = weighed(key, self._index.rarity, plain)
        return found

    def _key(self, number: int) -> str:
        if self._keys[number] is None:
            self._keys[number] = name_key(self._names[number].text)
        return self._keys[number] or ""

    def _mixed_initials(self, number: int) -> frozenset[str]:
        """The initials of a name in the order of the alphabet: translations change the order of words."""
        if number not in self._mixed:
            self._mixed[number] = frozenset("".join(sorted(one)) for one in initials(self._names[number].text))
        return self._mixed[number]

"""Names filed so that a spelling of one finds it: whole, in one piece, by acronym, by words and their sounds."""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from claimbook.resolve.actors.folding import glued, index_keys, initials, name_key

Postings = dict[str, list[int]]
IsHome = Callable[[int], bool]
MOST_COMPARED = 24
"""Names that are compared with one word by word. On the lists' aliases 16 make more errors, 40 fewer by 0.1 points."""
MOST_AT_HOME = 24
"""As many again of the actors of the document's countries."""
LEAST_SHARED = 0.25
"""Part of a name's words and sounds, by rarity, that a name must share to be compared."""
LEAST_SHARED_AT_HOME = 0.12


@dataclass(frozen=True, slots=True)
class NamesIndex:
    """names: every name by number. Each table: key -> numbers of names."""

    names: list[str]
    whole: Postings
    glued: Postings
    acronyms: Postings
    words: Postings

    def similar(self, key: str, is_home: IsHome = lambda _: False) -> list[int]:
        """Numbers of the names that share a good part of the words or sounds of a folded name, the likeliest first.

        is_home: is the name that of an actor of the document's countries? Of those, less needs to be shared.
        """
        found: dict[int, float] = {}
        whole = 0.0
        for word in index_keys(key):
            rare = self.rarity(word)
            whole += rare
            for number in self.words.get(word, ()):
                found[number] = found.get(number, 0.0) + rare
        ranked = sorted(found, key=lambda number: (-found[number], number))
        some = [number for number in ranked[:MOST_COMPARED] if found[number] >= LEAST_SHARED * whole]
        least, home = LEAST_SHARED_AT_HOME * whole, 0
        for number in ranked[len(some) :]:
            if home == MOST_AT_HOME or found[number] < least:
                break
            if is_home(number):
                some.append(number)
                home += 1
        return some

    def rarity(self, key: str) -> float:
        """How much a word tells: the logarithm of how few names have it."""
        return math.log(1 + len(self.names) / (1 + len(self.words.get(key, ()))))


def built_index(names: Iterable[str]) -> NamesIndex:
    """The index of the names, numbered in their order."""
    index = NamesIndex([], {}, {}, {}, {})
    extend_index(index, names)
    return index


def extend_index(index: NamesIndex, names: Iterable[str]) -> None:
    """File further names behind those that the index has."""
    for name in names:
        number, key = len(index.names), name_key(name)
        index.names.append(name)
        index.whole.setdefault(key, []).append(number)
        index.glued.setdefault(glued(key), []).append(number)
        for acronym in initials(name):
            index.acronyms.setdefault(acronym, []).append(number)
        for word in index_keys(key):
            index.words.setdefault(word, []).append(number)


def copied(index: NamesIndex) -> NamesIndex:
    """An index that can be extended without touching the first."""
    tables = [{key: list(numbers) for key, numbers in table.items()} for table in index_tables(index).values()]
    return NamesIndex(list(index.names), *tables)


def index_from_tables(names: list[str], tables: Mapping[str, Postings]) -> NamesIndex:
    """The index as `index_tables` wrote it."""
    return NamesIndex(names, tables["whole"], tables["glued"], tables["acronyms"], tables["words"])


def index_tables(index: NamesIndex) -> dict[str, Postings]:
    """The tables of an index, as they stand in the package."""
    return {"whole": index.whole, "glued": index.glued, "acronyms": index.acronyms, "words": index.words}

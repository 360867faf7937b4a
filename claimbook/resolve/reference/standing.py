"""How somebody stands in the text, and what is the same for all candidates of one reference."""

from dataclasses import dataclass, field

from claimbook.resolve.reference.appearances import Appearance
from claimbook.resolve.reference.company import NO_COMPANY, Company
from claimbook.resolve.reference.lexicon import Family
from claimbook.resolve.reference.names import Key


@dataclass(slots=True, eq=False)
class Standing:
    """How somebody stands in the text read so far. It changes as the reading goes on, so it isn't frozen.

    beside: the words that it is called by; sure: its family rests on its kind or words; filler: a claim uses it;
    first: the number of its first sentence; places: how often the whole document names it, by any form;
    roles: what claims have used it as; shape: what its name says; earlier: the sentence of the appearance before the
    last, -1 where there was none."""

    key: Key
    name: str
    proper: bool
    family: Family
    last: Appearance
    pointed: bool = False
    count: int = 0
    gender: str | None = None
    beside: set[str] = field(default_factory=set)
    sure: bool = True
    filler: bool = False
    first: int = 0
    places: int = 0
    roles: set[str] = field(default_factory=set)
    shape: tuple[str, ...] = ()
    earlier: int = -1


@dataclass(frozen=True, slots=True)
class Field:
    """What is the same for all candidates of one reference. speakers: keys of the holders of its claims; held: who is
    named within its words; told: how often the most named one of the document is named;
    text: the document's; others: who has another role in its claims; company: what all claims say; person: who was
    the last person spoken of; meant: whom the same pronoun, or a description with the same head, meant last."""

    at: Appearance
    most: int
    speakers: frozenset[Key]
    held: Key | None = None
    told: int = 0
    text: str = ""
    others: frozenset[Key] = frozenset()
    company: Company = NO_COMPANY
    person: Key = ()
    meant: frozenset[Key] = frozenset()

    def is_most_named(self, one: Standing) -> bool:
        """Does the document name nobody else of its groups and bodies more often, and this one more than once?"""
        return one.places >= self.told > 1

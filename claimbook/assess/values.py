"""What an assessment consists of: lines of evidence, indicators, disagreements, a profile."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from claimbook.model.views import Testimony


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom a profile is about, where and when.

    keys: the group's party keys; family: keys of parties that carry its name with something added ("X Khorasan") or
    that claims call its branches: shown with it, under their own names. country: ISO 3166-1 alpha-3; region: name of a
    first-level unit, a district or a place; None: everywhere. start, end: days, inclusive; None: open. country_name: as
    a person calls the country; None: by its code.
    """

    keys: frozenset[str]
    name: str
    family: frozenset[str] = frozenset()
    country: str | None = None
    region: str | None = None
    start: date | None = None
    end: date | None = None
    country_name: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a dossier and the testimonies that carry it. No line is without one.

    placed: False where its claims name no place that could be put inside or outside the scope.
    """

    text: str
    testimonies: tuple[Testimony, ...]
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measure of a group.

    value: in words; None: no claim says anything of it (which is not zero). low, high: the interval of the number that
    is behind it, in `unit`; None: it has none, or that end is open. sources: independent reports that carry it. latest:
    publication day of the freshest of them; None: none has a date.
    """

    name: str
    title: str
    value: str | None
    lines: tuple[Line, ...] = ()
    low: float | None = None
    high: float | None = None
    unit: str = ""
    sources: int = 0
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One position in a disagreement, in a word or a number, and who takes it."""

    position: str
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One question that claims answer differently."""

    question: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Caveat:
    """How much a profile rests on. sources: name -> reports; undated: reports without a publication day.

    languages: language that reports state of themselves (ISO 639: "en"), most frequent first -> reports; unstated:
    reports that state none. unplaced: lines of evidence that name no place, where the scope has one.
    """

    reports: int
    independent: int
    sources: Mapping[str, int]
    first: date | None
    last: date | None
    undated: int
    unplaced: int
    languages: Mapping[str, int] = field(default_factory=dict)
    unstated: int = 0


@dataclass(frozen=True, slots=True)
class Profile:
    """A group, for a place and a period, by indicators, in the order of INDICATORS."""

    scope: Scope
    indicators: tuple[Indicator, ...]
    disagreements: tuple[Disagreement, ...]
    caveat: Caveat

    def indicator(self, name: str) -> Indicator:
        """The indicator of that name. Raises KeyError."""
        return {one.name: one for one in self.indicators}[name]

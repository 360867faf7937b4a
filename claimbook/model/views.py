"""Views over many claims: incidents, relations, actors. Each value lists every claim that speaks of it, and who makes
it.

Views are recomputed from claims and judgements by a stated rule and never edited. No list is ever cut short.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from claimbook.model.values import Location


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed days; None: open or not known. precision: UCDP's date_prec 1-5."""

    start: date | None
    end: date | None
    precision: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """A number of persons. None: that end is not known."""

    low: float | None
    best: float | None
    high: float | None


def ends_of(told: Iterable[Range]) -> tuple[float | None, float | None]:
    """The lowest and the highest number that any of them allows.

    None: an end that is open in one of them ("at least 11") and that no figure of the others lies beyond.
    """
    given = list(told)
    return _end([(one.low, one.high) for one in given], min), _end([(one.high, one.low) for one in given], max)


def _end(pairs: Sequence[tuple[float | None, float | None]], outermost: Callable[[list[float]], float]) -> float | None:
    """pairs: the end asked for and the other end of each range."""
    closed = [one for one, _ in pairs if one is not None]
    unbounded = [other for one, other in pairs if one is None and other is not None]
    if not closed or (unbounded and outermost(unbounded + closed) not in closed):
        return None
    return outermost(closed)


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody, or a creed or place, in a view. key: its ref, else its folded name; the same key is the same one.

    name: as shown. kind: codebook.MENTION_KINDS. private: a person who is named as victim or witness only, or unnamed
    people.
    """

    key: str
    name: str
    ref: str | None = None
    kind: str | None = None
    location: Location | None = None
    private: bool = False


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one claim says of one value.

    claim, report: their ids in the book. holder: who says so; None: the report itself. words: the exact words that
    carry the value; start, end: where they stand in the report's text. value: what they mean (str, Range, Interval or
    Party). independent: False where an earlier report of the same group of copies says it already.
    """

    claim: str
    report: str
    holder: str | None
    words: str
    start: int
    end: int
    value: Any
    published: date | None = None
    polarity: str = "positive"
    modality: str = "actual"
    independent: bool = True
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a view: what the rule chose (None: no claim), why, and all that is said."""

    value: Any
    why: str
    testimonies: tuple[Testimony, ...] = ()


@dataclass(frozen=True, slots=True)
class Accusation:
    """Who is said to have done it. stance: acted (an incident claim names them), claimed, blamed, suspected (also where
    an incident claim names them with doubt), denied."""

    party: Party
    stance: str
    testimonies: tuple[Testimony, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """One event in the world, out of the claims of one or many reports.

    kind: the subtype chosen (value: str); kinds: every subtype said. when: Interval; place: Party with a location;
    targets: one Value of a Party each; counts: killed, injured, abducted, arrested -> Value of a Range. claims,
    reports: ids, sorted. sources: number of independent reports. aggregate: "dozens of attacks since 2014": it joins
    no other. modality: actual where any claim is. denied: every claim says that it did not happen. confidence: highest
    of its claims. why: what joined its tellings, one line a pair.

    tellings: the ids of what each report tells of it; the id is the first of them. Each of them finds the incident, so
    an id that was given out stays good when the incident grows.
    """

    id: str
    kind: Value
    kinds: tuple[str, ...]
    when: Value
    place: Value
    perpetrators: tuple[Accusation, ...]
    targets: tuple[Value, ...]
    counts: Mapping[str, Value]
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    sources: int
    aggregate: bool = False
    modality: str = "actual"
    denied: bool = False
    confidence: float | None = None
    why: tuple[str, ...] = ()
    tellings: tuple[str, ...] = ()
    country: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """One edge of one kind between one pair, or one property of one group, as far as claims give it.

    subject, object: Parties (object None: method, strength, status without agent); place: of presence, and of other
    types where one is named. when: the interval that claims give. amount: strength only. for_, against: testimonies
    that assert and that deny it; asserted ones with a modality other than actual stand in for_. contested: somebody
    denies what somebody else asserts.
    """

    id: str
    type: str
    subtype: str
    subject: Party
    object: Party | None
    place: Party | None
    when: Value
    amount: Value | None
    for_: tuple[Testimony, ...]
    against: tuple[Testimony, ...]
    contested: bool
    sources: int
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts in the record.

    names: each name -> in how many claims it stands. claims, incidents, relations: ids of where it is spoken of,
    sorted. country: ISO 3166-1 alpha-3: of a state its own, else that of most of the reports that say one; None: none
    does. aliases: other keys that judgements made the same.
    """

    party: Party
    names: Mapping[str, int]
    claims: tuple[str, ...]
    incidents: tuple[str, ...]
    relations: tuple[str, ...]
    country: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """One step in a group's history, out of one relation or one name.

    when: as far as claims give it. kind: "name", or the relation's subtype. party: whose history; other: the other end;
    None: there is none. first_reported: day of the earliest report that says so, an upper bound of when it began; None:
    no report has a date. relation: its id; None for names. words: how it is said, in one line.
    """

    when: Interval
    kind: str
    party: Party
    other: Party | None
    words: str
    first_reported: date | None = None
    relation: str | None = None
    for_: tuple[Testimony, ...] = ()
    against: tuple[Testimony, ...] = ()
    contested: bool = False


@dataclass(frozen=True, slots=True)
class Views:
    """The whole record at one moment.

    asof: what was known then; None: now. orphans: ids of judgements whose words stand in no claim any more. unmet: of
    `same` judgements that a `different` one forbids, with the reason. details: what a room keeps for itself.
    """

    incidents: tuple[Incident, ...]
    relations: tuple[Relation, ...]
    actors: tuple[Actor, ...]
    asof: date | None = None
    orphans: tuple[str, ...] = ()
    unmet: tuple[tuple[str, str], ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

"""One incident, one actor as a line of a list: what lists, maps and charts show and filter by, made once a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from claimbook.assess.incidents import title_of
from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Interval, Party, Range

SOMEBODY = "a private person"
"""What stands for people who are named only as victims or witnesses."""

PAGELESS = frozenset(("place", "weapon", "creed", "time", "number", "facility", "person", "people"))
"""Kinds of mentions that have no page of their own."""


@dataclass(frozen=True, slots=True)
class Row:
    """An incident in a list. start, end: days as YYYY-MM-DD; None: not known. state: open (nobody has judged any of its
    claims), part, done. keys: of everybody who takes part. words: everything that a search in the list looks through.
    """

    id: str
    title: str
    kind: str
    kinds: frozenset[str]
    start: str | None
    end: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    sides: tuple[Party, ...]
    targets: tuple[Party, ...]
    killed: Range | None
    sources: int
    claims: int
    state: str
    contested: bool
    confidence: float | None
    keys: frozenset[str]
    words: str


def shown(party: Party) -> str:
    """The party's name, or that it is a private person."""
    return SOMEBODY if party.private else party.name


def headline(one: Incident) -> str:
    """Kind, place and day; where neither is known, who is said to have done it, or whom it hit."""
    title = title_of(one)
    if one.place.value or one.when.value:
        return title
    told = [f"{_BY[each.stance]} {shown(each.party)}" for each in one.perpetrators if each.stance in _BY]
    told += [f"against {shown(each.value)}" for each in one.targets if isinstance(each.value, Party)]
    return f"{title} {told[0]}" if told else title


_BY = {"acted": "by", "claimed": "claimed by", "blamed": "blamed on", "suspected": "suspected:"}


def row_of(one: Incident, entries: Mapping[str, Entry]) -> Row:
    """The line of one incident."""
    when = one.when.value if isinstance(one.when.value, Interval) else Interval(None, None)
    place = one.place.value if isinstance(one.place.value, Party) else None
    where = place.location if place else None
    sides = tuple({each.party.key: each.party for each in one.perpetrators}.values())
    targets = tuple(each.value for each in one.targets if isinstance(each.value, Party))
    killed = one.counts["killed"].value if "killed" in one.counts else None
    title = headline(one)
    names = [title, *map(shown, (*sides, *targets)), *((where.admin1, where.admin2) if where else ())]
    return Row(
        id=one.id,
        title=title,
        kind=str(one.kind.value or (one.kinds[0] if one.kinds else "other")),
        kinds=frozenset(one.kinds),
        start=when.start.isoformat() if when.start else None,
        end=when.end.isoformat() if when.end else None,
        place=place.name if place else None,
        country=(where.country if where else None) or one.country,
        latitude=where.latitude if where else None,
        longitude=where.longitude if where else None,
        sides=sides,
        targets=targets,
        killed=killed if isinstance(killed, Range) else None,
        sources=one.sources,
        claims=len(one.claims),
        state=state_of(entries[id_] for id_ in one.claims if id_ in entries),
        contested=is_contested(one),
        confidence=one.confidence,
        keys=frozenset(each.key for each in (*sides, *targets)),
        words=" ".join(folded(name) for name in names if name),
    )


def state_of(entries: Iterable[Entry]) -> str:
    """open: nobody has judged any of the claims; done: every one is judged; part: some are."""
    judged = [one.state != "open" for one in entries]
    if judged and all(judged):
        return "done"
    return "part" if any(judged) else "open"


def is_contested(one: Incident) -> bool:
    """Does somebody deny it, or do claims name several who did it, or numbers that exclude one another?"""
    stances = {each.stance for each in one.perpetrators}
    accused = {each.party.key for each in one.perpetrators if each.stance != "denied"}
    return one.denied or "denied" in stances or len(accused) > 1 or any(map(_apart, one.counts.values()))


def _apart(value: object) -> bool:
    ranges = [one.value for one in getattr(value, "testimonies", ()) if isinstance(one.value, Range)]
    lows = [one.low for one in ranges if one.low is not None]
    highs = [one.high for one in ranges if one.high is not None]
    return bool(lows and highs) and max(lows) > min(highs)


@dataclass(frozen=True, slots=True)
class ActorRow:
    """Somebody who acts, in a list. words: everything that a search in the list looks through."""

    key: str
    name: str
    kind: str | None
    country: str | None
    names: int
    claims: int
    incidents: int
    relations: int
    words: str


def actor_row(one: Actor) -> ActorRow:
    """The line of one actor."""
    numbers = len(one.names), len(one.claims), len(one.incidents), len(one.relations)
    words = " ".join(folded(name) for name in (one.party.name, *one.names))
    return ActorRow(one.party.key, one.party.name, one.party.kind, one.country, *numbers, words)


def is_group(one: Actor) -> bool:
    """Has somebody a page of their own? Groups and other bodies have; people, places and things have not."""
    return not one.party.private and one.party.kind not in PAGELESS

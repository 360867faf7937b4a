"""What to decide next: claims by doubt times importance, and pairs that may be one incident or one actor."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Final

from claimbook.assess.wording import counted, range_words
from claimbook.merge.comparison import compare
from claimbook.merge.parties import Identities
from claimbook.merge.tellings import tellings_of
from claimbook.merge.weights import comparison_weights
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Incident, Range, ends_of
from claimbook.workbench.facets import deaths
from claimbook.workbench.rows import ActorRow, Row
from claimbook.workbench.snapshot import Snapshot

_NEAR_DAYS: Final = 3
_LEAST: Final = 0.5
"""Incidents less alike than this (`_likeness`, 0 to 1) are not asked about."""
_MOST_PAIRS: Final = 500
_COMMON: Final = 40
"""A word in the names of more actors than this says nothing of their being one."""
_ALIKE: Final = 0.72
"""Names less alike than this (difflib's ratio, 0 to 1) are not asked about."""
_UNKNOWN_DOUBT: Final = 0.05
"""Doubt of a claim that was marked by hand and has no confidence."""


@dataclass(frozen=True, slots=True)
class Question:
    """One claim to decide. doubt: 1 minus confidence. importance: 1 and up (docs/workbench.md says of what)."""

    entry: Entry
    doubt: float
    importance: float

    @property
    def weight(self) -> float:
        """By which the queue is ordered."""
        return self.doubt * self.importance


def queue(snapshot: Snapshot) -> tuple[Question, ...]:
    """The claims that nobody has judged, the weightiest first."""
    return snapshot.memo.get("queue", lambda: _queue(snapshot))


def prepare(snapshot: Snapshot) -> None:
    """Find the questions before somebody asks for them."""
    queue(snapshot)
    incident_pairs(snapshot, ())
    actor_pairs(snapshot, ())


def _queue(snapshot: Snapshot) -> tuple[Question, ...]:
    rows = {row.id: row for row in snapshot.rows}
    found = [_question(snapshot, one, rows) for one in snapshot.entries.values() if one.state == "open"]
    return tuple(sorted(found, key=lambda one: (-one.weight, one.entry.report.id, one.entry.claim.id)))


def _question(snapshot: Snapshot, entry: Entry, rows: dict[str, Row]) -> Question:
    confidence = entry.claim.confidence
    doubt = _UNKNOWN_DOUBT if confidence is None else 1.0 - confidence
    row = rows.get(snapshot.of_claim.get(entry.claim.id, ""))
    edges = [snapshot.relations[id_] for id_ in snapshot.edges.get(entry.claim.id, ())]
    importance = 1.0
    if row:
        importance += math.log2(1 + deaths(row)) + (row.claims == 1) + row.contested
    if edges:
        importance += max((len(one.claims) == 1) + one.contested for one in edges)
    return Question(entry, doubt, importance)


def effects(snapshot: Snapshot, entry: Entry) -> list[str]:
    """What rejecting the claim would change, a line for each view that rests on it."""
    told = []
    incident = snapshot.incidents.get(snapshot.of_claim.get(entry.claim.id, ""))
    if incident:
        told.append(_without(incident, entry))
    for id_ in snapshot.edges.get(entry.claim.id, ()):
        left = len(snapshot.relations[id_].claims) - 1
        told.append(f"the relation keeps {counted(left, 'claim')}" if left else "the relation leaves the record")
    return told or ["no incident or relation rests on it"]


def _without(incident: Incident, entry: Entry) -> str:
    claims = [one for one in incident.claims if one != entry.claim.id]
    if not claims:
        return "the incident leaves the record"
    words = f"the incident keeps {counted(len(claims), 'claim')}"
    killed = incident.counts.get("killed")
    if killed and any(one.claim == entry.claim.id for one in killed.testimonies):
        left = [one.value for one in killed.testimonies if one.claim != entry.claim.id]
        now, then = range_words(killed.value), range_words(_span(left))
        words += f"; killed: {now} becomes {then or 'unknown'}" if now != then else ""
    return words


def _span(given: Iterable[object]) -> Range:
    low, high = ends_of(one for one in given if isinstance(one, Range))
    return Range(low, None, high)


# ---- pairs


@dataclass(frozen=True, slots=True)
class Pair:
    """Two that may be one. likeness: 0 to 1. why: what they share."""

    one: str
    other: str
    likeness: float
    why: str


def incident_pairs(snapshot: Snapshot, judged: Iterable[Judgement]) -> tuple[Pair, ...]:
    """Incidents of one country and three days that are alike, but were not joined; those judged different left out."""
    apart = {frozenset(_incidents_of(snapshot, one)) for one in judged if one.verb == "different"}
    found = snapshot.memo.get("incident pairs", lambda: _incident_pairs(snapshot.rows))
    return tuple(one for one in found if frozenset((one.one, one.other)) not in apart)


def pair_id(one: Pair) -> str:
    """How an address names a pair."""
    return f"{one.one}~{one.other}"


def _incidents_of(snapshot: Snapshot, judgement: Judgement) -> Iterator[str]:
    for anchor in judgement.anchors:
        found = snapshot.of_claim.get(anchor.claim or "")
        if found:
            yield found


def _incident_pairs(rows: Sequence[Row]) -> tuple[Pair, ...]:
    """Only those that share a place, or a side and a kind, can be alike enough: so few others are looked at."""
    together: dict[tuple[str | None, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.start and row.place:
            together[row.country, row.place].append(row)
        if row.start:
            for side in row.sides:
                together[row.country, row.kind, side.key].append(row)
    found = {(pair.one, pair.other): pair for held in together.values() for pair in _near_pairs(held)}
    return tuple(sorted(found.values(), key=lambda one: (-one.likeness, one.one, one.other))[:_MOST_PAIRS])


def _near_pairs(rows: Sequence[Row]) -> Iterator[Pair]:
    ordered = sorted(rows, key=lambda row: (row.start or "", row.id))
    numbers = [date.fromisoformat(row.start or "").toordinal() for row in ordered]
    for at, row in enumerate(ordered):
        for later in range(at + 1, len(ordered)):
            if numbers[later] - numbers[at] > _NEAR_DAYS:
                break
            score, why = _likeness(row, ordered[later], numbers[later] - numbers[at])
            if score >= _LEAST:
                yield Pair(row.id, ordered[later].id, score, why)


def _likeness(one: Row, other: Row, gap: int) -> tuple[float, str]:
    shared = {
        "the same kind": 0.2 * (one.kind == other.kind),
        "the same place": 0.35 * (one.place is not None and one.place == other.place),
        "a side shared": 0.2 * bool({each.key for each in one.sides} & {each.key for each in other.sides}),
        "as many dead": 0.15 * (deaths(one) > 0 and deaths(one) == deaths(other)),
        "the same day": 0.1 * (gap == 0),
    }
    return sum(shared.values()), ", ".join(name for name, value in shared.items() if value)


def explained(snapshot: Snapshot, one: Incident, other: Incident) -> str:
    """What merging made of the two: its score and reasons for their nearest tellings; '' where it has none."""
    entries = [snapshot.entries[id_] for id_ in (*one.claims, *other.claims) if id_ in snapshot.entries]
    told = tellings_of([entry for entry in entries if entry.state != "rejected"], Identities())
    mine = [each for each in told if each.id in one.tellings]
    theirs = [each for each in told if each.id in other.tellings]
    weights = comparison_weights()
    found = [compare(a, b, weights) for a in mine for b in theirs]
    return str(max(found, key=lambda each: each.score)) if found else ""


def actor_pairs(snapshot: Snapshot, judged: Iterable[Judgement]) -> tuple[Pair, ...]:
    """Groups whose names are alike and that are not known to be two; those that somebody has judged left out."""
    done = {frozenset(anchor.words for anchor in one.anchors) for one in judged if one.sort == "actor"}
    found = snapshot.memo.get("actor pairs", lambda: _actor_pairs(snapshot.groups))
    return tuple(one for one in found if frozenset((one.one, one.other)) not in done)


def _actor_pairs(groups: Sequence[ActorRow]) -> tuple[Pair, ...]:
    having: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(groups):
        for word in set(row.words.split()):
            having[word].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in having.values():
        if len(numbers) <= _COMMON:
            shared.update((a, b) for at, a in enumerate(numbers) for b in numbers[at + 1 :])
    pairs = [pair for a, b in shared if (pair := _name_pair(groups[a], groups[b]))]
    return tuple(sorted(pairs, key=lambda one: (-one.likeness, one.one, one.other))[:_MOST_PAIRS])


def _name_pair(one: ActorRow, other: ActorRow) -> Pair | None:
    """Two entries of the registry are two."""
    if not (one.key.startswith("name:") or other.key.startswith("name:")):
        return None
    likeness = _names_alike(one.name.casefold(), other.name.casefold())
    return Pair(one.key, other.key, likeness, "names alike") if likeness >= _ALIKE else None


@lru_cache(maxsize=100_000)
def _names_alike(one: str, other: str) -> float:
    """difflib's ratio, or 0 where it is certainly too low."""
    matcher = SequenceMatcher(None, one, other)
    return matcher.ratio() if matcher.quick_ratio() >= _ALIKE else 0.0

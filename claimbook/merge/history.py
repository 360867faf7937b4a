"""The history of a group: its names, pledges, mergers, splits, branches, leaders and bans, as dated events."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from claimbook.model.names import folded
from claimbook.model.views import Event, Interval, Party, Relation, Testimony, Views
from claimbook.resolve.actors.lexicon import HEADS

TOLD: Final[dict[tuple[str, str], tuple[str, str]]] = {
    ("affiliation", "pledge"): ("pledges allegiance to {other}", "gets the allegiance of {other}"),
    ("affiliation", "merge"): ("merges with {other}", "merges with {other}"),
    ("affiliation", "split"): ("splits from {other}", "loses {other}, which splits off"),
    ("affiliation", "rename"): ("is a name of {other}", "is called {other}"),
    ("affiliation", "branch"): ("is a branch of {other}", "has a branch, {other}"),
    ("affiliation", "join"): ("joins {other}", "is joined by {other}"),
    ("member_flow", "from_to"): ("loses members to {other}", "gets members of {other}"),
    ("status", "proscribed"): ("is banned{by}", "bans {other}"),
    ("status", "formed"): ("is formed{by}", "forms {other}"),
    ("status", "dissolved"): ("is dissolved{by}", "dissolves {other}"),
    ("leadership", "leads"): ("leads {other}", "is led by {other}"),
    ("leadership", "founded"): ("founds {other}", "is founded by {other}"),
    ("leadership", "removed"): ("is removed from {other}", "loses {other} as leader"),
}
"""(type, subtype) -> how it is told of its subject, and of its object."""


_PEOPLE: Final = HEADS | {"attackers", "commander", "leader", "men", "targets"}
"""Last words of what is a group's name and what its people are, or what is theirs."""


def history(views: Views, key: str) -> tuple[Event, ...]:
    """What the record tells of the party's course, by the day it began, else by the day it was first reported.

    key: of the party (Actor.party.key). Names come as events too, with the day of the first report that uses each; not
    so a name with a word for its people ("Front fighters").
    Empty where the record has no such party.
    """
    told = [one for relation in views.relations for one in _events(relation, key)]
    named = [one for actor in views.actors if actor.party.key == key for one in _names(actor.party, actor.names, views)]
    return tuple(sorted([*told, *named], key=_order))


def _events(relation: Relation, key: str) -> Iterable[Event]:
    wording = TOLD.get((relation.type, relation.subtype))
    if wording is None:
        return
    if relation.subject.key == key:
        yield _event(relation, relation.subject, relation.object, wording[0])
    if relation.object is not None and relation.object.key == key:
        yield _event(relation, relation.object, relation.subject, wording[1])


def _event(relation: Relation, party: Party, other: Party | None, words: str) -> Event:
    when = relation.when.value
    by = f" by {other.name}" if other else ""
    asserted = any(one.modality in ("actual", "possible") for one in relation.for_)
    told = words.format(other=other.name if other else "somebody", by=by)
    return Event(
        when=when if isinstance(when, Interval) else Interval(None, None),
        kind=relation.subtype,
        party=party,
        other=other,
        words=told if asserted else f"{'denied' if not relation.for_ else 'told as to come or possible'}: {told}",
        first_reported=_first((*relation.for_, *relation.against)),
        relation=relation.id,
        for_=relation.for_,
        against=relation.against,
        contested=relation.contested,
    )


def _first(told: Iterable[Testimony]) -> date | None:
    return min((one.published for one in told if one.published), default=None)


def _names(party: Party, names: Iterable[str], views: Views) -> Iterable[Event]:
    """One event for each name, from the first report in which a relation or incident uses it."""
    seen = _testimonies(views, party.key)
    by_name: dict[str, list[Testimony]] = {}
    for name, one in seen:
        by_name.setdefault(folded(name), []).append(one)
    done: set[str] = set()
    for name in sorted(names):
        told = by_name.get(folded(name), [])
        if folded(name) in done or not told or _only_describes(folded(name), names):
            continue
        done.add(folded(name))
        first = _first(told)
        uses = tuple(sorted(told, key=lambda one: (one.published or date.max, one.report, one.claim)))
        yield Event(Interval(None, None), "name", party, None, f"is called {name}", first, None, uses)


def _only_describes(name: str, names: Iterable[str]) -> bool:
    """Another of the names and a word for its people: "Saltmarsh Front fighters" is no name of its own."""
    called, _, last = name.rpartition(" ")
    return last in _PEOPLE and called in {folded(one) for one in names}


def _testimonies(views: Views, key: str) -> list[tuple[str, Testimony]]:
    """(name, testimony) of each place where an incident names the party."""
    found: list[tuple[str, Testimony]] = []
    for incident in views.incidents:
        for accusation in incident.perpetrators:
            if accusation.party.key == key:
                found += [(one.words, one) for one in accusation.testimonies]
        for target in incident.targets:
            if target.value.key == key:
                found += [(one.words, one) for one in target.testimonies]
    for relation in views.relations:
        if key in (relation.subject.key, relation.object.key if relation.object else None):
            shown = relation.subject if relation.subject.key == key else relation.object
            found += [(shown.name, one) for one in relation.for_ if shown]
    return found


def _order(one: Event) -> tuple[date, str, str]:
    return (one.when.start or one.first_reported or one.when.end or date.max, one.kind, one.words)

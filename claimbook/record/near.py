"""What concerns one group, out of a book: who is meant, who is of its family, and what is told of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sqlalchemy import Table, func, or_

from claimbook.assess import Scope, family_names, find_actor, scope_of
from claimbook.assess.finding import is_near
from claimbook.book.view_tables import ACTORS, INCIDENTS, RELATIONS
from claimbook.model.views import Actor, Party, Relation, Views
from claimbook.record.stored.asking import among, bounded, chunks
from claimbook.record.stored.reading import Condition, Moment, ends_in, in_period, takes_part
from claimbook.record.stored.step import RULE

_NEAREST: Final = 8
"""Actors that somebody is told of who has asked for one that is not there."""
_NAMES_AT_ONCE: Final = 100


def actor_meant(moment: Moment, words: str, refs: Sequence[str]) -> Actor:
    """Whom the words mean, as `claimbook.assess.find_actor` has it. Raises InputError where that is nobody."""
    keys = [bounded(one) for one in moment.called(words, refs)]
    found = moment.actors(among(moment.connection, ACTORS.c.party, keys), incident_of={}).values() if keys else ()
    return find_actor(_views(actors=found or actors_near(moment, words)), words, refs)


def actors_near(moment: Moment, words: str) -> Sequence[Actor]:
    """Those who have nearly that name, private people apart; where nobody has, those of whom most is told."""
    keys = [key for key, names in moment.names() if is_near(words, names)]
    found = moment.actors(among(moment.connection, ACTORS.c.party, keys), incident_of={}).values() if keys else ()
    return [one for one in found if not one.party.private] or moment.most_told(_NEAREST)


def scope_near(moment: Moment, actor: Actor, bounds: Scope) -> Scope:
    """The actor's scope, with its other names and its family. bounds: its place and period."""
    renamed = _renamed(moment, {actor.party.key, *actor.aliases})
    keys = {one.key for edge in renamed for one in _ends(edge)} | {actor.party.key, *actor.aliases}
    cut = [bounded(one) for one in keys]
    of_branches = RELATIONS.c.type == "affiliation", RELATIONS.c.subtype == "branch"
    branches = moment.relations(*of_branches, among(moment.connection, RELATIONS.c.object, cut)).values()
    own = moment.outlines(among(moment.connection, ACTORS.c.party, cut))
    actors = {one.party.key: one for one in (*own, *_namesakes(moment, own))}
    views = _views(relations=(*renamed, *branches), actors=actors.values())
    return scope_of(views, actor, bounds.country, bounds.region, bounds.start, bounds.end)


def views_near(moment: Moment, scope: Scope) -> Views:
    """The incidents and relations that a ground of the scope is cut from: all of it, and as little more as the columns
    can tell."""
    family = [bounded(one) for one in scope.keys | scope.family]
    part = takes_part(moment.connection, [bounded(one) for one in scope.keys])
    incidents = moment.incidents(part, *_of_incidents(moment, scope)).values()
    relations = moment.relations(ends_in(moment.connection, family), *_in_period(moment, scope, RELATIONS)).values()
    return Views(tuple(incidents), tuple(relations), ())


def _of_incidents(moment: Moment, scope: Scope) -> Iterator[Condition]:
    yield from _in_period(moment, scope, INCIDENTS)
    if scope.country is not None and moment.rule == RULE:
        place, own = (func.nullif(one, "") for one in (INCIDENTS.c.place_country, INCIDENTS.c.country))
        yield func.coalesce(place, own, scope.country) == scope.country


def _in_period(moment: Moment, scope: Scope, table: Table) -> Iterator[Condition]:
    """What has no day is in. Days are columns only as the kept rule has chosen them."""
    if moment.rule == RULE:
        yield from in_period(table, scope.start, scope.end)


def _renamed(moment: Moment, keys: Iterable[str]) -> list[Relation]:
    """What is said of other names of the keys, of names of these, and so on."""
    found: dict[int, Relation] = {}
    new, known = set(keys), set(keys)
    while new:
        ends = ends_in(moment.connection, [bounded(one) for one in new])
        found |= moment.relations(RELATIONS.c.type == "affiliation", RELATIONS.c.subtype == "rename", ends)
        new = {one.key for edge in found.values() for one in _ends(edge)} - known
        known |= new
    return list(found.values())


def _namesakes(moment: Moment, own: Sequence[Actor]) -> Iterator[Actor]:
    """Those in whose names a name of its own stands."""
    names = family_names(own)
    shortest = [one for one in names if not any(other in one for other in names if other != one)]
    for part in chunks(shortest, _NAMES_AT_ONCE):
        yield from moment.outlines(or_(*(ACTORS.c.called.contains(one, autoescape=True) for one in part)))


def _ends(edge: Relation) -> list[Party]:
    return [one for one in (edge.subject, edge.object) if one]


def _views(relations: Iterable[Relation] = (), actors: Iterable[Actor] = ()) -> Views:
    return Views((), tuple(relations), tuple(actors))

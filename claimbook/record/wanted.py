"""What a filter wants, out of a book: the database finds what may fit, the filter itself says what does."""

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Select, func, or_, select

from claimbook.book.tables import REPORTS
from claimbook.book.view_tables import ACTORS, EDGES, INCIDENTS, RELATIONS, TELLINGS
from claimbook.model.views import Actor, Incident, Relation
from claimbook.record.filters import Chosen
from claimbook.record.stored.asking import among, bounded, chunks, in_order
from claimbook.record.stored.reading import Condition, Moment, ends_in, in_period, takes_part
from claimbook.record.stored.step import RULE

_AT_ONCE: Final = 500


def incidents_wanted(moment: Moment, chosen: Chosen) -> Iterator[Incident]:
    """The incidents that fit, by their ids, few of them in memory."""
    asked = select(INCIDENTS.c.key).where(*_of_incidents(moment, chosen))
    ordered = asked.order_by(in_order(moment.connection, INCIDENTS.c.id))
    for keys in chunks(list(moment.connection.execute(ordered).scalars()), _AT_ONCE):
        found = moment.incidents(among(moment.connection, INCIDENTS.c.key, keys))
        yield from chosen.incidents(found[key] for key in keys)


def relations_wanted(moment: Moment, chosen: Chosen) -> tuple[Relation, ...]:
    """The relations that fit, by their ids."""
    found = moment.relations(*_of_relations(moment, chosen)).values()
    return chosen.relations(sorted(found, key=lambda one: one.id))


def actors_wanted(moment: Moment, chosen: Chosen) -> tuple[Actor, ...]:
    """The actors that fit, by their keys."""
    conditions = [] if chosen.country is None else [ACTORS.c.country == chosen.country]
    if chosen.keys is not None:
        conditions.append(among(moment.connection, ACTORS.c.party, [bounded(one) for one in chosen.keys]))
    found = moment.actors(*conditions).values()
    return chosen.actors(sorted(found, key=lambda one: one.party.key))


def _of_incidents(moment: Moment, chosen: Chosen) -> Iterator[Condition]:
    """What can be asked by columns. Days and places are columns only as the kept rule has chosen them."""
    wanted = chosen.wanted
    if chosen.keys is not None:
        yield takes_part(moment.connection, [bounded(one) for one in chosen.keys])
    if wanted.kind not in (None, "incident"):
        yield INCIDENTS.c.kinds.contains(f" {wanted.kind} ", autoescape=True)
    reports = _reported(chosen)
    if reports is not None:
        told = select(TELLINGS.c.incident).where(TELLINGS.c.report.in_(reports))
        yield or_(INCIDENTS.c.key.in_(told), INCIDENTS.c.row_of.in_(reports))
    if moment.rule != RULE:
        return
    if chosen.country is not None:
        place = func.nullif(INCIDENTS.c.place_country, "")
        yield func.coalesce(place, INCIDENTS.c.country) == chosen.country
    yield from in_period(INCIDENTS, wanted.since, wanted.until)
    if wanted.since is not None or wanted.until is not None:
        yield or_(INCIDENTS.c.start.is_not(None), INCIDENTS.c.end.is_not(None))


def _of_relations(moment: Moment, chosen: Chosen) -> Iterator[Condition]:
    wanted = chosen.wanted
    if chosen.keys is not None:
        yield ends_in(moment.connection, [bounded(one) for one in chosen.keys])
    if wanted.kind is not None:
        yield or_(RELATIONS.c.type == wanted.kind, RELATIONS.c.subtype == wanted.kind)
    reports = _reported(chosen)
    if reports is not None:
        yield RELATIONS.c.key.in_(select(EDGES.c.relation).where(EDGES.c.report.in_(reports)))
    if moment.rule != RULE:
        return
    yield from in_period(RELATIONS, wanted.since, wanted.until)


def _reported(chosen: Chosen) -> Select[int] | None:
    """The keys of the reports of the days from which reports are wanted; None: of any."""
    since, until = chosen.wanted.reported_since, chosen.wanted.reported_until
    if since is None and until is None:
        return None
    asked = select(REPORTS.c.key).where(REPORTS.c.published.is_not(None))
    asked = asked if since is None else asked.where(REPORTS.c.published >= since)
    return asked if until is None else asked.where(REPORTS.c.published <= until)

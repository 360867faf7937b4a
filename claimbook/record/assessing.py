"""Profiles and comparisons out of a record: whom the words mean, where, when; and what is behind every sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from claimbook.assess import (
    Comparison,
    Dossier,
    Ground,
    Profile,
    Scope,
    compare,
    comparison_dossier,
    find_actor,
    ground_of,
    profile_dossier,
    scope_of,
)
from claimbook.assess.pictures import network_picture, places_map, timeline
from claimbook.errors import InputError
from claimbook.exchange.countries import by_iso3
from claimbook.model.record import Entry
from claimbook.record.filters import check_period, iso3_of, refs_meant
from claimbook.record.near import actor_meant, scope_near, views_near
from claimbook.record.record import Record
from claimbook.record.regions import country_spelt, is_placed
from claimbook.record.undated import dated_part, profile_apart


@dataclass(frozen=True, slots=True)
class Place:
    """country: ISO 3166-1 alpha-3; region: the name of a unit or place; None: not bounded by it."""

    country: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """place: a country's name or code, or the name of a unit or place ("Balochistan"). since, until: days, inclusive.

    asof: what was known at the end of that day. None: unbounded.
    """

    place: str | None = None
    since: date | None = None
    until: date | None = None
    asof: date | None = None


@dataclass(frozen=True, slots=True)
class Assessment:
    """A profile, its text, and its pictures as SVG."""

    profile: Profile
    dossier: Dossier
    pictures: tuple[str, ...]


def profile_group(record: Record, group: str, bounds: Bounds = Bounds()) -> Assessment:
    """The profile of the group of that name, key or ref. Raises InputError where the record knows none."""
    (ground,), entries = _grounds(record, [group], bounds)
    profile = profile_apart(ground, {one.report.id: one.report for one in entries})
    dated = dated_part(ground)
    drawn = (timeline(dated), places_map(dated), network_picture(dated))
    dossier = profile_dossier(profile, {one.claim.id: one for one in entries})
    return Assessment(profile, dossier, tuple(one for one in drawn if one))


def compare_groups(
    record: Record, groups: Sequence[str], bounds: Bounds = Bounds(), weights: Mapping[str, float] | None = None
) -> tuple[Comparison, Dossier]:
    """Two to five groups side by side. Raises InputError for a name nobody has or two names of one group."""
    grounds, entries = _grounds(record, groups, bounds)
    reports = {one.report.id: one.report for one in entries}
    comparison = compare([profile_apart(one, reports) for one in grounds], weights)
    return comparison, comparison_dossier(comparison, {one.claim.id: one for one in entries})


def place_of(words: str | None) -> Place:
    """A country where the words are the name or code of one, else a region."""
    country = iso3_of(words) if words else None
    return Place(country, None if country else words)


def _grounds(record: Record, groups: Sequence[str], bounds: Bounds) -> tuple[list[Ground], list[Entry]]:
    """The ground of each group, and the entries behind them. Of now no more is read than they need."""
    check_period(bounds.since, bounds.until)
    place = place_of(bounds.place)
    found = _grounds_in(record, groups, bounds, place)
    if place.region is None or any(map(is_placed, found[0])):
        return found
    country = country_spelt(place.region, record.views(bounds.asof))
    return found if country is None else _grounds_in(record, groups, bounds, Place(country))


def _grounds_in(
    record: Record, groups: Sequence[str], bounds: Bounds, place: Place
) -> tuple[list[Ground], list[Entry]]:
    limits = Scope(frozenset(), "", frozenset(), place.country, place.region, bounds.since, bounds.until)
    refs = [refs_meant(group) for group in groups]
    if bounds.asof is not None:
        return _grounds_then(record, list(zip(groups, refs, strict=True)), limits, bounds.asof)
    with record.moment() as moment:
        actors = [actor_meant(moment, group, given) for group, given in zip(groups, refs, strict=True)]
        scopes = [_with_name(scope_near(moment, actor, limits)) for actor in actors]
        _check_apart(groups, scopes)
        grounds = [ground_of(views_near(moment, one), one) for one in scopes]
        return grounds, moment.evidence(frozenset().union(*(one.claims() for one in grounds)))


def _grounds_then(
    record: Record, groups: Sequence[tuple[str, Sequence[str]]], limits: Scope, asof: date
) -> tuple[list[Ground], list[Entry]]:
    """The same as of a day, whose views are made for the asking."""
    views, within = record.views(asof), (limits.country, limits.region, limits.start, limits.end)
    scopes = [_with_name(scope_of(views, find_actor(views, group, refs), *within)) for group, refs in groups]
    _check_apart([group for group, _ in groups], scopes)
    return [ground_of(views, one) for one in scopes], record.entries(asof)


def _with_name(scope: Scope) -> Scope:
    found = by_iso3().get(scope.country) if scope.country else None
    return replace(scope, country_name=found.name) if found else scope


def _check_apart(groups: Sequence[str], scopes: Sequence[Scope]) -> None:
    for at, one in enumerate(scopes):
        if any(one.keys & other.keys for other in scopes[:at]):
            raise InputError(groups[at], f"is {one.name}, which is compared already.")

"""Profiles and comparisons out of a record: whom the words mean, where, when; and what is behind every sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from claimbook.assess import (
    Comparison,
    Dossier,
    Profile,
    Scope,
    compare,
    comparison_dossier,
    find_actor,
    profile_dossier,
    profile_of,
    scope_of,
)
from claimbook.assess.ground import ground_of
from claimbook.assess.pictures import network_picture, places_map, timeline
from claimbook.errors import InputError
from claimbook.record.filters import iso3_of
from claimbook.record.record import Record
from claimbook.resolve.actors import load_registry

_LIKELY = 3
"""Identities of the registry that a name typed by a person may mean, the likeliest first."""


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
    views = record.views(bounds.asof)
    scope = _scope(record, group, bounds)
    entries = {one.claim.id: one for one in record.entries(bounds.asof)}
    profile = profile_of(views, scope, {one.report.id: one.report for one in entries.values()})
    ground = ground_of(views, scope)
    drawn = (timeline(ground), places_map(ground), network_picture(ground))
    return Assessment(profile, profile_dossier(profile, entries), tuple(one for one in drawn if one))


def compare_groups(
    record: Record, groups: Sequence[str], bounds: Bounds = Bounds(), weights: Mapping[str, float] | None = None
) -> tuple[Comparison, Dossier]:
    """Two to five groups side by side. Raises InputError for a name nobody has or two names of one group."""
    views = record.views(bounds.asof)
    entries = {one.claim.id: one for one in record.entries(bounds.asof)}
    reports = {one.report.id: one.report for one in entries.values()}
    scopes = [_scope(record, group, bounds) for group in groups]
    for at, one in enumerate(scopes):
        if any(one.keys & other.keys for other in scopes[:at]):
            raise InputError(groups[at], f"is {one.name}, which is compared already.")
    comparison = compare([profile_of(views, one, reports) for one in scopes], weights)
    return comparison, comparison_dossier(comparison, entries)


def place_of(words: str | None) -> Place:
    """A country where the words are the name or code of one, else a region."""
    country = iso3_of(words) if words else None
    return Place(country, None if country else words)


def _scope(record: Record, group: str, bounds: Bounds) -> Scope:
    place = place_of(bounds.place)
    views = record.views(bounds.asof)
    known = load_registry().find(group).candidates[:_LIKELY]
    actor = find_actor(views, group, [one.ref for one in known])
    return scope_of(views, actor, place.country, place.region, bounds.since, bounds.until)

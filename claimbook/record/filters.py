"""Which incidents, relations and actors somebody asks for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal, TypeVar

from claimbook.assess import find_actors
from claimbook.assess.finding import suggested
from claimbook.assess.ground import testimonies_of
from claimbook.errors import InputError
from claimbook.exchange.countries import by_iso2, by_iso3, by_name
from claimbook.model.codebook import LABELS, SUBTYPES
from claimbook.model.names import folded
from claimbook.model.views import Actor, Incident, Interval, Party, Relation, Testimony, Value, Views
from claimbook.record.regions import country_names, did_you_mean
from claimbook.resolve.actors import load_registry
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.name_search import NAME


@dataclass(frozen=True, slots=True)
class Filter:
    """What is wanted; None: whatever it is.

    since, until: the days between which it was, both included; what has no day is left out where either is given. Of an
    incident with one end open ("by May", "since 2014") the day that is known counts; a relation with an open end holds
    on, or held before. place: part of a place's name or of the unit that holds it. country: ISO 3166-1 code or English
    name. group: ref, key or name of somebody who takes part; part of a name where none is that name. kind: type or
    subtype of the codebook, or both ("method/attack"). reported_since, reported_until: a report that tells of it was
    published between these days, both included, whatever the day that it was. confidence: some claim of it is at least
    so sure, 0 to 1; what a dataset or a person says has no doubt of that kind and is always in.
    """

    since: date | None = None
    until: date | None = None
    place: str | None = None
    country: str | None = None
    group: str | None = None
    kind: str | None = None
    reported_since: date | None = None
    reported_until: date | None = None
    confidence: float | None = None


ALL = Filter()
_SAME_NAME: Final = 0.9
"""How like a name of the registry the words must be, of 1 for the same letters: other spellings of it are."""
_View = TypeVar("_View", Incident, Relation)
View = Literal["incidents", "relations"]
_TYPES: Final[dict[View, frozenset[str]]] = {
    "incidents": frozenset({"incident"}),
    "relations": frozenset({*SUBTYPES} - {"incident", "responsibility"}),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter made ready: its country as ISO alpha-3, its group as keys of parties, its kind one word.

    type: of the codebook, where the kind is a subtype of that type alone.
    """

    wanted: Filter
    country: str | None
    keys: frozenset[str] | None
    type: str | None = None

    def incidents(self, given: Iterable[Incident]) -> tuple[Incident, ...]:
        """Those that fit, in their order."""
        return tuple(one for one in given if self._fits(one))

    def relations(self, given: Iterable[Relation]) -> tuple[Relation, ...]:
        """Those that fit, in their order. A relation without a place is in no country."""
        return tuple(one for one in given if self._fits(one))

    def actors(self, given: Iterable[Actor]) -> tuple[Actor, ...]:
        """Those that fit, in their order, by group and country alone."""
        return tuple(
            one
            for one in given
            if (self.keys is None or one.party.key in self.keys) and self.country in (None, one.country)
        )

    def _fits(self, one: _View) -> bool:
        places = _places(one)
        return (
            self._in_kind(one)
            and self._in_time(_days(one))
            and self._reported_in_time(one)
            and self._sure_enough(one)
            and (self.keys is None or any(party.key in self.keys for party in parties_of(one)))
            and (self.country is None or self.country in _countries(one, places))
            and (self.wanted.place is None or any(_named(party, self.wanted.place) for party in places))
        )

    def _in_kind(self, one: _View) -> bool:
        kinds: tuple[str, ...] = ("incident", *one.kinds) if isinstance(one, Incident) else (one.type, one.subtype)
        return self.type in (None, kinds[0]) and self.wanted.kind in (None, *kinds)

    def _in_time(self, days: Interval) -> bool:
        if self.wanted.since is None and self.wanted.until is None:
            return True
        if days.start is None and days.end is None:
            return False
        ends_before = self.wanted.since is not None and days.end is not None and days.end < self.wanted.since
        begins_after = self.wanted.until is not None and days.start is not None and days.start > self.wanted.until
        return not (ends_before or begins_after)

    def _reported_in_time(self, one: _View) -> bool:
        since, until = self.wanted.reported_since, self.wanted.reported_until
        if since is None and until is None:
            return True
        days = [each.published for each in _told(one) if each.published]
        return any((since or day) <= day <= (until or day) for day in days)

    def _sure_enough(self, one: _View) -> bool:
        least = self.wanted.confidence
        return least is None or any(each.confidence is None or each.confidence >= least for each in _told(one))


def _told(one: _View) -> Sequence[Testimony]:
    return testimonies_of(one) if isinstance(one, Incident) else (*one.for_, *one.against)


def choose(wanted: Filter, views: Views) -> Chosen:
    """The filter for these views. Raises InputError for a country, kind or group that is not known."""
    keys = None
    if wanted.group:
        keys = [one.party.key for one in find_actors(wanted.group, views.actors, refs_meant(wanted.group))]
    return chosen_by(wanted, keys)


def chosen_by(wanted: Filter, keys: Sequence[str] | None, near: Sequence[Actor] = ()) -> Chosen:
    """The filter with its group as keys of parties; None: it has no group. near: who may be meant where there is no
    key. Raises InputError for a country, kind or group that is not known."""
    if wanted.group and not keys:
        raise _nobody(wanted.group, near)
    check_period(wanted.since, wanted.until)
    check_period(wanted.reported_since, wanted.reported_until)
    type_, _, subtype = (wanted.kind or "").rpartition("/")
    if wanted.kind is not None and not _labels(type_, subtype):
        raise InputError(f"type {wanted.kind}", "no such type or subtype.", remedy="claimbook codebook lists them.")
    chosen = None if keys is None else frozenset(keys)
    plain = replace(wanted, kind=subtype or None)
    return Chosen(plain, _iso3(wanted.country) if wanted.country else None, chosen, type_ or None)


def check_kind(kind: str | None, of: View) -> None:
    """Raises InputError where no incident, or no relation, can be of that kind: an empty list would say that nothing of
    it is told."""
    type_, _, subtype = (kind or "").rpartition("/")
    labels = _labels(type_, subtype)
    if kind is None or not labels or any(one in _TYPES[of] for one, _ in labels):
        return
    other = next((name for name, types in _TYPES.items() if any(one in types for one, _ in labels)), None)
    remedy = f"See claimbook {other} --type {kind}." if other else "See claimbook codebook."
    raise InputError(f"type {kind}", f"no type of {of}.", remedy=remedy)


def _labels(type_: str, subtype: str) -> list[tuple[str, str]]:
    """The labels of the codebook that are of the type, if one is given, and have the word as subtype or as type."""
    return [one for one in LABELS if (type_ in ("", one[0]) and subtype == one[1]) or (not type_ and subtype == one[0])]


def check_period(since: date | None, until: date | None) -> None:
    """Raises InputError where the period ends before it begins."""
    if since is not None and until is not None and since > until:
        raise InputError(f"period {since} to {until}", "ends before it begins.", remedy="Exchange its two days.")


def refs_meant(words: str) -> tuple[str, ...]:
    """The actors of the registry that a name typed by a person is a name of, in whatever spelling; () where none is.

    So a group is found by a name that no report of the book calls it by. The likeliest first; several only where the
    words are as much the name of each: "ADF" is an army's and a group's.
    """
    likes = [(one.ref, dict(one.features).get(NAME, 0.0)) for one in load_registry().find(words).candidates]
    most = max((like for _, like in likes), default=0.0)
    return tuple(ref for ref, like in likes if like == most >= _SAME_NAME)


def strangers(words: str, actors: Iterable[Actor]) -> tuple[Actor, ...]:
    """Those whose own name, alias or ref the words are not, letter for letter but for case, accents and articles."""
    return tuple(one for one in actors if not _is_own(words, one))


def _is_own(words: str, actor: Actor) -> bool:
    if words in (actor.party.key, actor.party.ref, *actor.aliases):
        return True
    known = load_registry().actor(actor.party.ref or "")
    names = (actor.party.name, *actor.names, *((one.text for one in known.names) if known else ()))
    return any(folded(words) == folded(one) or name_key(words) == name_key(one) for one in names)


def _nobody(words: str, near: Sequence[Actor]) -> InputError:
    known = load_registry().actor(next(iter(refs_meant(words)), ""))
    meant = f" The registry has it: {known.name}, {known.ref}." if known else ""
    problem = f"nobody of that name acts in this book.{meant}"
    return InputError(f"group {words}", problem, suggested(words, near), "See claimbook actors list.")


def parties_of(one: Incident | Relation) -> list[Party]:
    """Everybody who takes part; places do not."""
    if isinstance(one, Relation):
        return [party for party in (one.subject, one.object) if party]
    hit = [target.value for target in one.targets if isinstance(target.value, Party)]
    return [*(who.party for who in one.perpetrators), *hit]


def _days(one: Incident | Relation) -> Interval:
    """What a filter by days looks at. An event lasts no longer than is said; a tie does."""
    when = one.when.value if isinstance(one.when.value, Interval) else Interval(None, None)
    if isinstance(one, Relation):
        return when
    return Interval(when.start or when.end, when.end or when.start)


def _places(one: Incident | Relation) -> list[Party]:
    place = one.place.value if isinstance(one.place, Value) else one.place
    return [place] if isinstance(place, Party) else []


def _countries(one: Incident | Relation, places: Iterable[Party]) -> set[str | None]:
    found: set[str | None] = {place.location.country for place in places if place.location and place.location.country}
    return found or ({one.country} if isinstance(one, Incident) else set())


def _named(place: Party, words: str) -> bool:
    units = (place.location.admin1, place.location.admin2) if place.location else ()
    return any(folded(words) in folded(name) for name in (place.name, *units) if name)


def iso3_of(country: str) -> str | None:
    """The ISO 3166-1 alpha-3 code behind a code or an English name in any customary form ("DRC"); None without one."""
    code = country.strip().upper()
    if code in by_iso3():
        return code
    found = by_iso2().get(code) or by_name().get(folded(country))
    if found:
        return found.iso3
    state = load_registry().states.ref_of(country) or ""
    code = state.removeprefix("state:")
    return code if code in by_iso3() else None


def _iso3(country: str) -> str:
    found = iso3_of(country)
    if found is None:
        near = did_you_mean(country, country_names())
        wanted = near or "Wanted an ISO 3166-1 code or an English name."
        raise InputError(f"country {country}", "no such country.", wanted)
    return found

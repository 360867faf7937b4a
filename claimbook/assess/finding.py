"""From the words that a person types to the group that a profile is about."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from rapidfuzz.fuzz import ratio

from claimbook.assess.values import Scope
from claimbook.errors import InputError
from claimbook.model.names import folded
from claimbook.model.views import Actor, Party, Relation, Views

_NONE = "no actor of the record has that name."
_SHOWN = 8
_SUGGESTED = 4
_NEAR: Final = 70.0
"""Of 100 for the same letters: what somebody may have meant who typed a name that nobody has ("Hamaz")."""
_CLEARLY = 3
_COMMON: Final = frozenset(
    ("armed", "army", "brigade", "democratic", "fighters", "force", "forces", "front", "government", "group", "islamic",
     "liberation", "militants", "military", "militia", "militias", "movement", "national", "people", "police",
     "rebels", "security", "soldiers", "troops", "united")
)  # fmt: skip
"""Words of which many names are made: none of them alone names a group."""
_LEAST = 3
"""Letters that a name needs to be looked for inside longer names: "IS" would be found everywhere."""


def find_actor(views: Views, words: str, refs: Sequence[str] = ()) -> Actor:
    """The one of `find_actors` that is meant: of several of the same name the one with most claims; of several that
    hold the words one that has three times the claims of the next. Raises InputError, which tells the nearest."""
    found, exact = _found(words, views.actors, refs)
    found.sort(key=lambda one: (-len(one.claims), one.party.key))
    if found and (exact or len(found) == 1 or len(found[0].claims) >= _CLEARLY * len(found[1].claims)):
        return found[0]
    raise _nobody(words, found or views.actors, "fits several actors of the record." if found else _NONE)


def find_actors(words: str, actors: Sequence[Actor], refs: Sequence[str] = ()) -> list[Actor]:
    """The actors of that key, ref or name, else of one of the refs, else those in whose names the words stand.

    refs: identities that a registry gives the words. Names are compared by claimbook.model.names. Raises InputError
    where there is none.
    """
    found, _ = _found(words, actors, refs)
    if not found:
        raise _nobody(words, actors, _NONE)
    return found


def _found(words: str, actors: Sequence[Actor], refs: Sequence[str]) -> tuple[list[Actor], bool]:
    """(actors, are they so called, and not only of a name with these words in it?)

    Of several of that name the one that the registry means by it: "Taliban" is not the Pakistani Taliban.
    """
    wanted = folded(words)
    exact = [one for one in actors if words in (one.party.key, one.party.ref, *one.aliases) or wanted in _names(one)]
    exact = [one for one in exact if one.party.ref in refs[:1]] or exact
    exact = exact or [one for one in actors if one.party.ref in refs]
    return exact or [one for one in actors if wanted and any(wanted in name for name in _names(one))], bool(exact)


def _nobody(words: str, near: Sequence[Actor], problem: str) -> InputError:
    shown = sorted(near, key=lambda one: (-len(one.claims), one.party.key))[:_SHOWN]
    known = f"Known: {', '.join(one.party.name for one in shown if not one.party.private) or 'none'}."
    suggestion = suggested(words, near) if problem == _NONE else ""
    return InputError(words, problem, suggestion or known, "List them all with: claimbook actors list")


def suggested(words: str, near: Iterable[Actor]) -> str:
    """The question "Did you mean Hamas?", of those, private people apart, who have nearly that name; "" without one."""
    alike = [one for one in near if not one.party.private and is_near(words, _names(one))]
    alike.sort(key=lambda one: (-_likeness(words, _names(one)), one.party.key))
    meant = dict.fromkeys(one.party.name for one in alike[:_SUGGESTED])
    return f"Did you mean {' or '.join(meant)}?" if meant else ""


def is_near(words: str, names: Iterable[str]) -> bool:
    """Is one of the folded names nearly that of the words?"""
    return _likeness(words, names) >= _NEAR


def _likeness(words: str, names: Iterable[str]) -> float:
    wanted = folded(words)
    return max((ratio(wanted, one) for one in names), default=0.0)


def scope_of(
    views: Views,
    words: str | Actor,
    country: str | None = None,
    region: str | None = None,
    start: date | None = None,
    end: date | None = None,
) -> Scope:
    """Whom `words` mean, with its family, for a place and a period. Raises InputError where nobody has that name."""
    actor = find_actor(views, words) if isinstance(words, str) else words
    keys = _renamed(views, frozenset({actor.party.key, *actor.aliases}))
    return Scope(keys, actor.party.name, _family(views, keys), country, region, start, end)


def _names(actor: Actor) -> set[str]:
    return {folded(one) for one in (actor.party.name, *actor.names)}


def _renamed(views: Views, keys: frozenset[str]) -> frozenset[str]:
    """The keys, and those that some claim calls another name of them, and none denies: a rename keeps the identity.

    Two that a registry keeps apart stay so, whatever a sentence says: lists tell of names long given up, and a rename
    misread between two of them would give each all that is said of the other.
    """
    pairs = [
        {one.subject.key, one.object.key}
        for one in views.relations
        if one.type == "affiliation" and one.subtype == "rename" and one.for_ and not one.against and one.object
        and not (_is_registered(one.subject) and _is_registered(one.object))
    ]  # fmt: skip
    while more := frozenset().union(*(pair for pair in pairs if pair & keys)) - keys:
        keys |= more
    return keys


def _family(views: Views, keys: frozenset[str]) -> frozenset[str]:
    """Parties that are called a branch of it, and groups whose name is one of its names and more."""
    called = _branches(views.relations, keys)
    own = [f" {name} " for name in family_names(one for one in views.actors if one.party.key in keys)]
    ends = (one.party for one in views.actors if one.party.kind in (None, "group", "organisation"))
    named = {one.key for one in ends if _holds(one, own)}
    return frozenset((called | named) - keys)


def _branches(relations: Iterable[Relation], keys: frozenset[str]) -> frozenset[str]:
    """Keys of those that somebody calls a branch of it; of one that a registry has as a group of its own two reports
    have to say so: one that is misread would give this group all camps, leaders and allies of the other."""
    told: dict[str, set[str]] = {}
    known: set[str] = set()
    for one in relations:
        if one.type == "affiliation" and one.subtype == "branch" and one.for_ and one.object and one.object.key in keys:
            told.setdefault(one.subject.key, set()).update(each.report for each in one.for_ if each.independent)
            known |= {one.subject.key} if _is_registered(one.subject) else set()
    return frozenset(key for key, reports in told.items() if key not in known or len(reports) >= _BY)


_BY: Final = 2
"""Independent reports that make a registered group a branch of another."""


def family_names(actors: Iterable[Actor]) -> list[str]:
    """The names, folded, that make a group with more in its own name one of the family.

    Only names that claims use, and no words that any group may have: a name misread as "Forces" would make a family of
    all forces.
    """
    told = ({folded(name) for name, times in one.names.items() if times} for one in actors)
    every: frozenset[str] = frozenset().union(*told)
    return sorted(name for name in every if len(name) > _LEAST and not _COMMON.issuperset(name.split()))


def _is_registered(party: Party) -> bool:
    return party.ref is not None and not party.ref.startswith("local:")


def _holds(party: Party, names: Iterable[str]) -> bool:
    """One word makes no family of those with an identity of their own: Kata'ib Hezbollah is not Hezbollah's."""
    padded = f" {folded(party.name)} "
    known = _is_registered(party)
    return any(name in padded and name != padded and not (known and name.strip().count(" ") == 0) for name in names)

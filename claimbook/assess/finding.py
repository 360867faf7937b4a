"""From the words that a person types to the group that a profile is about."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date

from claimbook.assess.values import Scope
from claimbook.errors import InputError
from claimbook.model.views import Actor, Party, Views

_SHOWN = 8
_CLEARLY = 3
_LEAST = 3
"""Letters that a name needs to be looked for inside longer names: "IS" would be found everywhere."""


def find_actor(views: Views, words: str, refs: Sequence[str] = ()) -> Actor:
    """The actor of that key, or of that name, or of one of the refs, else the one whose name holds the words.

    refs: identities that a registry gives the words. Of several of the same name the one with most claims; of several
    that hold the words one that has three times the claims of the next. Names are compared without case, accents,
    hyphens and leading articles. Raises InputError, which tells the nearest.
    """
    wanted = folded(words)
    exact = [one for one in views.actors if words in (one.party.key, *one.aliases) or wanted in _names(one)]
    exact = exact or [one for one in views.actors if one.party.ref in refs]
    if exact:
        return max(exact, key=lambda one: (len(one.claims), one.party.key))
    near = [one for one in views.actors if wanted and any(wanted in name for name in _names(one))]
    shown = sorted(near or views.actors, key=lambda one: (-len(one.claims), one.party.key))[:_SHOWN]
    if near and (len(near) == 1 or len(shown[0].claims) >= _CLEARLY * len(shown[1].claims)):
        return shown[0]
    problem = "fits several actors of the record." if near else "no actor of the record has that name."
    raise InputError(words, problem, f"Known: {', '.join(one.party.name for one in shown) or 'none'}.",
                     "List them all with: claimbook actors list")  # fmt: skip


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


def folded(name: str) -> str:
    """A name without case, accents, punctuation and leading article, words one blank apart."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^\w]+", " ", "".join(one for one in plain if not unicodedata.combining(one))).strip()
    return words.removeprefix("the ")


def _names(actor: Actor) -> set[str]:
    return {folded(one) for one in (actor.party.name, *actor.names)}


def _renamed(views: Views, keys: frozenset[str]) -> frozenset[str]:
    """The keys, and those that some claim calls another name of them, and none denies: a rename keeps the identity."""
    pairs = [
        {one.subject.key, one.object.key}
        for one in views.relations
        if one.type == "affiliation" and one.subtype == "rename" and one.for_ and not one.against and one.object
    ]
    while more := frozenset().union(*(pair for pair in pairs if pair & keys)) - keys:
        keys |= more
    return keys


def _family(views: Views, keys: frozenset[str]) -> frozenset[str]:
    """Parties that somebody calls a branch of it, and groups whose name is one of its names and more."""
    called = {
        one.subject.key
        for one in views.relations
        if one.type == "affiliation" and one.subtype == "branch" and one.for_ and one.object and one.object.key in keys
    }
    names = {name for one in views.actors if one.party.key in keys for name in _names(one)}
    own = [f" {name} " for name in sorted(names) if len(name) > _LEAST]
    ends = (one.party for one in views.actors if one.party.kind in (None, "group", "organisation"))
    named = {one.key for one in ends if _holds(one, own)}
    return frozenset((called | named) - keys)


def _holds(party: Party, names: Iterable[str]) -> bool:
    padded = f" {folded(party.name)} "
    return any(name in padded and name != padded for name in names)

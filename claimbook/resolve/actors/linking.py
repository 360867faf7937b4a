"""Every mention of a group, force or government -> the actor of the registry that it names, with the reason."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention, Reasoning
from claimbook.resolve.actors.entries import ActorContext
from claimbook.resolve.actors.folding import fold, name_key
from claimbook.resolve.actors.persons import with_persons
from claimbook.resolve.actors.phrases import describes, looks_armed, spellings, stands_apart
from claimbook.resolve.actors.registry import Registry
from claimbook.resolve.actors.surroundings import countries_of, every_mention, main_country
from claimbook.resolve.actors.weighing import SHIPPED, LinkWeights

KINDS: Final = frozenset(("group", "force", "government"))
LOCAL: Final = "local:"
ROUNDS: Final = 2
"""Times that the names of a document are looked up: the second time with those found the first time as context."""

_ACTING: Final = frozenset(("perpetrator", "actor", "subject", "object"))
_MISTAKEN: Final = ("place", "facility", "organisation", "person", None)
"""Kinds that an engine gives some who act in a claim. Of the fillers that it took for persons on five folds 22 are
names of the registry ("Hamas", "Boko Haram", "Pakistani Taliban"), and none of them was a person."""

Key = tuple[str, str | None, str | None]


@dataclass(frozen=True, slots=True)
class Link:
    """What was decided for one name. name: in full, from the registry; None where it is not in it."""

    ref: str | None
    name: str | None
    why: Reasoning


def link_actors(found: Extraction, registry: Registry, weights: LinkWeights = SHIPPED) -> Extraction:
    """The extraction with ref, name and why for every mention of a group, force or government.

    A mention whose name the document gives in full is linked by it, and keeps it; so are people ("40 men") whom the
    document says to be those of a name. A name that no registry knows becomes a local actor
    ("local:PAK/red-mountain-front") where it looks like the name of an armed group: the same name in the same country
    is the same actor. Descriptions ("gunmen", "the army") and doubtful names get no ref. Mentions that have a ref
    already, and all other kinds, stay as they are.
    """
    found = with_persons(found)
    found = replace(found, claims=tuple(_with_actors(claim, registry) for claim in found.claims))
    keys = {_key(one) for one in every_mention(found) if _is_actor(one)}
    if not keys:
        return found
    links = _link_all(sorted(keys, key=str), found, registry, weights)
    return replace(
        found,
        claims=tuple(_linked_claim(claim, links) for claim in found.claims),
        mentions=tuple(_linked(one, links) for one in found.mentions),
    )


def _with_actors(claim: Claim, registry: Registry) -> Claim:
    """The claim with those set right whom an engine took for a place or a body without arms, though they act in it.

    A country is its government ("support from Chad"), a name of the registry that group ("Islamic State bases").
    """
    roles = {
        role: tuple(_acting(one, registry) for one in given) if role in _ACTING else given
        for role, given in claim.roles.items()
    }
    holder = _acting(claim.holder, registry) if claim.holder else None
    return replace(claim, roles=roles, holder=holder) if (roles, holder) != (claim.roles, claim.holder) else claim


def _acting(one: Mention, registry: Registry) -> Mention:
    if one.ref or one.kind not in _MISTAKEN or not one.text[:1].isupper():
        return one
    if registry.states.names.get(name_key(one.text)):
        return replace(one, kind="government", name=None)
    return replace(one, kind="group") if registry.knows(one.text) else one


def _is_actor(one: Mention) -> bool:
    return one.ref is None and (one.kind in KINDS or _are_of_a_name(one))


def _are_of_a_name(one: Mention) -> bool:
    """Are these people ("40 men", "their boys") those of a body that the document names?"""
    return one.kind == "people" and one.name not in (None, one.text)


def _key(one: Mention) -> Key:
    return (one.text, one.name, "group" if one.kind == "people" else one.kind)


def _link_all(keys: Iterable[Key], found: Extraction, registry: Registry, weights: LinkWeights) -> Mapping[Key, Link]:
    countries = countries_of(found, registry.states)
    year = found.document.published.year if found.document.published else None
    context = ActorContext(countries, year)
    links: dict[Key, Link] = {}
    for _ in range(ROUNDS):
        for key in keys:
            if key not in links or links[key].ref is None:
                links[key] = _link(key, registry, replace(context, kind=key[2]), weights)
        seen = frozenset(one.ref for one in links.values() if one.ref)
        if not seen or all(one.ref for one in links.values()):
            break
        context = replace(context, actors=seen)
    acting = {one.name or one.text for claim in found.claims for given in claim.roles.values() for one in given}
    country = main_country(countries)
    return {
        key: link if _is_settled(link, key, registry) else _with_local(key, link, country, (key[1] or key[0]) in acting)
        for key, link in links.items()
    }


def _link(key: Key, registry: Registry, context: ActorContext, weights: LinkWeights) -> Link:
    """The first spelling that links decides; else the first one's candidates are shown."""
    text, name, _ = key
    tried: list[Reasoning] = []
    for words in _names_in(registry, name or text):
        if tried and registry.states.ref_of(words):  # "Afghan fighters" are not Afghanistan
            continue
        ref, why = registry.resolve(words, context, weights)
        if ref is not None:
            return Link(ref, why.candidates[0].name, why)
        tried.append(why)
    return Link(None, None, next((why for why in tried if why.candidates), tried[0] if tried else _DESCRIBES))


_DESCRIBES: Final = Reasoning("a description, not a name")


def _names_in(registry: Registry, name: str) -> Iterable[str]:
    """The name as written and bared of what describes; whole only, where the words speak of others ("X-backed")."""
    if stands_apart(name):
        return (name,) if registry.knows(name) else ()
    return spellings(name, registry.knows)


def _is_settled(link: Link, key: Key, registry: Registry) -> bool:
    """Is there no room for a new actor: linked, or left open between known ones, or words that describe somebody?"""
    called = key[1] or key[0]
    rest = " ".join(word for word in called.split() if registry.states.code_of(fold(word)) is None)
    return link.ref is not None or "as likely" in link.why.reason or stands_apart(called) or describes(rest)


def _with_local(key: Key, link: Link, country: str | None, acts: bool) -> Link:
    """acts: a claim says what the named does: evidence enough for names that do not sound like an armed group."""
    text, name, kind = key
    called = next(iter(spellings(name or text)), None)
    if called is None or not looks_armed(called, acts and kind == "group"):
        return link
    slug = name_key(called).replace(" ", "-")
    ref = f"{LOCAL}{country}/{slug}" if country else f"{LOCAL}{slug}"
    why = replace(link.why, reason=f"{link.why.reason}; a name of its own, kept as {ref}")
    return Link(ref, None, why)


def _linked_claim(claim: Claim, links: Mapping[Key, Link]) -> Claim:
    if not any(map(_is_actor, _mentions_of(claim))):
        return claim
    roles = {role: tuple(_linked(one, links) for one in given) for role, given in claim.roles.items()}
    holder = _linked(claim.holder, links) if claim.holder else None
    return replace(claim, roles=roles, holder=holder)


def _mentions_of(claim: Claim) -> Iterable[Mention]:
    yield from (one for given in claim.roles.values() for one in given)
    if claim.holder:
        yield claim.holder


def _linked(one: Mention, links: Mapping[Key, Link]) -> Mention:
    if not _is_actor(one):
        return one
    link = links[_key(one)]
    return replace(one, ref=link.ref, name=one.name or link.name, why=link.why)

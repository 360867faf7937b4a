"""Every mention of a group, force or government -> the actor of the registry that it names, with the reason."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention, Reasoning
from claimbook.resolve.actors.entries import ActorContext
from claimbook.resolve.actors.folding import fold, name_key
from claimbook.resolve.actors.lexicon import PARTICLES
from claimbook.resolve.actors.persons import ORGANISATION, PERSON, Others, others_names, with_persons
from claimbook.resolve.actors.phrases import describes_a_people, looks_armed, spellings, stands_apart
from claimbook.resolve.actors.registry import STATE, Registry
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

_SETTABLE: Final = frozenset((ORGANISATION, PERSON))
"""Kinds of mentions whose name may be that of a group elsewhere in the document."""

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
    is the same actor. Descriptions ("gunmen", "the army") and doubtful names get no ref. One name has one ref in a
    document: a mention of it that an engine took for a person or an organisation is set right; but a name that the
    document gives to a person as often as to a group is no local actor's. Mentions that have a ref
    already, and all other kinds, stay as they are.
    """
    found = with_persons(found)
    found = replace(found, claims=tuple(_with_actors(claim, registry) for claim in found.claims))
    keys = {_key(one) for one in every_mention(found) if _is_actor(one)}
    if not keys:
        return found
    links = _link_all(sorted(keys, key=str), found, registry, weights)
    named = _by_name(links)
    return replace(
        found,
        claims=tuple(_linked_claim(claim, links, named) for claim in found.claims),
        mentions=tuple(_linked(one, links, named) for one in found.mentions),
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
    shouted = found.document.text.isupper()
    for _ in range(ROUNDS):
        for key in keys:
            if shouted and (key[1] or key[0]).isalpha() and fold(key[1] or key[0]) in PARTICLES:  # "us", not "U.S."
                links[key] = Link(None, None, _DESCRIBES)
            elif key not in links or links[key].ref is None:
                links[key] = _link(key, registry, replace(context, kind=key[2]), weights)
        seen = frozenset(one.ref for one in links.values() if one.ref)
        if not seen or all(one.ref for one in links.values()):
            break
        context = replace(context, actors=seen)
    acting = {one.name or one.text for claim in found.claims for given in claim.roles.values() for one in given}
    others, country = others_names(every_mention(found)), main_country(countries)
    return {
        key: link
        if _is_settled(link, key, registry) or others.is_person(key[1] or key[0])
        else _with_local(key, link, country, _acts(key, acting, others))
        for key, link in links.items()
    }


def _acts(key: Key, acting: Collection[str], others: Others) -> bool:
    """Does a claim say what the named does, and is it not as often an organisation?"""
    called = key[1] or key[0]
    return called in acting and not others.is_organisation(called)


def _link(key: Key, registry: Registry, context: ActorContext, weights: LinkWeights) -> Link:
    """The first spelling that links decides; else the first one's candidates are shown."""
    text, name, _ = key
    tried: list[Reasoning] = []
    for words in _names_in(registry, name or text):
        if registry.states.ref_of(words) and not _is_whole(words, name or text):  # "Afghan fighters" no Afghanistan
            continue
        ref, why = registry.resolve(words, context, weights)
        if ref is not None:
            return Link(ref, why.candidates[0].name, why)
        tried.append(why)
    return Link(None, None, next((why for why in tried if why.candidates), tried[0] if tried else _DESCRIBES))


_DESCRIBES: Final = Reasoning("a description, not a name")


def _names_in(registry: Registry, name: str) -> Iterable[str]:
    """The name as written and bared of what describes; whole only, where the words speak of others ("X-backed").

    Those that say no more than of which nation or people somebody is are none, but of a state's forces and where known.
    """
    if stands_apart(name):
        return (name,) if registry.knows(name) else ()
    return tuple(one for one in spellings(name, registry.knows) if _may_name(one, registry))


def _is_whole(words: str, name: str) -> bool:
    """Is nothing left out of the name but what stands in brackets behind it?"""
    return name_key(words) in (name_key(name), name_key(name.partition(" (")[0]))


def _may_name(words: str, registry: Registry) -> bool:
    if registry.knows(words) or registry.states.ref_of(words) or not describes_a_people(words, registry.states):
        return True
    return registry.knows(" ".join(word for word in registry.states.besides(words) if word not in PARTICLES))


def _is_settled(link: Link, key: Key, registry: Registry) -> bool:
    """Is there no room for a new actor: linked, or left open between known ones, or words that describe somebody?"""
    called = key[1] or key[0]
    doubtful = link.ref is None and "as likely" in link.why.reason
    return link.ref is not None or doubtful or stands_apart(called) or describes_a_people(called, registry.states)


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


def _by_name(links: Mapping[Key, Link]) -> Mapping[str, Link]:
    """Name as compared -> its link, where the document's mentions of that name agree on who it is."""
    every: dict[str, dict[str, Link]] = defaultdict(dict)
    for (text, name, _), link in links.items():
        if link.ref is not None:
            every[name_key(name or text)][link.ref] = link
    found = {name: _registered(refs) or refs for name, refs in every.items()}
    return {name: next(iter(refs.values())) for name, refs in found.items() if len(refs) == 1}


def _registered(refs: Mapping[str, Link]) -> dict[str, Link]:
    return {ref: link for ref, link in refs.items() if not ref.startswith(LOCAL)}


def _linked_claim(claim: Claim, links: Mapping[Key, Link], named: Mapping[str, Link]) -> Claim:
    if all(_linked(one, links, named) is one for one in _mentions_of(claim)):
        return claim
    roles = {role: tuple(_linked(one, links, named) for one in given) for role, given in claim.roles.items()}
    holder = _linked(claim.holder, links, named) if claim.holder else None
    return replace(claim, roles=roles, holder=holder)


def _mentions_of(claim: Claim) -> Iterable[Mention]:
    yield from (one for given in claim.roles.values() for one in given)
    if claim.holder:
        yield claim.holder


def _linked(one: Mention, links: Mapping[Key, Link], named: Mapping[str, Link]) -> Mention:
    same = named.get(name_key(one.name or one.text)) if one.ref is None else None
    if _is_actor(one):
        own = links[_key(one)]
        link = same if same and (own.ref is None or own.ref.startswith(LOCAL)) else own
        return replace(one, ref=link.ref, name=one.name or link.name, why=link.why)
    if same is None or same.ref is None or one.kind not in _SETTABLE:
        return one
    of_it = one.kind == PERSON and name_key(one.text) != name_key(one.name or one.text)  # "its leader"
    kind = one.kind if of_it else _kind_of(same.ref)
    return replace(one, ref=same.ref, name=one.name or same.name, kind=kind, why=same.why)


def _kind_of(ref: str) -> str:
    if ref.startswith(STATE):
        return "force" if "/" in ref else "government"
    return "group"

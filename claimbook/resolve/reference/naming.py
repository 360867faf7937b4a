"""Claims -> the same claims with the full names that their document gives."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.reference.appearances import Place
from claimbook.resolve.reference.choosing import SHIPPED, Weights, chooser
from claimbook.resolve.reference.names import is_proper
from claimbook.resolve.reference.reading import Reading

_UNNAMED: Final = frozenset(("place", "weapon"))
"""Roles left as they are: a place's full name needs a gazetteer, a weapon has none."""


def name_claims(extraction: Extraction, weights: Weights = SHIPPED) -> Extraction:
    """The extraction, each filler and holder with the full name of whom it means, in words of the document.
    The adjective of a state ("Israeli") has the state's name instead.

    A proper name that is the fullest form has itself as name; a short form, acronym, pronoun or description has the
    full name of the one it refers to. None: the document gives no name, or not surely enough. A name that a mention
    has already is kept. Mentions get names as claims do, also where there are no claims. weights: what the comparisons
    count. Never raises for odd text; offsets stay as they are.
    """
    names = Reading(extraction, chooser(weights)).names()
    claims = tuple(_named_claim(claim, names) for claim in extraction.claims)
    mentions = tuple(one if one.kind in _UNNAMED else _named(one, names) for one in extraction.mentions)
    return replace(extraction, claims=claims, mentions=mentions)


def _named_claim(claim: Claim, names: Mapping[Place, str]) -> Claim:
    roles = {
        role: given if role in _UNNAMED else tuple(_named(one, names) for one in given)
        for role, given in claim.roles.items()
    }
    if claim.subtype == "rename":
        roles = _two_names(claim, roles)
    return replace(claim, roles=roles, holder=_named(claim.holder, names) if claim.holder else None)


def _two_names(claim: Claim, roles: dict[str, tuple[Mention, ...]]) -> dict[str, tuple[Mention, ...]]:
    """A claim that one name is another's keeps both: the subject has its own words where its full name is the
    object's."""
    objects = {one.name for one in roles.get("object", ())}
    written = {one.text: one.name for one in claim.roles.get("subject", ())}
    subjects = (
        replace(one, name=written[one.text] or one.text) if one.name in objects and is_proper(one.text) else one
        for one in roles.get("subject", ())
    )
    return {**roles, "subject": tuple(subjects)}


def _named(mention: Mention, names: Mapping[Place, str]) -> Mention:
    name = mention.name or names.get((mention.start, mention.end))
    return mention if name == mention.name else replace(mention, name=name)

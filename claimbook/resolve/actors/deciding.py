"""Candidates -> the actor that words name, or nobody: how near its name is, how sure the whole, how far the next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from claimbook.model.values import Candidate, Reasoning
from claimbook.resolve.actors.folding import name_key
from claimbook.resolve.actors.matching import says_little
from claimbook.resolve.actors.name_search import NAME
from claimbook.resolve.actors.weighing import LinkWeights, is_at_home

if TYPE_CHECKING:
    from claimbook.resolve.actors.registry import Registry

SHOWN: Final = 5
WELL_KNOWN: Final = 33
"""Of 100 for the actor that fought most."""
LEAST_OF_ITS_OWN: Final = 5
"""Letters of a name that no other actor can have by chance."""
IN_FULL: Final = 0.94
"""A name this like has the same words, all of them, in another spelling."""
PART_KINDS: Final = frozenset(("part_of", "faction", "splinter"))


def decide(
    registry: Registry,
    text: str,
    ranked: Sequence[Candidate],
    weights: LinkWeights,
    tells: Callable[[Candidate], bool],
) -> tuple[str | None, Reasoning]:
    """The ref that the words name, and why. ranked: the candidates, best first, at least one. tells: is its likeness
    more than one of words that tell nobody?"""
    first = _called_so_first(registry, text, ranked, weights)
    best = first or ranked[0]
    shown = (best, *(one for one in ranked if one is not best))[:SHOWN]
    rival = None if first else _rival(registry, best, ranked)
    if not _near_enough(best, weights) or not tells(best):
        return None, Reasoning("left open: no name is near enough", shown)
    least = _least(best, rival, weights)
    if _is_unmistakable(registry, text, best, rival, weights):
        least = min(least, weights.threshold + weights.elsewhere)
    if best.score < least:
        return None, Reasoning(f"left open: {best.score:.2f} is below {least:.2f}", shown)
    if rival is not None and best.score - rival.score < _margin(registry, text, best, rival, weights):
        return None, Reasoning(f"left open: {rival.ref} is as likely as {best.ref}", shown)
    return best.ref, Reasoning(f"linked to {best.ref} with {best.score:.2f} (at least {least:.2f})", shown)


def _called_so_first(
    registry: Registry, text: str, ranked: Sequence[Candidate], weights: LinkWeights
) -> Candidate | None:
    """Whose first name the words are letter for letter, where the likeliest has them as a translation or alias.

    It must be well known and may turn up here: in Indonesia "Islamic State" is no translation of Darul Islam.
    """
    if not registry.knows(text) or says_little(name_key(text)) or _name_like(ranked[0]) == 1:
        return None
    first = [one for one in ranked if _name_like(one) == 1]
    near = [one for one in first if dict(one.features).get("country", 0.0) > weights.elsewhere]
    known = [one for one in near if registry.facts_of(one.ref).weight >= WELL_KNOWN]
    return known[0] if len(first) == len(known) == 1 else None


def _rival(registry: Registry, best: Candidate, ranked: Sequence[Candidate]) -> Candidate | None:
    """The best other candidate that is not another source's view of this one."""
    edges = registry.group_edges(best.ref)
    ends = {end for edge in edges if edge.kind == "view_differs" for end in (edge.ref, edge.other)}
    views = {best.ref, *map(registry.first_ref, ends)}
    return next((one for one in ranked if one.ref not in views), None)


def _margin(registry: Registry, text: str, best: Candidate, rival: Candidate, weights: LinkWeights) -> float:
    """The distance that the first needs to the second.

    More where the words say little; less to a part of it, whose name tells more than its own; less where its name
    has every word and the other's has not.
    """
    key = name_key(text)
    if says_little(key) and not registry.knows(text) and key not in registry.states.names:
        return weights.margin_common
    parts = {registry.first_ref(edge.ref) for edge in registry.group_edges(best.ref) if edge.kind in PART_KINDS}
    ours, theirs = (dict(one.features).get(NAME, 0.0) for one in (best, rival))
    in_full = ours >= IN_FULL and ours - theirs >= weights.margin_in_full / 2
    every = [weights.margin, *([weights.margin_to_part] if rival.ref in parts - {best.ref} else [])]
    return min([*every, *([weights.margin_in_full] if in_full else [])])


def _is_unmistakable(
    registry: Registry, text: str, best: Candidate, rival: Candidate | None, weights: LinkWeights
) -> bool:
    """The first name (no alias), letter for letter, of a well-known actor alone: any country may tell of it."""
    if len(text) < LEAST_OF_ITS_OWN or says_little(name_key(text)):
        return False
    alone = rival is None or best.score - rival.score >= weights.alone_margin
    named = dict(best.features).get(NAME) == 1 and registry.knows(text)
    return alone and named and registry.facts_of(best.ref).weight >= WELL_KNOWN


def _name_like(candidate: Candidate) -> float:
    return dict(candidate.features).get(NAME, 0.0)


def _least(best: Candidate, rival: Candidate | None, weights: LinkWeights) -> float:
    """The score that a link needs: less for an actor of the document's country with no other anywhere near."""
    at_home = is_at_home(best, weights)
    alone = rival is None or best.score - rival.score >= weights.alone_margin
    return weights.alone if at_home and alone else weights.threshold


def _near_enough(best: Candidate, weights: LinkWeights) -> bool:
    """Is the name itself like enough? The context must not make up for a name that is another's."""
    least = weights.least_name_at_home if is_at_home(best, weights) else weights.least_name
    return dict(best.features).get("name", 1.0) >= least

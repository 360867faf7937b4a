"""What speaks for an actor being the one that is named: a sum of features, each with its name."""

from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Candidate
from claimbook.resolve.actors.entries import ActorContext

STATE_TYPES: Final = frozenset(
    ("government", "army", "police", "security forces", "air force", "navy", "paramilitary", "intelligence service",
     "special forces", "ministry", "army office", "state force", "international force")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class LinkWeights:
    """The settings of linking. All are added to the likeness of the names, 0 to 1.

    threshold: least score of a link. margin: least distance to the next candidate; to_part: where
    that is a part, faction or splinter of the first. alone: least score where the
    country agrees and the next candidate is alone_margin away. least_name: least likeness of the names; at_home:
    where the country agrees. country: the actor's country is one of the document's; elsewhere: it is none of them;
    widespread: so, for an actor of many countries. prominence: of an actor that fought as much as any. comentioned:
    somebody tied to it is named too. source: it comes first among sources. kind: the mention's kind speaks against
    it. communal: it is a people or a politician's supporters: such a name means all of them more often than their
    fighters. early: the document tells of a year before the actor's first. short: an acronym of three letters or
    fewer where no country agrees. Chosen by hand on the lists' aliases and on gold/dev (docs/actors.md).
    """

    threshold: float = 0.8
    margin: float = 0.05
    margin_to_part: float = 0.04
    margin_in_full: float = 0.03
    margin_common: float = 0.2
    alone: float = 0.66
    alone_margin: float = 0.15
    least_name: float = 0.86
    least_name_at_home: float = 0.55
    country: float = 0.12
    elsewhere: float = -0.25
    widespread: float = -0.05
    prominence: float = 0.06
    comentioned: float = 0.06
    source: float = 0.02
    kind: float = -0.08
    communal: float = -0.25
    early: float = -0.08
    short: float = -0.24


SHIPPED: Final = LinkWeights()
WIDESPREAD: Final = 10
"""An actor that fought in more countries than this may turn up in any."""

Feature = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one actor over all its sources, as far as linking weighs it. related: refs it is tied to."""

    type: str
    countries: frozenset[str]
    since: int | None
    weight: int
    first_source: bool
    related: frozenset[str]


def context_features(facts: Facts, context: ActorContext, weights: LinkWeights) -> list[Feature]:
    """The features that do not come from the name; those that add nothing are left out."""
    every = [
        ("country", _country(facts, context, weights)),
        ("period", _period(facts, context, weights)),
        ("co-mentioned", weights.comentioned if facts.related & context.actors else 0.0),
        ("prominence", weights.prominence * facts.weight / 100),
        ("source", weights.source if facts.first_source else 0.0),
        ("kind", _kind(facts, context, weights)),
    ]
    return [(name, round(value, 4)) for name, value in every if value]


def is_at_home(candidate: Candidate, weights: LinkWeights) -> bool:
    """Does the country agree, and is the actor not one that turns up anywhere?"""
    return dict(candidate.features).get("country", 0.0) >= weights.country / 2


def _country(facts: Facts, context: ActorContext, weights: LinkWeights) -> float:
    if not context.countries or not facts.countries:
        return 0.0
    share = sum(part for country, part in context.countries if country in facts.countries)
    if share == 0:
        return weights.widespread if len(facts.countries) > WIDESPREAD else weights.elsewhere
    near = weights.country * (0.5 + min(0.5, share))
    return near / 3 if len(facts.countries) > WIDESPREAD else near


def _period(facts: Facts, context: ActorContext, weights: LinkWeights) -> float:
    if context.year is None or facts.since is None:
        return 0.0
    return weights.early if context.year < facts.since - 2 else 0.0


def _kind(facts: Facts, context: ActorContext, weights: LinkWeights) -> float:
    state = facts.type in STATE_TYPES
    if context.kind == "group":
        against = state or facts.type == "listed organisation"
    else:
        against = context.kind in ("force", "government") and not state
    if facts.type in ("communal", "supporters"):
        return weights.communal
    return weights.kind if against else 0.0

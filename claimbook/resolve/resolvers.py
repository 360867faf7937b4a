"""The steps that give words an identity, as one value that can be handed on to other processes by name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from claimbook.model.values import Extraction
from claimbook.resolve.reference import SHIPPED, Weights

Step = Callable[[Extraction], Extraction]


@dataclass(frozen=True, slots=True)
class Resolvers:
    """actors, places: None leaves that step out. reference: weights of reference within a document."""

    actors: Step | None = None
    places: Step | None = None
    reference: Weights = SHIPPED


@cache
def without_identities() -> Resolvers:
    """Names and dates from the document alone: no registry, no gazetteer."""
    return Resolvers()


@cache
def load_resolvers() -> Resolvers:
    """Registry and gazetteer, once a process. Raises ResourceError where a table is missing or damaged."""
    return Resolvers(_actors(), _places())


def prepare_resolvers(say: Callable[[str], None]) -> None:
    """Build what is built once (the gazetteer in the user's cache). say: told what takes long."""
    from claimbook.resolve.places import load_gazetteer  # noqa: PLC0415 -- as below

    for note in load_gazetteer(say).notes:
        say(note)


def _actors() -> Step:
    from claimbook.resolve.actors import link_actors, load_registry  # noqa: PLC0415 -- part of a cold start

    registry = load_registry()
    return lambda found: link_actors(found, registry)


def _places() -> Step:
    from claimbook.resolve.places import load_gazetteer, locate_places  # noqa: PLC0415 -- as above

    gazetteer = load_gazetteer()
    return lambda found: locate_places(found, gazetteer)

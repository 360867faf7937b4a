"""Who it is: names -> actors of the registry."""

from claimbook.resolve.actors.entries import ActorContext, ActorEdge, ActorName, RegisteredActor
from claimbook.resolve.actors.linking import link_actors
from claimbook.resolve.actors.own import import_own, load_registry, own_path, read_own
from claimbook.resolve.actors.registry import Registry

__all__ = [
    "ActorContext",
    "ActorEdge",
    "ActorName",
    "RegisteredActor",
    "Registry",
    "import_own",
    "link_actors",
    "load_registry",
    "own_path",
    "read_own",
]

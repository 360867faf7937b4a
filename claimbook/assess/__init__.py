"""How serious a group is: indicators, profile, comparison. Every sentence leads back to a claim."""

from claimbook.assess.comparison import Comparison, compare
from claimbook.assess.dossier import Dossier, comparison_dossier, profile_dossier
from claimbook.assess.finding import family_names, find_actor, find_actors, scope_of
from claimbook.assess.ground import Ground, ground_of
from claimbook.assess.profile import INDICATORS, profile_of
from claimbook.assess.values import Profile, Scope

__all__ = [
    "INDICATORS",
    "Comparison",
    "Dossier",
    "Ground",
    "Profile",
    "Scope",
    "compare",
    "comparison_dossier",
    "family_names",
    "find_actor",
    "find_actors",
    "ground_of",
    "profile_dossier",
    "profile_of",
    "scope_of",
]

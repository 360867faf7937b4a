"""The datasets of the field, as holders of what their rows say.

A dataset's rows are one voice that was written by one hand: no two of them are ever the same incident, and the incident
of a row keeps the row's own id.
"""

from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Claim

ENGINE: Final = "import/"
"""Begins the engine's name of every imported claim: `import/ucdp-ged`."""


@dataclass(frozen=True, slots=True)
class Dataset:
    """key: begins the ids of its rows' documents and incidents ("ucdp-ged:120538"). name: as holder and source."""

    key: str
    name: str

    @property
    def engine(self) -> str:
        """The engine's name of its claims."""
        return f"{ENGINE}{self.key}"

    def row_id(self, own: str | int) -> str:
        """Id of the document, and of the incident if there is one, of the row with this id."""
        return f"{self.key}:{own}"


UCDP_GED: Final = Dataset("ucdp-ged", "UCDP GED")
ACLED: Final = Dataset("acled", "ACLED")
GTD: Final = Dataset("gtd", "GTD")
UCDP_ACTOR: Final = Dataset("ucdp-actor", "UCDP Actor")
UN: Final = Dataset("un-sc", "United Nations Security Council Consolidated List")
OFAC: Final = Dataset("ofac", "OFAC sanctions lists")
GEONAMES: Final = Dataset("geonames", "GeoNames")
FTM: Final = Dataset("ftm", "FollowTheMoney")
"""FollowTheMoney is a form, not a holder: each entity names its own datasets where it has any."""


def is_imported(claim: Claim) -> bool:
    """Does the claim come from a row of a dataset, not from a reading of a report?"""
    return claim.engine is not None and claim.engine.startswith(ENGINE)


def is_imported_id(name: str) -> bool:
    """Is it the id of an incident, or report, that a row of a dataset tells?"""
    return name.startswith(_PREFIXES)


_PREFIXES: Final = tuple(f"{one.key}:" for one in (UCDP_GED, ACLED, GTD, UCDP_ACTOR, UN, OFAC, GEONAMES, FTM))

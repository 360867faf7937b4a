"""Reference within one document: whom "it", "the group" or "TTP" means there."""

from claimbook.resolve.reference.choosing import SHIPPED, Weights
from claimbook.resolve.reference.naming import name_claims
from claimbook.resolve.reference.once import said_once

__all__ = ["SHIPPED", "Weights", "name_claims", "said_once"]

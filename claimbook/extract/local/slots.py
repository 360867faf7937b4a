"""What the tagger marks: eleven slots that every claim type shares, and how each type's roles map to them.

Perpetrator, subject and actor are the same slot, FIRST: "the one the claim is about". So rare types learn from
frequent ones.
"""

from functools import cache
from typing import Final

from claimbook.model.codebook import NUMBERS, ROLES

FIRST: Final = "first"
SECOND: Final = "second"

SLOTS: Final = (
    FIRST, SECOND, "place", "weapon", "holder", "when", "killed", "injured", "abducted", "arrested", "strength",
)  # fmt: skip

_FIRST_ROLES: Final = frozenset({"perpetrator", "subject", "actor"})
_SECOND_ROLES: Final = frozenset({"target", "object"})

CARRIED: Final = (FIRST, SECOND, "holder")
"""Slots whose filler may stand in another sentence."""


def slot_of(role: str) -> str:
    """The slot that holds a role: "perpetrator" -> "first"."""
    if role in _FIRST_ROLES:
        return FIRST
    return SECOND if role in _SECOND_ROLES else role


def roles_of(kind: str) -> dict[str, str]:
    """Slot -> role for a claim type, numbers, holder and when left out: incident -> {"first": "perpetrator", ...}."""
    return {slot_of(role): role for role in ROLES[kind]}


@cache
def allowed(kind: str) -> frozenset[str]:
    """The slots that a claim of this type may fill."""
    return frozenset(roles_of(kind)) | frozenset(NUMBERS.get(kind, ())) | {"holder", "when"}

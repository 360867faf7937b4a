"""The codebook as values: claim types, subtypes, roles, numbers. Version 1.

Everything that names a type, a role or a number key takes it from here, so that prompts, weights, gold files and
the workbench cannot drift apart.
"""

from typing import Final

VERSION: Final = 1

SUBTYPES: Final[dict[str, tuple[str, ...]]] = {
    "incident": (
        "attack", "clash", "bombing", "suicide_bombing", "air_strike", "shelling", "kidnapping", "sabotage",
        "sexual_violence", "raid", "arrest", "protest", "riot", "agreement", "other",
    ),
    "responsibility": ("claimed", "blamed", "denied", "suspected"),
    "affiliation": ("pledge", "merge", "split", "rename", "branch", "join", "ally", "rival", "depend"),
    "member_flow": ("from_to", "background"),
    "strength": ("members", "unit_size"),
    "presence": ("operates", "support_base", "camp", "control"),
    "support": ("funding", "training", "arms", "sanctuary", "other"),
    "ideology": ("adheres",),
    "status": ("proscribed", "formed", "dissolved"),
    "leadership": ("leads", "member_of", "founded", "removed"),
    "method": ("recruitment", "attack", "finance", "propaganda"),
    "assessment": ("threat", "comparison", "risk"),
}  # fmt: skip

CORE_ROLES: Final[dict[str, tuple[str, ...]]] = {
    "incident": ("perpetrator", "target"),
    "responsibility": ("actor",),
    "affiliation": ("subject", "object"),
    "member_flow": ("subject", "object"),
    "strength": ("subject",),
    "presence": ("subject", "place"),
    "support": ("subject", "object"),
    "ideology": ("subject", "object"),
    "status": ("subject",),
    "leadership": ("subject", "object"),
    "method": ("subject",),
    "assessment": ("subject",),
}

ROLES: Final[dict[str, tuple[str, ...]]] = {
    "incident": ("perpetrator", "target", "weapon", "place"),
    "responsibility": ("actor",),
    "affiliation": ("subject", "object", "place"),
    "member_flow": ("subject", "object", "place"),
    "strength": ("subject", "place"),
    "presence": ("subject", "place"),
    "support": ("subject", "object"),
    "ideology": ("subject", "object"),
    "status": ("subject", "object"),
    "leadership": ("subject", "object"),
    "method": ("subject",),
    "assessment": ("subject", "object", "place"),
}

NUMBERS: Final[dict[str, tuple[str, ...]]] = {
    "incident": ("killed", "injured", "abducted", "arrested"),
    "strength": ("strength",),
}

POLARITIES: Final = ("positive", "negative")
MODALITIES: Final = ("actual", "possible", "hypothetical", "future")

MENTION_KINDS: Final = (
    "group", "force", "government", "people", "person", "organisation", "facility", "place", "weapon", "creed",
    "time", "number",
)  # fmt: skip

LABELS: Final[tuple[tuple[str, str], ...]] = tuple((kind, sub) for kind, subs in SUBTYPES.items() for sub in subs)
"""Every (type, subtype), in the order of the codebook: 56 of them."""

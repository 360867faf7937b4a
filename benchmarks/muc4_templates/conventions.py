"""MUC-4's incident types and roles in the labels and slots of our network."""

from typing import Final

from claimbook.model.codebook import LABELS

_INDEX: Final = {label: number for number, label in enumerate(LABELS)}

LABEL_OF: Final = {
    "attack": _INDEX["incident", "attack"],
    "bombing": _INDEX["incident", "bombing"],
    "kidnapping": _INDEX["incident", "kidnapping"],
    "arson": _INDEX["incident", "sabotage"],
    "robbery": _INDEX["incident", "other"],
    "forced work stoppage": _INDEX["incident", "raid"],
}
"""MUC's incident types and the label that stands for each; the last two are rare and only kept apart."""

SLOT_OF: Final = {"PerpInd": "first", "PerpOrg": "holder", "Target": "place", "Victim": "second", "Weapon": "weapon"}
"""MUC-4 keeps apart what our codebook joins (perpetrators and their organisation, targets and victims), so its roles
borrow two of our slots."""

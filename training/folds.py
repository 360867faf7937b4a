"""Which gold document is tested in which fold."""

from typing import Any

FOLDS = 5
HELD_OUT = "seed"
"""The article that the product was conceived from is never trained on."""


def fold_of(documents: list[dict[str, Any]]) -> dict[str, int]:
    """Document id -> fold 0..4: every source is dealt out evenly, in the order of ids. The seed has no fold."""
    ordered = sorted(
        (one for one in documents if one["id"] != HELD_OUT), key=lambda one: (one.get("source", ""), one["id"])
    )
    return {one["id"]: number % FOLDS for number, one in enumerate(ordered)}

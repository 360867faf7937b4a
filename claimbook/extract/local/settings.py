"""What was measured on held-out documents and stands beside the weights: thresholds and calibration."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from claimbook.errors import ResourceError

FILE: Final = "decoding.json"


@dataclass(frozen=True, slots=True)
class Decoding:
    """ask_above: probability from which a label is asked of the tagger. accept_above: from which its claims are kept.

    stated: weights of the features of confidence.stated_features, for "the sentence states this label".
    core: weights of the features of confidence.features, for "the claim's core is right".
    """

    ask_above: float
    accept_above: float
    stated: Mapping[str, float]
    core: Mapping[str, float]


def load_decoding(folder: Path) -> Decoding:
    """The settings beside the weights. Raises ResourceError where the file is missing or damaged."""
    try:
        value = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return Decoding(
            ask_above=float(value["ask_above"]),
            accept_above=float(value["accept_above"]),
            stated={key: float(one) for key, one in value["stated"].items()},
            core={key: float(one) for key, one in value["core"].items()},
        )
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError) as error:
        remedy = "Install Claimbook again: pip install --force-reinstall claimbook"
        raise ResourceError(str(folder / FILE), f"cannot be read ({error}).", remedy=remedy) from error

"""The weights as tables that can be read.

weights.csv: two tellings; within.csv: two claims of one report; words.csv: how rare a word is.
"""

import csv
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from types import MappingProxyType

WEIGHTS = "weights.csv"
WORDS = "words.csv"
WITHIN = "within.csv"


@lru_cache(maxsize=1)
def comparison_weights() -> Mapping[str, float]:
    """'comparison: outcome' -> log-odds that it adds; "bias" and "join above" beside them."""
    return MappingProxyType({row["comparison"]: float(row["weight"]) for row in _rows(WEIGHTS)})


@lru_cache(maxsize=1)
def hand_set() -> frozenset[str]:
    """Those of the comparison weights that no material was enough to fit."""
    return frozenset(row["comparison"] for row in _rows(WEIGHTS) if row["from"] == "by hand")


@lru_cache(maxsize=1)
def within_weights() -> Mapping[str, float]:
    """The same for two claims of one report."""
    return MappingProxyType({row["comparison"]: float(row["weight"]) for row in _rows(WITHIN)})


@lru_cache(maxsize=1)
def word_weights() -> Mapping[str, float]:
    """Stem -> minus the natural log of the share of headlines that have it; "" -> that of a word never seen."""
    return MappingProxyType({row["stem"]: float(row["rarity"]) for row in _rows(WORDS)})


def _rows(name: str) -> list[dict[str, str]]:
    text = (files("claimbook.merge") / name).read_text("utf-8")
    return list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))

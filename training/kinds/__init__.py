"""Silver kinds of mentions: weak labels, made at training time only, from gold claims, lexicons and public tables."""

from training.kinds.fillers import Marked
from training.kinds.label import silver_kinds, silver_mentions
from training.kinds.tables import Tables, load_tables

__all__ = ["Marked", "Tables", "load_tables", "silver_kinds", "silver_mentions"]

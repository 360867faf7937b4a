"""Claims of many reports -> incidents, relations, actors."""

from claimbook.merge.merging import merge_entries
from claimbook.merge.options import RULES, MergeOptions, Rule

__all__ = ["RULES", "MergeOptions", "Rule", "merge_entries"]

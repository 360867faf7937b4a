"""Claims of many reports -> incidents, relations, actors."""

from claimbook.merge.growing import Growing
from claimbook.merge.history import history
from claimbook.merge.merging import merge_entries
from claimbook.merge.options import RULES, MergeOptions, Rule

__all__ = ["RULES", "Growing", "MergeOptions", "Rule", "history", "merge_entries"]

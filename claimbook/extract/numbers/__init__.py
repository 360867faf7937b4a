"""The exact words of a count -> the low and high number that they mean."""

from claimbook.extract.numbers.borders import whole_count
from claimbook.extract.numbers.counts import amount

__all__ = ["amount", "whole_count"]

"""Words of time -> the closed interval of days that they mean."""

from claimbook.resolve.times.periods import resolve_period
from claimbook.resolve.times.placed import Placed
from claimbook.resolve.times.walk import place_times

__all__ = ["Placed", "place_times", "resolve_period"]

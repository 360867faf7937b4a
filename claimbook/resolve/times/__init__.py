"""Words of time -> the closed interval of days that they mean."""

from claimbook.resolve.times.periods import resolve_period

__all__ = ["resolve_period"]

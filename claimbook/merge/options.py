"""How views are made: from which claims, by which rule, with which weights."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

Rule = Literal["ucdp", "latest", "most-sources"]
RULES: Final[tuple[Rule, ...]] = ("ucdp", "latest", "most-sources")


@dataclass(frozen=True, slots=True)
class MergeOptions:
    """What a caller may choose.

    asof: only what the book had learned by the end of that day counts (reports and judgements); None: all.
    published_by: only reports published on that day or earlier, and those without a date; None: all.
    rule: how one value is chosen where claims differ. join_above: the log-odds two tellings need on average to be
    one incident; None: the shipped threshold.
    """

    asof: date | None = None
    published_by: date | None = None
    rule: Rule = "ucdp"
    join_above: float | None = None


DEFAULTS: Final = MergeOptions()

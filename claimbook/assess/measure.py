"""An indicator out of its lines: how many independent sources, and how fresh."""

from collections.abc import Sequence
from typing import Final

from claimbook.assess.values import Indicator, Line

TITLES: Final = {
    "activity": "Activity", "lethality": "Lethality", "methods": "Methods", "targets": "Targets", "reach": "Reach",
    "strength": "Strength", "cells": "Size of cells and units", "network": "Network: pledges, mergers, splits, allies",
    "branches": "Whose branch, and dependent on whom", "flow": "Where its people come from and go to",
    "resources": "Resources: money, training, arms, shelter", "recruitment": "Recruitment", "backing": "Backing",
    "ideology": "Ideology", "leadership": "Leaders, and losses of them", "response": "What states do against it",
    "threat": "Threat, in whose view", "comparison": "Compared with whom, in whose view",
}  # fmt: skip
"""Name of each indicator -> its heading, in the order of a profile."""

NO_CLAIM: Final = "no claim"


def measured(
    name: str,
    value: str | None,
    lines: Sequence[Line] = (),
    interval: tuple[float | None, float | None] | None = None,
    unit: str = "",
) -> Indicator:
    """The indicator of that name. value: None where no claim speaks of it. interval: of the number behind it."""
    low, high = interval or (None, None)
    said = [one for line in lines for one in line.testimonies]
    sources = len({one.report for one in said if one.independent}) or len({one.report for one in said})
    days = [one.published for one in said if one.published]
    return Indicator(name, TITLES[name], value, tuple(lines), low, high, unit, sources, max(days) if days else None)

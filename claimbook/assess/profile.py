"""The profile of one group: every indicator, every disagreement, and how much it all rests on."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Final

from claimbook.assess import incidents, lethality, relations
from claimbook.assess.disagreements import disagreements_of
from claimbook.assess.ground import Ground
from claimbook.assess.values import Caveat, Indicator, Profile
from claimbook.model.record import Report

INDICATORS: Final[Mapping[str, Callable[[Ground], Indicator]]] = {
    "activity": incidents.activity,
    "lethality": lethality.lethality,
    "methods": incidents.methods,
    "targets": incidents.targets,
    "reach": relations.reach,
    "strength": relations.strength,
    "cells": relations.cells,
    "network": relations.network,
    "branches": relations.branches,
    "flow": relations.flow,
    "resources": relations.resources,
    "recruitment": relations.recruitment,
    "backing": relations.backing,
    "ideology": relations.ideology,
    "leadership": relations.leadership,
    "response": incidents.response,
    "threat": relations.threat,
    "comparison": relations.comparison,
}
"""Every indicator by name, in the order of a profile."""


def profile_of(ground: Ground, reports: Mapping[str, Report]) -> Profile:
    """What the record says of a group in its scope. reports: by id, at least those behind the ground."""
    found = tuple(measure(ground) for measure in INDICATORS.values())
    return Profile(ground.scope, found, disagreements_of(ground), _caveat(found, reports))


def _caveat(found: tuple[Indicator, ...], reports: Mapping[str, Report]) -> Caveat:
    lines = [line for one in found for line in one.lines]
    ids = sorted({told.report for line in lines for told in line.testimonies})
    used = [reports[one] for one in ids if one in reports]
    days = sorted(one.document.published for one in used if one.document.published)
    return Caveat(
        reports=len(ids),
        independent=len({one.source_key for one in used}),
        sources=dict(Counter(one.document.source or "source not named" for one in used).most_common()),
        first=days[0] if days else None,
        last=days[-1] if days else None,
        undated=len(used) - len(days),
        unplaced=sum(1 for line in lines if not line.placed),
        languages=dict(Counter(language for one in used if (language := _language(one))).most_common()),
        unstated=sum(1 for one in used if not _language(one)),
    )


def _language(report: Report) -> str | None:
    """The language alone, of a tag that may name country and script as well."""
    return report.document.language.partition("-")[0] if report.document.language else None

"""What a document tells about its actors beside their names: its countries and its year."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Final

from claimbook.model.values import Extraction, Mention
from claimbook.resolve.actors.states import States

_CAPITALISED: Final = re.compile(r"(?:[A-Z][\w'’.-]*)(?:[ -](?:(?:of|the|and|da) ){0,2}[A-Z][\w'’.-]*)*")
LONGEST: Final = 20_000
"""Characters of a document that are searched for countries: a context needs no more."""


def countries_of(found: Extraction, states: States) -> tuple[tuple[str, float], ...]:
    """ISO 3166-1 alpha-3 -> share of the document's mentions of countries: names, adjectives, resolved places."""
    runs = (match[0] for match in _CAPITALISED.finditer(found.document.text, 0, LONGEST))
    counts = Counter(states.countries_in(_without_possessive(runs)))
    counts.update(one.location.country for one in found.mentions if one.location and one.location.country)
    whole = sum(counts.values())
    return tuple((code, count / whole) for code, count in counts.most_common())


def _without_possessive(runs: Iterable[str]) -> Iterable[str]:
    return (run.replace("'s", "").replace("’s", "") for run in runs)


def main_country(countries: tuple[tuple[str, float], ...]) -> str | None:
    """The country that the document is about; None where two share it."""
    if not countries or countries[0][1] < 0.5:
        return None
    return countries[0][0]


def every_mention(found: Extraction) -> Iterable[Mention]:
    """The mentions of the document and of its claims."""
    yield from found.mentions
    for claim in found.claims:
        for given in claim.roles.values():
            yield from given
        if claim.holder:
            yield claim.holder

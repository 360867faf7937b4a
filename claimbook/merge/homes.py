"""The country that a report, a claim or a telling is about: by it, common words are kept apart ("police")."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from claimbook.model.record import Entry
from claimbook.model.values import Claim, Mention


class Homes(NamedTuple):
    """Countries as ISO 3166-1 alpha-3, None: not known. claim: of the places that it names; report: see country_of."""

    claim: str | None
    report: str | None


def country_of(entries: Sequence[Entry]) -> str | None:
    """The country of one report: that its input gives, else that of more than three quarters of the places that its
    claims name.

    None where none is known, or where the report goes over many countries, as a page of the day's news does.
    """
    given = _countries(entries[0].report.document.given) if entries else Counter()
    named = given or _countries(one for entry in entries for one in entry.claim.roles.get("place", ()))
    most = _commonest(named)
    return most if most and (given or 4 * named[most] > 3 * named.total()) else None


def homes_of(claim: Claim, report: str | None) -> Homes:
    """The countries by which the names in a claim are told apart. report: of its report."""
    return Homes(_commonest(_countries(claim.roles.get("place", ()))), report)


def country_told(claims: Iterable[Claim], report: str | None) -> str | None:
    """The country of what several claims of one report tell: that of most of their places, else the report's."""
    return _commonest(_countries(one for claim in claims for one in claim.roles.get("place", ()))) or report


def _countries(places: Iterable[Mention]) -> Counter[str]:
    return Counter(one.location.country for one in places if one.location and one.location.country)


def _commonest(named: Counter[str]) -> str | None:
    """Of two as frequent the first in the alphabet, so that the order of claims does not matter."""
    return min(named, key=lambda one: (-named[one], one)) if named else None

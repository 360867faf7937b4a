"""Two names of one in one sentence are one filler, and what is said of both is said once."""

from collections.abc import Sequence
from dataclasses import replace

from claimbook.model.values import Claim, Extraction, Mention


def said_once(found: Extraction) -> Extraction:
    """The extraction without fillers and claims that say the same again, once full names are known.

    Measured on folds 0 and 2: 0.3 and 0.4 points of core F1.
    """
    return replace(found, claims=_claims_once([_fillers_once(one) for one in found.claims]))


def _fillers_once(claim: Claim) -> Claim:
    roles = {role: _named_once(given) for role, given in claim.roles.items()}
    return claim if roles == claim.roles else replace(claim, roles=roles)


def _named_once(given: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Of fillers with the same full name ("the Islamic State or Daesh") the one that writes it, else the first."""
    kept: dict[str, Mention] = {}
    for one in given:
        key = one.name or f"{one.start}"
        if key not in kept or (one.text == one.name and kept[key].text != one.name):
            kept[key] = one
    return given if len(kept) == len(given) else tuple(sorted(kept.values(), key=lambda one: one.start))


def _claims_once(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Of claims of one sentence that differ only in the words for whom they name, the surest, else the first."""
    kept: dict[object, Claim] = {}
    for claim in claims:
        key = _said(claim)
        if key not in kept or (claim.confidence or 0.0) > (kept[key].confidence or 0.0):
            kept[key] = claim
    return tuple(claims) if len(kept) == len(claims) else tuple(kept.values())


def _said(claim: Claim) -> object:
    """All that the claim says, whom it names by full name. Claims that an engine gave different incidents differ."""
    roles = frozenset(
        (role, frozenset(one.name or (one.start, one.end) for one in given)) for role, given in claim.roles.items()
    )
    numbers = frozenset((key, one.low, one.high) for key, one in claim.numbers.items())
    when = claim.when and (claim.when.start, claim.when.end)
    holder = claim.holder and (claim.holder.name or (claim.holder.start, claim.holder.end))
    kind = (claim.doc, claim.type, claim.subtype, claim.incident, claim.polarity, claim.modality)
    return (kind, claim.evidence, roles, numbers, when, holder)

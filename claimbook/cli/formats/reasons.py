"""Why words were given a name, an identity, a place or a day: as JSON and in words."""

from collections.abc import Iterator
from typing import Any, Final

from claimbook.cli.escape import visible
from claimbook.model.contract import claim_to_json, reasoning_to_json
from claimbook.model.values import Candidate, Claim, Mention, Period, Reasoning

SHOWN: Final = 3
"""Candidates told in words; JSON has all of them."""


def claim_with_reasons(claim: Claim) -> dict[str, Any]:
    """The claim in the form of the contract, and `why` in each mention and in `when`, where there is a reason."""
    out = claim_to_json(claim)
    for role, given in claim.roles.items():
        out["roles"][role] = [with_reason(one, shown) for one, shown in zip(given, out["roles"][role], strict=True)]
    for key, one in (("when", claim.when), ("holder", claim.holder)):
        out[key] = with_reason(one, out[key]) if one else None
    return out


def with_reason(one: Mention | Period, shown: dict[str, Any]) -> dict[str, Any]:
    """The JSON object of the mention or period with `why`."""
    return shown | {"why": reasoning_to_json(one.why)} if one.why else shown


def reasons_of(claim: Claim) -> Iterator[tuple[str, str]]:
    """(words, reason in words) of the claim's fillers, time and holder, each once."""
    given = [one for ones in claim.roles.values() for one in ones]
    parts: list[Mention | Period] = [
        *given,
        *([claim.when] if claim.when else []),
        *([claim.holder] if claim.holder else []),
    ]
    seen = {(one.start, one.end): one for one in reversed(parts)}
    for one in parts:
        if seen.get((one.start, one.end)) is one and one.why:
            yield one.text, reason_words(one.why)


def reason_words(why: Reasoning) -> str:
    """The reason, and the best candidates with what counted: 'ucdp:234 Islamic State 4.1 (name +3.2, country +0.9)'."""
    told = "; ".join(map(_candidate_words, why.candidates[:SHOWN]))
    more = len(why.candidates) - SHOWN
    behind = f" · {told}{f'; {more} more' if more > 0 else ''}" if told else ""
    return visible(f"{why.reason}{behind}")


def _candidate_words(one: Candidate) -> str:
    features = ", ".join(f"{name} {weight:+.2g}" for name, weight in one.features)
    return f"{one.ref} {one.name} {one.score:.2f}" + (f" ({features})" if features else "")

"""Which claims of one document speak of one incident: a learned comparison of pairs, then joining in the order of the text."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from claimbook.extract.local.confidence import logistic, weighted
from claimbook.model.values import Claim, Mention

_WORD: Final = re.compile(r"\w+")
_EMPTY_WORDS: Final = frozenset("the a an of in on at and its their his her this that these those s people city town".split())
_DEFINITE: Final = re.compile(r"\b(?:the|this|that|these|those)\s+(?:\w+\s+){0,2}(?:attacks?|blasts?|bomb\w*|explosions?|strikes?|incident|clash\w*|raids?|killings?|shooting|assault|ambush|massacre|operation|murders?|kidnapping|abduction)\b", re.I)  # fmt: skip
_REACH: Final = 40
"""Incidents looked back at; in gold/dev 99 of 100 claims of one incident stand nearer."""

FEATURES: Final = (
    "same_subtype", "generic", "same_sentence", "near", "target", "perpetrator", "place", "weapon", "other_target",
    "other_perpetrator", "other_place", "other_when", "same_when", "same_toll", "other_toll", "definite", "bare", "responsibility",
)  # fmt: skip


def compare(earlier: Claim, later: Claim, sentences_between: int) -> dict[str, float]:
    """Two incident or responsibility claims -> named features, each 0 to 1."""
    kinds = {earlier.type, later.type}
    out = {
        "same_subtype": float(earlier.type == later.type and earlier.subtype == later.subtype),
        "generic": float("attack" in (earlier.subtype, later.subtype) or "other" in (earlier.subtype, later.subtype)),
        "same_sentence": float(sentences_between == 0),
        "near": 1 / (1 + sentences_between),
        "definite": float(bool(_DEFINITE.search(later.evidence[0].text))),
        "bare": float(not later.roles.get("target") and not later.roles.get("place")),
        "responsibility": float("responsibility" in kinds),
        "same_when": float(bool(earlier.when and later.when and _words(earlier.when.text) & _words(later.when.text))),
        "other_when": float(bool(earlier.when and later.when and not _words(earlier.when.text) & _words(later.when.text))),
        "same_toll": float(any(_toll(earlier, key) == _toll(later, key) is not None for key in ("killed", "injured"))),
        "other_toll": float(any(_differs(_toll(earlier, key), _toll(later, key)) for key in ("killed", "injured"))),
    }
    for role in ("target", "perpetrator", "place", "weapon"):
        ours, theirs = _fillers(earlier, role), _fillers(later, role)
        shared = bool(ours and theirs and _words_of(ours) & _words_of(theirs))
        out[role] = float(shared)
        if role != "weapon":
            out[f"other_{role}"] = float(bool(ours and theirs) and not shared)
    return out


def _fillers(claim: Claim, role: str) -> tuple[Mention, ...]:
    given = claim.roles.get(role, ())
    return given or (claim.roles.get("actor", ()) if role == "perpetrator" else ())


def _words_of(given: Sequence[Mention]) -> frozenset[str]:
    return frozenset().union(*(_words(one.text) | _words(one.name or "") for one in given))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY_WORDS


def _toll(claim: Claim, key: str) -> tuple[float | None, float | None] | None:
    amount = claim.numbers.get(key)
    return (amount.low, amount.high) if amount else None


def _differs(one: object, other: object) -> bool:
    return one is not None and other is not None and one != other


def same_incident(claims: Sequence[Claim], places: Sequence[int], weights: Mapping[str, float], above: float) -> list[int | None]:
    """The incident number of each claim, 1 upwards in the order of the text; None for other types.

    places: the number of each claim's sentence. A claim joins the earlier incident whose members are most likely the
    same on average, if that is over `above`; otherwise it begins a new one.
    """
    members: list[list[int]] = []
    out: list[int | None] = []
    for number, claim in enumerate(claims):
        if claim.type not in ("incident", "responsibility"):
            out.append(None)
            continue
        chances = [
            (sum(_chance(claims, places, one, number, weights) for one in group) / len(group), index)
            for index, group in list(enumerate(members))[-_REACH:]
        ]
        best, index = max(chances, default=(0.0, -1))
        if best > above:
            members[index].append(number)
        else:
            index = len(members)
            members.append([number])
        out.append(index + 1)
    return out


def _chance(claims: Sequence[Claim], places: Sequence[int], one: int, other: int, weights: Mapping[str, float]) -> float:
    return logistic(weighted(compare(claims[one], claims[other], abs(places[other] - places[one])), weights))

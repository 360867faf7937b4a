"""Which claims of one document speak of one incident: a learned comparison of pairs, then joining in text order."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.extract.local.confidence import logistic, weighted
from claimbook.model.values import Claim

_WORD: Final = re.compile(r"\w+")
_EMPTY_WORDS: Final = frozenset(
    (
        "the", "a", "an", "of", "in", "on", "at", "and", "its", "their", "his", "her", "this", "that", "these", "those",
        "s", "people", "city", "town",
    )
)  # fmt: skip
_DEFINITE: Final = re.compile(
    r"\b(?:the|this|that|these|those)\s+(?:\w+\s+){0,2}"
    r"(?:attacks?|blasts?|bomb\w*|explosions?|strikes?|incident|clash\w*|raids?|killings?|shooting|assault|ambush"
    r"|massacre|operation|murders?|kidnapping|abduction)\b",
    re.I,
)
_REACH: Final = 40
"""Incidents looked back at: a bound on the work in a long document."""
_LATEST: Final = 60
"""Claims of one incident that a later claim is compared with: a book about one battle would take hours otherwise."""
_ROLES: Final = ("target", "perpetrator", "place", "weapon")
_TOLLS: Final = ("killed", "injured")

FEATURES: Final = (
    "same_subtype", "generic", "same_sentence", "near", "target", "perpetrator", "place", "weapon", "other_target",
    "other_perpetrator", "other_place", "other_when", "same_when", "same_toll", "other_toll", "definite", "bare",
    "responsibility",
)  # fmt: skip

_Toll = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a claim tells of its incident. words: role -> the words of its fillers; None: it has no such filler."""

    label: tuple[str, str]
    definite: bool
    bare: bool
    when: frozenset[str] | None
    words: Mapping[str, frozenset[str] | None]
    tolls: tuple[_Toll | None, ...]


def clues(claim: Claim) -> Clues:
    """Gathered once a claim, since every claim is compared with many."""
    return Clues(
        label=(claim.type, claim.subtype),
        definite=bool(_DEFINITE.search(claim.evidence[0].text)),
        bare=not claim.roles.get("target") and not claim.roles.get("place"),
        when=_words(claim.when.text) if claim.when else None,
        words={role: _words_of(claim, role) for role in _ROLES},
        tolls=tuple(_toll(claim, key) for key in _TOLLS),
    )


def compare(earlier: Clues, later: Clues, sentences_between: int) -> dict[str, float]:
    """Two incident or responsibility claims -> named features, each 0 to 1."""
    same_when, other_when = _overlap(earlier.when, later.when)
    tolls = [(a, b) for a, b in zip(earlier.tolls, later.tolls, strict=True) if a is not None and b is not None]
    out = {
        "same_subtype": float(earlier.label == later.label),
        "generic": float(not {"attack", "other"}.isdisjoint((earlier.label[1], later.label[1]))),
        "same_sentence": float(sentences_between == 0),
        "near": 1 / (1 + sentences_between),
        "definite": float(later.definite),
        "bare": float(later.bare),
        "responsibility": float("responsibility" in (earlier.label[0], later.label[0])),
        "same_when": same_when,
        "other_when": other_when,
        "same_toll": float(any(a == b for a, b in tolls)),
        "other_toll": float(any(a != b for a, b in tolls)),
    }
    for role in _ROLES:
        same, other = _overlap(earlier.words[role], later.words[role])
        out[role] = same
        if role != "weapon":
            out[f"other_{role}"] = other
    return out


def _overlap(ours: frozenset[str] | None, theirs: frozenset[str] | None) -> tuple[float, float]:
    """(1 where both are there and share a word, 1 where both are there and share none)."""
    if ours is None or theirs is None:
        return 0.0, 0.0
    return (0.0, 1.0) if ours.isdisjoint(theirs) else (1.0, 0.0)


def _words_of(claim: Claim, role: str) -> frozenset[str] | None:
    given = claim.roles.get(role, ()) or (claim.roles.get("actor", ()) if role == "perpetrator" else ())
    found: frozenset[str] = frozenset().union(*(_words(one.text) | _words(one.name or "") for one in given))
    return found if given else None


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - _EMPTY_WORDS


def _toll(claim: Claim, key: str) -> _Toll | None:
    amount = claim.numbers.get(key)
    return (amount.low, amount.high) if amount else None


def same_incident(
    claims: Sequence[Claim], places: Sequence[int], weights: Mapping[str, float], above: float
) -> list[int | None]:
    """The incident number of each claim, 1 upwards in the order of the text; None for other types.

    places: the number of each claim's sentence. A claim joins the earlier incident whose members are most likely the
    same on average, if that is over `above`; otherwise it begins a new one.
    """
    members: list[list[tuple[Clues, int]]] = []
    out: list[int | None] = []
    for claim, place in zip(claims, places, strict=True):
        if claim.type not in ("incident", "responsibility"):
            out.append(None)
            continue
        ours = clues(claim)
        recent = range(max(0, len(members) - _REACH), len(members))
        chances = [(_chance(members[index][-_LATEST:], ours, place, weights), index) for index in recent]
        best, index = max(chances, default=(0.0, -1))
        if best <= above:
            index = len(members)
            members.append([])
        members[index].append((ours, place))
        out.append(index + 1)
    return out


def _chance(group: Sequence[tuple[Clues, int]], ours: Clues, place: int, weights: Mapping[str, float]) -> float:
    """The mean probability that a claim is of one incident with each of the group."""
    each = (logistic(weighted(compare(one, ours, abs(place - at)), weights)) for one, at in group)
    return sum(each) / len(group)

"""What a claim tells of its incident, for the comparison with the others of its report."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from claimbook.merge.aggregates import is_aggregate, is_of_long_time, is_plan
from claimbook.merge.wording import heft_of, stems
from claimbook.model.values import Claim, Mention, Period
from claimbook.model.words import words_of
from claimbook.resolve.reference.nations import nations_in

_EVENT: Final = (
    r"(?:attacks?|blasts?|bomb\w*|explosions?|strikes?|incident|clash\w*|raids?|killings?|shooting|assault|ambush|massacre"
    r"|operation|murders?|kidnapping|abduction|battle|fighting|violence|siege)"
)
_DEFINITE: Final = re.compile(rf"\b(?:the|this|that|these|those|its|their)\s+(?:\w+\s+){{0,2}}{_EVENT}\b", re.I)
_ANOTHER: Final = re.compile(
    r"\b(?:another|separate(?:ly)?|elsewhere|second|third|other|later|meanwhile|also|earlier|previous|following day)\b",
    re.I,
)
_EMPTY: Final = stems("people person man woman civilian member militant fighter soldier")
_HOURS: Final = words_of(
    "am pm a.m p.m o'clock hours hour gmt utc noon midday midnight dawn dusk sunrise sunset morning afternoon evening"
    " night"
)
_AROUND_HOURS: Final = _HOURS | words_of(
    "at around about by just shortly before after past the in early late later local time"
)
_NUMBER: Final = re.compile(r"\d{1,4}(?:[.:]\d\d)?(?:[ap]\.?m)?")
Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Clues:
    """What a claim tells of its incident, gathered once, since it is compared with many.

    roles: role -> stems of its fillers; None: it has none. refs: role -> identities of its fillers, where each has one.
    tolls: key -> (where the words stand, low, high). figures: key, first and last character of each number of dead or
    hurt that is no name of one of them. sites: stems of the words for its places, without the names of what holds them.
    when: its words of time, where no days are known of them; days:
    first and last, where both are known. countries: those of its places. nations: the states that its sentence names.
    aggregate: a sum, or of a long time, whoever was hit.
    """

    kind: str
    subtype: str
    sentence: int
    roles: Mapping[str, frozenset[str] | None]
    refs: Mapping[str, frozenset[str]]
    tolls: Mapping[str, tuple[int, float | None, float | None]]
    figures: frozenset[tuple[str, int, int]]
    sites: frozenset[str]
    when: str | None
    days: Days | None
    countries: frozenset[str]
    nations: frozenset[str]
    words: frozenset[str]
    heft: int
    definite: bool
    another: bool
    aggregate: bool
    plan: bool
    negative: bool


def clues(claim: Claim, sentence: int) -> Clues:
    """sentence: the number of the sentence that the claim's evidence begins in."""
    text = " ".join(one.text for one in claim.evidence)
    words = stems(text)
    return Clues(
        kind=claim.type,
        subtype=claim.subtype,
        sentence=sentence,
        roles={role: _stems_of(claim, role) for role in _ROLES},
        refs={role: refs for role in _ROLES if (refs := _refs_of(claim, role))},
        tolls={key: (one.start, one.low, one.high) for key, one in claim.numbers.items()},
        figures=_figures_of(claim),
        sites=frozenset(word for one in claim.roles.get("place", ()) for word in stems(one.text)),
        when=_words_of_time(claim.when),
        days=_days_of(claim.when),
        countries=frozenset(
            one.location.country for one in claim.roles.get("place", ()) if one.location and one.location.country
        ),
        nations=nations_in(text),
        words=words,
        heft=heft_of(words),
        definite=bool(_DEFINITE.search(text)),
        another=bool(_ANOTHER.search(text)),
        aggregate=is_aggregate(claim) or is_of_long_time(claim),
        plan=is_plan(claim),
        negative=claim.polarity == "negative",
    )


def _figures_of(claim: Claim) -> frozenset[tuple[str, int, int]]:
    """A name counts as one wherever its bearer is spoken of: he may be abducted in one incident and die in another."""
    named = {(one.start, one.end) for one in claim.roles.get("target", ())}
    return frozenset(
        (key, one.start, one.end)
        for key, one in claim.numbers.items()
        if key in TOLLS and not (one.low == one.high == 1 and (one.start, one.end) in named)
    )


TOLLS: Final = ("killed", "injured")
"""The numbers that are compared."""
_ROLES: Final = ("perpetrator", "target", "place", "weapon")


def _days_of(when: Period | None) -> Days | None:
    return (when.start_date, when.end_date) if when and when.start_date and when.end_date else None


def _words_of_time(when: Period | None) -> str | None:
    """The words, where they are not placed in time; an hour alone ("at around 5 p.m.") says nothing of the day."""
    if when is None or when.start_date or when.end_date:
        return None
    words = when.text.casefold()
    parts = [one.strip(".,") for one in words.split()]
    hours = [one for one in parts if one in _HOURS or (_NUMBER.fullmatch(one) and not one.isdecimal())]
    alone = hours and all(one in _AROUND_HOURS or _NUMBER.fullmatch(one) for one in parts)
    return None if alone else words


def _fillers(claim: Claim, role: str) -> Sequence[Mention]:
    given = claim.roles.get(role, ())
    return claim.roles.get("actor", ()) if role == "perpetrator" and not given else given


def _refs_of(claim: Claim, role: str) -> frozenset[str]:
    """Identities of the fillers; none where one of them has none."""
    refs = [one.ref for one in _fillers(claim, role)]
    return frozenset(one for one in refs if one) if None not in refs else frozenset()


def _stems_of(claim: Claim, role: str) -> frozenset[str] | None:
    given = _fillers(claim, role)
    found = frozenset(word for one in given for word in stems(f"{one.text} {one.name or ''}"))
    return (found - _EMPTY or found) if given else None

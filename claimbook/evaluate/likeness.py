"""When does a predicted filler, number, time or claim equal the gold one, and which claims pair up?"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

from claimbook.model.codebook import CORE_ROLES
from claimbook.model.values import Amount, Claim, Mention, Period

UNWEIGHED: Final = frozenset((
    "the", "a", "an", "of", "in", "and", "its", "their", "his", "her", "this", "that", "these", "those", "s",
))  # fmt: skip
"""Words that say nothing about which thing is named."""
TITLES: Final = frozenset((
    "prime", "minister", "president", "mr", "mrs", "ms", "general", "gen", "professor", "prof", "dr", "col",
))  # fmt: skip
"""Words that alone never make two names the same."""
SHARED: Final = 0.5
"""Least share of content words (Dice) for two fillers to name the same thing."""
SUBTYPE_WEIGHT: Final = 4
CORE_WEIGHT: Final = 8

Left = TypeVar("Left")
Right = TypeVar("Right")


@lru_cache(maxsize=8192)
def content_words(text: str) -> tuple[str, ...]:
    """The words of the text, case-folded, without articles, possessives and the like."""
    return tuple(word for word in re.findall(r"\w+", text.casefold()) if word not in UNWEIGHED)


def same_mention(gold: Mention, pred: Mention) -> bool:
    """Does the predicted mention name what the gold mention names, by its words or its full name?"""
    return any(_same_name(content_words(one), content_words(two)) for one in _names(gold) for two in _names(pred))


def _names(mention: Mention) -> list[str]:
    return [name for name in (mention.text, mention.name) if name]


def _same_name(gold: Sequence[str], pred: Sequence[str]) -> bool:
    if not gold or not pred:
        return False
    shared = Counter(gold) & Counter(pred)
    share = 2 * shared.total() / (len(gold) + len(pred))
    return gold == pred or (share >= SHARED and bool(shared.keys() - TITLES))


def pair(
    gold: Sequence[Left], pred: Sequence[Right], likeness: Callable[[Left, Right], float]
) -> list[tuple[int, int]]:
    """One-to-one pairs of indexes, the greatest likeness first, then the earlier; likeness 0 never pairs."""
    scored = [(likeness(one, two), -i, -j) for i, one in enumerate(gold) for j, two in enumerate(pred)]
    left = set(range(len(gold)))
    right = set(range(len(pred)))
    pairs = []
    for _, i, j in sorted((one for one in scored if one[0] > 0), reverse=True):
        if -i in left and -j in right:
            left.discard(-i)
            right.discard(-j)
            pairs.append((-i, -j))
    return pairs


def fillers_matched(gold: Sequence[Mention], pred: Sequence[Mention]) -> int:
    """How many fillers of one role pair up."""
    return len(pair(gold, pred, same_mention))


def core_right(gold: Claim, pred: Claim) -> bool:
    """Every core role of the gold claim's type: no filler missed, none made up."""
    return all(
        fillers_matched(gold.roles.get(role, ()), pred.roles.get(role, ()))
        == len(gold.roles.get(role, ()))
        == len(pred.roles.get(role, ()))
        for role in CORE_ROLES[gold.type]
    )


def same_amount(gold: Amount, pred: Amount | None) -> bool:
    """The same low and high; the words may differ."""
    return pred is not None and (gold.low, gold.high) == (pred.low, pred.high)


def is_placed(period: Period | None) -> bool:
    """Does the time have a first day, as the accuracy of times asks of the gold?"""
    return period is not None and period.start_date is not None


def same_period(gold: Period, pred: Period | None) -> bool:
    """The same days; where the gold has no first day, at least one content word in common."""
    if pred is None:
        return False
    if is_placed(gold):
        return (gold.start_date, gold.end_date) == (pred.start_date, pred.end_date)
    return bool(set(content_words(gold.text)) & set(content_words(pred.text)))


def evidence_overlaps(gold: Claim, pred: Claim) -> bool:
    """Does any slice of evidence of the one share a character with one of the other?"""
    return any(a.start < b.end and b.start < a.end for a in gold.evidence for b in pred.evidence)


def claim_likeness(gold: Claim, pred: Claim) -> int:
    """What decides which claims pair: 0 for another type or place, more for subtype, core roles and slots."""
    if gold.type != pred.type or not evidence_overlaps(gold, pred):
        return 0
    subtype = SUBTYPE_WEIGHT * (gold.subtype == pred.subtype)
    return 1 + subtype + CORE_WEIGHT * core_right(gold, pred) + matched_slots(gold, pred)


def slot_count(claim: Claim) -> int:
    """The slots a claim fills: its subtype, each filler and number, holder, time, and each flag."""
    fillers = sum(map(len, claim.roles.values()))
    flags = (claim.polarity == "negative") + (claim.modality != "actual")
    return 1 + fillers + len(claim.numbers) + (claim.holder is not None) + (claim.when is not None) + flags


def matched_slots(gold: Claim, pred: Claim) -> int:
    """How many of those slots the two claims share."""
    negative = gold.polarity == "negative" and pred.polarity == "negative"
    modality = gold.modality != "actual" and gold.modality == pred.modality
    return (
        (gold.subtype == pred.subtype)
        + sum(fillers_matched(given, pred.roles.get(role, ())) for role, given in gold.roles.items())
        + sum(same_amount(one, pred.numbers.get(key)) for key, one in gold.numbers.items())
        + (gold.holder is not None and pred.holder is not None and same_mention(gold.holder, pred.holder))
        + (gold.when is not None and same_period(gold.when, pred.when))
        + negative
        + modality
    )

"""The claims of a quotation of several sentences, held by its speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.quotations.marks import Quotation, is_long, quotations_of
from claimbook.resolve.quotations.speakers import Marked, Speaker, speaker_beside

_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "we", "i", "who"})


def hold_quotations(found: Extraction) -> Extraction:
    """The extraction, in which claims of a quotation of several sentences are held by its speaker.

    A claim that has no holder gets the speaker, and so does one whose holder was carried over from before the words
    beside the quotation, unless both may be one.
    """
    text = found.document.text
    quotations = [one for one in quotations_of(text) if is_long(text, one)]
    starts = [one.start for one in quotations]
    numbers = [_number(claim, quotations, starts) for claim in found.claims]
    within: dict[int, list[Claim]] = {}
    for claim, number in zip(found.claims, numbers, strict=True):
        if number is not None:
            within.setdefault(number, []).append(claim)
    marked = Marked(found)
    speakers = {number: speaker_beside(text, quotations, number, marked, own) for number, own in within.items()}
    held = [
        claim if number is None else _held(claim, speakers[number])
        for claim, number in zip(found.claims, numbers, strict=True)
    ]
    return replace(found, claims=tuple(held))


def _number(claim: Claim, quotations: Sequence[Quotation], starts: Sequence[int]) -> int | None:
    """The number of the quotation in which the claim is said, if its sentence leaves words of it, or no room, beside.

    Of quotations that a sentence touches only the first can have begun before it, and only the last can go on.
    """
    evidence = claim.evidence[0]
    last = bisect_left(starts, evidence.end) - 1
    first = max(0, bisect_right(starts, evidence.start) - 1)
    for number in (last, first) if last >= 0 else ():
        if quotations[number].end > evidence.start:
            one = quotations[number]
            if (one.start < evidence.start or one.end >= evidence.end) and _is_said_in(claim, one):
                return number
    return None


def _is_said_in(claim: Claim, quotation: Quotation) -> bool:
    """Do all words of the claim that its sentence holds stand inside of the quotation?"""
    evidence = claim.evidence[0]
    words = [*(one for given in claim.roles.values() for one in given), *claim.numbers.values()]
    own = [one for one in words if evidence.start <= one.start < evidence.end]
    if not own:
        return quotation.start <= evidence.start and evidence.end <= quotation.end
    return all(quotation.start < one.start and one.end <= quotation.end for one in own)


def _held(claim: Claim, speaker: Speaker | None) -> Claim:
    if not speaker or (claim.holder and (claim.holder.end > speaker.since or _may_be(speaker.mention, claim.holder))):
        return claim
    return replace(claim, holder=speaker.mention)


def _may_be(short: Mention, long: Mention) -> bool:
    """May both name one, the first in no more words? A pronoun may mean anyone."""
    said = set(short.text.casefold().split())
    return said <= _PRONOUNS or said <= set(long.text.casefold().split())

"""Answers of the tagger -> drafts of claims: who goes with whom in one sentence."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product
from math import prod
from typing import Final

import numpy as np

from claimbook.extract.local.slots import CARRIED, FIRST, SECOND, SLOTS, allowed, slot_of
from claimbook.extract.local.spans import INSIDE, Filler, Floats, cliques, fillers, least_sure, sigmoid, softmax
from claimbook.extract.local.windows import Unit
from claimbook.model.codebook import CORE_ROLES, LABELS, MODALITIES, NUMBERS
from claimbook.model.values import Span

MOST_FILLERS: Final = 14
"""Fillers of one group that are paired by their links; beyond that each goes with all (a list without order)."""
MOST_PAIRS: Final = 100
"""Claims that the fillers of one group are spread over; where they would give more they stay in one claim as a list."""
_TOGETHER: Final = 0.15
"""Measured on folds 0 and 2: from 0.5, it gains 0.5 points of core F1. A wrong split costs two claims, a join one."""
_SECOND_ABOVE: Final = 0.65
"""Measured on fold 0: targets too many were the commonest fault; from 0.5, it gains 1.1 points of core F1."""
_FURTHER_ABOVE: Final = 0.85
"""How sure a perpetrator beside a surer one must be. Measured on folds 0 and 2: 0.3 and 0.5 points of core F1."""
_HESITANT_ABOVE: Final = 0.2
"""Where a type needs a role and nothing is sure enough, the likeliest words from here on fill it, unless they stand in
another sentence. Measured on folds 0, 1 and 3: 1.2 points of core F1, 1.2 of relations; from 0.15 to 0.35 the same."""
_MAY_LACK: Final = frozenset({"incident", "responsibility"})
"""Types whose core roles are often not said."""
_UNTELLING: Final = frozenset(("the", "a", "an", "of", "in", "and", "its", "their", "his", "her", "s"))


@dataclass(frozen=True, slots=True)
class Answer:
    """The tagger's scores for one label in one unit.

    stated: logit of the classifier; tags: pieces x slots x 3; whole: check, negative, modality, carried.
    """

    unit: Unit
    label: int
    stated: float
    tags: Floats
    whole: Floats
    links: Floats


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its document is taken into account.

    negative: probability that it is denied. carried: per slot of CARRIED, probability that its filler stands in another
    sentence. stated, check: logits of the classifier and of the tagger that the label is stated here. least_sure,
    mean_sure: log of how sure the tagger is of the core slots. split: log of the number of claims of its answer.
    topical: core slots that the name with which the report opens fills.
    """

    unit: Unit
    label: int
    given: Mapping[str, tuple[Filler, ...]]
    negative: float
    modality: str
    carried: Mapping[str, float]
    stated: float
    check: float
    least_sure: float
    mean_sure: float
    split: float
    topical: frozenset[str] = frozenset()

    @property
    def type(self) -> str:
        """The claim type: "incident"."""
        return LABELS[self.label][0]

    @property
    def subtype(self) -> str:
        """The subtype: "attack"."""
        return LABELS[self.label][1]


def drafts(answer: Answer) -> list[Draft]:
    """One answer -> the claims that it states, at least one."""
    kind = LABELS[answer.label][0]
    chances = softmax(answer.tags)
    marked = np.any(1 - chances[..., 0] > INSIDE, axis=0).tolist()
    found = {
        slot: given
        for number, slot in enumerate(SLOTS)
        if marked[number] and slot in allowed(kind)
        if (given := fillers(slot, chances[:, number], answer.unit.pieces, answer.unit.sentence, _above(slot)))
    }
    if kind in ("incident", "responsibility") and FIRST in found:
        found[FIRST] = _sure_beside_others(found[FIRST])
    if kind not in _MAY_LACK:
        found |= _hesitant(kind, found, chances, answer)
    holder = _best(found.pop("holder", []))
    when = _best(found.pop("when", []))
    flat = [one for group in found.values() for one in group]
    sets = _sets(kind, flat, sigmoid(answer.links))
    shared = {"holder": holder, "when": when}
    core = [SLOTS.index(slot_of(role)) for role in CORE_ROLES[kind]]
    sure = tuple(least_sure(chances[:, slot]) for slot in core)
    return _each_once([_draft(answer, [flat[n] for n in one], shared, sure, len(sets)) for one in sets])


def _above(slot: str) -> float:
    return _SECOND_ABOVE if slot == SECOND else INSIDE


def _hesitant(
    kind: str, found: Mapping[str, Sequence[Filler]], chances: Floats, answer: Answer
) -> dict[str, list[Filler]]:
    """The likeliest words of each core slot that has none, one filler a slot."""
    out: dict[str, list[Filler]] = {}
    carried = sigmoid(answer.whole[2 + len(MODALITIES) :])
    for slot in (one for one in map(slot_of, CORE_ROLES[kind]) if one not in found):
        column = chances[:, SLOTS.index(slot)]
        likeliest = float((1 - column[:, 0]).max(initial=0.0))
        elsewhere = slot in CARRIED and carried[CARRIED.index(slot)] > INSIDE
        if likeliest > _HESITANT_ABOVE and not elsewhere:
            unit = answer.unit
            out[slot] = list(_best(fillers(slot, column, unit.pieces, unit.sentence, 0.6 * likeliest)))
    return out


def _sure_beside_others(given: Sequence[Filler]) -> list[Filler]:
    best = max(given, key=lambda one: one.sure)
    return [one for one in given if one is best or one.sure >= _FURTHER_ABOVE]


def _best(given: Sequence[Filler]) -> tuple[Filler, ...]:
    return (max(given, key=lambda one: one.sure),) if given else ()


def _sets(kind: str, flat: Sequence[Filler], links: Floats) -> list[tuple[int, ...]]:
    """Which fillers stand in one claim: all that are pairwise linked."""
    by_slot = {slot: [n for n, one in enumerate(flat) if one.slot == slot] for slot in {one.slot for one in flat}}
    if len(flat) > MOST_FILLERS or all(len(one) == 1 for one in by_slot.values()):
        together = [tuple(range(len(flat)))]
    else:
        linked = [
            (a, b)
            for a, b in combinations(range(len(flat)), 2)
            if _alone(by_slot, flat[a], flat[b]) or _link(links, flat[a], flat[b]) > _TOGETHER
        ]
        together = cliques(len(flat), linked)
    return [one for whole in together for one in _one_pair(kind, whole, flat)]


def _alone(by_slot: Mapping[str, list[int]], a: Filler, b: Filler) -> bool:
    return len(by_slot[a.slot]) == 1 and len(by_slot[b.slot]) == 1


def _link(links: Floats, a: Filler, b: Filler) -> float:
    first, last = sorted((a.first, b.first))
    return float(links[first, last])


def _one_pair(kind: str, whole: tuple[int, ...], flat: Sequence[Filler]) -> list[tuple[int, ...]]:
    """Outside incidents one subject, one object and one place a claim."""
    single = () if kind in ("incident", "responsibility") else (FIRST, SECOND, "place")
    shared = tuple(n for n in whole if flat[n].slot not in single)
    members = [[n for n in whole if flat[n].slot == slot] for slot in single]
    spread = [one for one in members if one]
    if prod(map(len, spread)) > MOST_PAIRS:
        return [whole]
    return [(*shared, *one) for one in product(*spread)]


def _draft(
    answer: Answer,
    given: Sequence[Filler],
    shared: Mapping[str, tuple[Filler, ...]],
    sure: tuple[float, ...],
    count: int,
) -> Draft:
    slots: dict[str, tuple[Filler, ...]] = {name: one for name, one in shared.items() if one}
    for slot in SLOTS:
        members = [one for one in given if one.slot == slot]
        if slot == SECOND:
            members = [one for one in members if all(_words(one) != _words(acting) for acting in slots.get(FIRST, ()))]
            if LABELS[answer.label][0] == "incident":
                members = _outside_names(members, [one for one in given if one.slot == "place"])
        if members:
            slots[slot] = _named_once(members)
    whole = answer.whole
    modality = MODALITIES[int(np.argmax(whole[2 : 2 + len(MODALITIES)]))]
    carried = sigmoid(whole[2 + len(MODALITIES) :])
    return Draft(
        unit=answer.unit,
        label=answer.label,
        given=slots,
        negative=float(sigmoid(whole[1:2])[0]),
        modality=modality,
        carried=dict(zip(CARRIED, map(float, carried), strict=True)),
        stated=answer.stated,
        check=float(whole[0]),
        least_sure=float(np.log(max(min(sure), 1e-6))),
        mean_sure=float(np.log(max(float(np.mean(sure)), 1e-6))),
        split=float(np.log(count)),
    )


def _outside_names(struck: Sequence[Filler], places: Sequence[Filler]) -> list[Filler]:
    """What was struck, without a mere part of a place's name ("Younis").

    On all folds 15 claims had one; without it 6 of them are right.
    """
    return [one for one in struck if not any(_holds(place.span, one.span) for place in places)]


def _holds(whole: Span, part: Span) -> bool:
    """Is the one a true part of the other?"""
    return whole.start <= part.start and part.end <= whole.end and part.text != whole.text


def _named_once(given: Sequence[Filler]) -> tuple[Filler, ...]:
    """In the order of the text; of two fillers of which one has all the words of the other, only the surer."""
    kept: list[Filler] = []
    for one in sorted(given, key=lambda one: -one.sure):
        words = _words(one)
        if not any(words <= _words(other) or _words(other) <= words for other in kept):
            kept.append(one)
    return tuple(sorted(kept, key=lambda one: one.span.start))


def _words(one: Filler) -> frozenset[str]:
    found = frozenset(re.findall(r"\w+", one.span.text.casefold())) - _UNTELLING
    return found or frozenset({one.span.text})


def _each_once(given: Sequence[Draft]) -> list[Draft]:
    """Of drafts that say the same of the same, in the same words, the first.

    A name that a sentence holds twice is two fillers and gives two sets. Measured on all folds: 0.4 points of core F1.
    """
    return list({_said(one): one for one in reversed(given)}.values())[::-1]


def _said(one: Draft) -> tuple[tuple[str, frozenset[frozenset[str]]], ...]:
    """The words of the core slots and the numbers; of incidents the place too, since two may strike in one sentence."""
    slots = [*map(slot_of, CORE_ROLES[one.type]), *NUMBERS.get(one.type, ())]
    slots += ["place"] if one.type == "incident" else []
    return tuple((slot, frozenset(map(_words, one.given.get(slot, ())))) for slot in slots)

"""Drafts of a whole document -> claims: what stands in another sentence is carried over."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from claimbook.extract.local.confidence import confidence, stated_chance
from claimbook.extract.local.drafts import Draft, drafts
from claimbook.extract.local.heading import heading
from claimbook.extract.local.kinds import kind_of, unit_mentions
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.settings import Decoding
from claimbook.extract.local.slots import FIRST, SECOND, roles_of
from claimbook.extract.local.spans import Filler, Floats, softmax
from claimbook.extract.local.wholes import whole
from claimbook.extract.numbers import amount, whole_count
from claimbook.model.codebook import CORE_ROLES, NUMBERS
from claimbook.model.values import Amount, Claim, Issue, Mention, Period, Span

_NUMERIC: Final = re.compile(r"\d|\b(?:hundred|thousand|million|dozen)", re.I)
_CARRIED_ABOVE: Final = 0.5
_REACH: Final = 6
"""Sentences that a filler may be carried over; in gold/dev 1,083 of 1,290 such fillers come from nearer."""
_NAMED: Final = frozenset({"group", "force", "government", "organisation"})


@dataclass(frozen=True, slots=True)
class _Said:
    """A filler that later sentences may mean: its sentence's number, its slot, the mention."""

    number: int
    slot: str
    mention: Mention


def assemble(doc: str, engine: str, read: Sequence[UnitScores], decoding: Decoding) -> tuple[list[Claim], list[Issue]]:
    """The claims of one document, in the order of the text, and what could not be read in them."""
    claims: list[Claim] = []
    issues: list[Issue] = []
    said: list[_Said] = []
    topic = heading(read)
    for scores in read:
        fresh: list[_Said] = []
        kinds = softmax(scores.kinds)
        stated = accepted(scores, decoding, topic)
        marked = unit_mentions(scores) if stated else []
        for draft in stated:
            mentions = _mentions(_of_whole_names(draft, marked), scores, kinds)
            if topic:
                mentions |= dict.fromkeys(draft.topical, (topic,))
            claim, unread = _claim(doc, engine, draft, _with_carried(draft, mentions, said), decoding)
            claims.append(claim)
            issues += unread
            fresh += [_Said(scores.unit.number, slot, one) for slot, given in mentions.items() for one in given]
        said = [one for one in said if scores.unit.number - one.number < _REACH] + fresh
    return claims, issues


def accepted(scores: UnitScores, decoding: Decoding, topic: Mention | None) -> list[Draft]:
    """The drafts of one unit that are likely enough. topic: the name with which the report opens, None without one."""
    found = [
        _about(one, topic)
        for answer in scores.answers
        if stated_chance(answer, scores.labels, decoding) > decoding.accept_above
        for one in drafts(answer)
    ]
    return sorted(
        found, key=lambda one: (min((f.first for given in one.given.values() for f in given), default=0), one.label)
    )


def _about(draft: Draft, topic: Mention | None) -> Draft:
    """Core slots without a filler, of which the tagger says that it stands in another sentence, are the topic's."""
    open_ = (slot for slot in _core_slots(draft.type) if slot not in draft.given)
    elsewhere = frozenset(slot for slot in open_ if draft.carried.get(slot, 0.0) > _CARRIED_ABOVE)
    return replace(draft, topical=elsewhere) if topic else draft


def _of_whole_names(draft: Draft, marked: Sequence[Mention]) -> Draft:
    """The draft with whole names in its slots, each once."""
    given = {
        slot: tuple({one.span: one for one in (whole(each, marked) for each in fillers)}.values())
        for slot, fillers in draft.given.items()
    }
    return replace(draft, given=given)


def _mentions(draft: Draft, scores: UnitScores, kinds: Floats) -> dict[str, tuple[Mention, ...]]:
    starts = scores.unit.pieces.starts.tolist()
    base = scores.unit.sentence.start
    return {
        slot: tuple(
            _mention(one, kind_of(kinds, starts, one.span.start - base, one.span.end - base, slot)) for one in given
        )
        for slot, given in draft.given.items()
    }


def _mention(filler: Filler, kind: str | None) -> Mention:
    return Mention(filler.span.text, filler.span.start, filler.span.end, kind=kind)


def _with_carried(
    draft: Draft, given: Mapping[str, tuple[Mention, ...]], said: Sequence[_Said]
) -> dict[str, tuple[Mention, ...]]:
    """The fillers, and those that the tagger says stand in another sentence: the last that fit."""
    out = dict(given)
    for slot, chance in draft.carried.items():
        if chance > _CARRIED_ABOVE and slot not in out and slot in (*_core_slots(draft.type), "holder"):
            fitting = [one.mention for one in said if _fits(one, slot)]
            if fitting and all(fitting[-1] not in others for others in out.values()):
                out[slot] = (fitting[-1],)
    return out


def _core_slots(kind: str) -> tuple[str, ...]:
    return tuple(slot for slot, role in roles_of(kind).items() if role in CORE_ROLES[kind])


def _fits(one: _Said, slot: str) -> bool:
    if slot == "holder":
        return one.slot == "holder"
    return one.slot in (FIRST, SECOND) and one.mention.kind in _NAMED


def _claim(
    doc: str, engine: str, draft: Draft, given: Mapping[str, tuple[Mention, ...]], decoding: Decoding
) -> tuple[Claim, list[Issue]]:
    numbers, unread = _numbers(doc, draft, given)
    when = given.get("when")
    holder = given.get("holder")
    sentence = draft.unit.sentence
    claim = Claim(
        doc=doc,
        id="",
        type=draft.type,
        subtype=draft.subtype,
        roles={role: given[slot] for slot, role in roles_of(draft.type).items() if slot in given},
        numbers=numbers,
        when=Period(when[0].text, when[0].start, when[0].end) if when else None,
        incident=None,
        holder=holder[0] if holder else None,
        polarity="negative" if draft.negative > 0.5 else "positive",
        modality=draft.modality,
        evidence=(Span(sentence.text, sentence.start, sentence.end),),
        confidence=round(confidence(draft, decoding), 4),
        engine=engine,
    )
    return claim, unread


def _numbers(doc: str, draft: Draft, given: Mapping[str, tuple[Mention, ...]]) -> tuple[dict[str, Amount], list[Issue]]:
    """Words of numbers -> amounts. Words with a number in them that cannot be read stay without, and are reported."""
    numbers: dict[str, Amount] = {}
    unread: list[Issue] = []
    for key in NUMBERS.get(draft.type, ()):
        for one in given.get(key, ())[:1]:
            found = amount(whole_count(one, draft.unit.sentence))
            if found:
                numbers[key] = found
            elif _NUMERIC.search(one.text):  # "more" and "others" were marked by mistake: there is nothing to read
                unread.append(
                    Issue(
                        doc,
                        f'"{one.text}" is marked as a number ({key}) but cannot be read as one',
                        f"characters {one.start}-{one.end}",
                    )
                )
    return numbers, unread

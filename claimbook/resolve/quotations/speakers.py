"""Who is named beside a quotation: behind its last mark, before its first one, or behind the quotation before."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.quotations.marks import Quotation, last_sign, line_of

_BEHIND: Final = 240
_BEFORE: Final = 360
"""Characters beside a quotation in which its speaker is looked for."""
_NEAR: Final = 60
"""Characters between a word of saying and the first mark: "said in a statement late on Friday"."""
_SILENT: Final = frozenset({"place", "facility", "weapon", "creed", "time", "number"})
"""Kinds of mention that do not speak."""

_SAY: Final = (
    r"(?:sa(?:y|ys|id|ying)|add(?:s|ed|ing)?|tells?|told|telling|stat(?:es?|ed|ing)|declar(?:es?|ed|ing)|repl(?:y|ies|ied|ying)"
    r"|announc(?:es?|ed|ing)|explain(?:s|ed|ing)?|warn(?:s|ed|ing)?|claim(?:s|ed|ing)?|writ(?:es?|ing)|wrote|tweet(?:s|ed|ing)?"
    r"|insist(?:s|ed|ing)?|reiterat(?:es?|ed|ing)|continu(?:es?|ed|ing)|comment(?:s|ed|ing)?|recall(?:s|ed|ing)?"
    r"|argu(?:es?|ed|ing)|stress(?:es|ed|ing)?|affirm(?:s|ed|ing)?|not(?:es?|ed|ing)|remark(?:s|ed|ing)?|assert(?:s|ed|ing)?)"
)
_AUX: Final = r"(?:(?:has|had|have|also|later|then|further|reportedly|reads?|however)\s+){0,2}"
_SAID_FIRST: Final = re.compile(rf"[\s,]*+(?:according\s+to|{_SAY})\s+", re.I)
_SAID: Final = re.compile(rf"\b{_AUX}{_SAY}\b", re.I)
_ANNOUNCES: Final = re.compile(rf"\b(?:{_SAY}|statement|message|communiqu[eé]|letter|following|words?)\b", re.I)
_FINITE: Final = re.compile(rf"\s+(?:{_AUX}{_SAY}|\w+ed|gave|issued|put|spoke|made|has|had|is|was)\b", re.I)
_BORDER: Final = re.compile(
    r"[,;:()\[\]\"“”—–\r\n]|\.(?=\s|$)|\s(?:of|for|to|in|on|at|from|with|by|and|that|who|which|when|as|after|during|but)\s",
    re.I,
)
_TITLE: Final = re.compile(r"\b(?:mr|mrs|ms|dr|prof|gen|col|lt|maj|capt|sgt|brig|adm|gov|sen|rep|rev|st|\w)\.$", re.I)
_LEAD: Final = re.compile(r"(?:\S+\s+){0,4}")
_OBLIQUE: Final = re.compile(
    r"\s*(?:in|on|at|after|before|when|while|for|from|with|by|as|during|since|according)\b", re.I
)
_BREAK: Final = re.compile(r"[!?;:\"“”]")
_PAUSES: Final = ",.!?…—–-"
_STOP: Final = re.compile(r"[.!?][\"”’')\]]*\s+|[\r\n\u2028\u2029]+\s*")


@dataclass(frozen=True, slots=True)
class Speaker:
    """since: a holder that stands before this place was carried over from words about something else."""

    mention: Mention
    since: int


class Marked:
    """The words of a document that an engine marked: who may speak there, found by place."""

    def __init__(self, found: Extraction) -> None:
        held = {(one.holder.start, one.holder.end): one.holder for one in found.claims if one.holder}
        said = {(one.start, one.end): one for one in _fillers(found) if one.kind not in _SILENT}
        self._held = held
        self._all = sorted((said | held).values(), key=lambda one: (one.start, one.end))
        self._starts = [one.start for one in self._all]

    def between(self, start: int, end: int) -> Sequence[Mention]:
        """Those that begin there, in order."""
        return self._all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def is_holder(self, one: Mention) -> bool:
        """Does a claim of the document say that it speaks?"""
        return (one.start, one.end) in self._held


def _fillers(found: Extraction) -> Iterator[Mention]:
    for claim in found.claims:
        for given in claim.roles.values():
            yield from given
    yield from found.mentions


def speaker_beside(
    text: str, quotations: Sequence[Quotation], number: int, marked: Marked, claims: Sequence[Claim]
) -> Speaker | None:
    """Who is named beside the quotation: behind it, else before it, else as the holder of another claim of it, else
    behind the one before, if nothing stands between but that.
    """
    one = quotations[number]
    behind = _behind(text, one, marked)
    if behind:
        return Speaker(behind, one.start)
    start = max(_sentence_start(text, one.start), quotations[number - 1].end if number else 0)
    before = _before(text, start, one, marked)
    if before:
        return Speaker(before, start)
    return _held_beside(text, start, one, claims) or _goes_on(text, quotations, number, marked)


def _held_beside(text: str, start: int, quotation: Quotation, claims: Sequence[Claim]) -> Speaker | None:
    """The one holder that claims of the quotation have in the words around it."""
    end = quotation.end + len(line_of(text, quotation.end, quotation.end + _BEHIND))
    holders = {(one.holder.start, one.holder.end): one.holder for one in claims if one.holder}
    sides = ((start, quotation.start), (quotation.end, end))
    beside = [one for one in holders.values() if any(low <= one.start and one.end <= high for low, high in sides)]
    return Speaker(beside[0], start) if len(beside) == 1 else None


def _goes_on(text: str, quotations: Sequence[Quotation], number: int, marked: Marked) -> Speaker | None:
    """The speaker of the quotation before: "...," X said. "..." A question is answered by another."""
    one, before = quotations[number], quotations[number - 1] if number else None
    if not before or one.start - before.end > _BEHIND or last_sign(text, before) == "?" or not _stands_alone(text, one):
        return None
    between = text[before.end : one.start]
    stop = _STOP.search(between)
    if not stop or between[stop.end() :].strip():
        return None
    speaker = _behind(text, before, marked)
    return Speaker(speaker, before.start) if speaker else None


def _stands_alone(text: str, quotation: Quotation) -> bool:
    """Does a line or another sentence follow, so that nobody is named behind the last mark, marked or not?"""
    tail = line_of(text, quotation.end, quotation.end + _BEHIND).strip()
    return not tail or (last_sign(text, quotation) == "." and tail[0].isupper())


def _behind(text: str, quotation: Quotation, marked: Marked) -> Mention | None:
    """The one of "..., said X" and "..., X said". Behind a point "X said" begins something else."""
    tail = line_of(text, quotation.end, quotation.end + _BEHIND)
    last = "," if tail.startswith(",") else last_sign(text, quotation)
    if not quotation.closed or last not in _PAUSES:
        return None
    first = _SAID_FIRST.match(tail)
    if first:
        return _named(text, quotation.end + first.end(), quotation.end + len(tail), marked)
    said = _SAID.search(tail)
    if last == "." or not said or _BREAK.search(tail, 0, said.start()):
        return None
    return _named(text, quotation.end, quotation.end + said.start(), marked)


def _named(text: str, start: int, end: int, marked: Marked) -> Mention | None:
    """Whom the noun phrase at the start of a slice names: what is marked in it up to its end, else in apposition."""
    while start < end and text[start] in " ,":
        start += 1
    border = _phrase_end(text, start, end)
    head = _head(text, start, border, end, marked)
    if head or text[border : border + 1] != ",":
        return head
    after = border + 1
    aside = _head(text, after, _phrase_end(text, after + 1, end), end, marked)
    return aside if aside and aside.kind == "person" else None


def _phrase_end(text: str, start: int, end: int) -> int:
    """Where the noun phrase ends: at a comma, a preposition or a point that closes no title."""
    for border in _BORDER.finditer(text, start, end):
        if border.group() != "." or not _TITLE.search(text[max(start, border.start() - 6) : border.end()]):
            return border.start()
    return end


def _head(text: str, start: int, end: int, limit: int, marked: Marked) -> Mention | None:
    """What is marked at the end of the noun phrase, a holder first, else the longest: its head.

    limit: where a name may end that goes on behind the phrase ("the Ministry of Mines").
    """
    stop = start + len(text[start:end].rstrip())
    ending = [one for one in marked.between(start, stop) if stop <= one.end <= limit]
    return max(ending, key=lambda one: (marked.is_holder(one), one.end - one.start), default=None)


def _before(text: str, start: int, quotation: Quotation, marked: Marked) -> Mention | None:
    """The one of 'X said: "..."': who stands at the word of saying before the first mark, else the subject."""
    lead = text[start : quotation.start].rstrip()
    said = [one for one in _SAID.finditer(lead) if len(lead) - one.end() <= _NEAR]
    if lead[-1:] not in (":", ",") or not (said or (lead[-1] == ":" and _ANNOUNCES.search(lead))):
        return None
    near = start + said[-1].start() if said else start
    straight = _head(text, start, near, near, marked)
    return straight or _subject(text, start, start + len(lead), marked)


def _sentence_start(text: str, end: int) -> int:
    """Where the sentence before a mark begins, in its line or, behind a colon, in the line before."""
    start = max(0, end - _BEFORE)
    stop = start + len(text[start:end].rstrip())
    at = start
    for border in _STOP.finditer(text, start, stop):
        if border.group()[0] != "." or not _TITLE.search(text[max(start, border.start() - 6) : border.start() + 1]):
            at = border.end()
    return at


def _subject(text: str, start: int, end: int, marked: Marked) -> Mention | None:
    """The subject of a sentence: what is marked at the start of one of its parts, with a verb or a comma behind."""
    for one in marked.between(start, end):
        part = max(start, text.rfind(",", start, one.start) + 1)
        lead = text[part : one.start].lstrip()
        if _OBLIQUE.match(text, part, one.start) or (lead and not _LEAD.fullmatch(lead)):
            continue
        if text[one.end : one.end + 1] == "," or _FINITE.match(text, one.end, end):
            return one
    return None

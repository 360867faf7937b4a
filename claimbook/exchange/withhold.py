"""Private people kept out of what leaves the record: victims, witnesses and unnamed people.

Their words are covered by blocks of the same length, in every text of a report that names them, so that offsets stay
right and each evidence is still a slice of its report. What is theirs in a view loses its name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final, TypeVar

from claimbook.exchange.countries import fold
from claimbook.exchange.datasets import is_imported
from claimbook.model.record import Entry
from claimbook.model.values import Claim, Document, Mention, Span
from claimbook.model.views import Accusation, Incident, Party, Relation, Testimony, Value, Views

BLOCK: Final = "█"
PEOPLE: Final = ("person", "people")
_SHORTEST: Final = 3

_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Withheld:
    """The record without private people. count: parties and mentions that lost their name."""

    views: Views
    entries: tuple[Entry, ...]
    count: int


def withhold(views: Views, entries: Sequence[Entry]) -> Withheld:
    """Views and entries with private people covered."""
    public = {fold(name) for one in views.actors if not one.party.private for name in (one.party.name, *one.names)}
    mentions = defaultdict[str, list[Mention]](list)
    for one in entries:
        if not is_imported(one.claim):
            mentions[one.report.id] += (who for who in _people(one.claim) if fold(who.name or who.text) not in public)
    cover = {
        report: _pattern(chain.from_iterable(_names(one) for one in held)) for report, held in mentions.items() if held
    }
    parties = {one.key for one in _parties(views) if one.private}
    covered = tuple(_covered(one, cover[one.report.id]) if one.report.id in cover else one for one in entries)
    count = len(parties) + sum(map(len, mentions.values()))
    return Withheld(_views(views, cover) if parties or cover else views, covered, count)


def _people(claim: Claim) -> Iterable[Mention]:
    """Mentions of a claim that may be private: who was hit, and who tells of an incident."""
    told = (claim.holder,) if claim.holder and claim.type == "incident" and claim.holder.kind == "person" else ()
    hit = (one for one in claim.roles.get("target", ()) if one.kind in PEOPLE)
    return (one for one in (*hit, *told) if one.ref is None)


def _names(mention: Mention) -> tuple[str, ...]:
    return tuple(one for one in (mention.text, mention.name) if one and len(one) >= _SHORTEST)


def _pattern(names: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(names), key=lambda one: (-len(one), one))
    return re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in longest_first) or r"(?!)")


def _hide(text: str, pattern: re.Pattern[str]) -> str:
    return pattern.sub(lambda found: BLOCK * len(found[0]), text)


def _covered(entry: Entry, pattern: re.Pattern[str]) -> Entry:
    document = entry.report.document
    text = _hide(document.text, pattern)
    claim = entry.claim
    roles = {role: tuple(_mention(one, text, pattern) for one in given) for role, given in claim.roles.items()}
    shown = replace(
        claim,
        roles=roles,
        numbers={key: _cut(one, text) for key, one in claim.numbers.items()},
        when=_cut(claim.when, text) if claim.when else None,
        holder=_mention(claim.holder, text, pattern) if claim.holder else None,
        evidence=tuple(_cut(one, text) for one in claim.evidence),
    )
    return replace(entry, claim=shown, report=replace(entry.report, document=_document(document, text, pattern)))


def _document(document: Document, text: str, pattern: re.Pattern[str]) -> Document:
    title = _hide(document.title, pattern) if document.title else None
    return replace(document, text=text, title=title, given=())


def _mention(mention: Mention, text: str, pattern: re.Pattern[str]) -> Mention:
    named = mention.name if mention.name and not pattern.search(mention.name) else None
    return replace(_cut(mention, text), name=named, why=None)


def _cut(span: _S, text: str) -> _S:
    return replace(span, text=text[span.start : span.end])


def _parties(views: Views) -> Iterable[Party]:
    for one in views.incidents:
        yield from (who.party for who in one.perpetrators)
        yield from (who.value for who in one.targets if isinstance(who.value, Party))
    for edge in views.relations:
        yield from (who for who in (edge.subject, edge.object, edge.place) if who)
    yield from (one.party for one in views.actors)


def _views(views: Views, cover: Mapping[str, re.Pattern[str]]) -> Views:
    hider = _Hider(cover)
    return replace(
        views,
        incidents=tuple(hider.incident(one) for one in views.incidents),
        relations=tuple(hider.relation(one) for one in views.relations),
        actors=tuple(one for one in views.actors if not one.party.private),
    )


@dataclass(frozen=True, slots=True)
class _Hider:
    cover: Mapping[str, re.Pattern[str]]

    def incident(self, one: Incident) -> Incident:
        private = any(isinstance(who.value, Party) and who.value.private for who in one.targets)
        if not (private or any(report in self.cover for report in one.reports)):
            return one
        return replace(
            one,
            kind=self.value(one.kind),
            when=self.value(one.when),
            place=self.value(one.place),
            perpetrators=tuple(map(self.accusation, one.perpetrators)),
            targets=tuple(map(self.value, one.targets)),
            counts={key: self.value(value) for key, value in one.counts.items()},
            why=(),
        )

    def accusation(self, one: Accusation) -> Accusation:
        return Accusation(self.party(one.party), one.stance, tuple(map(self.testimony, one.testimonies)))

    def relation(self, one: Relation) -> Relation:
        return replace(
            one,
            subject=self.party(one.subject),
            object=self.party(one.object) if one.object else None,
            when=self.value(one.when),
            amount=self.value(one.amount) if one.amount else None,
            for_=tuple(map(self.testimony, one.for_)),
            against=tuple(map(self.testimony, one.against)),
        )

    def value(self, one: Value) -> Value:
        return Value(self.plain(one.value), one.why, tuple(map(self.testimony, one.testimonies)))

    def testimony(self, one: Testimony) -> Testimony:
        pattern = self.cover.get(one.report)
        value = self.plain(one.value)
        hidden = isinstance(value, Party) and value.private
        words = BLOCK * len(one.words) if hidden else (_hide(one.words, pattern) if pattern else one.words)
        holder = _hide(one.holder, pattern) if one.holder and pattern else one.holder
        return replace(one, words=words, value=value, holder=holder)

    def plain(self, value: Any) -> Any:
        return self.party(value) if isinstance(value, Party) else value

    def party(self, one: Party) -> Party:
        if not one.private:
            return one
        return Party(f"withheld:{one.kind or 'people'}", "people (withheld)", None, one.kind, None, True)

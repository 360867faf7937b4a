"""Names of private people covered by blocks of the same length, wherever they stand."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, TypeVar

from claimbook.exchange.datasets import is_imported, is_imported_id
from claimbook.model.record import Entry
from claimbook.model.values import Document, Mention, Span
from claimbook.model.views import Accusation, Incident, Party, Relation, Testimony, Value, Views

_WORD: Final = re.compile(r"[^\W_]+")
BLOCK: Final = "█"
_APART: Final = 4
"""Signs between two words of one name: a space, a line's end, a quotation mark around the name one goes by."""
_Words = tuple[str, ...]
_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Cover:
    """What to hide. everywhere: names of two words or more; within: report -> words hidden in it alone.

    Each maps a first word, folded for case, to the names that begin with it, the longest first.
    """

    everywhere: Mapping[str, tuple[_Words, ...]]
    within: Mapping[str, Mapping[str, tuple[_Words, ...]]]

    def hide(self, text: str, report: str, small: bool = False) -> str:
        """The text with blocks over what is to be hidden, whatever its case, its white space and initials inside.

        small: also a single word in small letters, as in an address.
        """
        places = (self.everywhere, self.within.get(report, {}))
        if not any(places):
            return text
        words = list(_WORD.finditer(text))
        folded_words = [one[0].casefold() for one in words]
        parts, at = [], 0
        for number, word in enumerate(words):
            if word.start() < at:
                continue
            names = (one for held in places for one in held.get(folded_words[number], ()))
            ends = (_end(text, words, folded_words, number, one, small) for one in names)
            end = max((one for one in ends if one is not None), default=None)
            if end is not None:
                parts += [text[at : word.start()], BLOCK * (end - word.start())]
                at = end
        return "".join([*parts, text[at:]])


def by_first(names: Iterable[str]) -> dict[str, tuple[_Words, ...]]:
    """First word -> the names that begin with it, by their words, the longest first; a single word as it is written."""
    held: dict[str, set[_Words]] = {}
    for one in names:
        words = tuple(_WORD.findall(one))
        if words:
            known = tuple(word.casefold() for word in words) if len(words) > 1 else words
            held.setdefault(words[0].casefold(), set()).add(known)
    return {first: tuple(sorted(given, key=lambda words: (-len(words), words))) for first, given in held.items()}


def _end(
    text: str, words: Sequence[re.Match[str]], folded_words: Sequence[str], first: int, name: _Words, small: bool
) -> int | None:
    """Where the name ends that begins with a word of the text; None where it does not stand there.

    A single word that is a name keeps its capital: "young" is not Young.
    """
    if len(name) == 1:
        is_name = not name[0].islower()
        return words[first].end() if small or not (is_name and words[first][0].islower()) else None
    at = first
    for wanted in name[1:]:
        at += 1
        while at < len(words) and folded_words[at] != wanted and len(words[at][0]) == 1:
            at += 1
        if at >= len(words) or folded_words[at] != wanted:
            return None
        if words[at].start() - words[at - 1].end() > _APART:
            return None
    return words[at].end()


def _cut(span: _S, text: str) -> _S:
    return replace(span, text=text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class Hider:
    """Covers private people in entries and views."""

    cover: Cover

    def entry(self, entry: Entry) -> Entry:
        """The claim and its report with every name covered that is to be hidden; rows of datasets as they are."""
        report = entry.report
        return entry if is_imported(entry.claim) else self.covered(entry, self.document(report.document, report.id))

    def covered(self, entry: Entry, document: Document) -> Entry:
        """The same with its report's document as `document` covers it."""
        report, claim = entry.report, entry.claim
        if document is report.document:
            return entry
        text = document.text
        shown = replace(
            claim,
            roles={role: tuple(self.mention(one, text, report.id) for one in given)
                   for role, given in claim.roles.items()},
            numbers={key: _cut(one, text) for key, one in claim.numbers.items()},
            when=_cut(claim.when, text) if claim.when else None,
            holder=self.mention(claim.holder, text, report.id) if claim.holder else None,
            evidence=tuple(_cut(one, text) for one in claim.evidence),
        )  # fmt: skip
        return replace(entry, claim=shown, report=replace(report, document=document))

    def document(self, document: Document, report: str) -> Document:
        """The text, title and address of that report, covered: the same document where there is nothing to hide."""
        found = self.heading(document, report)
        text = self.cover.hide(document.text, report)
        same = text == document.text and found is document
        return document if same else replace(found, text=text, given=())

    def heading(self, document: Document, report: str) -> Document:
        """The document with its title covered, and without an address that holds a name."""
        title = self.cover.hide(document.title, report) if document.title else None
        told = document.url is not None and self.cover.hide(document.url, report, small=True) != document.url
        url = None if told else document.url
        same = title == document.title and not told
        return document if same else replace(document, title=title, url=url)

    def views(self, views: Views) -> Views:
        """All of them; private actors are left out."""
        return replace(
            views,
            incidents=tuple(map(self.incident, views.incidents)),
            relations=tuple(map(self.relation, views.relations)),
            actors=tuple(one for one in views.actors if not one.party.private),
        )

    def mention(self, one: Mention, text: str, report: str) -> Mention:
        """The mention out of its report's covered text."""
        name = self.cover.hide(one.name, report) if one.name else None
        return replace(_cut(one, text), name=name if name == one.name else None, why=None)

    def incident(self, one: Incident) -> Incident:
        """The incident with private people as `people (withheld)`."""
        if is_imported_id(one.id):
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
        """The same of who is said to have done it."""
        return Accusation(self.party(one.party), one.stance, tuple(map(self.testimony, one.testimonies)))

    def relation(self, one: Relation) -> Relation:
        """The same of a relation."""
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
        """The same of one value and all that is said of it."""
        return Value(self.plain(one.value), one.why, tuple(map(self.testimony, one.testimonies)))

    def testimony(self, one: Testimony) -> Testimony:
        """The same of what one claim says."""
        value = self.plain(one.value)
        hidden = isinstance(value, Party) and value.private
        words = BLOCK * len(one.words) if hidden else self.cover.hide(one.words, one.report)
        holder = self.cover.hide(one.holder, one.report) if one.holder else None
        return replace(one, words=words, value=value, holder=holder)

    def plain(self, value: Any) -> Any:
        """The value itself, where it is a party."""
        return self.party(value) if isinstance(value, Party) else value

    def party(self, one: Party) -> Party:
        """The party without its name, where it is private."""
        if not one.private:
            return one
        return Party(f"withheld:{one.kind or 'people'}", "people (withheld)", None, one.kind, None, True)

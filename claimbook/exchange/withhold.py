"""Private people kept out of what leaves the record: victims, witnesses and unnamed people.

Their words are covered by blocks of the same length, in every text of a report that names them, so that offsets stay
right and each evidence is still a slice of its report. What is theirs in a view loses its name.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any, Final, TypeVar

from claimbook.exchange.countries import by_name
from claimbook.exchange.datasets import is_imported, is_imported_id
from claimbook.exchange.material import Counts, Documents, Material
from claimbook.exchange.offices import has_office, speaks_in_office
from claimbook.model.names import folded
from claimbook.model.record import Entry, Report
from claimbook.model.values import Claim, Document, Mention, Span
from claimbook.model.views import Accusation, Actor, Incident, Party, Relation, Testimony, Value, Views

_WORD: Final = re.compile(r"\w+")
_NAME: Final = re.compile(
    r",?\s+([^\W\d_a-z][\w'’-]+(?:\s+(?:(?:bin|ibn|al|el|de|von|van)\s+)?(?:al-|el-)?[^\W\d_a-z][\w'’-]+)+)"
)
BLOCK: Final = "█"
PEOPLE: Final = ("person", "people")
_SHORTEST: Final = 3
_THINGS: Final = frozenset(
    ("aid", "supplies", "goods", "food", "fuel", "medicine", "equipment", "weapons", "arms", "ammunition",
     "uniforms", "clothes", "jacket", "money", "cash", "cargo", "vehicle", "vehicles", "car", "cars", "truck",
     "trucks", "minibus", "bus", "boat", "boats", "ship", "ships", "house", "houses", "home", "homes", "property",
     "livestock", "cattle", "sheep", "crops")
)  # fmt: skip
"""Heads of phrases that are nobody, whatever somebody reads in them."""

_S = TypeVar("_S", bound=Span)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record without private people. count: parties and mentions that lost their name. rows: tells whether a report
    is a row of a dataset."""

    material: Material
    hider: "Hider"
    count: int
    rows: "Rows"

    def incidents(self) -> Iterator[Incident]:
        """Covered."""
        return map(self.hider.incident, self.material.incidents())

    def sourced(self) -> Iterator[tuple[Incident, Documents]]:
        """Covered, with the documents of their own reports, covered but for their texts, which are left out."""
        for one, documents in self.material.sourced():
            own = {id_: self._head(documents[id_], id_) for id_ in one.reports if id_ in documents}
            yield self.hider.incident(one), own

    def relations(self) -> Iterator[Relation]:
        """Covered."""
        return map(self.hider.relation, self.material.relations())

    def actors(self) -> Iterator[Actor]:
        """All but private ones."""
        return (one for one in self.material.actors() if not one.party.private)

    def entries(self) -> Iterator[Entry]:
        """Covered. The text of a report that has many claims is covered once."""
        last: tuple[Report, Document] | None = None
        for one in self.material.entries():
            if last is None or last[0] is not one.report:
                last = one.report, self.hider.document(one.report.document, one.report.id)
            yield one if is_imported(one.claim) else self.hider.covered(one, last[1])

    def counts(self) -> Counts:
        """Nothing is left out but actors, which are not counted."""
        return self.material.counts()

    def public_names(self) -> frozenset[str]:
        """The same."""
        return self.material.public_names()

    def private_parties(self) -> frozenset[str]:
        """None any more."""
        return frozenset()

    def _head(self, document: Document, report: str) -> Document:
        if self.rows.has(report):
            return document
        title = self.hider.cover.hide(document.title, report) if document.title else None
        return replace(document, text="", title=title, given=())


@dataclass(frozen=True, slots=True)
class Rows:
    """Which reports are rows of datasets: those whose ids say so, but for some."""

    odd: frozenset[str] = frozenset()

    def has(self, report: str) -> bool:
        """Is it one?"""
        return is_imported_id(report) != (report in self.odd)


def withhold(material: Material) -> Withheld:
    """The record with private people covered. Rows of datasets are left as they are published."""
    public = material.public_names()
    told_of: list[_Person] = []
    places: set[str] = set()
    odd: set[str] = set()
    for report, given in groupby(material.entries(), key=lambda one: one.report.id):
        held = list(given)
        told = [one.claim for one in held if not is_imported(one.claim)]
        if is_imported(held[-1].claim) != is_imported_id(report):
            odd.add(report)
        here = _places(told)
        places |= {one for one in here if " " in one}
        text = held[0].report.document.text
        told_of += (_person(who, hit, text, report, public | here) for who, hit in _people(told, public))
    private = _private(told_of)
    everywhere: set[str] = set()
    within: dict[str, set[str]] = {}
    for one in private:
        names = [name for name in one.names if folded(name) not in places]
        within.setdefault(one.report, set()).update(names)
        if one.single:
            everywhere |= {name for name in names if _is_full_name(name)}
    cover = Cover(_by_first(everywhere), {report: _by_first(names) for report, names in within.items()})
    return Withheld(material, Hider(cover), len(private) + len(material.private_parties()), Rows(frozenset(odd)))


@dataclass(frozen=True, slots=True)
class _Person:
    """Somebody of a report who may be private. names: of theirs, to be covered; called: the full one, folded. hit: not
    only one who tells. single: one person, no people. official: the report says that it is somebody in an office."""

    report: str
    names: tuple[str, ...]
    called: str
    hit: bool
    single: bool
    official: bool


def _private(told_of: Sequence[_Person]) -> list[_Person]:
    """Those who were hit, and those who tell without an office in any report. Who was hit anywhere stays private."""
    hit = {one.called for one in told_of if one.hit}
    officials = {one.called for one in told_of if one.official and " " in one.called} - hit
    return [one for one in told_of if one.hit or one.called in hit or not (one.official or one.called in officials)]


def _person(who: Mention, hit: bool, text: str, report: str, public: frozenset[str]) -> _Person:
    """public: folded names of actors and of the report's places."""
    names = tuple(dict.fromkeys((*_names(who), *_name_behind(who, text))))
    official = not hit and (any(map(has_office, names)) or speaks_in_office(names, text))
    kept = tuple(one for one in names if folded(one) not in public and folded(one) not in by_name())
    return _Person(report, kept, folded(who.name or who.text), hit, who.kind == "person", official)


def _is_full_name(name: str) -> bool:
    """Two words that no text writes small: "military commander" is somebody else in another report."""
    return sum(not word.islower() for word in name.split()) > 1


def _places(claims: Iterable[Claim]) -> frozenset[str]:
    """The folded names of the places of claims that are known to the gazetteer."""
    located = (one for claim in claims for given in claim.roles.values() for one in given if one.location)
    return frozenset(folded(name) for one in located for name in (one.text, one.name) if name)


@dataclass(frozen=True, slots=True)
class Cover:
    """What to hide. everywhere: names of two words or more; within: report -> words hidden in it alone.

    Each maps a first word to what begins with it, the longest first.
    """

    everywhere: Mapping[str, tuple[str, ...]]
    within: Mapping[str, Mapping[str, tuple[str, ...]]]

    def hide(self, text: str, report: str) -> str:
        """The text with blocks over what is to be hidden."""
        places = (self.everywhere, self.within.get(report, {}))
        if not any(places):
            return text
        parts, at = [], 0
        for word in _WORD.finditer(text):
            hit = next(
                (one for held in places for one in held.get(word[0], ()) if _stands(text, word.start(), one)), None
            )
            if hit and word.start() >= at:
                parts += [text[at : word.start()], BLOCK * len(hit)]
                at = word.start() + len(hit)
        return "".join([*parts, text[at:]])


def _by_first(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    held: dict[str, list[str]] = {}
    for one in sorted(names, key=lambda name: (-len(name), name)):
        if first := _WORD.search(one):
            held.setdefault(first[0], []).append(one[first.start() :])
    return {first: tuple(given) for first, given in held.items()}


def _stands(text: str, at: int, name: str) -> bool:
    end = at + len(name)
    return text.startswith(name, at) and not (name[-1:].isalnum() and text[end : end + 1].isalnum())


def _people(claims: Sequence[Claim], public: frozenset[str]) -> Iterable[tuple[Mention, bool]]:
    """Mentions that may be private, each once, and whether they were hit: who was, and who tells of an incident."""
    hit = [one for claim in claims for one in claim.roles.get("target", ()) if one.kind in PEOPLE]
    held = [claim.holder for claim in claims if claim.holder and claim.type == "incident"]
    told = [one for one in held if one.kind == "person"]
    found = dict.fromkeys(told, False) | dict.fromkeys(hit, True)
    return (
        (one, was_hit)
        for one, was_hit in found.items()
        if one.ref is None and folded(one.name or one.text) not in public and not _is_thing(one)
    )


def _is_thing(one: Mention) -> bool:
    """Is it a word for goods that was read as somebody? A name has a capital letter."""
    words = one.text.split()
    return one.name is None and one.text.islower() and bool(words) and words[-1] in _THINGS


def _names(mention: Mention) -> tuple[str, ...]:
    return tuple(one for one in (mention.text, mention.name) if one and len(one) >= _SHORTEST)


def _name_behind(one: Mention, text: str) -> tuple[str, ...]:
    """The name right behind the word for a person: of "journalist Odo Karr" the word alone may be the mention.

    Behind a name ("the governor of Tessaly, Saltmarsh Province") stands another one: a place, or somebody else.
    """
    is_word = one.kind == "person" and one.text.rpartition(" ")[2].islower()
    behind = _NAME.match(text, one.end) if is_word else None
    return (behind[1],) if behind else ()


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
        """The text and title of that report, covered: the same document where there is nothing to hide."""
        text = self.cover.hide(document.text, report)
        title = self.cover.hide(document.title, report) if document.title else None
        same = text == document.text and title == document.title
        return document if same else replace(document, text=text, title=title, given=())

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

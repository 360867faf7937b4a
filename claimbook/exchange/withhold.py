"""Private people kept out of what leaves the record: victims, witnesses and unnamed people.

Their words are covered by blocks of the same length, in every text of a report that names them, so that offsets stay
right and each evidence is still a slice of its report. What is theirs in a view loses its name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from claimbook.exchange.covering import Cover, Hider, by_first
from claimbook.exchange.datasets import is_imported, is_imported_id
from claimbook.exchange.material import Counts, Documents, Material
from claimbook.exchange.private import Person, is_full_name, people_of, person_of, places_of, private_ones, surname_of
from claimbook.model.names import folded
from claimbook.model.record import Entry, Report
from claimbook.model.values import Document
from claimbook.model.views import Actor, Incident, Relation


@dataclass(frozen=True, slots=True)
class Withheld:
    """A record without private people. count: parties and mentions that lost their name. rows: tells whether a report
    is a row of a dataset."""

    material: Material
    hider: Hider
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
        return replace(self.hider.heading(document, report), text="", given=())


@dataclass(frozen=True, slots=True)
class Rows:
    """Which reports are rows of datasets: those whose ids say so, but for some."""

    odd: frozenset[str] = frozenset()

    def has(self, report: str) -> bool:
        """Is it one?"""
        return is_imported_id(report) != (report in self.odd)


def _words_of_public(names: Iterable[str], told_of: Iterable[Person], private: Iterable[Person]) -> frozenset[str]:
    """Words of names, folded, that somebody public or a place bears: no surname of theirs is covered alone."""
    hidden = {one.called for one in private}
    officials = (one.called for one in told_of if one.official and one.called not in hidden)
    return frozenset(word for name in (*names, *officials) for word in name.split())


def withhold(material: Material) -> Withheld:
    """The record with private people covered. Rows of datasets are left as they are published."""
    public = material.public_names()
    told_of: list[Person] = []
    places: set[str] = set()
    odd: set[str] = set()
    for report, given in groupby(material.entries(), key=lambda one: one.report.id):
        held = list(given)
        told = [one.claim for one in held if not is_imported(one.claim)]
        if is_imported(held[-1].claim) != is_imported_id(report):
            odd.add(report)
        here = places_of(told)
        places |= {one for one in here if " " in one}
        text = held[0].report.document.text
        told_of += (person_of(who, hit, text, report, public | here) for who, hit in people_of(told, public))
    private = private_ones(told_of)
    everywhere: set[str] = set()
    within: dict[str, set[str]] = {}
    shared = _words_of_public(public | places, told_of, private)
    for one in private:
        names = [name for name in one.names if folded(name) not in places]
        surname = surname_of(replace(one, names=tuple(names)))
        own = [surname] if surname and folded(surname) not in shared else []
        within.setdefault(one.report, set()).update((*names, *own))
        if one.single:
            everywhere |= {name for name in names if is_full_name(name)}
    cover = Cover(by_first(everywhere), {report: by_first(names) for report, names in within.items()})
    return Withheld(material, Hider(cover), len(private) + len(material.private_parties()), Rows(frozenset(odd)))

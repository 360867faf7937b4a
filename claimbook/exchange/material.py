"""What an export is made from: the record, one thing after the other, so that a large one need not lie in memory."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from claimbook.model.names import folded
from claimbook.model.record import Entry
from claimbook.model.values import Document
from claimbook.model.views import Actor, Incident, Party, Relation, Views

Documents = Mapping[str, Document]
"""Report -> its document; of reports that are no rows of a dataset perhaps without the text."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many of each a record has. entries: claims, rejected ones too."""

    incidents: int
    relations: int
    entries: int


class Material(Protocol):
    """A record at one moment. Every call begins anew."""

    def incidents(self) -> Iterator[Incident]:
        """By their ids."""

    def sourced(self) -> Iterator[tuple[Incident, Documents]]:
        """The same, each with the documents of at least its own reports."""

    def relations(self) -> Iterator[Relation]:
        """By their ids."""

    def actors(self) -> Iterator[Actor]:
        """By their keys."""

    def entries(self) -> Iterator[Entry]:
        """Report by report, rejected ones too."""

    def counts(self) -> Counts:
        """How many there are."""

    def public_names(self) -> frozenset[str]:
        """The folded names of all actors."""

    def private_parties(self) -> frozenset[str]:
        """Keys of the private people among the parties of incidents and relations."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A record that lies in memory."""

    views: Views
    held: Sequence[Entry]

    def incidents(self) -> Iterator[Incident]:
        """As the views have them."""
        return iter(self.views.incidents)

    def sourced(self) -> Iterator[tuple[Incident, Documents]]:
        """The same with all documents."""
        documents = {one.report.id: one.report.document for one in self.held}
        return ((one, documents) for one in self.views.incidents)

    def relations(self) -> Iterator[Relation]:
        """As the views have them."""
        return iter(self.views.relations)

    def actors(self) -> Iterator[Actor]:
        """As the views have them."""
        return iter(self.views.actors)

    def entries(self) -> Iterator[Entry]:
        """As they were given."""
        return iter(self.held)

    def counts(self) -> Counts:
        """How many there are."""
        return Counts(len(self.views.incidents), len(self.views.relations), len(self.held))

    def public_names(self) -> frozenset[str]:
        """The folded names of all actors but private ones."""
        public = (one for one in self.views.actors if not one.party.private)
        return frozenset(folded(name) for one in public for name in (one.party.name, *one.names))

    def private_parties(self) -> frozenset[str]:
        """Keys of private people, among actors too."""
        return frozenset(one.key for one in _parties(self.views) if one.private)


def _parties(views: Views) -> Iterator[Party]:
    for one in views.incidents:
        yield from (who.party for who in one.perpetrators)
        yield from (who.value for who in one.targets if isinstance(who.value, Party))
    for edge in views.relations:
        yield from (who for who in (edge.subject, edge.object, edge.place) if who)
    yield from (one.party for one in views.actors)

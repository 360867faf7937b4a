"""Views that grow with the book: a report that comes or goes touches only what it speaks of, with the same result as
from scratch."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from claimbook.merge.actors import Part, actor_of, parts
from claimbook.merge.clustering import Bonds
from claimbook.merge.incidents import incident_of, parties_of
from claimbook.merge.judged import Judged, actor_identities, incident_bonds
from claimbook.merge.linking import Cluster, Links
from claimbook.merge.options import DEFAULTS, MergeOptions
from claimbook.merge.parties import Identities
from claimbook.merge.relations import Told, readings, relation_id, relation_of
from claimbook.merge.scope import content_key, entries_in_scope, judgements_in_force
from claimbook.merge.tellings import Telling, country_of, tellings_of
from claimbook.merge.weights import comparison_weights
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Relation, Views

_NOTHING: Final = Judged(Bonds(), (), ())
_View = TypeVar("_View")
Shelf = tuple[str, str]
"""("relation", id of the edge) or ("actor", key of the party): where what claims say of it is kept together."""


class Growing:
    """The views of a book, kept up to date. Give it whole reports: all entries of one report at once."""

    def __init__(self, judgements: Sequence[Judgement] = (), options: MergeOptions = DEFAULTS) -> None:
        weights = comparison_weights()
        above = weights["join above"] if options.join_above is None else options.join_above
        self._options = options
        self._judgements = judgements_in_force(judgements, options)
        self._judged: tuple[Judged, Judged] = (_NOTHING, _NOTHING)
        self._identities = Identities()
        self._links = Links(weights, above)
        self._reports: dict[str, Sequence[Entry]] = {}
        self._tellings: dict[str, list[str]] = {}
        self._shelves: dict[str, set[Shelf]] = {}
        self._readings: dict[Shelf, list[Told | Part]] = {}
        self._incidents: dict[str, Incident] = {}
        self._incident_of: dict[str, str] = {}
        self._of_claim: dict[str, str] = {}
        self._relations: dict[str, Relation] = {}
        self._actors: dict[str, Actor] = {}

    def change(self, come: Iterable[Entry] = (), gone: Iterable[str] = ()) -> None:
        """Takes in the entries of reports that are new, or new in what they say; lets go of reports by id.

        A report that is here already is replaced. Entries out of scope (rejected, not known as of the day, of an old
        version) are left out.
        """
        new: dict[str, list[Entry]] = {}
        for one in entries_in_scope(come, self._options):
            new.setdefault(one.report.id, []).append(one)
        old = {one for one in (*gone, *new) if one in self._reports}
        identities = self._identities_with(new, old)
        if identities == self._identities:
            self._exchange(new, old)
            return
        self._identities = identities
        kept = {key: one for key, one in self._reports.items() if key not in old}
        self._exchange({**kept, **new}, set(self._reports))

    def views(self) -> Views:
        """The record as it stands."""
        incidents, actors = self._judged
        return Views(
            incidents=tuple(self._incidents[key] for key in sorted(self._incidents)),
            relations=tuple(self._relations[key] for key in sorted(self._relations)),
            actors=tuple(self._actors[key] for key in sorted(self._actors)),
            asof=self._options.asof,
            orphans=tuple(sorted((*incidents.orphans, *actors.orphans))),
            unmet=tuple(sorted((*incidents.unmet, *actors.unmet))),
        )

    def _identities_with(self, new: Mapping[str, Sequence[Entry]], old: set[str]) -> Identities:
        if not any(one.sort == "actor" for one in self._judgements):
            return self._identities
        kept = [entry for key, given in self._reports.items() if key not in old for entry in given]
        identities, of_actors = actor_identities(
            [*kept, *(entry for given in new.values() for entry in given)], self._judgements
        )
        self._judged = (self._judged[0], of_actors)
        return identities

    def _exchange(self, new: Mapping[str, Sequence[Entry]], old: set[str]) -> None:
        gone = [one for report in sorted(old) for one in self._tellings.pop(report, ())]
        touched = self._drop(old)
        come: list[Telling] = []
        for report, given in new.items():
            told = tellings_of(given, self._identities)
            self._reports[report] = given
            self._tellings[report] = [one.id for one in told]
            come += told
            touched |= self._add(report, given)
        stale, clusters = self._links.change(come, gone, self._bonds(come, gone))
        people = self._show_incidents(stale, clusters)
        self._show(touched | {("actor", one) for one in people})

    def _drop(self, old: set[str]) -> set[Shelf]:
        """Takes the reports' readings from their shelves; the shelves that this touches."""
        touched: set[Shelf] = set()
        for report in old:
            del self._reports[report]
            touched |= self._shelves.pop(report)
        for shelf in touched:
            kept = [one for one in self._readings[shelf] if one.entry.report.id not in old]
            self._readings[shelf] = kept
        return touched

    def _add(self, report: str, given: Sequence[Entry]) -> set[Shelf]:
        """Puts what the report reads onto its shelves: one for each edge and each party."""
        country = country_of(given)
        found: list[tuple[Shelf, Told | Part]] = []
        for entry in given:
            told = list(readings(entry, country, self._identities))
            found += [(("relation", relation_id(one.key)), one) for one in told]
            found += [(("actor", one.key), one) for one in parts(entry, country, self._identities, told)]
        for shelf, one in found:
            self._readings.setdefault(shelf, []).append(one)
        self._shelves[report] = {shelf for shelf, _ in found}
        return self._shelves[report]

    def _bonds(self, come: Iterable[Telling], gone: Iterable[str]) -> Bonds:
        if not any(one.verb in ("same", "different") and one.sort != "actor" for one in self._judgements):
            return Bonds()
        left = set(gone)
        here = [one for key, one in self._links.tellings.items() if key not in left]
        judged = incident_bonds([*here, *come], self._judgements)
        self._judged = (judged, self._judged[1])
        return judged.bonds

    def _show_incidents(self, stale: Iterable[str], clusters: Iterable[Cluster]) -> set[str]:
        """Makes the incidents of the clusters in place of the stale ones; the parties that this concerns."""
        left = {self._incident_of.pop(one) for one in stale if one in self._incident_of}
        shown = [incident_of(group, why, self._options.rule, self._identities) for group, why in clusters]
        before = {key: self._incidents.pop(key) for key in left}
        for one in shown:
            self._incidents[one.id] = one
            self._incident_of.update(dict.fromkeys(one.tellings, one.id))
            self._of_claim.update(dict.fromkeys(one.claims, one.id))
        changed = [one for one in shown if one.id not in before or before[one.id].claims != one.claims]
        return {key for one in (*before.values(), *changed) for key in parties_of(one)}

    def _show(self, touched: Iterable[Shelf]) -> None:
        """Makes the relations and actors of the shelves again."""
        for sort, key in touched:
            found = sorted(self._readings.get((sort, key), ()), key=lambda one: content_key(one.entry))
            if not found:
                self._readings.pop((sort, key), None)
            told = [one for one in found if isinstance(one, Told)]
            people = [one for one in found if isinstance(one, Part)]
            relation = relation_of(told, self._options.rule) if told else None
            actor = actor_of(people, self._of_claim) if people else None
            if sort == "relation":
                _put(self._relations, key, relation)
            else:
                _put(self._actors, key, actor)


def _put(shown: dict[str, _View], key: str, view: _View | None) -> None:
    if view is None:
        shown.pop(key, None)
    else:
        shown[key] = view

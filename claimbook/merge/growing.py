"""Views that grow with what is known: a report that comes or goes touches only what it speaks of, with the same result
as from scratch. All of it lies in memory; a book keeps the same in its tables (claimbook.record.stored)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

from claimbook.merge.actors import Form, Voice, actor_of, voices_of
from claimbook.merge.clustering import Bonds
from claimbook.merge.homes import country_of
from claimbook.merge.incidents import incident_of, parties_of
from claimbook.merge.judged import Judged, actor_identities, incident_bonds, is_bond, is_identity
from claimbook.merge.linking import Cluster, Links
from claimbook.merge.options import DEFAULTS, MergeOptions
from claimbook.merge.parties import Identities
from claimbook.merge.relations import Told, readings, relation_id, relation_of
from claimbook.merge.scope import content_key, entries_in_scope, judgements_in_force
from claimbook.merge.tellings import Telling, tellings_of
from claimbook.merge.ties import HeldTies
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Relation, Views

_NOTHING: Final = Judged(Bonds(), (), ())
_One = TypeVar("_One")


class Growing:
    """The views of many reports, kept up to date. Give it whole reports: all entries of one report at once."""

    def __init__(self, judgements: Sequence[Judgement] = (), options: MergeOptions = DEFAULTS) -> None:
        self._options = options
        self._judgements = judgements_in_force(judgements, options)
        self._judged: tuple[Judged, Judged] = (_NOTHING, _NOTHING)
        self._identities = Identities()
        self._ties = HeldTies()
        self._links = Links(self._ties, options)
        self._reports: dict[str, Sequence[Entry]] = {}
        self._tellings: dict[str, dict[str, set[str]]] = {}
        """Report -> its tellings -> their claims: two copies of one text may have claims of one id."""
        self._edges: dict[str, dict[str, list[Told]]] = {}
        self._voices: dict[str, dict[str, Voice]] = {}
        self._tallies: dict[str, Counter[Form]] = {}
        self._spoken: dict[str, tuple[set[str], set[str]]] = {}
        self._incidents: dict[str, Incident] = {}
        self._incident_of: dict[str, str] = {}
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
        if not any(is_identity(one) for one in self._judgements):
            return self._identities
        kept = [entry for key, given in self._reports.items() if key not in old for entry in given]
        identities, of_actors = actor_identities(
            [*kept, *(entry for given in new.values() for entry in given)], self._judgements
        )
        self._judged = (self._judged[0], of_actors)
        return identities

    def _exchange(self, new: Mapping[str, Sequence[Entry]], old: set[str]) -> None:
        gone = [one for report in sorted(old) for one in self._tellings.pop(report, {})]
        edges, people = self._drop(old)
        come: list[Telling] = []
        for report, given in new.items():
            told = tellings_of(given, self._identities)
            self._reports[report] = given
            self._tellings[report] = {one.id: {entry.claim.id for entry in one.entries} for one in told}
            come += told
            self._add(report, given)
            edges |= self._spoken[report][0]
            people |= self._spoken[report][1]
        stale, clusters = self._links.change(come, gone, self._bonds(come, gone))
        people |= self._show_incidents(stale, clusters)
        for one in edges:
            _put(self._relations, one, self._relation(one))
        for one in people:
            _put(self._actors, one, self._actor(one))

    def _drop(self, old: set[str]) -> tuple[set[str], set[str]]:
        """Takes away what the reports read; the relations and parties that this touches."""
        edges: set[str] = set()
        people: set[str] = set()
        for report in old:
            del self._reports[report]
            spoken = self._spoken.pop(report)
            for edge in spoken[0]:
                del self._edges[edge][report]
            for key in spoken[1]:
                self._tallies[key] -= self._voices[key].pop(report).tally
            edges |= spoken[0]
            people |= spoken[1]
        return edges, people

    def _add(self, report: str, given: Sequence[Entry]) -> None:
        """Puts what the report reads to its edges and parties."""
        country = country_of(given)
        told = {one.claim.id: list(readings(one, country, self._identities)) for one in given}
        edges: set[str] = set()
        for one in (one for held in told.values() for one in held):
            edge = relation_id(one.key)
            self._edges.setdefault(edge, {}).setdefault(report, []).append(one)
            edges.add(edge)
        voices = voices_of(given, country, self._identities, told)
        for key, voice in voices.items():
            self._voices.setdefault(key, {})[report] = voice
            self._tallies.setdefault(key, Counter()).update(voice.tally)
        self._spoken[report] = (edges, set(voices))

    def _bonds(self, come: Iterable[Telling], gone: Iterable[str]) -> Bonds:
        if not any(is_bond(one) for one in self._judgements):
            return Bonds()
        left = set(gone)
        here = [one for key, one in self._ties.tellings.items() if key not in left]
        judged = incident_bonds([*here, *come], self._judgements)
        self._judged = (judged, self._judged[1])
        return judged.bonds

    def _show_incidents(self, stale: Iterable[str], clusters: Iterable[Cluster]) -> set[str]:
        """Makes the incidents of the clusters in place of the stale ones; the parties that this concerns."""
        left = {self._incident_of.pop(one) for one in stale if one in self._incident_of}
        made = list(clusters)
        shown = [incident_of(group, why, self._options.rule, self._identities) for group, why in made]
        before = {key: self._incidents.pop(key) for key in left}
        for one in shown:
            self._incidents[one.id] = one
            self._incident_of.update(dict.fromkeys(one.tellings, one.id))
        changed = [one for one in shown if one.id not in before or before[one.id].claims != one.claims]
        spoken_of = {one.id for one in changed}  # of those whom a denial names no view of the incident tells
        named = {
            key for group, _ in made if group[0].id in spoken_of for one in group for key in one.sides | one.others
        }
        return named | {key for one in (*before.values(), *changed) for key in parties_of(one)}

    def _relation(self, edge: str) -> Relation | None:
        """The relation anew; None where nobody speaks of it any more."""
        held = [one for given in self._edges.get(edge, {}).values() for one in given]
        if not held:
            self._edges.pop(edge, None)
            return None
        return relation_of(sorted(held, key=lambda one: content_key(one.entry)), self._options.rule)

    def _actor(self, key: str) -> Actor | None:
        """The actor anew; None where it is none, or is gone."""
        spoken = self._voices.get(key, {})
        voices = spoken.values()
        if not voices:
            self._voices.pop(key, None)
            self._tallies.pop(key, None)
            return None
        claims = {claim for one in voices for claim in one.claims}
        incidents = {
            self._incident_of[telling]
            for report, voice in spoken.items()
            for telling, told in self._tellings.get(report, {}).items()
            if telling in self._incident_of and not told.isdisjoint(voice.claims)
        }
        return actor_of(key, self._tallies[key], claims, incidents, {edge for one in voices for edge in one.relations})


def _put(shown: dict[str, _One], key: str, view: _One | None) -> None:
    if view is None:
        shown.pop(key, None)
    else:
        shown[key] = view

"""The way from claims and judgements to views: read this first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from claimbook.merge.actors import Part, actor_of, parts
from claimbook.merge.blocking import Index
from claimbook.merge.clustering import Bonds, Pair, clusters_of, pair_of, parted
from claimbook.merge.comparison import Likeness, compare
from claimbook.merge.incidents import incident_of
from claimbook.merge.judged import actor_identities, incident_bonds
from claimbook.merge.options import MergeOptions
from claimbook.merge.parties import Identities
from claimbook.merge.relations import Told, readings, relation_of
from claimbook.merge.scope import entries_in_scope, judgements_in_force
from claimbook.merge.tellings import Telling, country_of, tellings_of
from claimbook.merge.weights import comparison_weights
from claimbook.model.judgements import Judgement
from claimbook.model.record import Entry
from claimbook.model.views import Actor, Incident, Relation, Views


def merge_entries(
    entries: Iterable[Entry], judgements: Sequence[Judgement] = (), options: MergeOptions = MergeOptions()
) -> Views:
    """Claims of many reports and what was judged of them -> the record.

    The same for any order of the entries. Entries of one run a report are wanted: of two runs each claim counts twice.
    Nothing is dropped but what is rejected, out of date or not yet known at `options.asof`.
    """
    scoped = entries_in_scope(entries, options)
    held = judgements_in_force(judgements, options)
    identities, of_actors = actor_identities(scoped, held)
    tellings = tellings_of(scoped, identities)
    judged = incident_bonds(tellings, held)
    clusters = joined(tellings, judged.bonds, options)
    incidents = [incident_of(group, why, options.rule, identities) for group, why in clusters]
    countries = _countries(scoped)
    relations = _relations(scoped, countries, identities, options)
    return Views(
        incidents=tuple(sorted(incidents, key=lambda one: one.id)),
        relations=tuple(sorted(relations, key=lambda one: one.id)),
        actors=tuple(_actors(scoped, countries, incidents, identities)),
        asof=options.asof,
        orphans=tuple(sorted((*judged.orphans, *of_actors.orphans))),
        unmet=tuple(sorted((*judged.unmet, *of_actors.unmet))),
    )


def joined(tellings: Sequence[Telling], bonds: Bonds, options: MergeOptions) -> list[tuple[list[Telling], list[str]]]:
    """The tellings, in content order, as clusters in content order, each with what joined it."""
    weights = comparison_weights()
    above = weights["join above"] if options.join_above is None else options.join_above
    known = {one.id: one for one in tellings}
    order = {one.id: number for number, one in enumerate(tellings)}
    scores = Scores(known, weights)
    links = _links(tellings, scores)
    out = []
    for component in parted(known, links, bonds, above):
        for cluster in clusters_of(component, scores.of, bonds, above):
            members = sorted(cluster, key=order.__getitem__)
            out.append(([known[one] for one in members], scores.why(members, bonds)))
    return sorted(out, key=lambda one: order[one[0][0].id])


@dataclass(slots=True)
class Scores:
    """The likeness of pairs, each made once."""

    tellings: Mapping[str, Telling]
    weights: Mapping[str, float]
    made: "dict[Pair, Likeness] | None" = None

    def of(self, one: str, two: str) -> Likeness:
        """The likeness of two tellings by id."""
        self.made = {} if self.made is None else self.made
        pair = pair_of(one, two)
        if pair not in self.made:
            self.made[pair] = compare(self.tellings[pair[0]], self.tellings[pair[1]], self.weights)
        return self.made[pair]

    def why(self, members: Sequence[str], bonds: Bonds) -> list[str]:
        """For each member but the first, what ties it most to an earlier one."""
        lines = []
        for number, one in enumerate(members[1:], 1):
            earlier = members[:number]
            judged = next((two for two in earlier if pair_of(one, two) in bonds.same), None)
            if judged:
                lines.append(f"{judged} = {one}: judged to be the same")
                continue
            best = max(earlier, key=lambda two: (self.of(one, two).score, two))
            lines.append(f"{best} = {one}: {self.of(one, best)}")
        return lines


def _links(tellings: Sequence[Telling], scores: Scores) -> dict[Pair, float]:
    index = Index(tellings)
    links: dict[Pair, float] = {}
    for one in tellings:
        for other in index.near(one):
            pair = pair_of(one.id, other)
            like = scores.of(*pair)
            if not like.forbidden:
                links[pair] = like.score
    return links


def _countries(entries: Iterable[Entry]) -> dict[str, str | None]:
    reports: dict[str, list[Entry]] = {}
    for one in entries:
        reports.setdefault(one.report.id, []).append(one)
    return {report: country_of(given) for report, given in reports.items()}


def _relations(
    entries: Iterable[Entry], countries: Mapping[str, str | None], identities: Identities, options: MergeOptions
) -> list[Relation]:
    groups: dict[tuple[str, ...], list[Told]] = {}
    for entry in entries:
        for one in readings(entry, countries[entry.report.id], identities):
            groups.setdefault(one.key, []).append(one)
    return [relation_of(told, options.rule) for told in groups.values()]


def _actors(
    entries: Iterable[Entry], countries: Mapping[str, str | None], incidents: Sequence[Incident], identities: Identities
) -> list[Actor]:
    groups: dict[str, list[Part]] = {}
    for entry in entries:
        for one in parts(entry, countries[entry.report.id], identities):
            groups.setdefault(one.key, []).append(one)
    where = {claim: one.id for one in incidents for claim in one.claims}
    found = (actor_of(groups[key], where, identities) for key in sorted(groups))
    return [one for one in found if one is not None]

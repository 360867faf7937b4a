"""What the record says of one group, ready for its page: made from what concerns it, so that a large record is no
slower."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from claimbook.assess import Dossier, Profile, Scope, ground_of, profile_dossier, profile_of, scope_of
from claimbook.exchange.covering import Hider
from claimbook.model.record import Entry, Report
from claimbook.model.views import Actor, Relation, Views
from claimbook.workbench.drawings import relations_of
from claimbook.workbench.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Sheet:
    """scope: its keys and family. dossier: the profile in sentences with footnotes. entries: behind them, by claim."""

    actor: Actor
    scope: Scope
    profile: Profile
    dossier: Dossier
    entries: Mapping[str, Entry]
    relations: tuple[Relation, ...]


def sheet_of(snapshot: Snapshot, actor: Actor, hider: Hider | None = None) -> Sheet:
    """Everything that is said of the actor and its family. hider: covers private people in it."""
    scope = scope_of(snapshot.views, actor.party.key)
    near = views_near(snapshot, scope)
    entries = entries_near(snapshot, near)
    if hider:
        near = hider.views(near)
        entries = {id_: hider.entry(one) for id_, one in entries.items()}
    profile = profile_of(ground_of(near, scope), reports_of(entries))
    return Sheet(actor, scope, profile, profile_dossier(profile, entries), entries, near.relations)


def views_near(snapshot: Snapshot, scope: Scope) -> Views:
    """The views cut to incidents and relations that one of the group's keys, or of its family's, takes part in."""
    keys = scope.keys | scope.family
    ids = sorted({row.id for key in scope.keys for row in snapshot.of_group.get(key, ())})
    incidents = tuple(snapshot.incidents[id_] for id_ in ids)
    return replace(snapshot.views, incidents=incidents, relations=relations_of(snapshot, keys))


def entries_near(snapshot: Snapshot, views: Views) -> dict[str, Entry]:
    """The entries that these views rest on, by claim."""
    ids = [id_ for one in views.incidents for id_ in one.claims]
    ids += [id_ for one in views.relations for id_ in one.claims]
    return {id_: snapshot.entries[id_] for id_ in ids if id_ in snapshot.entries}


def reports_of(entries: Mapping[str, Entry]) -> dict[str, Report]:
    """The reports of the entries, by id."""
    return {one.report.id: one.report for one in entries.values()}

"""Incidents in a book: written where clusters of tellings change, and where rows of a dataset come and go."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, select, update

from claimbook.book.view_tables import INCIDENTS, PARTIES, TELLINGS
from claimbook.merge.incidents import incident_of
from claimbook.merge.linking import Cluster
from claimbook.merge.options import Rule
from claimbook.merge.tellings import Telling, tellings_of
from claimbook.model.views import Incident, Interval, Party, Range
from claimbook.record.stored.asking import among, bounded, next_key, put, strike
from claimbook.record.stored.edges import Source
from claimbook.record.stored.written import read_incident, write_incident


class Happenings:
    """The incidents that one step touches."""

    def __init__(self, source: Source, rule: Rule, serial: int) -> None:
        self._source = source
        self._connection = source.connection
        self._rule = rule
        self._serial = serial
        self._next = next_key(source.connection, INCIDENTS)
        self._gone: set[int] = set()

    def drop(self, reports: Sequence[int]) -> list[str]:
        """The tellings of the reports, which go; their incidents go too. Incidents of rows are gone at once."""
        asked = select(TELLINGS.c.id, TELLINGS.c.incident).where(among(self._connection, TELLINGS.c.report, reports))
        rows = self._connection.execute(asked).all()
        self._gone |= {one.incident for one in rows if one.incident is not None}
        imported = select(INCIDENTS.c.key).where(among(self._connection, INCIDENTS.c.row_of, reports))
        self._strike(list(self._connection.execute(imported).scalars()))
        return [one.id for one in rows]

    def show(self, stale: Collection[str], clusters: Iterable[Cluster]) -> dict[str, int]:
        """Writes the incidents of the clusters in place of those of the stale tellings. Gives telling -> incident of
        those that come; tellings that were there are noted here."""
        asked = select(TELLINGS.c.key, TELLINGS.c.id, TELLINGS.c.incident)
        known = {
            row.id: row for row in self._connection.execute(asked.where(among(self._connection, TELLINGS.c.id, stale)))
        }
        members: dict[int, set[str]] = defaultdict(set)
        for id_, row in known.items():
            if row.incident is not None:
                members[row.incident].add(id_)
        reasons = self._reasons([key for key, ids in members.items() if len(ids) > 1])
        kept: set[int] = set()
        changed: list[Cluster] = []
        for group, why in clusters:
            ids = {one.id for one in group}
            same = next((known[one].incident for one in ids if one in known), None)
            held = same is not None and same not in self._gone and members[same] == ids
            if same is not None and held and reasons.get(same, ()) == tuple(why):  # a judgement may be a new reason
                kept.add(same)
            else:
                changed.append((group, why))
        self._strike(sorted(({*members} | self._gone) - kept))
        of = self._write(changed)
        moved = [{"at": known[one].key, "incident": incident} for one, incident in of.items() if one in known]
        if moved:
            there = update(TELLINGS).where(TELLINGS.c.key == bindparam("at"))
            self._connection.execute(there.values(incident=bindparam("incident")), moved)
        return of

    def _reasons(self, keys: Sequence[int]) -> dict[int, tuple[str, ...]]:
        """What joined the tellings of each of these incidents."""
        asked = select(INCIDENTS.c.key, INCIDENTS.c.json).where(among(self._connection, INCIDENTS.c.key, keys))
        return {row.key: read_incident(row.json).why for row in self._connection.execute(asked)}

    def add_rows(self, incidents: Mapping[int, Sequence[Incident]]) -> None:
        """Writes the incidents that rows of a dataset tell. incidents: report -> its own."""
        for report, given in incidents.items():
            self._put([(one, report) for one in given])

    def _write(self, clusters: Sequence[Cluster]) -> dict[str, int]:
        whole = whole_tellings(self._source, [one for group, _ in clusters for one in group])
        found: list[Incident] = []
        for group, why in clusters:
            here = [whole[one.id] for one in group if one.id in whole]
            if here:
                found.append(incident_of(here, why, self._rule, self._source.identities))
        keys = self._put([(one, None) for one in found])
        return {telling: key for one, key in zip(found, keys, strict=True) for telling in one.tellings}

    def _put(self, given: Sequence[tuple[Incident, int | None]]) -> list[int]:
        keys = list(range(self._next, self._next + len(given)))
        self._next += len(given)
        rows = [
            {"key": key, "row_of": report, "changed": self._serial, **_columns(one)}
            for key, (one, report) in zip(keys, given, strict=True)
        ]
        put(self._connection, INCIDENTS, rows)
        parties = [
            {"party": party, "incident": key}
            for key, (one, _) in zip(keys, given, strict=True)
            for party in sorted({bounded(party.key) for party in taking_part(one)})
        ]
        put(self._connection, PARTIES, parties)
        return keys

    def _strike(self, keys: Sequence[int]) -> None:
        strike(self._connection, INCIDENTS.c.key, keys)
        strike(self._connection, PARTIES.c.incident, keys)


def whole_tellings(source: Source, given: Iterable[Telling]) -> dict[str, Telling]:
    """The tellings with their entries: those that a book has kept without are told again by their reports."""
    found: dict[str, Telling] = {}
    without: list[Telling] = []
    for one in given:
        if one.entries:
            found[one.id] = one
        else:
            without.append(one)
    told = source.loader.told({one.report for one in without})
    again = {one.id: one for entries in told.values() for one in tellings_of(entries, source.identities)}
    return found | {one.id: again[one.id] for one in without if one.id in again}


def taking_part(incident: Incident) -> list[Party]:
    """Everybody who acts in it or is hit by it."""
    hit = [one.value for one in incident.targets if isinstance(one.value, Party)]
    return [*(one.party for one in incident.perpetrators), *hit]


def _columns(one: Incident) -> dict[str, Any]:
    when, place = one.when.value, one.place.value
    days = (when.start, when.end) if isinstance(when, Interval) else (None, None)
    at = place if isinstance(place, Party) else None
    killed = one.counts["killed"].value if "killed" in one.counts else None
    return {
        "id": one.id,
        "kinds": f" {' '.join(one.kinds)} ",
        "start": days[0],
        "end": days[1],
        "country": one.country,
        "place": at.name if at else None,
        "place_country": at.location.country if at and at.location else None,
        "killed": killed.best if isinstance(killed, Range) else None,
        "sources": one.sources,
        "json": write_incident(one),
    }

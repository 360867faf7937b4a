"""Actors in a book: the sum of all voices of each, kept so that a report is added or taken off."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from msgspec import json
from sqlalchemy import Connection, Row, bindparam, delete, select, update

from claimbook.book.view_tables import ACTORS, VOICES
from claimbook.exchange.joining import Side, actor_with
from claimbook.merge.actors import Form, Voice, actor_of
from claimbook.model.names import folded
from claimbook.model.views import Actor
from claimbook.record.stored.asking import among, bounded, next_key, put, strike, written
from claimbook.record.stored.written import location_form, location_of

_APART: Final = "\n"
CLAIMS_AT: Final = (1, 6)
"""Where in a voice's JSON the ids of its claims stand: of reports, and of rows of datasets."""
_SILENCE: Final = delete(VOICES).where(VOICES.c.actor == bindparam("a"), VOICES.c.report == bindparam("b"))
_UPDATE: Final = update(ACTORS).where(ACTORS.c.key == bindparam("at"))


@dataclass(slots=True)
class Said:
    """What one report says of one party. tellings: ids of those with claims that name it. sides, rows, row_claims: how
    rows of a dataset name it, the ids of their incidents and claims."""

    voice: Voice = field(default_factory=Voice)
    tellings: set[str] = field(default_factory=set)
    sides: Counter[Side] = field(default_factory=Counter)
    rows: set[str] = field(default_factory=set)
    row_claims: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Sum:
    tally: Counter[Form] = field(default_factory=Counter)
    sides: Counter[Side] = field(default_factory=Counter)


class People:
    """The actors that one step touches."""

    def __init__(self, connection: Connection, serial: int) -> None:
        self._connection = connection
        self._serial = serial
        self._changes: dict[str, _Sum] = {}
        self._voices: list[tuple[str, int, str]] = []
        self._silent: list[dict[str, int]] = []

    def drop(self, report: int, actors: Sequence[int]) -> None:
        """Takes off what one report says. actors: keys of those whom it speaks of."""
        if not actors:
            return
        inside = among(self._connection, VOICES.c.actor, actors), VOICES.c.report == report
        joined = VOICES.join(ACTORS, ACTORS.c.key == VOICES.c.actor)
        asked = select(VOICES.c.actor, ACTORS.c.party, ACTORS.c.whole, VOICES.c.said).select_from(joined).where(*inside)
        for row in self._connection.execute(asked):
            said = read_said(row.said)
            change = self._changes.setdefault(row.whole or row.party, _Sum())
            change.tally.subtract(said.voice.tally)
            change.sides.subtract(said.sides)
            self._silent.append({"a": row.actor, "b": report})

    def add(self, report: int, given: Mapping[str, Said]) -> None:
        """Adds what one report says, by party."""
        for key, said in given.items():
            change = self._changes.setdefault(key, _Sum())
            change.tally.update(said.voice.tally)
            change.sides.update(said.sides)
            self._voices.append((key, report, write_said(said)))

    def flush(self) -> dict[str, int]:
        """Writes the sums. Gives the key of each party that is left."""
        if self._silent:
            self._connection.execute(_SILENCE, self._silent)
        known = {
            row.whole or row.party: row
            for row in self._connection.execute(
                select(ACTORS).where(among(self._connection, ACTORS.c.party, [bounded(one) for one in self._changes]))
            )
        }
        keys = self._write(known)
        rows = [{"actor": keys[key], "report": report, "said": said} for key, report, said in self._voices]
        put(self._connection, VOICES, rows)
        return keys

    def _write(self, known: Mapping[str, Row[Any]]) -> dict[str, int]:
        keys: dict[str, int] = {}
        new: list[dict[str, Any]] = []
        changed: list[dict[str, Any]] = []
        gone: list[int] = []
        free = next_key(self._connection, ACTORS)
        for key, change in self._changes.items():
            row = known.get(key)
            total = _added(row, change)
            if not total.tally and not total.sides:
                gone += [row.key] if row else []
                continue
            keys[key] = row.key if row else free + len(new)
            columns = _columns(key, total) | {"changed": self._serial}
            if row:
                changed.append(columns | {"at": row.key})
            else:
                new.append(columns | {"key": keys[key]})
        put(self._connection, ACTORS, new)
        if changed:
            values: dict[str, Any] = {name: bindparam(name) for name in changed[0] if name != "at"}
            self._connection.execute(_UPDATE.values(values), changed)
        strike(self._connection, ACTORS.c.key, gone)
        return keys


def _added(row: Row[Any] | None, change: _Sum) -> _Sum:
    tally = read_tally(row.tally) if row else Counter[Form]()
    sides = read_sides(row.sides) if row else Counter[Side]()
    tally.update(change.tally)
    sides.update(change.sides)
    return _Sum(+tally, +sides)


def _columns(key: str, total: _Sum) -> dict[str, Any]:
    actor = summed(key, total.tally, total.sides)
    names = sorted({folded(one) for one in (actor.party.name, *actor.names)}) if actor else []
    party = actor.party if actor else None
    cut = bounded(key)
    return {
        "party": cut,
        "whole": key if key != cut else None,
        "shown": actor is not None,
        "name": party.name if party else None,
        "ref": party.ref if party else None,
        "kind": party.kind if party else None,
        "country": actor.country if actor else None,
        "called": _APART.join(("", *names, "")),
        "aliases": written(actor.aliases if actor else ()),
        "tally": written([[*_form(one), count] for one, count in total.tally.items()]),
        "sides": written([[*_side(one), count] for one, count in total.sides.items()]),
    }


def summed(
    key: str, tally: Mapping[Form, int], sides: Mapping[Side, int], said: Sequence[Said] = (),
    incident_of: Mapping[str, str] = {},
) -> Actor | None:  # fmt: skip
    """The actor of a sum. said: by whom it is spoken of, for the ids. incident_of: telling -> its incident."""
    claims = {one for given in said for one in given.voice.claims}
    incidents = {incident_of[one] for given in said for one in given.tellings if one in incident_of}
    relations = {one for given in said for one in given.voice.relations}
    core = actor_of(key, tally, claims, incidents, relations) if tally else None
    if not sides:
        return core
    row_claims = {one for given in said for one in given.row_claims}
    return actor_with(key, core, sides, row_claims, {one for given in said for one in given.rows})


def write_said(said: Said) -> str:
    """What one report says of one party, as JSON."""
    voice = said.voice
    form = [
        [[*_form(one), count] for one, count in voice.tally.items()],
        sorted(voice.claims),
        sorted(voice.relations),
        sorted(said.tellings),
    ]
    rows = [[[*_side(one), count] for one, count in said.sides.items()], sorted(said.rows), sorted(said.row_claims)]
    return written([*form, *rows] if said.sides else form)


def read_said(form: str) -> Said:
    """What `write_said` has written."""
    tally, claims, relations, tellings, *rows = json.decode(form)
    said = Said(Voice(_tally(tally), set(claims), set(relations)), set(tellings))
    if rows:
        said.sides, said.rows, said.row_claims = _sides(rows[0]), set(rows[1]), set(rows[2])
    return said


def read_tally(form: str) -> Counter[Form]:
    """The tally of an actor's row."""
    return _tally(json.decode(form))


def read_sides(form: str) -> Counter[Side]:
    """The sides of an actor's row."""
    return _sides(json.decode(form))


def _form(one: Form) -> list[Any]:
    location = location_form(one.location)
    return [one.raw, one.name, one.also, one.ref, one.kind, location, one.country, one.acts, one.private]


def _side(one: Side) -> list[Any]:
    return [one.name, one.ref, one.kind, location_form(one.location), one.country]


def _tally(form: Iterable[Sequence[Any]]) -> Counter[Form]:
    return Counter(
        {
            Form(raw, name, also, ref, kind, location_of(at), country, acts, private): count
            for raw, name, also, ref, kind, at, country, acts, private, count in form
        }
    )


def _sides(form: Iterable[Sequence[Any]]) -> Counter[Side]:
    return Counter(
        {Side(name, ref, kind, location_of(at), country): count for name, ref, kind, at, country, count in form}
    )

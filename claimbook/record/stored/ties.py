"""Ties that lie in a book: what tellings are compared by, where they are at home, and which pull each other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from msgspec.json import Decoder, Encoder
from sqlalchemy import Column, Connection, Row, bindparam, delete, select

from claimbook.book.view_tables import BLOCKS, LINKS, TELLINGS
from claimbook.merge.blocking import home_keys, sought_keys
from claimbook.merge.clustering import Bonds
from claimbook.merge.tellings import Telling
from claimbook.merge.ties import Pulls
from claimbook.record.stored.asking import among, next_key, put, strike

_DECODER: Final = Decoder(Telling)
_ENCODER: Final = Encoder()
_UNLINK: Final = delete(LINKS).where(LINKS.c.one == bindparam("a"), LINKS.c.two == bindparam("b"))
_UNBLOCK: Final = delete(BLOCKS).where(BLOCKS.c.block == bindparam("a"), BLOCKS.c.telling == bindparam("b"))
_MOST_TELLINGS: Final = 40_000
_MOST_HOMES: Final = 1_500_000
"""Bounds on what is remembered from step to step: some 300 MB where reports lie dense, and of 20 years far less."""
_MANY: Final = 150
"""From so many keys of one week on, the whole week is fetched."""
_WEEK_BITS: Final = 32
_UNDATED: Final = 0
"""The week of what has no day. It may hold most of a book, and is never fetched whole."""


@dataclass(slots=True)
class Memory:
    """What was read of the tables, and is still so as long as nobody else has changed them. weeks: week -> block ->
    the keys of the tellings at home there."""

    tellings: dict[int, Telling] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)
    weeks: dict[int, dict[int, list[int]]] = field(default_factory=dict)
    homes: int = 0

    def bounded(self) -> "Memory":
        """Itself, or where it has grown too large, an empty one."""
        return self if len(self.tellings) < _MOST_TELLINGS and self.homes < _MOST_HOMES else Memory()


class StoredTies:
    """Ties of one transaction. `flush` writes what was added."""

    def __init__(self, connection: Connection, bonds: Bonds, memory: Memory) -> None:
        self.bonds = bonds
        self._connection = connection
        self._memory = memory
        self._next = next_key(connection, TELLINGS)
        self._asked: dict[int, list[int]] = {}
        self._sought: dict[str, list[int]] = {}
        self._new: list[Telling] = []
        self._links: list[tuple[int, int, float]] = []

    def expect(self, come: Collection[Telling]) -> None:
        """Fetch what stands in the blocks that these will look into."""
        self._sought = {one.id: list(sought_keys(one)) for one in come}
        wanted: dict[int, list[int]] = {}
        for key in {key for keys in self._sought.values() for key in keys}:
            wanted.setdefault(key >> _WEEK_BITS, []).append(key)
        single: list[int] = []
        for week, keys in wanted.items():
            if week in self._memory.weeks:
                continue
            if len(keys) >= _MANY and week != _UNDATED:
                self._fetch(week)
            else:
                single += keys
        self._asked = {key: [] for key in single}
        asked = select(BLOCKS.c.block, BLOCKS.c.telling).where(among(self._connection, BLOCKS.c.block, single))
        for block, telling in self._connection.execute(asked) if single else ():
            self._asked[block].append(telling)

    def near(self, telling: Telling) -> list[Telling]:
        """Those to compare it with."""
        found: set[int] = set()
        weeks = self._memory.weeks
        for key in self._sought[telling.id]:
            homes = weeks.get(key >> _WEEK_BITS, self._asked).get(key)
            if homes:
                found.update(homes)
        return self._by_key(found)

    def add(self, telling: Telling, pulled_by: Mapping[str, float]) -> None:
        """Keeps one with what pulls it."""
        key = self._next
        self._next += 1
        self._memory.tellings[key] = telling
        self._memory.keys[telling.id] = key
        self._new.append(telling)
        for home in home_keys(telling):
            self._memory.weeks.get(home >> _WEEK_BITS, self._asked).setdefault(home, []).append(key)
            self._memory.homes += 1
        for other, score in pulled_by.items():
            self._links.append((key, self._memory.keys[other], score))

    def flush(self, reports: Mapping[str, int], incidents: Mapping[str, int]) -> None:
        """Write what was added. reports: id -> key. incidents: telling -> key of its incident."""
        keys = self._memory.keys
        rows = [
            {
                "key": keys[one.id],
                "id": one.id,
                "report": reports[one.report],
                "incident": incidents[one.id],
                "features": _written(one),
            }
            for one in self._new
        ]
        put(self._connection, TELLINGS, rows)
        blocks = [{"block": home, "telling": keys[one.id]} for one in self._new for home in sorted(set(home_keys(one)))]
        put(self._connection, BLOCKS, blocks)
        self._flush_links()
        for one in self._new:
            self._memory.tellings[keys[one.id]] = replace(one, entries=())
        self._new = []

    def remove(self, ids: Collection[str]) -> None:
        """Forgets some, with what they pull."""
        gone = self.known(ids)
        keys = {self._memory.keys[one]: telling for one, telling in gone.items()}
        if not keys:
            return
        self._flush_links()
        back = [{"a": two, "b": one} for one, two, _ in self._linked(keys)]
        if back:
            self._connection.execute(_UNLINK, back)
        strike(self._connection, LINKS.c.one, keys)
        strike(self._connection, TELLINGS.c.key, keys)
        homes = [{"a": home, "b": key} for key, telling in keys.items() for home in self._leave(key, telling)]
        if homes:
            self._connection.execute(_UNBLOCK, homes)

    def known(self, ids: Collection[str]) -> dict[str, Telling]:
        """Those of the ids that are kept."""
        missing = [one for one in ids if one not in self._memory.keys]
        if missing:
            self._remember(TELLINGS.c.id, missing)
        keys = self._memory.keys
        return {one: self._memory.tellings[keys[one]] for one in ids if one in keys}

    def pulls(self, ids: Collection[str]) -> Pulls:
        """What pulls each of the ids."""
        self._flush_links()
        own = {self._memory.keys[one]: one for one in self.known(ids)}
        linked = self._linked(own)
        self._by_key({two for _, two, _ in linked})
        found: dict[str, dict[str, float]] = {}
        for one, two, score in linked:
            found.setdefault(own[one], {})[self._memory.tellings[two].id] = score
        return found

    def _linked(self, keys: Collection[int]) -> Sequence[Row[int, int, float]]:
        if not keys:
            return []
        return self._connection.execute(select(LINKS).where(among(self._connection, LINKS.c.one, keys))).all()

    def _fetch(self, week: int) -> None:
        """A whole week at once: where many tellings of one time come, it is asked for again and again."""
        first = week << _WEEK_BITS
        within = BLOCKS.c.block >= first, BLOCKS.c.block < first + (1 << _WEEK_BITS)
        homes: dict[int, list[int]] = {}
        for block, telling in self._connection.execute(select(BLOCKS.c.block, BLOCKS.c.telling).where(*within)):
            homes.setdefault(block, []).append(telling)
            self._memory.homes += 1
        self._memory.weeks[week] = homes

    def _leave(self, key: int, telling: Telling) -> list[int]:
        """Forgets one. Gives the blocks that it was at home in."""
        homes = sorted(set(home_keys(telling)))
        for home in homes:
            week = self._memory.weeks.get(home >> _WEEK_BITS)
            if week is not None and key in week.get(home, ()):
                week[home].remove(key)
        del self._memory.tellings[key], self._memory.keys[telling.id]
        return homes

    def _by_key(self, keys: Collection[int]) -> list[Telling]:
        missing = [one for one in keys if one not in self._memory.tellings]
        if missing:
            self._remember(TELLINGS.c.key, missing)
        return [self._memory.tellings[one] for one in keys]

    def _remember(self, column: Column[Any], values: Collection[Any]) -> None:
        asked = select(TELLINGS.c.key, TELLINGS.c.features).where(among(self._connection, column, values))
        for key, features in self._connection.execute(asked):
            telling = _DECODER.decode(features)
            self._memory.tellings[key] = telling
            self._memory.keys[telling.id] = key

    def _flush_links(self) -> None:
        both = [pair for one, two, score in self._links for pair in ((one, two, score), (two, one, score))]
        put(self._connection, LINKS, [{"one": one, "two": two, "score": score} for one, two, score in both])
        self._links = []


def read_features(form: str) -> Telling:
    """The telling of a row, without its entries."""
    return _DECODER.decode(form)


def _written(telling: Telling) -> str:
    return _ENCODER.encode(replace(telling, entries=())).decode()

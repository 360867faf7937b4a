"""What linking remembers of the tellings it has seen: a protocol, and the form of it that lies in memory."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final, Protocol

from claimbook.merge.blocking import Index
from claimbook.merge.clustering import Bonds
from claimbook.merge.tellings import Telling

Pulls = Mapping[str, Mapping[str, float]]
"""Telling -> those that pull it, with the log-odds. Every pair stands in it both ways."""


class Ties(Protocol):
    """Tellings by id, the pairs of them that pull together, and what judgements bind."""

    bonds: Bonds

    def expect(self, come: Collection[Telling]) -> None:
        """These are about to be asked for their neighbours and added: a hint to fetch what that takes at once."""

    def near(self, telling: Telling) -> list[Telling]:
        """Those to compare it with."""

    def add(self, telling: Telling, pulled_by: Mapping[str, float]) -> None:
        """Keeps one with what pulls it."""

    def remove(self, ids: Collection[str]) -> None:
        """Forgets some, with what they pull."""

    def known(self, ids: Collection[str]) -> dict[str, Telling]:
        """Those of the ids that are kept."""

    def pulls(self, ids: Collection[str]) -> Pulls:
        """What pulls each of the ids."""


class HeldTies:
    """Ties in memory."""

    def __init__(self) -> None:
        self.bonds = Bonds()
        self.tellings: dict[str, Telling] = {}
        self._index: Final = Index()
        self._pulls: dict[str, dict[str, float]] = {}

    def expect(self, come: Collection[Telling]) -> None:
        """Everything is here."""

    def near(self, telling: Telling) -> list[Telling]:
        """Those to compare it with."""
        return [self.tellings[one] for one in self._index.near(telling)]

    def add(self, telling: Telling, pulled_by: Mapping[str, float]) -> None:
        """Keeps one with what pulls it."""
        self.tellings[telling.id] = telling
        self._index.add(telling)
        if pulled_by:
            self._pulls[telling.id] = dict(pulled_by)
        for other, score in pulled_by.items():
            self._pulls.setdefault(other, {})[telling.id] = score

    def remove(self, ids: Collection[str]) -> None:
        """Forgets some, with what they pull."""
        for one in ids:
            self._index.remove(self.tellings.pop(one))
            for other in self._pulls.pop(one, {}):
                self._pulls[other].pop(one, None)

    def known(self, ids: Iterable[str]) -> dict[str, Telling]:
        """Those of the ids that are kept."""
        return {one: self.tellings[one] for one in ids if one in self.tellings}

    def pulls(self, ids: Iterable[str]) -> Pulls:
        """What pulls each of the ids."""
        return {one: self._pulls.get(one, {}) for one in ids}

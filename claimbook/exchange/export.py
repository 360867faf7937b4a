"""What an export gives back: its files, and what they could not hold."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime
from typing import BinaryIO, Final

from claimbook.exchange.cells import write_table
from claimbook.exchange.ledger import EMPTY, Ledger
from claimbook.exchange.material import Material


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """include_persons: names of private people too. ledger: ids of earlier exports. written: the time that formats with
    a place for one say; None leaves it out, so that the same record gives the same bytes.
    """

    include_persons: bool = False
    ledger: Ledger = EMPTY
    written: datetime | None = None


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that a format has no place for. count: how often; why: one line."""

    what: str
    count: int
    why: str


@dataclass(frozen=True, slots=True)
class Export:
    """files: name -> bytes. losses: what was left out, the most frequent first; empty: nothing. ledger: the ids given,
    for the next export; withdrawn ones stand in it.
    """

    files: Mapping[str, bytes]
    losses: tuple[Loss, ...] = ()
    ledger: Ledger = EMPTY


@dataclass(frozen=True, slots=True)
class Written:
    """What an export has left out, and the ids that it gave, as in Export."""

    losses: tuple[Loss, ...] = ()
    ledger: Ledger = EMPTY


Out = Callable[[str], AbstractContextManager[BinaryIO]]
"""Opens a file of an export by its name, for writing."""
Exporter = Callable[[Material, Out, ExportOptions], Written]


@dataclass(slots=True)
class Losses:
    """Counts what is left out while rows are written."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, what: str, why: str, count: int = 1) -> None:
        """Count one thing more (or `count` of them)."""
        if count:
            self.counts[what, why] += count

    def write(self, stream: BinaryIO, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> None:
        """The rows as CSV, as they come. Cells that would start a formula are counted."""
        changed = write_table(stream, columns, rows)
        self.add("cells that a spreadsheet would run", "written with an apostrophe before them", changed)

    def seal(self) -> tuple[Loss, ...]:
        """All that was counted."""
        return tuple(Loss(what, count, why) for (what, why), count in self.counts.most_common())


NO_OPTIONS: Final = ExportOptions()

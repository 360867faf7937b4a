"""Word pieces a second: the whole way of a document, and the bare encoder over the same sentences."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import TypeVar

from claimbook.extract.local import LocalEngine
from claimbook.extract.local.tokens import split_pieces
from claimbook.extract.local.windows import Batch, Unit, collate, spot_index, units, windows
from claimbook.extract.sentences import sentences
from claimbook.model.values import Document
from claimbook.pipeline import extract_claims

_T = TypeVar("_T")
_TURN = 20
"""Documents that each way reads before the next has its turn, so that a machine that slows down slows all alike."""


@dataclass(frozen=True)
class Throughput:
    """Word pieces of the documents' sentences, without special ones, and the processor seconds each way took for them.

    whole: Document -> claims with dates and ids. bare: the encoder alone (reader.onnx, its heads included) reading
    every sentence once, in the windows that the engine makes. alone: the same, each sentence by itself.
    """

    documents: int
    pieces: int
    whole_seconds: float
    bare_seconds: float
    alone_seconds: float

    @property
    def ratio(self) -> float:
        """Pieces a second of the whole, as a share of the faster of the two bare ways."""
        return min(self.bare_seconds, self.alone_seconds) / self.whole_seconds


def throughput(documents: Iterable[Document], engine: LocalEngine) -> Throughput:
    """Measured in this process, turn by turn."""
    count = pieces = 0
    whole = bare = alone = 0.0
    for turn in _turns(documents):
        found = [_units(one, engine) for one in turn]
        count += len(turn)
        pieces += sum(len(unit.pieces) for one in found for unit in one)
        in_windows = [collate(window) for one in found for window in windows(one)]
        in_rows = [collate((unit,)) for one in found for unit in one]
        whole += _seconds(partial(extract_claims, engine=engine), turn)
        bare += _seconds(partial(_read, engine), in_windows)
        alone += _seconds(partial(_read, engine), in_rows)
    return Throughput(count, pieces, whole, bare, alone)


def _turns(documents: Iterable[Document]) -> Iterator[Sequence[Document]]:
    rest = iter(documents)
    while turn := list(islice(rest, _TURN)):
        yield turn


def _units(document: Document, engine: LocalEngine) -> list[Unit]:
    found = sentences(document.text)
    return units(found, split_pieces(engine.tokenizer, [one.text for one in found]))


def _read(engine: LocalEngine, batch: Batch) -> None:
    index, real = spot_index(batch.spots, batch.ids.shape[1])
    engine.network.read(batch.ids, batch.cases, batch.mask, index, real)


def _seconds(work: Callable[[_T], object], given: Sequence[_T]) -> float:
    begun = time.process_time()
    for one in given:
        work(one)
    return time.process_time() - begun

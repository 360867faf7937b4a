"""The two parts of the network, run by onnxruntime: the reader (every window once) and the tagger (one label asked)."""

from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
import onnxruntime

from claimbook.errors import ResourceError
from claimbook.extract.local.windows import Ints, Mask

Floats = npt.NDArray[np.float32]

READER: Final = "reader.onnx"
TAGGER: Final = "tagger.onnx"


class Network(Protocol):
    """What the engine asks of a network; the shipped one runs on onnxruntime, training has its own."""

    def read(self, ids: Ints, cases: Ints, mask: Mask, index: Ints, real: Mask) -> tuple[Floats, Floats, Floats]:
        """Windows (rows x length) and the flat index of each unit's pieces (units x longest).

        Gives the middle states (rows x length x width), label logits (units x labels), kind logits (units x longest x
        kinds).
        """
        ...

    def ask(self, states: Floats, real: Mask, labels: Ints) -> tuple[Floats, Floats, Floats]:
        """Middle states of units (items x longest x width) and a label for each.

        Gives tag logits (items x longest x 3 * slots), whole logits (items x flags), link logits (items x longest x
        longest).
        """
        ...


class OnnxNetwork:
    """The shipped weights. Raises ResourceError where a file is missing or damaged."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        self._reader = _session(folder / READER, threads)
        self._tagger = _session(folder / TAGGER, threads)

    def read(self, ids: Ints, cases: Ints, mask: Mask, index: Ints, real: Mask) -> tuple[Floats, Floats, Floats]:
        """See Network."""
        given = {"ids": ids, "cases": cases, "mask": mask, "index": index, "real": real}
        middle, labels, kinds = self._reader.run(None, given)
        return middle, labels, kinds

    def ask(self, states: Floats, real: Mask, labels: Ints) -> tuple[Floats, Floats, Floats]:
        """See Network."""
        tags, whole, links = self._tagger.run(None, {"states": states, "real": real, "labels": labels})
        return tags, whole, links


def _session(path: Path, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The arena keeps the memory of the largest shapes it has seen, and every document brings new ones.
    options.enable_mem_pattern = False
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own classes have no common root but this
        remedy = "Install Claimbook again: pip install --force-reinstall claimbook"
        raise ResourceError(str(path), "the weights cannot be loaded.", remedy=remedy) from error

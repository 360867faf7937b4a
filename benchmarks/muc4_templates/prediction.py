"""Messages -> their templates, with the weights that lie beside this module."""

from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from benchmarks.muc4_templates.evidence import gather
from benchmarks.muc4_templates.filling import fill_templates, load_filling
from benchmarks.muc4_templates.messages import Message
from claimbook.extract.local.engine import TOKENIZER
from claimbook.extract.local.network import OnnxNetwork
from claimbook.extract.local.tokens import load_tokenizer

WEIGHTS: Final = Path(__file__).parent / "weights"
_PACKAGE: Final = Path(str(files("claimbook.extract.local") / "weights"))


def predict(given: Iterable[Message], folder: Path = WEIGHTS) -> Iterator[dict[str, Any]]:
    """Each message with the templates that were found in it, in the form of the processed files.

    folder: reader.onnx, tagger.onnx and filling.json; the word pieces are those of the package. Raises ResourceError.
    """
    network, filling = OnnxNetwork(folder), load_filling(folder)
    tokenizer = load_tokenizer(_PACKAGE / TOKENIZER)
    for one in given:
        templates = fill_templates(gather(network, tokenizer, one["doctext"]), filling)
        yield {"docid": one["docid"], "doctext": one["doctext"], "templates": templates}

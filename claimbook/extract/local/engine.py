"""The local engine: Document -> Claims, with weights in the package."""

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from claimbook.errors import ResourceError
from claimbook.extract.local.assembly import assemble
from claimbook.extract.local.kinds import mentions
from claimbook.extract.local.network import Network, OnnxNetwork
from claimbook.extract.local.reading import UnitScores, read_units
from claimbook.extract.local.settings import Decoding, load_decoding
from claimbook.extract.local.tokens import load_tokenizer, split_pieces
from claimbook.extract.local.windows import units
from claimbook.extract.sentences import sentences
from claimbook.model.values import Document, Extraction

NAME: Final = "local/1.0"
TOKENIZER: Final = "tokenizer.json"


@dataclass(frozen=True, slots=True)
class LocalEngine:
    """Implements claimbook.extract.engine.Engine. One process, one thread, no state between documents."""

    network: Network
    tokenizer: Tokenizer
    decoding: Decoding
    name: str = NAME

    def extract(self, document: Document) -> Extraction:
        """All claims and mentions of the document, in document order."""
        read = self.read(document)
        claims, issues = assemble(document.id, self.name, read, self.decoding)
        return Extraction(document, tuple(claims), tuple(mentions(read)), tuple(issues))

    def read(self, document: Document) -> list[UnitScores]:
        """The network's scores for every sentence; what calibration is fitted on."""
        found = sentences(document.text)
        pieces = split_pieces(self.tokenizer, [one.text for one in found])
        return read_units(self.network, units(found, pieces), self.decoding.ask_above)


def load(folder: Path | None = None) -> LocalEngine:
    """The engine with the weights of the package, or of a folder of one's own. Raises ResourceError."""
    place = folder or Path(str(files("claimbook.extract.local") / "weights"))
    decoding = load_decoding(place)
    try:
        tokenizer = load_tokenizer(place / TOKENIZER)
    except Exception as error:  # the tokenizers library raises bare Exception
        remedy = "Install Claimbook again: pip install --force-reinstall claimbook"
        raise ResourceError(str(place / TOKENIZER), "cannot be read.", remedy=remedy) from error
    return LocalEngine(OnnxNetwork(place), tokenizer, decoding)

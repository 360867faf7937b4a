"""Documents to measure speed with: about so many words each, put together from the sentences of real reading matter."""

import json
import random
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from claimbook.extract.sentences import sentences
from claimbook.model.values import Document
from claimbook.read import read_inputs

WORDS = 400


def sample_sentences(source: Path | None) -> list[str]:
    """Every sentence of the documents at the path, or of the package's sample reports."""
    place = str(source or files("claimbook") / "samples")
    texts = (one.text for one in read_inputs((place,)) if isinstance(one, Document))
    return [sentence.text for text in texts for sentence in sentences(text)]


def reports(count: int, material: Sequence[str], seed: int = 7) -> Iterator[Document]:
    """`count` documents of sentences drawn at random, the same for the same seed, each of WORDS words or a few more."""
    rng = random.Random(seed)  # noqa: S311  no secret
    for number in range(count):
        chosen: list[str] = []
        words = 0
        while words < WORDS:
            chosen.append(rng.choice(material))
            words += len(chosen[-1].split())
        yield Document(f"report-{number}", " ".join(chosen))


def write_reports(documents: Iterator[Document], path: Path) -> None:
    """Documents -> a file of JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        for one in documents:
            file.write(json.dumps({"id": one.id, "text": one.text, "published": "2024-05-17"}) + "\n")

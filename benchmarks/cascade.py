"""`python -m benchmarks.cascade SHARED`: what the screen of `--engine cascade` keeps, and what it saves.

For each threshold: the share of gold sentences with a claim that are asked about, on documents that the network has not
learned from (the folds whose weights lie in --work); with --raw, the share of text and of all tokens that are not sent,
on ../shared/data/raw, by the network of the first fold.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.extract.llm.prompt import instructions
from claimbook.extract.llm.request import estimated_tokens
from claimbook.extract.llm.screen import ASK_ABOVE, CONTEXT, candidates, labels_alone, score
from claimbook.extract.llm.shown import show
from claimbook.extract.llm.windows import windows
from claimbook.extract.local import LocalEngine
from claimbook.extract.local.network import Network
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.tokens import load_tokenizer
from claimbook.extract.sentences import sentences
from claimbook.model.values import Document
from claimbook.settings import LlmSettings
from training.__main__ import DEFAULT_WORK
from training.calibrate import FIRST_GUESS
from training.folds import FOLDS
from training.scores import Scores, cached_scores, folds_of_gold
from training.stages import encoder_folder, load_network, weights_file
from training.torch_network import TorchNetwork

THRESHOLDS: Final = (-6.0, -5.5, -5.0, -4.5, -4.0, -3.5, -3.25, -3.0, -2.5, -2.0, -1.5, -1.0)


def main(arguments: list[str]) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cascade", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK, help="where training keeps its stages")
    parser.add_argument("--raw", type=int, default=0, metavar="N", help="measure savings on every N-th raw document")
    given = parser.parse_args(arguments)
    gold = read_gold(given.shared / "gold" / "dev")
    print_kept(gold, dict(held_out(gold, given.work)))
    if given.raw:
        # A fold's network, not the one that ships: the threshold is chosen on the same scores.
        network = TorchNetwork(load_network("fold0", given.work))
        print_saved(list(raw_documents(given.shared / "data" / "raw"))[:: given.raw], network)
    return 0


def held_out(gold: dict[str, GoldDocument], work: Path) -> Iterator[tuple[str, list[UnitScores]]]:
    """The scores of the documents of each fold whose network is there."""
    folds = folds_of_gold(gold)
    for number in range(FOLDS):
        if weights_file(f"fold{number}", work).exists():
            inside = {doc: gold[doc] for doc in folds if folds[doc] == number}
            yield from cached_scores(f"fold{number}", inside, work).items()


def print_kept(gold: dict[str, GoldDocument], scores: Scores) -> None:
    """Recall of sentences with a claim, and share of sentences asked about, by threshold."""
    stated = [(score(one), states_claim(one, gold[doc])) for doc, read in scores.items() for one in read]
    claims = [value for value, states in stated if states]
    print(f"{len(scores)} held-out documents, {len(stated)} sentences, {len(claims)} with a claim")
    for above in THRESHOLDS:
        kept = sum(value > above for value in claims) / len(claims)
        asked = sum(value > above for value, _ in stated) / len(stated)
        print(f"above {above:5.2f}: keeps {100 * kept:5.1f} % of them, asks about {100 * asked:5.1f} % of all")


def states_claim(one: UnitScores, gold: GoldDocument) -> bool:
    """Does a gold claim have its evidence in this sentence?"""
    sentence = one.unit.sentence
    spans = (span for claim in gold.claims for span in claim.evidence)
    return any(span.start < sentence.end and sentence.start < span.end for span in spans)


def raw_documents(folder: Path) -> Iterator[Document]:
    """The documents of the JSON lines in the folder."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            value = json.loads(line)
            yield Document(value["id"], value["text"])


def print_saved(documents: Sequence[Document], network: Network) -> None:
    """Tokens sent for whole documents and by the cascade, by threshold."""
    tokenizer = load_tokenizer(encoder_folder() / "tokenizer.json")
    engine = labels_alone(LocalEngine(network, tokenizer, FIRST_GUESS))  # its settings change no label
    read = [(one, engine.read(one)) for one in documents]
    whole = sum((sent(one, None) for one in documents), start=Sent())
    print(f"{len(documents)} raw documents; whole: {whole.text:,} tokens of text, {whole.all:,} with the instructions")
    for above in THRESHOLDS:
        part = sum((sent(one, candidates(scores, above)) for one, scores in read), start=Sent())
        mark = "  <- ASK_ABOVE" if above == ASK_ABOVE else ""
        saved = 100 - 100 * part.text / whole.text, 100 - 100 * part.all / whole.all
        print(f"above {above:5.2f}: saves {saved[0]:5.1f} % of the text, {saved[1]:5.1f} % of all{mark}")


class Sent:
    """Tokens of text, and with the instructions of each request."""

    def __init__(self, text: int = 0, requests: int = 0) -> None:
        self.text = text
        self.all = text + requests * estimated_tokens(instructions())
        self._requests = requests

    def __add__(self, other: "Sent") -> "Sent":
        """Both."""
        return Sent(self.text + other.text, self._requests + other._requests)


def sent(document: Document, starts: set[int] | None) -> Sent:
    """What asking about the sentences that begin there takes. None: about all."""
    shown = show(sentences(document.text))
    chosen = None if starts is None else {number for number, one in shown.originals.items() if one.start in starts}
    asked = windows(shown.sentences, LlmSettings().window, CONTEXT, chosen)
    text = sum(estimated_tokens(shown.sentences[number].text) + 3 for window in asked for number in window.shown)
    return Sent(text, len(asked))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

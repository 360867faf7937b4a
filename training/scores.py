"""Networks -> scores of the documents that they have not learned from."""

import pickle
from collections.abc import Sequence
from pathlib import Path

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.extract.local.engine import LocalEngine
from claimbook.extract.local.network import Network
from claimbook.extract.local.reading import UnitScores
from claimbook.extract.local.tokens import load_tokenizer
from training.calibrate import FIRST_GUESS
from training.folds import FOLDS, HELD_OUT, fold_of
from training.stages import encoder_folder, load_network
from training.torch_network import TorchNetwork

Scores = dict[str, list[UnitScores]]


def score_documents(network: Network, documents: dict[str, GoldDocument]) -> Scores:
    """Document id -> the network's scores, sentence by sentence as the product splits them."""
    engine = LocalEngine(network, load_tokenizer(encoder_folder() / "tokenizer.json"), FIRST_GUESS)
    return {doc: engine.read(one.document) for doc, one in documents.items()}


def folds_of_gold(gold: dict[str, GoldDocument]) -> dict[str, int]:
    """Document id -> its fold, as the stages left them out."""
    return fold_of([{"id": doc, "source": one.document.source or ""} for doc, one in gold.items()])


def held_out_scores(shared: Path, work: Path, numbers: Sequence[int] = range(FOLDS)) -> dict[int, Scores]:
    """Number of a fold -> the scores of its documents by the network that left them out."""
    gold = read_gold(shared / "gold" / "dev")
    folds = folds_of_gold(gold)
    return {
        number: cached_scores(f"fold{number}", {doc: gold[doc] for doc in folds if folds[doc] == number}, work)
        for number in numbers
    }


def seed_scores(shared: Path, work: Path, stage: str) -> Scores:
    """The scores of the article that no stage has learned from."""
    return cached_scores(stage, {HELD_OUT: read_gold(shared / "gold" / "dev")[HELD_OUT]}, work, "seed")


def cached_scores(stage: str, documents: dict[str, GoldDocument], work: Path, what: str = "held-out") -> Scores:
    """Scores by a stage's network, kept in the work folder between runs."""
    kept = work / f"{stage}.{what}.scores"
    if kept.exists():
        with kept.open("rb") as file:
            return pickle.load(file)  # noqa: S301  our own file, written below
    found = score_documents(TorchNetwork(load_network(stage, work)), documents)
    with kept.open("wb") as file:
        pickle.dump(found, file)
    return found

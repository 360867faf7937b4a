"""The benchmark's own network: MUC-4's training messages in MUC's conventions, and how its scores fill templates."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import numpy as np
import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from benchmarks.muc4_templates.conventions import LABEL_OF
from benchmarks.muc4_templates.evidence import gather
from benchmarks.muc4_templates.filling import FILE
from benchmarks.muc4_templates.messages import Message, read_messages
from claimbook.extract.local.network import OnnxNetwork
from claimbook.extract.local.slots import SLOTS
from claimbook.extract.local.tokens import load_tokenizer
from training.batches import windows
from training.export import export
from training.fit import Log, Recipe, fit
from training.muc4_filling import fit_filling
from training.muc4_labels import template_passage
from training.network import Network, Shape
from training.stages import encoder_folder

RECIPE: Final = Recipe(epochs=2.2, negatives=0.15, tag_weight=0.4)
HELD_OUT_EVERY: Final = 7
"""One message in seven is left out of the network's training: its scores tell how templates are filled."""
EMPTY_KEPT: Final = 0.5
"""Share of the messages without templates that the network learns from."""
_NEVER: Final = -30.0


def train(shared: Path, warm: Path, folder: Path, log: Log) -> None:
    """Write reader.onnx, tagger.onnx and filling.json into the folder. warm: weights of the stage "warm"."""
    torch.set_num_threads(1)
    messages = read_messages(shared / "data" / "muc4" / "processed" / "train.json")
    tokenizer = load_tokenizer(encoder_folder() / "tokenizer.json")
    network = Network(Shape())
    network.load_state_dict(load_file(warm))
    borrow_slots(network)
    learned = [window for one in learned_from(messages) for window in windows(template_passage(one, tokenizer))]
    fit(network, learned, RECIPE, log)
    ship(network, messages, folder)


def ship(network: Network, messages: Sequence[Message], folder: Path) -> None:
    """Write a trained network and how its scores fill templates, fitted on those messages that were held out."""
    silence_others(network)
    export(network, folder)
    write_filling(held_out(messages), load_tokenizer(encoder_folder() / "tokenizer.json"), folder)


def held_out(messages: Sequence[Message]) -> list[Message]:
    """The messages that fit how templates are filled."""
    return [one for number, one in enumerate(messages) if number % HELD_OUT_EVERY == HELD_OUT_EVERY // 2]


def learned_from(messages: Sequence[Message]) -> list[Message]:
    """The messages that the network learns from."""
    left_out = {one["docid"] for one in held_out(messages)}
    rng = np.random.default_rng(5)
    rest = [one for one in messages if one["docid"] not in left_out]
    return [one for one in rest if one["templates"] or rng.random() < EMPTY_KEPT]


def write_filling(messages: Sequence[Message], tokenizer: Tokenizer, folder: Path) -> None:
    """Fit the filling of templates on messages as the exported network reads them."""
    network = OnnxNetwork(folder)
    given: list[tuple[dict[str, Any], Any]] = [(one, gather(network, tokenizer, one["doctext"])) for one in messages]
    text = json.dumps(asdict(fit_filling(given)), indent=1, sort_keys=True)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


@torch.no_grad()
def borrow_slots(network: Network) -> None:
    """Organisations begin as perpetrators and targets as victims do: the warm weights know them as one."""
    for known, new in (("first", "holder"), ("second", "place")):
        source, target = (3 * SLOTS.index(one) for one in (known, new))
        for one in (network.tags.weight, network.tags.bias):
            one[target : target + 3] = one[source : source + 3]


@torch.no_grad()
def silence_others(network: Network) -> None:
    """Labels that MUC does not use are never stated."""
    others = [label for label in range(network.state.out_features) if label not in LABEL_OF.values()]
    network.state.weight[others] = 0.0
    network.state.bias[others] = _NEVER

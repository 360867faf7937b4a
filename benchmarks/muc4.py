#!/usr/bin/env python3
"""MUC-4: python benchmarks/muc4.py predict DOCS.json | score GOLD PRED | train SHARED WARM."""

import json
import sys
from pathlib import Path

import click

sys.path.insert(0, str(Path(__file__).parents[1]))  # so that it runs as a file, from anywhere

from benchmarks.muc4_templates.messages import Message, read_messages
from benchmarks.muc4_templates.prediction import WEIGHTS, predict
from benchmarks.muc4_templates.scoring import Template, read_template, score
from claimbook.errors import ClaimbookError

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def main() -> None:
    """Templates of MUC-4 messages, by the encoder and tagger of Claimbook trained in MUC's own conventions."""


@main.command("predict")
@click.argument("docs", type=FILE)
@click.option("--weights", default=WEIGHTS, type=click.Path(path_type=Path), help="Folder of the weights.")
def predict_templates(docs: Path, weights: Path) -> None:
    """Print the templates of DOCS, one message a line, in the form of muc4/processed."""
    for one in predict(read_messages(docs), weights):
        click.echo(json.dumps(one, ensure_ascii=False))


@main.command("score")
@click.argument("gold", type=FILE)
@click.argument("pred", type=FILE)
def score_templates(gold: Path, pred: Path) -> None:
    """Print precision, recall and F1 of PRED against GOLD, a slot a line."""
    found = score(_templates(read_messages(gold)), _templates(read_messages(pred)))
    click.echo(f"{'slot':<14} {'P':>6} {'R':>6} {'F1':>6} {'right':>6} {'pred':>6} {'gold':>6}")
    for slot, one in found.items():
        rates = f"{one.precision:6.1f} {one.recall:6.1f} {one.f1:6.1f}"
        click.echo(f"{slot:<14} {rates} {one.right:6} {one.predicted:6} {one.gold:6}")


@main.command("train")
@click.argument("shared", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.argument("warm", type=FILE)
@click.option("--weights", default=WEIGHTS, type=click.Path(path_type=Path), help="Folder to write the weights into.")
def train_weights(shared: Path, warm: Path, weights: Path) -> None:
    """Train on SHARED/data/muc4, from the weights of the stage "warm" (WARM, a .safetensors file)."""
    from training.muc4_model import train  # needs torch, which predicting and scoring do not

    train(shared, warm, weights, click.echo)


def _templates(given: list[Message]) -> dict[str, list[Template]]:
    return {one["docid"]: [read_template(each) for each in one.get("templates", ())] for one in given}


if __name__ == "__main__":
    try:
        main()
    except ClaimbookError as error:
        sys.exit(str(error))

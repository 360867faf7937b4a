"""`python -m benchmarks.llm_confidence GOLD`: fit the confidence of a language model's claims on its answers to gold.

Asks the model of the user's settings about every document of GOLD (kept answers cost nothing), and prints weights for
claimbook/extract/llm/confidence.py with the calibration error of the present ones. It costs what `claimbook read GOLD
--engine llm --dry-run` says.
"""

import argparse
import math
import sys
from pathlib import Path

from claimbook.evaluate import core_outcomes, expected_calibration_error, read_gold
from claimbook.extract.llm import Options, load
from claimbook.extract.llm.confidence import agreement
from claimbook.extract.local import load as load_local
from claimbook.model.values import Extraction
from claimbook.parallel import extract_in_threads
from claimbook.settings import load_settings
from training.logit import BIAS, fit_logit


def main(arguments: list[str]) -> int:
    """Ask, fit and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.llm_confidence", description=__doc__)
    parser.add_argument("gold", type=Path, help="a folder of .gold files")
    parser.add_argument("--max-tokens", type=int)
    given = parser.parse_args(arguments)
    gold = read_gold(given.gold)
    settings = load_settings()
    engine, local = load(Options(max_tokens=given.max_tokens), settings), load_local()
    rows: list[dict[str, float]] = []
    right: list[bool] = []
    sure: list[float] = []
    for found in extract_in_threads((one.document for one in gold.values()), engine, settings.concurrency):
        if not isinstance(found, Extraction):
            continue
        seen = local.extract(found.document).claims
        agreed = [agreement(claim, seen) for claim in found.claims]
        rows += [{"label": float(one == "label"), "core": float(one == "core")} for one in agreed]
        right += core_outcomes(gold[found.document.id].claims, found.claims)
        sure += [claim.confidence or 0.0 for claim in found.claims]
    if not rows:
        print("no claims: is the server there?")
        return 1
    weights = fit_logit(rows, right)
    print(f"{len(rows)} claims, {100 * sum(right) / len(right):.1f} % right; share of answers is not fitted (one vote)")
    print(f"calibration error now: {expected_calibration_error(sure, right):.3f}")
    print(f"fitted: bias={weights[BIAS]:.2f} label={weights['label']:.2f} core={weights['core']:.2f}")
    print(f"mean of an unbacked claim: {1 / (1 + math.exp(-weights[BIAS])):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

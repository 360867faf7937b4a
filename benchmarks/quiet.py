"""`python -m benchmarks.quiet SHARED`: what is read into news that speaks of no violence.

Wikinews' articles without a word of violence (training.quiet), those that the network has not learned from. Nobody has
marked them by hand; but they hold next to nothing that the codebook asks for, so that nearly every claim is one too
many.
"""

import argparse
import sys
from collections import Counter
from pathlib import Path

from claimbook.extract.local.engine import load
from claimbook.model.values import Document
from training.quiet import quiet_articles


def main(arguments: list[str]) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quiet", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with data/raw")
    parser.add_argument("--weights", type=Path, help="a folder of weights other than the shipped ones")
    parser.add_argument("--show", action="store_true", help="print the claims' labels and sentences too")
    given = parser.parse_args(arguments)
    engine = load(given.weights)
    found = [
        engine.extract(Document(one.id, one.text)).claims for one in quiet_articles(given.shared) if not one.taught
    ]
    claims = [claim for one in found for claim in one]
    print(f"{len(found)} articles, {sum(not one for one in found)} without any claim, {len(claims)} claims")
    for kind, number in Counter(one.type for one in claims).most_common():
        print(f"  {number:5} {kind}")
    for claim in claims if given.show else ():
        print(f"{claim.type}/{claim.subtype} {claim.confidence} {claim.evidence[0].text}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""`python -m benchmarks.places_described SHARED`: what places become that are described, not named ("the city").

Of gold/dev without the seed, every filler of the role "place" without a capital letter, or of common nouns alone, its
span given as are those of all other places in claims. Where the gold writes a full name behind `>`, the place is right
when named so, by its words or by the name of the place that it points back to, as the evaluation compares names (half
of the content words). Where the gold gives none, any identity is one too many.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from claimbook.evaluate import GoldDocument, read_gold
from claimbook.evaluate.likeness import same_mention
from claimbook.model.values import Claim, Extraction, Mention
from claimbook.resolve.places import load_gazetteer, locate_places
from claimbook.resolve.places.gazetteer import Gazetteer
from claimbook.resolve.places.pointing import is_description
from training.folds import HELD_OUT


def main(arguments: list[str]) -> int:
    """Measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.places_described", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/")
    given = parser.parse_args(arguments)
    gazetteer = load_gazetteer()
    count: Counter[tuple[str, str]] = Counter()
    for name, gold in sorted(read_gold(given.shared / "gold" / "dev").items()):
        if name != HELD_OUT:
            count.update(outcomes(gold, gazetteer))
    for group, outcome in sorted(count):
        total = sum(number for (one, _), number in count.items() if one == group)
        number = count[group, outcome]
        print(f"{group:24} {outcome:10} {number:5} of {total:5}  {100 * number / total:5.1f} %")
    return 0


def outcomes(gold: GoldDocument, gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """(named by the gold or not, what became of it) of each description in one document, once a span."""
    found = locate_places(Extraction(gold.document, tuple(map(_unnamed, gold.claims))), gazetteer)
    seen = set()
    for marked, claim in zip(gold.claims, found.claims, strict=True):
        for wanted, got in zip(marked.roles.get("place", ()), claim.roles.get("place", ()), strict=True):
            if (got.start, got.end) not in seen and is_description(got.text, gold.document.text):
                seen.add((got.start, got.end))
                yield _outcome(wanted, got, gold.document.text)


def _unnamed(claim: Claim) -> Claim:
    places = tuple(replace(one, name=None, ref=None, kind="place") for one in claim.roles.get("place", ()))
    return replace(claim, roles={**claim.roles, "place": places} if places else claim.roles)


def _outcome(wanted: Mention, got: Mention, text: str) -> tuple[str, str]:
    if not wanted.name or wanted.name == wanted.text:
        return "without a name in gold", "named" if got.name else "left open"
    if not got.name:
        return "with a name in gold", "left open"
    words = got.why.reason.partition('"')[2].removesuffix('"') if got.why else ""
    name = Mention(wanted.name, 0, 0)
    right = same_mention(name, Mention(got.name, 0, 0)) or (words in text and same_mention(name, Mention(words, 0, 0)))
    return "with a name in gold", "right" if right else "wrong"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

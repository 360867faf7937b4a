"""python -m training.kinds FOLDER: how many mentions of each kind, and the most frequent strings of each."""

import sys
from collections import Counter, defaultdict
from pathlib import Path

from training.gold import parse_gold
from training.kinds.label import silver_mentions
from training.kinds.tables import default_shared

_SHOWN = 30


def main(folder: Path) -> None:
    """Print the counts over the gold files of the folder."""
    strings: dict[str, Counter[str]] = defaultdict(Counter)
    for document in parse_gold(folder, default_shared()):
        for one in (one for given in silver_mentions(document, [*document["sentences"].values()]) for one in given):
            strings[one.kind or "(unknown)"][document["text"][one.start : one.end].casefold()] += 1
    for kind, counts in sorted(strings.items()):
        shown = ", ".join(f"{text} {count}" for text, count in counts.most_common(_SHOWN))
        print(f"{kind}: {counts.total()} mentions, {len(counts)} strings\n    {shown}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))

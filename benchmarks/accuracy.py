"""`python -m benchmarks.accuracy SHARED`: accuracy on documents that the engine has not seen, in five folds.

Trains the folds that are not there yet in --work (about twenty minutes each on one core), then decodes each fold with
settings fitted on the other four. Prints the tables of docs/accuracy.md; --write puts them there.
"""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from claimbook.evaluate import EXACT, SCORED, Part
from training.__main__ import DEFAULT_WORK
from training.crossvalidate import Measured, measure
from training.folds import FOLDS
from training.runs import run_stages

BEGIN: Final = "<!-- figures: written by make accuracy -->"
END: Final = "<!-- end of figures -->"


def main(arguments: list[str]) -> int:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.accuracy", description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder with gold/ and data/")
    parser.add_argument("--work", type=Path, default=DEFAULT_WORK, help="where training keeps its stages")
    parser.add_argument("--write", type=Path, help="a page whose figures are replaced")
    some = "only these folds; two or more, since each is decoded by what the others taught"
    every = list(range(FOLDS))
    parser.add_argument("--folds", type=int, nargs="+", default=every, metavar="N", choices=every, help=some)
    parser.add_argument("--jobs", type=int, default=2, help="folds trained side by side")
    given = parser.parse_args(arguments)
    given.work.mkdir(parents=True, exist_ok=True)
    stages = [*(f"fold{number}" for number in given.folds), "final"]
    run_stages(stages, given.shared, given.work, given.jobs, lambda line: print(line, file=sys.stderr))
    page = render(measure(given.shared, given.work, given.folds))
    print(page)
    if given.write:
        write_figures(given.write, page)
    return 0


def write_figures(path: Path, page: str) -> None:
    """Replace what stands between the two marks of a page. Raises ValueError where a mark is missing."""
    text = path.read_text(encoding="utf-8")
    head, tail = text.index(BEGIN) + len(BEGIN), text.index(END)
    path.write_text(f"{text[:head]}\n\n{page}\n{text[tail:]}", encoding="utf-8")


def render(found: Measured) -> str:
    """The figures as Markdown."""
    parts = {
        f"all documents ({found.everything.documents})": found.everything.overall,
        f"real documents alone ({found.real.documents})": found.real.overall,
        "the seed, never trained on": found.seed.overall,
    }
    return "\n\n".join((
        f"Measured on {date.today().isoformat()}.",
        f"{_scored(parts)}\n\n{_exact(parts)}",
        f'Expected calibration error of `confidence` against "core right", 10 bins: **{found.calibration_error:.3f}**.',
        "### By source\n\n" + _by_part(found.everything.by_source),
        "### By type\n\n" + _by_part({key: one for key, one in found.everything.by_type.items() if one["detect"].gold}),
        "### How precision rises with confidence\n\n" + _by_confidence(found),
    ))  # fmt: skip


def _scored(parts: Mapping[str, Part]) -> str:
    head = "| | " + " | ".join(f"{name} P / R / F1" for name in SCORED) + " |"
    rows = [f"| {name} | " + " | ".join(_prf(part, one) for one in SCORED) + " |" for name, part in parts.items()]
    return "\n".join((head, "|---" * (len(SCORED) + 1) + "|", *rows))


def _prf(part: Part, name: str) -> str:
    one = part[name]
    return f"{one.precision:.1f} / {one.recall:.1f} / **{one.f1:.1f}**"


def _exact(parts: Mapping[str, Part]) -> str:
    head = "| right where paired, % | " + " | ".join(EXACT) + " |"
    rows = [
        f"| {name} | " + " | ".join(f"{part[one].recall:.1f}" for one in EXACT) + " |" for name, part in parts.items()
    ]
    return "\n".join((head, "|---" * (len(EXACT) + 1) + "|", *rows))


def _by_part(parts: Mapping[str, Part]) -> str:
    names = ("detect", "typed", "core", "slots")
    head = "| | claims | " + " | ".join(f"{name} F1" for name in names) + " |"
    rows = [
        f"| {name} | {part['detect'].gold} | " + " | ".join(f"{part[one].f1:.1f}" for one in names) + " |"
        for name, part in sorted(parts.items())
    ]
    return "\n".join((head, "|---" * (len(names) + 2) + "|", *rows))


def _by_confidence(found: Measured) -> str:
    rows = [f"| {low:.1f} to {low + 0.2:.1f} | {count} | {share} |" for low, count, share in found.reliability]
    return "\n".join(("| confidence | claims | core right, % |", "|---|---|---|", *rows))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

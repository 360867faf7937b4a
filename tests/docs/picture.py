"""The picture of the README, drawn from a sample report: `python -m tests.docs.picture docs/example.svg`."""

import re
import sys
from importlib.resources import as_file, files
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

from claimbook.cli.formats.terminal import render_extraction
from claimbook.extract.engines import load_engine
from claimbook.model.values import Extraction
from claimbook.pipeline import read_claims

SAMPLE = "1-wire-news.md"
WIDTH = 100
LINES = 34


def draw() -> str:
    """The beginning of a sample report's claims as SVG, without fonts from elsewhere."""
    with as_file(files("claimbook") / "samples" / SAMPLE) as path:
        (found,) = read_claims([str(path)], load_engine("local"))
    assert isinstance(found, Extraction)
    shown = "\n".join(render_extraction(found, WIDTH, colours=True).splitlines()[:LINES])
    console = Console(record=True, width=WIDTH, file=StringIO())
    console.print(Text.from_ansi(shown))
    svg = console.export_svg(title=f"claimbook read {SAMPLE}", unique_id="claimbook")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.S).replace("Fira Code", "ui-monospace")


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(draw(), encoding="utf-8")

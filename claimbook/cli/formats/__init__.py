"""How claims are printed: one module a form, and the dict of them."""

from collections.abc import Callable
from typing import Final

from claimbook.cli.formats.form import Form
from claimbook.cli.formats.jsonl import claims_as_jsonl
from claimbook.cli.formats.rows import claims_as_csv
from claimbook.cli.formats.terminal import claims_on_terminal

FORMATS: Final[dict[str, Callable[..., Form]]] = {
    "terminal": claims_on_terminal,
    "jsonl": claims_as_jsonl,
    "csv": claims_as_csv,
}
"""Name -> what makes the form, with reasons where it is told to (`explain`). Names are what `--format` takes."""

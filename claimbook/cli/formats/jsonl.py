"""JSON lines: one claim a line, exactly in the form of the contract (docs/data-model.md)."""

from claimbook.cli.escape import json_line
from claimbook.cli.formats.form import Form
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Extraction


def claims_as_jsonl() -> Form:
    """One claim a line, in document order."""
    return Form(_render)


def _render(found: Extraction) -> str:
    return "".join(json_line(claim_to_json(claim)) for claim in found.claims)

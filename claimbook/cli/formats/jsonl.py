"""JSON lines: one claim a line, exactly in the form of the contract (docs/data-model.md), with reasons on request."""

from claimbook.cli.escape import json_line
from claimbook.cli.formats.form import Form
from claimbook.cli.formats.reasons import claim_with_reasons
from claimbook.model.contract import claim_to_json
from claimbook.model.values import Extraction


def claims_as_jsonl(explain: bool = False) -> Form:
    """One claim a line, in document order. explain: with a `why` in each mention and time that was looked at."""
    to_json = claim_with_reasons if explain else claim_to_json

    def render(found: Extraction) -> str:
        return "".join(json_line(to_json(claim)) for claim in found.claims)

    return Form(render)

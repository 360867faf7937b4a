import json

from claimbook.cli.formats import FORMATS
from claimbook.model.contract import claim_from_json
from tests.cli.samples import CLAIM, FOUND


def test_a_line_is_the_claim_in_the_form_of_the_contract():
    (line,) = FORMATS["jsonl"]().render(FOUND).splitlines()
    assert list(json.loads(line)) == [
        "doc", "id", "type", "subtype", "roles", "numbers", "when", "incident", "holder", "polarity", "modality",
        "evidence", "confidence", "engine",
    ]  # fmt: skip
    assert claim_from_json(json.loads(line)) == CLAIM

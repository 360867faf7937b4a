"""Files of messages are read whether they are JSON lines or one array."""

import json
from pathlib import Path

import pytest

from benchmarks.muc4_templates.messages import read_messages
from claimbook.errors import InputError

MESSAGES = [{"docid": "a", "doctext": "a bomb went off in kesta.\u2028nobody was hurt."}, {"docid": "b", "doctext": ""}]


@pytest.mark.parametrize("array", [True, False])
def test_both_forms_give_the_same(tmp_path: Path, array: bool):
    path = tmp_path / "docs.json"
    lines = [json.dumps(one, ensure_ascii=False) for one in MESSAGES]
    path.write_text(json.dumps(MESSAGES) if array else "\n".join(lines) + "\n", encoding="utf-8")
    assert read_messages(path) == MESSAGES


@pytest.mark.parametrize("text", ["{", '{"docid": "a"}', "[1]"])
def test_what_is_no_message_is_reported(tmp_path: Path, text: str):
    path = tmp_path / "docs.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"docs\.json"):
        read_messages(path)

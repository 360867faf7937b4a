"""Files of messages in the form of muc4/processed."""

import json
from pathlib import Path
from typing import Any

from claimbook.errors import InputError

Message = dict[str, Any]
"""docid, doctext and (where known) templates."""


def read_messages(path: Path) -> list[Message]:
    """JSON lines, or one JSON array. Raises InputError where the file or a message is not of that form."""
    try:
        text = path.read_text(encoding="utf-8")
        found = json.loads(text) if text.lstrip().startswith("[") else [json.loads(one) for one in _lines(text)]
    except (OSError, ValueError) as error:
        raise InputError(str(path), f"cannot be read ({error}).", "JSON lines or a JSON array in UTF-8") from error
    for number, one in enumerate(found, 1):
        if not (isinstance(one, dict) and isinstance(one.get("docid"), str) and isinstance(one.get("doctext"), str)):
            expected = 'an object with the strings "docid" and "doctext"'
            raise InputError(str(path), f"message {number} is not a message.", expected)
    return list(found)


def _lines(text: str) -> list[str]:
    """Not str.splitlines: a message may hold separators that JSON leaves as they are."""
    return [one for one in text.split("\n") if one.strip()]

"""Does a sentence look ahead? Then "on Monday" is the coming Monday, and "in January" the next."""

import re
from typing import Final

REACH: Final = 80
"""Characters before and behind the words of time in which a sign is looked for, within the sentence."""
_DUE: Final = "due|set|expected|scheduled|planned|slated"
_AHEAD: Final = re.compile(
    rf"\b(?:will|shall|won't|(?:is|are|was|were|been) (?:{_DUE})|(?:is|are) to|scheduled|plans? to|planned for|upcoming"
    r"|deadline|expires?|expects? to)\b",
    re.IGNORECASE,
)
_PAST: Final = re.compile(
    r"\b(?:had|was|were|did|said|told|after|since|when|because|killed|announced|reported)\b", re.IGNORECASE
)
_HAD: Final = re.compile(r"\b(?:had|was|were|held|did)\b", re.IGNORECASE)
_TO_COME: Final = re.compile(r"\b(?:until|till|next|coming|forthcoming|scheduled|due)\b[^,;]*$", re.IGNORECASE)
_BORDER: Final = re.compile(r"[.!?;\n]\s")


def outlook(text: str, start: int, end: int) -> bool | None:
    """True where the clause before the words has a sign of the future and none of the past behind it.

    False where the sentence tells of the past; None where nothing says.
    """
    before = _BORDER.split(text[max(0, start - REACH) : start])[-1]
    signs = list(_AHEAD.finditer(before))
    if signs and not _PAST.search(before, signs[-1].end()):
        return True
    behind = _BORDER.split(text[end : end + REACH])[0]
    return False if _HAD.search(f"{before} {behind}") and not _AHEAD.search(behind) else None


def looks_ahead(text: str, start: int) -> bool:
    """Does the clause before text[start:] look forward, by a verb or by a word as in "until his next hearing on"?"""
    before = _BORDER.split(text[max(0, start - REACH) : start])[-1]
    return _TO_COME.search(before) is not None or outlook(text, start, start) is True

"""Colours of the parts of a claim, in rich's style words; the same part has the same colour everywhere."""

from typing import Final

TITLE: Final = "bold"
LABEL: Final = "bold"
QUIET: Final = "dim"
DOUBT: Final = "bold yellow"

_FIRST: Final = "red"
_SECOND: Final = "yellow"
_NUMBER: Final = "magenta"

STYLES: Final[dict[str, str]] = {
    "perpetrator": _FIRST,
    "subject": _FIRST,
    "actor": _FIRST,
    "target": _SECOND,
    "object": _SECOND,
    "place": "green",
    "weapon": "bright_red",
    "killed": _NUMBER,
    "injured": _NUMBER,
    "abducted": _NUMBER,
    "arrested": _NUMBER,
    "strength": _NUMBER,
    "when": "blue",
    "holder": "cyan",
    "said by": "cyan",
}


def style_of(part: str) -> str:
    """The style of a role, a number, "when" or "holder"; the empty style for what has none."""
    return STYLES.get(part, "")

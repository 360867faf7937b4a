"""Where sentences begin, roughly: references look back by sentences, so a border too many does little harm."""

import re
from bisect import bisect_right
from typing import Final

_BORDER: Final = re.compile(r"(?:[\r\n]+|(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[A-Z0-9]))\s*")
_ABBREVIATION: Final = re.compile(r"(?:^|\W)(?:[A-Z]|Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Brig|St|No|vs)\.$")


class Borders:
    """The sentences of one text, by number."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = (one for one in _BORDER.finditer(text) if _parts(text, one))
        self._starts = [0, *(one.end() for one in ends)]

    def number(self, at: int) -> int:
        """The number, from 0, of the sentence in which the offset stands."""
        return bisect_right(self._starts, at) - 1

    def sentence(self, at: int) -> str:
        """The sentence in which the offset stands."""
        after = self.number(at) + 1
        return self._text[self._starts[after - 1] : self._starts[after] if after < len(self._starts) else None]

    def start(self, at: int) -> int:
        """Where the sentence begins in which the offset stands."""
        return self._starts[self.number(at)]


def _parts(text: str, border: re.Match[str]) -> bool:
    return "\n" in border.group() or not _ABBREVIATION.search(text, max(0, border.start() - 8), border.start())

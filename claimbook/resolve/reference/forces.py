"""States behind plain words: "the military" where a sentence has spoken of one state, "both countries" of two."""

import re
from collections.abc import Iterator
from typing import Final

from claimbook.model.values import Span
from claimbook.model.words import words_of
from claimbook.resolve.reference.nations import nation_of

_FORCES: Final = words_of("military army navy government troops soldiers forces authorities artillery")
_BOTH: Final = re.compile(
    r"(?:both|two|warring) (?:warring )?(?:countries|nations|states|sides)|countries|nations", re.IGNORECASE
)
_WORD: Final = re.compile(r"[A-Z][\w.'’-]*")
_OWN: Final = re.compile(r"['’]s$")
_LONGEST: Final = 3
"""Words in the name of a state: "United Arab Emirates"."""
FURTHEST: Final = 400
"""Characters looked back for two states."""


def states_behind(text: str, span: Span, sentence: int) -> str | None:
    """ "Israeli military" for "military" behind "Israel's defence minister says the"; "Israel and Iran" for "both
    countries" behind the two; None for other words, or where no states have been named. sentence: where it starts."""
    if span.text.casefold() in _FORCES:
        last = next(_nations(text, sentence, span.start), None)
        return f"{last[1]} {span.text}" if last else None
    if _BOTH.fullmatch(span.text):
        names = list(dict.fromkeys(name for name, _ in _nations(text, max(0, span.start - FURTHEST), span.start)))
        return f"{names[1]} and {names[0]}" if len(names) > 1 else None
    return None


def _nations(text: str, start: int, end: int) -> Iterator[tuple[str, str]]:
    """Name and adjective of each state named there, the last one first."""
    words = list(_WORD.finditer(text, start, end))
    for at in range(len(words) - 1, -1, -1):
        for size in range(_LONGEST, 0, -1):
            run = words[max(0, at - size + 1) : at + 1]
            name = _OWN.sub("", text[run[0].start() : run[-1].end()])
            if len(run) == size == len(name.split()) and (nation := nation_of(name)):
                yield nation
                break

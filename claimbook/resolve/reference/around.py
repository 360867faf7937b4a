"""What stands beside a slice of text: signs of its place in the sentence, without a parser."""

import re
from functools import lru_cache
from typing import Final

from claimbook.model.words import words_of

_REACH: Final = 40
"""Characters read on each side."""
_WORD: Final = re.compile(r"[\w'’.-]+")
_BEFORE: Final = words_of(
    """of in by with from to against for that and or as at on between among than if when while but because the a an
    this these those its their his her said says according killed all some both most many several other two one"""
)
_BEHIND: Final = words_of(
    """of in from who that which whose and or at to is are was were has have had will would can could may also by on
    with for as loyal members militants fighters rebels group forces police leader commander spokesman"""
)
TELLING_VERBS: Final = words_of(
    """said says told tells added adds wrote writes argued argues warned warns claimed claims stated states noted notes
    recalled recalls explained explains announced insisted insists maintains maintained replied replies asked asks
    called calls conceded concedes suspects suspected believes believed thinks thought estimates estimated reckons
    reckoned testified denied denies cautioned answered answers agreed agrees disagreed laughed laughs declared
    declares described describes confirmed confirms reported reports vowed vows admitted admits put puts likened
    dismissed dismisses expects expected concluded concludes finds found shrugs shrugged continued continues"""
)
_OPINION: Final = words_of(
    "view words opinion estimate account reckoning count judgment judgement mind telling figure report statement"
)
_MARKS: Final = re.compile(r"\s*([,;:.!?()\"“”–—-]|['’]s\b)")


def signs(text: str, start: int, end: int) -> tuple[str, ...]:
    """The signs of the slice: what stands before it, what behind, and whether it tells or opines."""
    before = text[max(0, start - _REACH) : start].casefold()
    behind = text[end : end + _REACH].casefold()
    return tuple(f"{side} {word}" for side, word in (("after", _before(before)), ("before", _behind(behind))) if word)


@lru_cache(maxsize=4096)
def _before(text: str) -> str:
    if not text.strip():
        return "nothing"
    line = text.rpartition("\n")[2].rstrip()
    if not line or line[-1] in ".!?":
        return "a border"
    if line[-1] in ',;:("“–—-':
        return "a quote" if line[-1] in '"“' else "a mark"
    last = _WORD.findall(line)[-1:] or [""]
    return last[0] if last[0] in _BEFORE else "a verb of telling" if last[0] in TELLING_VERBS else "another word"


@lru_cache(maxsize=4096)
def _behind(text: str) -> str:
    if mark := _MARKS.match(text):
        return "'s" if mark[1][1:] else "a quote" if mark[1] in '"“”' else "a border" if mark[1] in ".!?" else "a mark"
    first = _WORD.match(text.lstrip())
    if first is None:
        return "nothing"
    word = first.group().rstrip(".")
    if word in TELLING_VERBS:
        return "a verb of telling"
    if word in _OPINION:
        return "a word of opinion"
    return word if word in _BEHIND else "a past verb" if word.endswith("ed") else "another word"

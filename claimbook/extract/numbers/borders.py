"""Where the words of a count begin and end: a tagger sees "nine" or only "at" of "at least nine"."""

import re
from typing import Final

from claimbook.extract.numbers.persons import PERCENT
from claimbook.model.values import Span

_BOUND: Final = (
    r"(?:at\s+least|at\s+most|(?:no\s+)?(?:more|fewer|less)\s+than|as\s+many\s+as|up\s+to|an\s+estimated|over|under|about|"
    r"around|some|nearly|almost|approximately|roughly|between|only|just)"
)
_NUMERAL: Final = (
    r"(?:\d[\d,.]*|a\s+dozen|an?\s+hundred|an?\s+thousand|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|"
    r"dozens|hundreds|thousands|scores|several)\b)"
)
_BEFORE: Final = re.compile(rf"(?<!\w){_BOUND}\s+$", re.IGNORECASE)
_WHOLE: Final = re.compile(rf"(?<!\w)(?:{_BOUND}\s+)?{_NUMERAL}", re.IGNORECASE)
_HAS_NUMERAL: Final = re.compile(_NUMERAL, re.IGNORECASE)
_DIGITS: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SHARE: Final = re.compile(rf"\s?{PERCENT}", re.IGNORECASE)
_REACH: Final = 20
"""Characters before the words in which a bound ("no fewer than") is looked for."""


def whole_count(words: Span, sentence: Span) -> Span:
    """The words with the bound before them ("at least"), or with the numeral that a lone bound belongs to.

    words: a slice within the sentence. Words that are whole already come back as they are. With a sign of per cent
    behind them they take it in, so that they are not read as a count.
    """
    text = sentence.text
    start, end = _whole_digits(text, words.start - sentence.start, words.end - sentence.start)
    if _HAS_NUMERAL.match(text, start):
        before = _BEFORE.search(text, max(0, start - _REACH), start)
        start = before.start() if before else start
    elif not _HAS_NUMERAL.search(text, start, end):
        around = next((one for one in _WHOLE.finditer(text) if one.start() <= start < one.end()), None)
        start, end = around.span() if around else (start, end)
    end = share.end() if (share := _SHARE.match(text, end)) else end
    return Span(text[start:end], sentence.start + start, sentence.start + end)


def _whole_digits(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen to the borders of the figures that start and end fall into: "1" of "1,000" is a thousand."""
    for one in _DIGITS.finditer(text, max(0, start - _REACH), min(len(text), end + _REACH)):
        if one.start() < end and start < one.end():
            start, end = min(start, one.start()), max(end, one.end())
    return start, end

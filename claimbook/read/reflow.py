"""Lines of a printed page -> paragraphs: lines joined, words broken at a line's end made whole."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

# Tuned by eye on typeset reports: a full line of justified text reaches nearly the usual width.
_SHORT_LINE: Final = 0.75
_HEADING: Final = 0.5

_DASHES: Final = "\u2013\u2014"
_PAGE_NUMBER: Final = re.compile(
    rf"[\s|{_DASHES}-]*(?:page\s+)?\d{{1,4}}(?:\s*(?:/|of)\s*\d{{1,4}})?[\s|{_DASHES}-]*", re.I
)
_ITEM: Final = re.compile(rf"(?:[\u2022\u25aa\u25e6{_DASHES}*-]|\(?[0-9]{{1,3}}[.)]|\(?[a-z]\))\s")
_SENTENCE_END: Final = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019)\]]*$")
_BROKEN: Final = re.compile(r"(?:^|\s)[^\s\w]*(?P<head>[^\W\d_]+(?:-[^\W\d_]+)*)-$")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]+")
_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_SOFT_HYPHEN: Final = "\u00ad"


def reflow(pages: Sequence[str]) -> str:
    """The text of the pages, one paragraph a line, paragraphs parted by an empty line. Page numbers are left out."""
    lines = [line.strip() for page in pages for line in _without_page_number(page.splitlines())]
    words = Counter(word.lower() for line in lines for word in _WORD.findall(line))
    return "\n\n".join(_joined(paragraph, words) for paragraph in _paragraphs(lines, _usual_width(lines)))


def _without_page_number(lines: list[str]) -> list[str]:
    kept = [line for line in lines if line.strip()]
    if kept and _PAGE_NUMBER.fullmatch(kept[-1]):
        return kept[:-1]
    return kept[1:] if kept and _PAGE_NUMBER.fullmatch(kept[0]) else lines


def _usual_width(lines: Sequence[str]) -> int:
    widths = sorted(len(line) for line in lines if line)
    return widths[len(widths) * 3 // 4] if widths else 0


def _paragraphs(lines: Sequence[str], width: int) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if block and (not line or _ITEM.match(line) or _ends_paragraph(block[-1], line, width)):
            yield block
            block = []
        if line:
            block.append(line)
    if block:
        yield block


def _ends_paragraph(line: str, following: str, width: int) -> bool:
    """A short line ends a paragraph after a full stop, or as a heading before a capital letter."""
    if len(line) >= _SHORT_LINE * width or line.endswith(("-", _SOFT_HYPHEN)):
        return False
    return bool(_SENTENCE_END.search(line)) or (following[:1].isupper() and len(line) < _HEADING * width)


def _joined(lines: Sequence[str], words: Counter[str]) -> str:
    return "".join(_glued(line, following, words) for line, following in pairwise(lines)) + lines[-1]


def _glued(line: str, following: str, words: Counter[str]) -> str:
    """The line as it stands before the one that follows: with a space after it, or its broken word left open."""
    if line.endswith(_SOFT_HYPHEN):
        return line[:-1]
    if not re.search(r"\w-$", line[-2:]):
        return line + " "
    broken, tail = _BROKEN.search(line[-100:]), _FIRST_WORD.match(following)
    return line[:-1] if broken and tail and _is_one_word(broken["head"], tail[0], words) else line


def _is_one_word(head: str, tail: str, words: Counter[str]) -> bool:
    """True where the hyphen stands for the line's end alone: how the document writes the word elsewhere decides.

    A name keeps its hyphen ("al-|Haddar"); a word found nowhere else is taken for one word, the usual case.
    """
    if not tail.islower():
        return False
    return words[f"{head}{tail}".lower()] > 0 or words[f"{head}-{tail}".lower()] == 0

"""Where quotations stand in a text: from a first double mark to the last one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_LONGEST: Final = 10_000
"""Characters of one quotation; a longer one is a mark that was never closed."""
_SHORTEST: Final = 5
"""Words of one; fewer are scare quotes or a title."""
_MARK: Final = re.compile(r'"++|[“”]|[\r\n\u2028\u2029]\s*+')
_MARKS: Final = '"“”'
_OPENED_BEHIND: Final = "([{—–-:"


@dataclass(frozen=True, slots=True)
class Quotation:
    """start: its first mark; end: behind its last one, or the end of the paragraph that leaves it open."""

    start: int
    end: int
    closed: bool


def quotations_of(text: str) -> Iterator[Quotation]:
    """What stands between double marks, in order. Of two first marks without a last one between, the later counts.

    A paragraph goes on with a quotation only in marks of the same shape: articles quoted whole stand in straight ones,
    their own quotations in curly ones.
    """
    opened: int | None = None
    reopened = -1
    for mark in _MARK.finditer(text):
        at, behind = mark.span()
        if mark.group()[0] in _MARKS:
            if at == reopened:
                continue
            if _opens(text, mark):
                opened = at
            elif opened is not None:
                if behind - opened <= _LONGEST:
                    yield Quotation(opened, behind, closed=True)
                opened = None
        elif opened is not None and not _is_wrap(text, mark):
            if text[behind : behind + 1] == text[opened]:
                reopened = behind
            else:
                if at - opened <= _LONGEST:
                    yield Quotation(opened, at, closed=False)
                opened = None


def is_long(text: str, quotation: Quotation) -> bool:
    """Has it more words than a title or scare quotes?"""
    return text.count(" ", quotation.start, quotation.end) >= _SHORTEST - 1


def _opens(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in ("“", "”"):
        return mark.group() == "“"
    before, behind = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    return not (behind.isspace() or not behind) and (not before or before.isspace() or before in _OPENED_BEHIND)


def _is_wrap(text: str, line_end: re.Match[str]) -> bool:
    return line_end.group().count("\n") < 2 and text[line_end.end() : line_end.end() + 1].islower()


def last_sign(text: str, quotation: Quotation) -> str:
    """The last sign before the last mark."""
    return text[max(quotation.start, quotation.end - 8) : quotation.end].rstrip('"” ')[-1:]


def line_of(text: str, start: int, end: int) -> str:
    """What stands from start up to the end of its line, at most up to end."""
    return re.split(r"[\r\n\u2028\u2029]", text[start:end], maxsplit=1)[0]

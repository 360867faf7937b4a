"""Bytes in bounded memory: a whole stream, or line by line."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from claimbook.errors import InputError
from claimbook.read.charset import NUL_PROBLEM, bom_charset, decode

Stream = io.BufferedReader

_SKIP_BYTES: Final = 1 << 20

# One NUL spoils its line; more of them than this in the first bytes show a file that has no lines.
_NUL_SHARE: Final = 0.05


@dataclass(frozen=True, slots=True)
class Line:
    """One line with its end of line. number: from 1. problem: why it cannot be read, its text then being empty."""

    number: int
    text: str
    problem: str = ""


def read_whole(stream: Stream, name: str, limit: int) -> bytes:
    """All bytes of the stream. Raises InputError where there are more than `limit`, or none."""
    content = stream.read(limit + 1)
    if len(content) > limit:
        raise InputError(name, f"longer than {limit:,} bytes.", remedy="Split it into shorter documents.")
    if not content:
        raise InputError(name, "empty, it has no bytes.")
    return content


def bounded_lines(stream: Stream, name: str, limit: int) -> Iterator[Line]:
    """The lines of a stream, none held that is longer than `limit` bytes.

    A line that is too long or not UTF-8 comes as a Line with a problem, and the next ones follow. UTF-16 and UTF-32 are
    known by their byte order mark. Raises InputError where the stream is binary.
    """
    head = stream.peek(4096)[:4096]
    charset = bom_charset(head)
    if charset is None and head.count(b"\0") > _NUL_SHARE * len(head):
        raise InputError(name, NUL_PROBLEM)
    if charset == "utf-8-sig":
        stream.read(3)
    return _wide_lines(stream, name, charset, limit) if charset in ("utf-16", "utf-32") else _byte_lines(stream, limit)


def _byte_lines(stream: Stream, limit: int) -> Iterator[Line]:
    number = 0
    while content := stream.readline(limit + 1):
        number += 1
        if _is_cut(content, limit):
            while (rest := stream.readline(_SKIP_BYTES)) and not rest.endswith(b"\n"):
                pass
            yield Line(number, "", _too_long(limit))
        else:
            yield _decoded_line(number, content)


def _decoded_line(number: int, content: bytes) -> Line:
    try:
        return Line(number, decode(content, ""))
    except InputError as error:
        return Line(number, "", error.problem)


def _wide_lines(stream: Stream, name: str, charset: str, limit: int) -> Iterator[Line]:
    lines = io.TextIOWrapper(stream, encoding=charset, newline="\n")
    number = 0
    try:
        while text := lines.readline(limit + 1):
            number += 1
            if _is_cut(text, limit):
                while (rest := lines.readline(_SKIP_BYTES)) and not rest.endswith("\n"):
                    pass
                yield Line(number, "", _too_long(limit))
            else:
                yield Line(number, text)
    except UnicodeError as error:
        # No way to find the next line after a broken unit of two bytes: the rest cannot be trusted.
        raise InputError(name, f"broken {charset.upper()} after line {number}; the rest is not read.") from error
    finally:
        lines.detach()


def _is_cut(line: bytes | str, limit: int) -> bool:
    return len(line) > limit and line[-1:] not in (b"\n", "\n")


def _too_long(limit: int) -> str:
    return f"line longer than {limit:,} bytes."

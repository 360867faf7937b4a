"""Inputs -> Documents, one at a time."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast

from claimbook.errors import InputError
from claimbook.model.values import Issue
from claimbook.read.assembly import Found, issue_of, shown
from claimbook.read.bounds import Stream
from claimbook.read.formats import BY_SUFFIX, SUFFIXES, Format, sniffed
from claimbook.read.identity import unique_ids
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin
from claimbook.read.sources import Source, expand

DEFAULTS = ReadOptions()


def read_inputs(inputs: Sequence[str], options: ReadOptions = DEFAULTS) -> Iterator[Found]:
    """The documents of all inputs, in order, with an Issue for all that cannot be read; nothing is raised.

    inputs: files (.txt, .md, .html, .pdf, .jsonl, .csv), folders, "-" for standard input, http(s) addresses. Lazy: one
    document is held at a time, and the ids of those before. `published` is None where no date is declared.
    """
    return unique_ids(found for source in expand(inputs) for found in _read_or_issue(source, options))


def read_source(source: Source, options: ReadOptions = DEFAULTS) -> Iterator[Found]:
    """What one source holds, with an Issue for what cannot be read. Ids may repeat between sources."""
    try:
        with _opened(source, options) as (stream, origin, kind):
            yield from kind.read(stream, origin, options)
    except InputError as error:
        yield issue_of(error)
    except OSError as error:
        yield Issue(source.name, f"it cannot be read ({error.strerror or error}).")


def count_documents(inputs: Sequence[str], options: ReadOptions = DEFAULTS) -> int | None:
    """How many documents the inputs hold, bad ones included, for a progress bar; None with standard input among them.

    Files and addresses count without being opened; .jsonl and .csv files are passed through once, unparsed.
    """
    sources = [source for source in expand(inputs) if isinstance(source, Source)]
    if any(source.kind == "stdin" or _is_pipe(source) for source in sources):
        return None
    return sum(_count(source, options) for source in sources)


def _count(source: Source, options: ReadOptions) -> int:
    kind = BY_SUFFIX.get(_suffix(source)) if source.kind == "file" else None
    if kind is None or not kind.many:
        return 1
    try:
        with Path(source.place).open("rb") as stream:
            return kind.count(stream, source.name, options)
    except (OSError, InputError):
        return 1  # read_source will tell the reason in its place


def _read_or_issue(source: Source | Issue, options: ReadOptions) -> Iterator[Found]:
    return iter((source,)) if isinstance(source, Issue) else read_source(source, options)


@contextmanager
def _opened(source: Source, options: ReadOptions) -> Iterator[tuple[Stream, Origin, Format]]:
    if source.kind == "address":
        from claimbook.read.address import fetched  # noqa: PLC0415 -- httpx takes 0.15 s to load

        with fetched(source.place, options) as opened:
            yield opened
    elif source.kind == "stdin":
        stream = _standard_input()
        yield stream, Origin(source.name), sniffed(stream)
    else:
        with Path(source.place).open("rb") as stream:
            yield stream, Origin(source.name), _file_format(source, stream)


def _file_format(source: Source, stream: Stream) -> Format:
    suffix = _suffix(source)
    if not suffix:
        return sniffed(stream)
    if suffix not in BY_SUFFIX:
        raise InputError(source.name, f"unknown format {shown(suffix)}.", f"Known: {SUFFIXES}.")
    return BY_SUFFIX[suffix]


def _standard_input() -> Stream:
    stream = sys.stdin.buffer
    return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))


def _suffix(source: Source) -> str:
    return Path(source.place).suffix.lower()


def _is_pipe(source: Source) -> bool:
    return source.kind == "file" and not os.path.isfile(source.place)  # noqa: PTH113 -- pathlib raises for a forbidden path

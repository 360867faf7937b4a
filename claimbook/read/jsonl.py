"""JSON lines: a document a line, all but text optional:

{"id", "text", "published", "title", "source", "url", "language"}
"""

import json
from collections.abc import Iterator

from claimbook.errors import InputError
from claimbook.model.values import Issue
from claimbook.read.assembly import Found, shown
from claimbook.read.bounds import Line, Stream, bounded_lines
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin
from claimbook.read.records import read_record


def read(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
    """The documents, one line in memory at a time; a bad line is an Issue named `file.jsonl:12`, and the rest goes on.

    Raises InputError where the whole file is binary or holds no line.
    """
    empty = True
    for line in bounded_lines(stream, origin.name, options.max_bytes):
        if line.problem or line.text.strip():
            empty = False
            yield from _read_line(line, f"{origin.name}:{line.number}", options)
    if empty:
        raise InputError(origin.name, "no document in it.")


def count(stream: Stream, name: str, options: ReadOptions) -> int:
    """How many documents or bad lines `read` would find."""
    return sum(1 for line in bounded_lines(stream, name, options.max_bytes) if line.problem or line.text.strip())


def _read_line(line: Line, name: str, options: ReadOptions) -> Iterator[Found]:
    if line.problem:
        yield Issue(name, line.problem)
        return
    try:
        record = json.loads(line.text)
    except RecursionError:
        yield Issue(name, "JSON nested too deeply.")
    except ValueError as error:
        yield Issue(name, f"not JSON ({error}).")
    else:
        if isinstance(record, dict):
            yield from read_record(record, name, options)
        else:
            yield Issue(name, f"not a JSON object but {shown(record)}.")

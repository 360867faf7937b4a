"""Inputs as the user names them -> the single sources behind them."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from claimbook.model.values import Issue
from claimbook.read.folder import walk

STANDARD_INPUT: Final = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """One file, address, or standard input. place: path or address to open; name: how Issues call it."""

    kind: Literal["file", "address", "stdin"]
    place: str
    name: str


def expand(inputs: Sequence[str]) -> Iterator[Source | Issue]:
    """The sources of all inputs, in their order, folders walked; an Issue where there is none. Nothing is opened."""
    for given in inputs:
        yield from _expand_one(given)


def _expand_one(given: str) -> Iterator[Source | Issue]:
    if given == STANDARD_INPUT:
        yield Source("stdin", given, "standard input")
    elif given.lower().startswith(("http://", "https://")):
        yield Source("address", given, given)
    elif not os.path.exists(given):  # noqa: PTH110 -- pathlib raises for too long a name and for a forbidden path
        yield Issue(given, "no such file or folder, or none that you may look at.")
    elif Path(given).is_dir():
        yield from (one if isinstance(one, Issue) else Source("file", one, one) for one in walk(given))
    else:
        yield Source("file", given, given)

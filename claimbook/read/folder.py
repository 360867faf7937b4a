"""A folder -> the files in it, in sorted order, hidden ones passed over."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimbook.model.values import Issue
from claimbook.read.formats import BY_SUFFIX, SUFFIXES


def walk(folder: str) -> Iterator[str | Issue]:
    """Paths of all files under `folder` that have a known suffix, depth first, sorted by name.

    Then Issues: for what cannot be listed, for links to folders (not followed: they may lead in a circle), one with the
    number of files of other kinds, and one where there was nothing to read.
    """
    found, others = 0, Counter[str]()
    for entry in _entries(folder):
        if isinstance(entry, Issue):
            yield entry
        elif (suffix := entry.suffix.lower()) in BY_SUFFIX:
            found += 1
            yield str(entry)
        else:
            others[suffix or "no suffix"] += 1
    if others:
        yield Issue(folder, f"{others.total()} files of unknown format not read ({_told(others)}). Known: {SUFFIXES}.")
    if not found:
        yield Issue(folder, f"a folder without documents. Looked for: {SUFFIXES}.")


def _entries(folder: str) -> Iterator[Path | Issue]:
    """Every file below the folder, without recursion, so that no depth breaks it."""
    waiting = [Path(folder)]
    while waiting:
        path = waiting.pop()
        if os.path.isfile(path):  # noqa: PTH113 -- pathlib raises for a forbidden path
            yield path
        elif not os.path.isdir(path):  # noqa: PTH112 -- as above
            yield Issue(str(path), "not a file: a pipe, a device, a link that leads nowhere, or forbidden.")
        elif path.is_symlink() and path != Path(folder):
            yield Issue(str(path), "a link to a folder, not followed. Name the folder itself to read it.")
        else:
            try:
                waiting += sorted(_visible(path), reverse=True)
            except OSError as error:
                yield Issue(str(path), f"a folder that cannot be listed ({error.strerror}).")


def _visible(folder: Path) -> Iterator[Path]:
    return (path for path in folder.iterdir() if not path.name.startswith("."))


def _told(others: Counter[str]) -> str:
    return ", ".join(f"{number} {suffix[:20]!r}" for suffix, number in others.most_common(5))

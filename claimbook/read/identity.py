"""Ids that are unique within one run."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from claimbook.model.values import Issue
from claimbook.read.assembly import Found, digest, shown


def unique_ids(found: Iterable[Found]) -> Iterator[Found]:
    """The same documents and Issues; a document whose id was there before gets a suffix, after an Issue that says so.

    The suffix follows from the text, and from the order for the same text once more: nothing is dropped.
    """
    taken: set[str] = set()
    for one in found:
        if isinstance(one, Issue):
            yield one
            continue
        free = _free_id(one.id, one.text, taken)
        if free != one.id:
            yield Issue(one.id, f"this id was given before; the later document is called {shown(free)}.")
        taken.add(free)
        yield replace(one, id=free)


def _free_id(wanted: str, text: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    stem, number = f"{wanted}-{digest(text)[:8]}", 1
    free = stem
    while free in taken:
        number += 1
        free = f"{stem}-{number}"
    return free

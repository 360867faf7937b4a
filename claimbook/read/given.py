"""The mentions that a record brings along: `"mentions": [{"start", "end", "kind"}]`, slices of its own text."""

from collections.abc import Iterator, Mapping
from typing import Final

from claimbook.model.codebook import MENTION_KINDS
from claimbook.model.values import Issue, Mention
from claimbook.read.assembly import shown

MOST: Final = 100_000
"""Mentions of one document; those behind are reported, not read."""


def read_mentions(listed: object, text: str, name: str) -> tuple[tuple[Mention, ...], tuple[Issue, ...]]:
    """The mentions with their words, in the order given, and an Issue for each that is no slice of the text.

    listed: the value of the record's `mentions`; None: it has none. name: of the record, for Issues. Offsets count
    Unicode code points, ends exclusive; a kind is one of codebook.MENTION_KINDS, and may be left out.
    """
    if listed is None:
        return (), ()
    if not isinstance(listed, list):
        return (), (Issue(name, f"mentions is not a list but {shown(listed)}; it is passed over."),)
    found = [_read(one, text, f"{name}, mention {number}") for number, one in enumerate(listed[:MOST], 1)]
    issues = [one for one in found if isinstance(one, Issue)]
    if len(listed) > MOST:
        issues.append(Issue(name, f"more than {MOST:,} mentions; the rest is not read."))
    return tuple(one for one in found if isinstance(one, Mention)), tuple(issues)


def _read(given: object, text: str, name: str) -> Mention | Issue:
    if not isinstance(given, Mapping):
        return Issue(name, f"not an object but {shown(given)}; it is passed over.")
    start, end, kind = given.get("start"), given.get("end"), given.get("kind")
    problem = next(_problems(start, end, kind, len(text)), None)
    if problem or not (isinstance(start, int) and isinstance(end, int)):
        return Issue(name, f"{problem}; it is passed over.")
    return Mention(text[start:end], start, end, kind=kind)


def _problems(start: object, end: object, kind: object, size: int) -> Iterator[str]:
    if not (_is_offset(start) and _is_offset(end)):
        yield f"start {shown(start)} and end {shown(end)} are not two whole numbers"
    elif not 0 <= start < end <= size:  # type: ignore[operator]  # both are numbers here
        yield f"{start}..{end} is no slice of the text, which has {size:,} characters"
    if kind is not None and kind not in MENTION_KINDS:
        yield f"kind {shown(kind)} is none of {', '.join(MENTION_KINDS)}"


def _is_offset(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)

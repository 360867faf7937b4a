"""Plain text and Markdown. The text is kept character for character; only a declared head is taken off.

The head is either a front matter block

    ---
    title: Raid on the ferry
    date: 2021-01-11
    source: The Valley Courier
    ---

or the words `date 2021-01-11` at the beginning.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from claimbook.read.assembly import Found, Metadata, assemble
from claimbook.read.bounds import Stream, read_whole
from claimbook.read.charset import decode
from claimbook.read.dates import parse_day
from claimbook.read.options import ReadOptions
from claimbook.read.origin import Origin

FRONT_MATTER_KEYS: Final = {
    "id": "id",
    "title": "title",
    "date": "published",
    "published": "published",
    "source": "source",
    "url": "url",
    "language": "language",
    "lang": "language",
}
"""Key of a front matter block -> field of Metadata. Other keys are the author's own and are passed over."""

# Bounded: a text that merely begins with a rule of dashes is not searched to its end.
_BLOCK: Final = re.compile(r"---[ \t]*\r?\n(?P<body>(?:(?!---)[^\n]{0,1000}\n){1,100}?)---[ \t]*(?:\r?\n|\Z)")
_ENTRY: Final = re.compile(r"(?P<key>[A-Za-z_][\w -]{0,40}):(?:[ \t]+(?P<value>.*))?")
_CONTINUATION: Final = re.compile(r"[ \t]+.*|-[ \t].*|#.*|")
_MARKER: Final = re.compile(r"\s{0,100}date:?[ \t]{1,100}(?P<day>\d{4}-\d{2}-\d{2})(?!\S)[ \t]{0,100}(?:\r?\n)?", re.I)


def read(stream: Stream, origin: Origin, options: ReadOptions) -> Iterator[Found]:
    """The one document that a plain text is. Raises InputError where it cannot be read."""
    content = read_whole(stream, origin.name, options.max_bytes)
    metadata, text = split_head(decode(content, origin.name, origin.charset))
    return assemble(text, with_origin(metadata, origin), origin.name, options)


def split_head(whole: str) -> tuple[Metadata, str]:
    """What the head declares, and the text after it; the whole text where there is no head."""
    if (block := _BLOCK.match(whole)) and (entries := _entries(block["body"])):
        return Metadata(**entries), whole[block.end() :]
    if marker := _MARKER.match(whole):
        # Words that are no day ("date 2021-13-45") stay in the text too, so that nothing is lost.
        return Metadata(published=marker["day"]), whole[marker.end() :] if parse_day(marker["day"]) else whole
    return Metadata(), whole


def with_origin(metadata: Metadata, origin: Origin) -> Metadata:
    """The metadata with the address that the document came from, where it names none."""
    return replace(metadata, url=metadata.url or origin.url)


def _entries(body: str) -> dict[str, str]:
    """Field of Metadata -> value; empty where a line is neither an entry nor goes on with one: then it is text."""
    lines = [line.rstrip("\r") for line in body.split("\n")]
    matches = [_ENTRY.fullmatch(line) for line in lines]
    if any(match is None and not _CONTINUATION.fullmatch(line) for match, line in zip(matches, lines, strict=True)):
        return {}
    pairs = [(match["key"].strip().lower(), _unquoted(match["value"] or "")) for match in matches if match]
    return {FRONT_MATTER_KEYS[key]: value for key, value in pairs if key in FRONT_MATTER_KEYS and value}


def _unquoted(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'" else value
